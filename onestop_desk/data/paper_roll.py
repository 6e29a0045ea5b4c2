"""Numbers of the paper roll in the database: entered on the day they were given, not on the day they are typed in."""

from onestop_desk.data import reports
from onestop_desk.data.tickets import COLUMNS, TicketRow, ticket
from onestop_desk.data.tx import Tx

_INSERT = (
    "INSERT INTO ticket (id, office_id, service_day, letter, number, line_id, state, version, source, token,"
    " arrived_at, turn_at, turn_rank, callable_from, kept_until, started_at, priority, returned, calls_made,"
    " changed_at, typed_at) VALUES (:id, :office, :service_day, :letter, :number, :line_id, 'waiting', 1, :source,"
    " :token, :arrived_at, :turn_at, 0, :callable_from, :kept_until, :started_at, :priority, 0, 0, :now, :typed_at)"
)
_RAISE_SERIES = (
    "INSERT INTO number_series (office_id, service_day, letter, last) VALUES (:office, :on, :letter, :number)"
    " ON CONFLICT (office_id, service_day, letter) DO UPDATE SET last = CASE WHEN number_series.last < :number"
    " THEN :number ELSE number_series.last END"
)


def number_taken(tx: Tx, day: str, letter: str, number: int) -> bool:
    """Whether a number was given on a day."""
    sql = "SELECT 1 FROM ticket WHERE office_id = :office AND service_day = :on AND letter = :letter"
    return tx.read_one(f"{sql} AND number = :number", on=day, letter=letter, number=number) is not None


def raise_series(tx: Tx, day: str, letter: str, number: int) -> None:
    """Makes the series of a day go on after a number."""
    tx.write(_RAISE_SERIES, on=day, letter=letter, number=number)


def insert(tx: Tx, **places: object) -> TicketRow:
    """A new ticket that waits since its true time; the row as it is stored."""
    reports.forget(tx, str(places["service_day"]))
    tx.write(_INSERT, **places)
    stored = tx.read_one(f"SELECT {COLUMNS} FROM ticket t WHERE t.id = :ticket", ticket=places["id"])
    if stored is None:
        raise AssertionError("the row was just written")
    return ticket(stored)


def insert_visit(tx: Tx, visit_id: str, ticket_id: str, opened_at: int, closed_at: int) -> None:
    """A visit that is over."""
    tx.write(
        "INSERT INTO visit (id, office_id, ticket_id, opened_at, closed_at) VALUES (:id, :office, :ticket, :opened,"
        " :closed)",
        id=visit_id,
        ticket=ticket_id,
        opened=opened_at,
        closed=closed_at,
    )


def closed_days(tx: Tx) -> set[str]:
    """The days that somebody closed."""
    rows = tx.read("SELECT service_day FROM office_day WHERE office_id = :office AND closed_at IS NOT NULL")
    return {str(row[0]) for row in rows}
