"""What is kept under one phone number, wherever it was typed; found to be shown, handed over or erased."""

from dataclasses import dataclass

from onestop_desk.data.tx import Statement, Tx, statement
from onestop_desk.domain.instants import Instant

_BARE = "p.phone"
for _sign in " .-()":
    _BARE = f"replace({_BARE}, '{_sign}', '')"
_THEIRS = f"SELECT p.id FROM person p WHERE p.office_id = :office AND p.erased_at IS NULL AND {_BARE} LIKE :ending"
"""Clerks type +84 912 345 678 or 0912.345.678: compared are the figures after the leading zero."""


@dataclass(frozen=True)
class PersonRow:
    """One erasable record that carries the number."""

    id: str
    name: str | None
    phone: str | None
    email: str | None
    note: str | None
    erase_after: Instant


def statements(number: str, holder: str) -> tuple[Statement, ...]:
    """The statements that read what belongs to a number (national, 0xxxxxxxxx) and to its keyed hash.

    In this order: persons; appointments as (start, line, state, held until, holder, helper); tickets as (arrival, line,
    state, letter, number, person); notes of visits and ratings as (id, note, until, arrival, line, written by the
    citizen); wishes as (id, when, line, last day, over at, person); messages as (due, sent at, kind, channel, person);
    no-shows as (missed at, expires at).
    """
    ending = f"%{number[1:]}%"
    return (
        statement(
            "SELECT p.id, p.name, p.phone, p.email, p.note, p.erase_after FROM person p"
            f" WHERE p.id IN ({_THEIRS}) ORDER BY p.id",
            ending=ending,
        ),
        statement(
            "SELECT a.start, a.line_id, a.state, a.held_until, a.person_id, a.helper_id FROM appointment a"
            f" WHERE a.office_id = :office AND (a.person_id IN ({_THEIRS}) OR a.helper_id IN ({_THEIRS}))"
            " ORDER BY a.start, a.id",
            ending=ending,
        ),
        statement(
            "SELECT t.arrived_at, t.line_id, t.state, t.letter, t.number, t.person_id FROM ticket t"
            f" WHERE t.office_id = :office AND t.person_id IN ({_THEIRS}) ORDER BY t.arrived_at, t.id",
            ending=ending,
        ),
        statement(
            "SELECT n.id, n.note, n.erase_after, t.arrived_at, t.line_id, 0 FROM ticket t JOIN visit v ON"
            " v.ticket_id = t.id JOIN visit_procedure vp ON vp.visit_id = v.id JOIN person n ON n.id = vp.note_id"
            f" WHERE t.office_id = :office AND t.person_id IN ({_THEIRS}) AND n.erased_at IS NULL"
            " UNION SELECT n.id, n.note, n.erase_after, t.arrived_at, t.line_id, 1 FROM ticket t JOIN rating r ON"
            " r.ticket_id = t.id JOIN person n ON n.id = r.note_id"
            f" WHERE t.office_id = :office AND t.person_id IN ({_THEIRS}) AND n.erased_at IS NULL",
            ending=ending,
        ),
        statement(
            "SELECT w.id, w.wished_at, w.line_id, w.to_day, w.over_at, w.person_id FROM wish w"
            f" WHERE w.office_id = :office AND w.person_id IN ({_THEIRS}) ORDER BY w.wished_at, w.id",
            ending=ending,
        ),
        statement(
            "SELECT m.due_at, m.sent_at, m.kind, m.channel, m.person_id FROM message m"
            f" WHERE m.office_id = :office AND m.person_id IN ({_THEIRS}) ORDER BY m.due_at, m.id",
            ending=ending,
        ),
        statement(
            "SELECT missed_at, expires_at FROM no_show WHERE office_id = :office AND holder = :holder"
            " ORDER BY missed_at",
            holder=holder,
        ),
    )


def erase(tx: Tx, person_id: str) -> int:
    """Empties one record now; how many there were."""
    return tx.changed(
        "UPDATE person SET name = NULL, phone = NULL, email = NULL, note = NULL, erased_at = :now"
        " WHERE id = :id AND office_id = :office AND erased_at IS NULL",
        id=person_id,
    )


def forget_hashes(tx: Tx, holder: str) -> None:
    """Takes a keyed hash off every appointment, and the missed ones that count on it away."""
    tx.write("UPDATE appointment SET holder = NULL WHERE office_id = :office AND holder = :holder", holder=holder)
    tx.write("UPDATE appointment SET helper = NULL WHERE office_id = :office AND helper = :holder", holder=holder)
    tx.write("DELETE FROM no_show WHERE office_id = :office AND holder = :holder", holder=holder)
