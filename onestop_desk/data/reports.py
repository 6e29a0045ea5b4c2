"""What figures are counted from, in the database: tickets of a day, what became of visits, what else is told."""

from collections.abc import Sequence

from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.tallies import TicketFact

_FACTS = (
    "t.id, t.letter, t.number, t.line_id, t.counter_id, t.served_by, t.state, t.arrived_at, t.slot_start,"
    " t.answered_at, t.serving_at, t.changed_at, t.forecast_at, t.priority, t.returned"
)
_ON = "t.office_id = :office AND t.service_day = :on"


def facts(rows: Sequence[Row]) -> list[TicketFact]:
    """Rows of `tickets_of` as values."""
    return list(map(TicketFact._make, rows))


def tickets_of(day: str) -> Statement:
    """The statement that lists the tickets of a day as facts."""
    return statement(f"SELECT {_FACTS} FROM ticket t WHERE {_ON} ORDER BY t.arrived_at, t.id", on=day)


def picks_of(day: str) -> Statement:
    """The statement that lists (ticket, how often it was picked by hand) of the tickets of a day; undone ones too."""
    return statement(
        "SELECT c.ticket_id, count(*) FROM call c WHERE c.office_id = :office AND c.service_day = :on"
        " AND c.by_hand IS NOT NULL AND c.withdrawn = 0 GROUP BY c.ticket_id",
        on=day,
    )


def outcomes_of(day: str) -> Statement:
    """The statement that counts (line, counter, clerk, procedure, version, outcome, missing papers, how many)."""
    return statement(
        "SELECT t.line_id, t.counter_id, t.served_by, vp.procedure_id, vp.procedure_version_id, vp.outcome, vp.missing,"
        " count(*) FROM ticket t JOIN visit v ON v.ticket_id = t.id JOIN visit_procedure vp ON vp.visit_id = v.id"
        f" WHERE {_ON} AND vp.outcome IS NOT NULL GROUP BY t.line_id, t.counter_id, t.served_by, vp.procedure_id,"
        " vp.procedure_version_id, vp.outcome, vp.missing",
        on=day,
    )


def levels_of(day: str) -> Statement:
    """The statement that counts (line, counter, clerk, level, how many) of the ratings of a day's visits."""
    return statement(
        "SELECT t.line_id, t.counter_id, t.served_by, r.level, count(*) FROM ticket t"
        f" JOIN rating r ON r.ticket_id = t.id WHERE {_ON} GROUP BY t.line_id, t.counter_id, t.served_by, r.level",
        on=day,
    )


def outcome_rows(first: str, last: str) -> Statement:
    """The statement that lists (ticket, letter, number, day, line, counter, clerk, procedure, outcome, closed at)."""
    return statement(
        "SELECT t.id, t.letter, t.number, t.service_day, t.line_id, t.counter_id, t.served_by, vp.procedure_id,"
        " vp.outcome, v.closed_at FROM ticket t JOIN visit v ON v.ticket_id = t.id JOIN visit_procedure vp"
        " ON vp.visit_id = v.id WHERE t.office_id = :office AND t.service_day BETWEEN :first AND :last"
        " AND vp.outcome IS NOT NULL ORDER BY t.service_day, t.arrived_at, vp.position",
        first=first,
        last=last,
    )


def rating_rows(first: str, last: str) -> Statement:
    """The statement that lists (day, line, counter, clerk, level, rated at); which visit it was is not told."""
    return statement(
        "SELECT t.service_day, t.line_id, t.counter_id, t.served_by, r.level, r.rated_at FROM ticket t"
        " JOIN rating r ON r.ticket_id = t.id WHERE t.office_id = :office"
        " AND t.service_day BETWEEN :first AND :last ORDER BY r.rated_at, r.id",
        first=first,
        last=last,
    )


def first_day() -> Statement:
    """The statement that tells the first service day with a ticket."""
    return statement("SELECT min(service_day) FROM ticket WHERE office_id = :office")


def counted_days(first: str, last: str) -> Statement:
    """The statement that lists the days that were counted already."""
    return statement(
        "SELECT service_day FROM day_figures WHERE office_id = :office AND service_day BETWEEN :first AND :last",
        first=first,
        last=last,
    )


def counted(first: str, last: str) -> Statement:
    """The statement that lists (day, figures) of the days that were counted already."""
    return statement(
        "SELECT service_day, figures FROM day_figures WHERE office_id = :office"
        " AND service_day BETWEEN :first AND :last",
        first=first,
        last=last,
    )


def counted_places(first: str, last: str) -> Statement:
    """The statement that lists (day, places) of the days that were counted already."""
    return statement(
        "SELECT service_day, places FROM day_figures WHERE office_id = :office"
        " AND service_day BETWEEN :first AND :last",
        first=first,
        last=last,
    )


