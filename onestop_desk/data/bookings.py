"""Appointments in the database: found by whatever one has at hand, entered, changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.bookings import BookedBy, BookingState
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import SeatKind

FOREVER = 1 << 62
"""Until when a confirmed booking keeps its seat."""

_NAMES = (
    "id, line_id, day, start, end_at, slots, kind, state, version, code, token, booked_by, sure, told, held_until,"
    " made_at, changed_at, reason, person_id, helper_id, holder, helper, ticket_id"
)
_COLUMNS = ", ".join(f"a.{name.strip()}" for name in _NAMES.split(","))
_PEOPLE = (
    " LEFT JOIN person p ON p.id = a.person_id LEFT JOIN person h ON h.id = a.helper_id"
    " LEFT JOIN ticket t ON t.id = a.ticket_id"
)
_SELECT = (
    f"SELECT {_COLUMNS}, p.name, p.phone, p.email, h.name, t.letter, t.number FROM appointment a{_PEOPLE}"
    " WHERE a.office_id = :office AND "
)
_PROCEDURES = (
    "SELECT ap.appointment_id, ap.procedure_id, ap.procedure_version_id, pr.code, pv.name FROM appointment a"
    f"{_PEOPLE} JOIN appointment_procedure ap ON ap.appointment_id = a.id JOIN procedure pr ON pr.id = ap.procedure_id"
    " JOIN procedure_version pv ON pv.id = ap.procedure_version_id WHERE a.office_id = :office AND "
)
_LIVE = "a.state IN ('held','confirmed','checked_in')"
_BOOKED = "a.state IN ('confirmed','checked_in')"


@dataclass(frozen=True)
class BookingRow:
    """One appointment as it is stored, with what is erasable of it."""

    id: str
    line_id: str
    day: str
    start: Instant
    end_at: Instant
    slots: int
    kind: SeatKind
    state: BookingState
    version: int
    code: str
    token: str
    booked_by: BookedBy
    sure: bool
    told: bool
    held_until: Instant
    made_at: Instant
    changed_at: Instant
    reason: str | None
    person_id: str | None
    helper_id: str | None
    holder: str | None
    helper: str | None
    ticket_id: str | None
    name: str | None
    phone: str | None
    email: str | None
    helper_name: str | None
    ticket_letter: str | None
    ticket_number: int | None


@dataclass(frozen=True)
class ProcedureRow:
    """One procedure of an appointment."""

    appointment_id: str
    procedure_id: str
    version_id: str
    code: str
    name: str


def booking(row: Row) -> BookingRow:
    """A row of an appointment as a value."""
    values = list(row)
    values[6], values[7], values[11] = SeatKind(row[6]), BookingState(row[7]), BookedBy(row[11])
    values[12], values[13] = bool(row[12]), bool(row[13])
    return BookingRow(*values)


def procedures(rows: Sequence[Row]) -> list[ProcedureRow]:
    """Rows of procedures as values."""
    return [ProcedureRow(*row) for row in rows]


def _found(where: str, order: str = "a.start, a.made_at, a.id", **places: object) -> tuple[Statement, Statement]:
    """The statements that read appointments and their procedures."""
    return (
        statement(f"{_SELECT}{where} ORDER BY {order}", **places),
        statement(f"{_PROCEDURES}{where} ORDER BY ap.appointment_id, ap.position", **places),
    )


def by_id(appointment_id: str) -> tuple[Statement, Statement]:
    """One appointment."""
    return _found("a.id = :appointment", appointment=appointment_id)


def by_token_key(token_key: str) -> tuple[Statement, Statement]:
    """The appointments with a token, the newest first: one that was moved keeps its token."""
    return _found("a.token_key = :token_key", "a.made_at DESC, a.id DESC", token_key=token_key)


def by_code(code: str) -> tuple[Statement, Statement]:
    """The appointments with a code, the newest first: a code is given again when nobody live has it."""
    return _found("a.code = :code AND a.state <> 'moved'", "a.made_at DESC, a.id DESC", code=code)


def by_phone_end(figures: str) -> tuple[Statement, Statement]:
    """Today's appointments whose phone number ends with these figures."""
    return _found(f"a.day = :day AND {_BOOKED} AND p.phone LIKE :ending", ending=f"%{figures}")


def with_people(since: str) -> tuple[Statement, Statement]:
    """The appointments of a day and later that have a name, to search in."""
    return _found("a.day >= :since AND a.state <> 'moved' AND a.person_id IS NOT NULL", since=since)


def between(first: str, last: str) -> tuple[Statement, Statement]:
    """Everything that keeps a place on these days, holds that have run out among it."""
    return _found(f"a.day >= :first AND a.day <= :last AND {_LIVE}", first=first, last=last)


