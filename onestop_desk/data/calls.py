"""Call rows: each is announced once by the board, in the order of `call_no`, which the office's lock hands out."""

from dataclasses import dataclass

from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.instants import Instant

_COLUMNS = (
    "c.id, c.call_no, c.ticket_id, c.counter_id, c.called_at, c.speak_until, c.recall, c.by_hand, c.withdrawn,"
    " t.letter, t.number, t.line_id, t.slot_start IS NOT NULL"
)


@dataclass(frozen=True)
class CallRow:
    """One call, with the ticket's number."""

    id: str
    call_no: int
    ticket_id: str
    counter_id: str
    called_at: Instant
    speak_until: Instant
    recall: bool
    by_hand: str | None
    withdrawn: bool
    letter: str
    number: int
    line_id: str
    booked: bool


def call(row: Row) -> CallRow:
    """A row as a value."""
    values = list(row)
    values[6], values[8], values[12] = bool(row[6]), bool(row[8]), bool(row[12])
    return CallRow(*values)


def take_call_no(tx: Tx, last: int) -> int:
    """The office's next call number; the caller holds the office's lock and has read `last` under it."""
    tx.write("UPDATE office SET call_no = :call_no WHERE id = :office", call_no=last + 1)
    return last + 1


_INSERT = (
    "INSERT INTO call (id, office_id, call_no, service_day, ticket_id, counter_id, called_at, speak_until, recall,"
    " by_hand, withdrawn) VALUES (:id, :office, :call_no, :day, :ticket, :counter, :now, :speak_until, :recall,"
    " :by_hand, 0)"
)


def insert(tx: Tx, **places: object) -> None:
    """A new call row."""
    tx.write(_INSERT, **places)


def last_of(tx: Tx, ticket_id: str) -> CallRow | None:
    """The newest call of a ticket."""
    row = tx.read_one(
        f"SELECT {_COLUMNS} FROM call c JOIN ticket t ON t.id = c.ticket_id WHERE c.ticket_id = :ticket"
        " ORDER BY c.call_no DESC LIMIT 1",
        ticket=ticket_id,
    )
    return call(row) if row else None


def withdraw(tx: Tx, ticket_id: str, since_call_no: int) -> None:
    """Takes a ticket's calls from `since_call_no` on off the board."""
    tx.write(
        "UPDATE call SET withdrawn = 1 WHERE ticket_id = :ticket AND call_no >= :since",
        ticket=ticket_id,
        since=since_call_no,
    )


def newest(limit: int) -> Statement:
    """The statement that lists today's newest calls, newest first."""
    return statement(
        f"SELECT {_COLUMNS} FROM call c JOIN ticket t ON t.id = c.ticket_id WHERE c.office_id = :office"
        " AND c.service_day = :day ORDER BY c.call_no DESC LIMIT :most",
        most=limit,
    )


def first_calls_today(tx: Tx) -> list[CallRow]:
    """Every first call of today that stands, in order."""
    rows = tx.read(
        f"SELECT {_COLUMNS} FROM call c JOIN ticket t ON t.id = c.ticket_id WHERE c.office_id = :office"
        " AND c.service_day = :day AND c.recall = 0 AND c.withdrawn = 0 ORDER BY c.call_no"
    )
    return [call(r) for r in rows]