def keep(tx: Tx, day: str, figures: str, places: str) -> None:
    """Keeps what a past day came to."""
    tx.write(
        "INSERT INTO day_figures (office_id, service_day, figures, places) VALUES (:office, :on, :figures, :places)"
        " ON CONFLICT (office_id, service_day) DO UPDATE SET figures = :figures, places = :places",
        on=day,
        figures=figures,
        places=places,
    )


def forget(tx: Tx, day: str) -> None:
    """Something of a past day changed: it is counted again when it is asked for."""
    tx.write("DELETE FROM day_figures WHERE office_id = :office AND service_day = :on", on=day)


def forget_day_of(tx: Tx, ticket_id: str) -> None:
    """The same for the day of a ticket."""
    tx.write(
        "DELETE FROM day_figures WHERE office_id = :office AND service_day ="
        " (SELECT service_day FROM ticket WHERE id = :ticket)",
        ticket=ticket_id,
    )


def bookings_by_day(first: str, last: str) -> Statement:
    """The statement that counts (day, line, state, how many) of appointments that were kept or missed."""
    return statement(
        "SELECT day, line_id, state, count(*) FROM appointment WHERE office_id = :office"
        " AND day BETWEEN :first AND :last AND state IN ('checked_in','no_show') GROUP BY day, line_id, state",
        first=first,
        last=last,
    )


def booking_rows(first: str, last: str) -> Statement:
    """The statement that lists (id, code, day, line, state, start) of appointments that were kept or missed."""
    return statement(
        "SELECT id, code, day, line_id, state, start FROM appointment WHERE office_id = :office"
        " AND day BETWEEN :first AND :last AND state IN ('checked_in','no_show') ORDER BY start, id",
        first=first,
        last=last,
    )


def refused(first: str, last: str) -> Statement:
    """The statement that lists (id, day, line, code, at) of people who asked for a number and got none."""
    return statement(
        "SELECT id, service_day, line_id, code, at FROM refused_number WHERE office_id = :office"
        " AND service_day BETWEEN :first AND :last ORDER BY at, id",
        first=first,
        last=last,
    )


def refused_by_day(first: str, last: str) -> Statement:
    """The statement that counts (day, line, how many) of people who asked for a number and got none."""
    return statement(
        "SELECT service_day, line_id, count(*) FROM refused_number WHERE office_id = :office"
        " AND service_day BETWEEN :first AND :last GROUP BY service_day, line_id",
        first=first,
        last=last,
    )


def add_refused(tx: Tx, row_id: str, line_id: str, code: str) -> int:
    """Somebody asked for a number and got none; 0 when the row is there: the same showing."""
    return tx.changed(
        "INSERT INTO refused_number (id, office_id, service_day, at, line_id, code)"
        " VALUES (:id, :office, :day, :now, :line, :code) ON CONFLICT (id) DO NOTHING",
        id=row_id,
        line=line_id,
        code=code,
    )


def guided_rows(first: str, last: str) -> Statement:
    """The statement that lists (id, day, result, reason, at) of walks of the guide."""
    return statement(
        "SELECT id, day, result, reason, at FROM guided WHERE office_id = :office AND day BETWEEN :first AND :last"
        " ORDER BY at, id",
        first=first,
        last=last,
    )


def guided_by_day(first: str, last: str) -> Statement:
    """The statement that counts (day, result, reason, how many) of walks of the guide."""
    return statement(
        "SELECT day, result, reason, count(*) FROM guided WHERE office_id = :office AND day BETWEEN :first AND :last"
        " GROUP BY day, result, reason",
        first=first,
        last=last,
    )


def cameras() -> Statement:
    """The statement that lists (id, name, reachable, checked at) of the cameras the centre has to show."""
    return statement(
        "SELECT id, name, reachable, checked_at FROM camera WHERE office_id = :office AND listed = 1 ORDER BY name, id"
    )


def forms_by_day(first: str, last: str) -> Statement:
    """The statement that counts (day, forms) that clerks filled in and printed."""
    return statement(
        "SELECT service_day, count(*) FROM printed_form WHERE office_id = :office"
        " AND service_day BETWEEN :first AND :last GROUP BY service_day",
        first=first,
        last=last,
    )


def visits_between(day: str, start: int, end: int) -> Statement:
    """The statement that counts (visits, with an appointment) of a day that came or had their slot in [start, end)."""
    return statement(
        "SELECT count(*), count(slot_start) FROM ticket WHERE office_id = :office AND service_day = :on"
        " AND COALESCE(slot_start, arrived_at) >= :start AND COALESCE(slot_start, arrived_at) < :end",
        on=day,
        start=start,
        end=end,
    )
