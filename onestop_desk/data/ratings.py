"""Ratings in the database: written once a visit, found by the token of its number, counted without a name."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.instants import Instant

_COLUMNS = "r.id, r.ticket_id, r.level, r.reasons, r.face, r.rated_at"


@dataclass(frozen=True)
class RatingRow:
    """One rating as it is stored; what was written stands elsewhere."""

    id: str
    ticket_id: str
    level: int
    reasons: tuple[str, ...]
    face: str
    rated_at: Instant


def rating(row: Row) -> RatingRow:
    """A row as a value."""
    return RatingRow(row[0], row[1], row[2], codes(row[3]), row[4], row[5])


def codes(stored: str) -> tuple[str, ...]:
    """The reasons as they are stored."""
    return tuple(json.loads(stored))


def of_ticket(ticket_id: str) -> Statement:
    """The statement that reads the rating of a ticket."""
    sql = f"SELECT {_COLUMNS} FROM rating r WHERE r.ticket_id = :ticket AND r.office_id = :office"
    return statement(sql, ticket=ticket_id)


def everything() -> Statement:
    """The statement that lists all ratings of the office."""
    return statement(f"SELECT {_COLUMNS} FROM rating r WHERE r.office_id = :office ORDER BY r.id")


def tokens_since(day: date) -> Statement:
    """The statement that lists (token, ticket) of all tickets from a day on."""
    return statement(
        "SELECT token, id FROM ticket WHERE office_id = :office AND service_day >= :since", since=day.isoformat()
    )


def of_days(first: date, last: date) -> Statement:
    """The statement that lists (level, reasons, day of the visit, what was written) of the visits of some days."""
    return statement(
        "SELECT r.level, r.reasons, t.service_day, p.note FROM rating r JOIN ticket t ON t.id = r.ticket_id"
        " LEFT JOIN person p ON p.id = r.note_id WHERE r.office_id = :office"
        " AND t.service_day BETWEEN :first AND :last",
        first=first.isoformat(),
        last=last.isoformat(),
    )


def insert(
    tx: Tx, rating_id: str, ticket_id: str, level: int, *, reasons: Sequence[str], face: str, note_id: str | None
) -> bool:
    """A rating; False when the visit has one already."""
    return bool(
        tx.changed(
            "INSERT INTO rating (id, office_id, ticket_id, level, reasons, face, rated_at, note_id) VALUES (:id,"
            " :office, :ticket, :level, :reasons, :face, :now, :note) ON CONFLICT (ticket_id) DO NOTHING",
            id=rating_id,
            ticket=ticket_id,
            level=level,
            reasons=json.dumps(list(reasons)),
            face=face,
            note=note_id,
        )
    )
