"""Seats of appointments: which still count against a newcomer, and taking one so that nobody else has it."""

from collections.abc import Iterable, Sequence

from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import Occupied, Seat, Taken


def taken(line_id: str, first: Instant, end: Instant) -> Statement:
    """The statement that lists the seats of a line that count now, of slots from `first` on and before `end`."""
    return statement(
        "SELECT start, kind, number, live, appointment_id FROM seat WHERE line_id = :line AND start >= :first"
        " AND start < :end_at AND until > :now",
        line=line_id,
        first=first,
        end_at=end,
    )


def of_days(first: Instant, end: Instant) -> Statement:
    """The statement that lists (line, start, kind, number, live, appointment) of all lines between two instants."""
    return statement(
        "SELECT line_id, start, kind, number, live, appointment_id FROM seat WHERE office_id = :office"
        " AND start >= :first AND start < :end_at AND until > :now ORDER BY start, kind, number",
        first=first,
        end_at=end,
    )


def booked_from(instant: Instant) -> Statement:
    """The statement that lists (appointment, start, kind, number) of live seats from an instant on."""
    return statement(
        "SELECT appointment_id, start, kind, number FROM seat WHERE office_id = :office AND start >= :first"
        " AND live = 1 AND until > :now ORDER BY start, number",
        first=instant,
    )


def occupied(rows: Iterable[Row], but: str | None = None) -> Taken:
    """Rows of `taken` by slot and kind, without those of the appointment `but`, which is to be moved."""
    found: dict[tuple[Instant, str], Occupied] = {}
    for start, kind, number, live, appointment_id in rows:
        if appointment_id == but:
            continue
        here = found.get((start, kind))
        if here is None:
            here = found[start, kind] = Occupied()
        (here.live if live else here.hidden).add(number)
    return found


_TAKE = (
    "INSERT INTO seat (id, office_id, appointment_id, line_id, start, kind, number, live, until) VALUES"
    " (:id, :office, :appointment, :line, :start, :kind, :number, 1, :until)"
    " ON CONFLICT (line_id, start, kind, number) WHERE live = 1 DO NOTHING RETURNING id"
)
"""Whoever comes second waits until the first is through and then gets nothing: no error, and nothing to try again."""


def take(row_id: str, appointment_id: str, line_id: str, seat: Seat, until: Instant) -> Statement:
    """The statement that takes a seat; it answers with a row only when the seat was free."""
    return statement(
        _TAKE,
        id=row_id,
        appointment=appointment_id,
        line=line_id,
        start=seat.start,
        kind=seat.kind.value,
        number=seat.number,
        until=until,
    )


def sweep(tx: Tx, line_id: str, starts: Sequence[Instant]) -> None:
    """Takes away what no longer counts in these slots: holds that ended, freed seats that need no hiding any more."""
    tx.write(
        "DELETE FROM seat WHERE line_id = :line AND start >= :first AND start <= :last AND until <= :now",
        line=line_id,
        first=min(starts),
        last=max(starts),
    )


def keep(tx: Tx, appointment_id: str, until: Instant) -> int:
    """Keeps an appointment's seats until an instant; how many it still has."""
    return tx.changed(
        "UPDATE seat SET until = :until WHERE appointment_id = :appointment AND live = 1 AND until > :now",
        appointment=appointment_id,
        until=until,
    )


def free(tx: Tx, appointment_id: str, hidden_until: Instant) -> None:
    """Frees an appointment's seats, hidden from citizens until an instant."""
    tx.write(
        "UPDATE seat SET live = 0, until = :until WHERE appointment_id = :appointment AND live = 1",
        appointment=appointment_id,
        until=hidden_until,
    )


def drop(tx: Tx, appointment_id: str) -> None:
    """Frees an appointment's seats for everybody at once."""
    tx.write("DELETE FROM seat WHERE appointment_id = :appointment", appointment=appointment_id)
