"""Servers for benches, each in a process of its own: the portal, and the barest web application beside it."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, fields
from multiprocessing.connection import Connection
from typing import Any

import psutil

from bench.offices import BenchOffice
from portal.limits import Allowance, Limits

LETTERS = "Giấy tờ cần có, lệ phí và thời hạn của thủ tục. "
ROWS = 40
TEMPLATE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>
{{ title }}</h1><ul>{% for row in rows %}<li><a href="/t/{{ row.code }}"><b>{{ row.name }}</b>
<small>{{ row.soft }}</small></a></li>{% endfor %}</ul></body></html>"""


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    address: str
    pid: int

    def memory_mib(self) -> float:
        """Resident memory now."""
        return round(float(psutil.Process(self.pid).memory_info().rss) / 1024 / 1024, 1)


def free_limits() -> Limits:
    """A bench comes from one address and has no script; what limits cost is measured, what they refuse is not."""
    return Limits(*(Allowance(10**9, 1.0) for _ in fields(Limits)))


def _portal(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    _serve(office, pipe, free_limits())


def _strict_portal(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    _serve(office, pipe, Limits())


def _serve(office: BenchOffice, pipe: "Connection[Any, Any]", limits: Limits) -> None:
    from portal.server import Binding, PortalServer

    # The bench speaks for a proxy: its phones may come from addresses of their own.
    with closing(office.open()) as services:
        server = PortalServer(services, Binding(proxies=("127.0.0.1",)), pipe.send, limits)
        server.run()


def _bare(office: BenchOffice, pipe: "Connection[Any, Any]") -> None:
    """Two routes of bare Litestar: {"ok": true}, and a page made of three queries and a template."""
    import socket
    import sqlite3

    import uvicorn
    from jinja2 import Environment
    from litestar import Litestar, MediaType, get

    template = Environment(autoescape=True).from_string(TEMPLATE)
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.execute("CREATE TABLE procedure (code TEXT PRIMARY KEY, name TEXT, soft TEXT)")
    base.executemany(
        "INSERT INTO procedure VALUES (?, ?, ?)", [(f"1.{n:06}", LETTERS * 2, LETTERS) for n in range(ROWS)]
    )

    @get("/json", sync_to_thread=False)
    def ok() -> dict[str, bool]:
        return {"ok": True}

    @get("/page", sync_to_thread=False, media_type=MediaType.HTML)
    def page() -> str:
        title = base.execute("SELECT name FROM procedure WHERE code = '1.000001'").fetchone()[0]
        base.execute("SELECT count(*) FROM procedure").fetchone()
        rows = base.execute("SELECT code, name, soft FROM procedure ORDER BY code").fetchall()
        shown = [{"code": code, "name": name, "soft": soft} for code, name, soft in rows]
        return template.render(title=title, rows=shown)

    made = socket.socket()
    made.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        Litestar([ok, page], openapi_config=None), log_config=None, access_log=False, server_header=False
    )
    pipe.send(f"http://127.0.0.1:{made.getsockname()[1]}/")
    uvicorn.Server(config).run(sockets=[made])


@contextmanager
def _started(target: Callable[..., None], office: BenchOffice) -> Iterator[Running]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(office, theirs))
    process.start()
    theirs.close()
    try:
        address = ours.recv()
        assert process.pid is not None
        yield Running(address, process.pid)
    finally:
        process.terminate()
        process.join(20)


def portal_of(office: BenchOffice, *, strict: bool = False) -> AbstractContextManager[Running]:
    """The portal of an office, in a process of its own; `strict` with the limits it has in an office."""
    return _started(_strict_portal if strict else _portal, office)


def bare_of(office: BenchOffice) -> AbstractContextManager[Running]:
    """The bare application."""
    return _started(_bare, office)