def booked_from(day: str) -> tuple[Statement, Statement]:
    """What is confirmed for a day and later."""
    return _found("a.day >= :since AND a.state = 'confirmed'", "a.start, a.made_at, a.id", since=day)


def booked_until_today() -> Statement:
    """What is still confirmed for today or an earlier day."""
    return _found("a.day <= :day AND a.state = 'confirmed'")[0]


def booked_before_today() -> Statement:
    """What is still confirmed for an earlier day: nobody closed it."""
    return _found("a.day < :day AND a.state = 'confirmed'")[0]


def holds_over(before: Instant) -> Statement:
    """Holds that ended before an instant."""
    return _found("a.state = 'held' AND a.held_until < :before", before=before)[0]


def codes_taken(codes: Sequence[str]) -> Statement:
    """The statement that reads which of some codes a live appointment has."""
    places = {f"code_{i}": code for i, code in enumerate(codes)}
    names = ", ".join(f":{name}" for name in places)
    return statement(
        f"SELECT a.code FROM appointment a WHERE a.office_id = :office AND {_LIVE} AND a.code IN ({names})", **places
    )


def of_holder(holder: str) -> Statement:
    """The statement that lists (id, day, line) of what is surely somebody's, today and later."""
    return statement(
        f"SELECT a.id, a.day, a.line_id FROM appointment a WHERE a.office_id = :office AND a.holder = :holder"
        f" AND a.day >= :day AND a.sure = 1 AND a.helper IS NULL AND {_BOOKED}",
        holder=holder,
    )


def of_helper(helper: str) -> Statement:
    """The statement that lists (id, day, line) of what a helper surely booked for others, today and later."""
    return statement(
        f"SELECT a.id, a.day, a.line_id FROM appointment a WHERE a.office_id = :office AND a.helper = :helper"
        f" AND a.day >= :day AND a.sure = 1 AND {_BOOKED}",
        helper=helper,
    )


_INSERT = (
    f"INSERT INTO appointment (office_id, token_key, {_NAMES}) VALUES (:office, :token_key, :id, :line_id, :day_of,"
    " :start, :end_at, :slots, :kind, :state, 1, :code, :token, :booked_by, :sure, 0, :held_until, :now, :now, NULL,"
    " :person_id, :helper_id, :holder, :helper, NULL)"
)


def insert(tx: Tx, **places: object) -> None:
    """A new appointment."""
    tx.write(_INSERT, **places)


def insert_procedure(tx: Tx, appointment_id: str, position: int, procedure_id: str, version_id: str) -> None:
    """One procedure it is for."""
    tx.write(
        "INSERT INTO appointment_procedure (appointment_id, position, office_id, procedure_id, procedure_version_id)"
        " VALUES (:appointment, :position, :office, :procedure, :version)",
        appointment=appointment_id,
        position=position,
        procedure=procedure_id,
        version=version_id,
    )


@lru_cache(maxsize=64)
def _update(names: tuple[str, ...]) -> str:
    sets = "".join(f", {name} = :{name}" for name in names)
    return (
        f"UPDATE appointment SET state = :state, version = version + 1, changed_at = :now{sets}"
        " WHERE id = :appointment AND version = :version"
    )


def update(tx: Tx, row: BookingRow, state: BookingState, sets: dict[str, object]) -> None:
    """An appointment in its new state; the office's lock makes the version hold."""
    tx.write(_update(tuple(sets)), state=state.value, appointment=row.id, version=row.version, **sets)


def set_kind(tx: Tx, appointment_id: str, kind: SeatKind) -> None:
    """The kind of seat that was left, when somebody was quicker with the other."""
    tx.write("UPDATE appointment SET kind = :kind WHERE id = :appointment", kind=kind.value, appointment=appointment_id)


def ticket_of(appointment_id: str) -> Statement:
    """The statement that reads (token, arrival, line, slot) of the number that was given at check-in."""
    return statement(
        "SELECT t.token, t.arrived_at, t.line_id, t.slot_start FROM appointment a JOIN ticket t ON t.id = a.ticket_id"
        " WHERE a.id = :appointment AND a.office_id = :office",
        appointment=appointment_id,
    )


def counts(first: str, last: str) -> Statement:
    """The statement that counts (day, line, booked) of some days."""
    return statement(
        f"SELECT a.day, a.line_id, count(*) FROM appointment a WHERE a.office_id = :office AND a.day >= :first"
        f" AND a.day <= :last AND {_BOOKED} GROUP BY a.day, a.line_id",
        first=first,
        last=last,
    )


def everything() -> Statement:
    """Every appointment of the office, for whoever checks it."""
    return _found("a.id IS NOT NULL")[0]
