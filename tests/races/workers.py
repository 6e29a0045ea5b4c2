"""What one station of a race does in a process of its own: no Qt, no pytest, the real services on the real database."""

import signal
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier, Event
from typing import TypeVar

# What the program reads late is read here once, by the nursery, and not again by each of some hundred stations.
import holidays.countries.vietnam  # noqa: F401
import psycopg
import sqlalchemy.dialects.postgresql.psycopg
import sqlalchemy.dialects.sqlite.pysqlite  # noqa: F401

from onestop_desk.data import tickets
from onestop_desk.data.postgres import PostgresDatabase, PostgresTx
from onestop_desk.data.sqlite import SqliteDatabase, SqliteTx, world_errors
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import OfficeRef, Statement, Tx
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.tickets import State
from onestop_desk.services import Services, build
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.keys import new_key
from onestop_desk.services.moves import Moved
from onestop_desk.services.ports import system_clock
from onestop_desk.services.views import Called

T = TypeVar("T")
PRESSES = 20
"""How often somebody presses again, with the same key, before giving up on a busy office."""


@dataclass(frozen=True)
class Seat:
    """Where a station stands: the office's address, its line, its counter and who sits there."""

    address: str
    line_id: str
    counter_id: str
    clerk: Actor
    guarded: bool = True


@dataclass(frozen=True)
class Work:
    """What a station got done: (ticket, shown number) in the order of its answers, and what went wrong."""

    answers: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class OpenFile(SqliteDatabase):
    """SQLite without its guard: no fair lock and no transaction around the read and the write."""

    @contextmanager
    def write(self, office: OfficeRef, first: Sequence[Statement] = (), *, lock: bool = False) -> Iterator[SqliteTx]:
        """Every statement for itself."""
        del lock
        with world_errors(), self._connection() as proxy:
            yield self._begin(proxy.driver_connection, office, first)


class OpenServer(PostgresDatabase):
    """PostgreSQL without its guard: nobody waits for the office's lock."""

    @contextmanager
    def write(self, office: OfficeRef, first: Sequence[Statement] = (), *, lock: bool = False) -> Iterator[PostgresTx]:
        """A transaction beside the others."""
        del lock
        with super().write(office, first, lock=False) as tx:
            yield tx


def highest_and_one(tx: Tx, letter: str) -> int:
    """The next number as one writes it without thinking: read the highest, add one."""
    sql = "SELECT coalesce(max(number), 0) + 1 FROM ticket WHERE office_id = :office AND letter = :letter"
    return int(tx.read(sql, letter=letter)[0][0])


@contextmanager
def at_seat(seat: Seat) -> Iterator[Services]:
    """The services as this station opens them; without the guard when the seat says so."""
    with closing(build(seat.address)) as services:
        if not seat.guarded:
            db = services.context.db
            if isinstance(db, SqliteDatabase):
                services.context.db = OpenFile(db.path, system_clock)
            else:
                services.context.db = OpenServer(db.url, None)
            tickets.next_number = highest_and_one
        yield services


def press(work: Work, action: Callable[[str], T]) -> T | None:
    """Presses until there is an answer, always with the same key; None, and a fault, when there is none."""
    key = new_key()
    said = ""
    for _ in range(PRESSES):
        try:
            return action(key)
        except WorldError as error:
            said = error.code
        except Refusal as refused:
            said = refused.code
            break
        except (sqlite3.Error, psycopg.Error, AssertionError) as error:
            # Without the guard half of a call may be stored, which the services rightly take for a bug.
            said = type(error).__name__
            break
    work.faults.append(f"no answer: {said}")
    return None


def take_numbers(seat: Seat, count: int, start: Barrier, out: Connection) -> None:
    """A kiosk that gives `count` numbers as fast as it can."""
    work = Work()
    kiosk = station("kiosk-1")
    with at_seat(seat) as services, closing(out):
        start.wait()
        for _ in range(count):
            taken = press(work, lambda key: services.kiosk.take_number(kiosk, seat.line_id, key=key))
            if taken is not None:
                work.answers.append((taken.ticket_id, taken.number))
        out.send(work)


def call_people(seat: Seat, count: int, start: Barrier, out: Connection) -> None:
    """A counter that calls `count` people, none of whom comes."""
    work = Work()
    with at_seat(seat) as services, closing(out):
        desk = services.desk
        desk.open_counter(seat.clerk, seat.counter_id)
        start.wait()
        for _ in range(count):
            called = press(work, lambda key: desk.call_next(seat.clerk, seat.counter_id, key=key))
            if called is not None:
                work.answers.append((called.ticket_id, called.number))
                press(work, partial(_miss, services, seat, called))
        out.send(work)


def _miss(services: Services, seat: Seat, called: Called, _key: str) -> Moved:
    return services.desk.miss(seat.clerk, called.ticket_id, expected=called.version, early_reason="asked")


def call_and_hold(seat: Seat, out: Connection) -> None:
    """A counter that picks somebody and then stands still inside its transaction, until it is killed."""
    update = tickets.update

    def update_and_stand_still(tx: Tx, row: TicketRow, state: State, sets: dict[str, object]) -> None:
        update(tx, row, state, sets)
        tx.reads(tickets.by_id(row.id))
        out.send(row.id)
        signal.pause()

    with at_seat(seat) as services:
        services.desk.open_counter(seat.clerk, seat.counter_id)
        tickets.update = update_and_stand_still
        services.desk.call_next(seat.clerk, seat.counter_id, key=new_key())


def call_once(seat: Seat, may_ask: Event, out: Connection) -> None:
    """A counter that opens, asks when it may, saying so, and tells whom it got."""
    with at_seat(seat) as services, closing(out):
        services.desk.open_counter(seat.clerk, seat.counter_id)
        out.send("open")
        may_ask.wait()
        out.send("asking")
        work = Work()
        called = press(work, lambda key: services.desk.call_next(seat.clerk, seat.counter_id, key=key))
        out.send(called.ticket_id if called else work.faults[-1])


def serve_until_killed(seat: Seat, out: Connection) -> None:
    """Gives numbers and calls people for ever; tells of each only after it was acknowledged."""
    kiosk = station("kiosk-1")
    with at_seat(seat) as services:
        services.desk.open_counter(seat.clerk, seat.counter_id)
        while True:
            for _ in range(2):
                taken = services.kiosk.take_number(kiosk, seat.line_id, key=new_key())
                out.send(("ticket", taken.ticket_id, taken.number))
            called = services.desk.call_next(seat.clerk, seat.counter_id, key=new_key())
            out.send(("call", called.ticket_id, called.call_id))
            missed = _miss(services, seat, called, "")
            out.send(("missed", missed.ticket_id, str(missed.version)))
