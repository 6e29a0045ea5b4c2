"""Starts stations as real processes and hears what they got done; and the office they race in."""

import multiprocessing
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import psycopg

from onestop_desk.services import Premises
from onestop_desk.services.starter import Setup, SetupCounter, SetupLine
from tests.races.workers import Seat, Work

STATIONS = 8
PATIENCE_S = 120.0
LINE = "A"


def _nursery() -> Any:
    """Where processes come from: one that has read the program already and forks, where there is such a thing."""
    if "forkserver" not in multiprocessing.get_all_start_methods():  # pragma: no cover - Windows
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.races.workers"])
    return context


NURSERY = _nursery()


def daytime_zone() -> str:
    """A zone in which it is about noon now, so that no race runs over midnight."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def one_line_office() -> Setup:
    """One line, as many counters as stations, a clerk at each, and numbers at any hour."""
    return Setup(
        commune_code="0",
        commune_name="xã Thử",
        office_name="Trung tâm Thử",
        authority="UBND xã Thử",
        head_name="",
        head_password="",
        lines=(SetupLine(LINE, "Chứng thực", "Chứng thực", 6),),
        counters=tuple(SetupCounter(n, f"Quầy {n}", "ubnd", (LINE,)) for n in range(1, STATIONS + 1)),
        hours={},
        clerks=(("Trưởng", "head"), *((f"Cán bộ {n}", "clerk") for n in range(1, STATIONS + 1))),
        is_demo=True,
        tz=daytime_zone(),
    )


def make_office(address: str) -> list[Seat]:
    """Sets the office up; the seats of its stations."""
    premises = Premises(address)
    premises.prepare()
    with closing(premises.create(one_line_office())) as services:
        people = services.sign_in.people()
        head = next(p for p in people if p.role == "head")
        services.office.change_settings(services.sign_in.demo(head.id), limit_numbers=False)
        clerks = [services.sign_in.demo(p.id) for p in people if p.role == "clerk"]
        (line,) = services.office.lines()
        counters = services.office.counters()
        return [Seat(address, line.id, counter.id, clerk) for counter, clerk in zip(counters, clerks, strict=True)]


def unguarded(seats: list[Seat]) -> list[Seat]:
    """The same office with its guards taken out: no lock, and no unique key to catch what the lock lets through."""
    if seats[0].address.startswith("sqlite"):
        _drop_keys_of_file(seats[0].address.removeprefix("sqlite:///"))
    else:
        with psycopg.connect(seats[0].address, autocommit=True) as connection:
            connection.execute('ALTER TABLE "call" DROP CONSTRAINT uq_call_office_id_call_no')
            connection.execute("ALTER TABLE ticket DROP CONSTRAINT uq_ticket_office_id_service_day_letter_number")
    return [replace(seat, guarded=False) for seat in seats]


def _drop_keys_of_file(path: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA legacy_alter_table=ON")
        for table in ("call", "ticket"):
            connection.execute(f'CREATE TABLE bare AS SELECT * FROM "{table}"')
            connection.execute(f'DROP TABLE "{table}"')
            connection.execute(f'ALTER TABLE bare RENAME TO "{table}"')
            connection.execute(f'CREATE UNIQUE INDEX bare_{table} ON "{table}" (id)')


@dataclass(frozen=True)
class Running:
    """One station that runs, and its end of the line to us."""

    process: BaseProcess
    heard: Connection

    def hear(self) -> Any:
        """What the station says next."""
        assert self.heard.poll(PATIENCE_S), "the station says nothing"
        return self.heard.recv()

    def last_words(self) -> list[Any]:
        """Everything a dead station had said and nobody had heard yet."""
        said = []
        while True:
            try:
                said.append(self.heard.recv())
            except (EOFError, OSError):
                return said

    def kill(self) -> None:
        """Kills it as `kill -9` does, and waits until it is dead."""
        self.process.kill()
        self.process.join(PATIENCE_S)


@contextmanager
def started(work: Callable[..., None], *arguments: object) -> Iterator[Running]:
    """A process that does `work(*arguments, line to us)`; killed when the block ends, if it still runs."""
    heard, says = NURSERY.Pipe(duplex=False)
    process = NURSERY.Process(target=work, args=(*arguments, says), daemon=True)
    process.start()
    says.close()
    running = Running(process, heard)
    try:
        yield running
    finally:
        running.kill()
        heard.close()
        process.close()


def race(work: Callable[..., None], seats: list[Seat], count: int) -> list[Work]:
    """All stations do `work` `count` times, starting together; what each got done."""
    start = NURSERY.Barrier(len(seats))
    with ExitStack() as stack:
        running = [stack.enter_context(started(work, seat, count, start)) for seat in seats]
        return [one.hear() for one in running]
