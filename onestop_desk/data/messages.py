"""The outbox: rows written together with what they tell of; whoever sends them claims them first."""

from collections.abc import Iterable
from dataclasses import dataclass

from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.instants import Instant

NEVER = 1 << 62
"""When a message is due that was given up."""
_MINE = "office_id = :office AND id = :message AND sent_at IS NULL"


@dataclass(frozen=True)
class MessageRow:
    """One message that was taken to be sent."""

    id: str
    kind: str
    appointment_id: str | None
    wish_id: str | None
    person_id: str
    channel: str
    attempts: int
    claimed_at: Instant
    made_at: Instant


def insert(
    tx: Tx,
    row_id: str,
    key: str,
    kind: str,
    *,
    person_id: str,
    channel: str,
    due_at: Instant,
    appointment_id: str | None = None,
    wish_id: str | None = None,
) -> None:
    """A message to send from `due_at` on; one with the same key is there only once."""
    tx.write(
        "INSERT INTO message (id, office_id, key, kind, appointment_id, wish_id, person_id, channel, due_at, made_at)"
        " VALUES (:id, :office, :key, :kind, :appointment, :wish, :person, :channel, :due_at, :now)"
        " ON CONFLICT (office_id, key) DO NOTHING",
        id=row_id,
        key=key,
        kind=kind,
        appointment=appointment_id,
        wish=wish_id,
        person=person_id,
        channel=channel,
        due_at=due_at,
    )


def drop_unsent(tx: Tx, appointment_id: str, kind: str) -> None:
    """Takes back what was planned and is not on its way yet."""
    tx.write(
        "DELETE FROM message WHERE office_id = :office AND appointment_id = :appointment AND kind = :kind"
        " AND sent_at IS NULL AND claimed_at IS NULL",
        appointment=appointment_id,
        kind=kind,
    )


def _among(channels: Iterable[str]) -> tuple[str, dict[str, object]]:
    places: dict[str, object] = {f"channel_{i}": channel for i, channel in enumerate(sorted(channels))}
    return ", ".join(f":{name}" for name in places) or "NULL", places


def to_do(channels: Iterable[str], before: Instant) -> Statement:
    """The statement that counts (due on these channels, taken before `before` and not heard of since)."""
    names, places = _among(channels)
    return statement(
        f"SELECT count(CASE WHEN claimed_at IS NULL AND due_at <= :now AND channel IN ({names}) THEN 1 END),"
        " count(CASE WHEN claimed_at < :before THEN 1 END) FROM message"
        " WHERE office_id = :office AND sent_at IS NULL AND due_at <= :now",
        before=before,
        **places,
    )


def claim(tx: Tx, channels: Iterable[str]) -> MessageRow | None:
    """Takes the message that has been due longest, for whoever sends it; the office's lock keeps others out."""
    names, places = _among(channels)
    rows = tx.read(
        "UPDATE message SET claimed_at = :now, attempts = attempts + 1 WHERE id = (SELECT id FROM message"
        " WHERE office_id = :office AND sent_at IS NULL AND claimed_at IS NULL AND due_at <= :now"
        f" AND channel IN ({names}) ORDER BY due_at, id LIMIT 1) AND claimed_at IS NULL"
        " RETURNING id, kind, appointment_id, wish_id, person_id, channel, attempts, claimed_at, made_at",
        **places,
    )
    return MessageRow(*rows[0]) if rows else None


def lapsed(tx: Tx, before: Instant) -> list[Row]:
    """(id, when, kind, appointment, wish) of what was taken before `before` and never heard of again."""
    return tx.read(
        "SELECT id, claimed_at, kind, appointment_id, wish_id FROM message WHERE office_id = :office"
        " AND sent_at IS NULL AND claimed_at < :before ORDER BY claimed_at, id",
        before=before,
    )


def to_whom(person_id: str, wish_id: str | None) -> tuple[Statement, Statement]:
    """The statements that read (phone, mail address) of a person, and a row when a wish still stands."""
    return (
        statement("SELECT phone, email FROM person WHERE id = :person AND office_id = :office", person=person_id),
        statement(
            "SELECT id FROM wish WHERE id = :wish AND office_id = :office AND over_at IS NULL", wish=wish_id or ""
        ),
    )


def mark_sent(tx: Tx, message_id: str) -> int:
    """It was sent; how many rows say so now and did not before."""
    return tx.changed(f"UPDATE message SET sent_at = :now, last_error = NULL WHERE {_MINE}", message=message_id)


def put_back(tx: Tx, message_id: str, claimed_at: Instant, due_at: Instant, error: str) -> int:
    """What was taken at `claimed_at` was not sent: to be taken again from `due_at` on, `NEVER` when it is given up.

    `error` is a code. Changes nothing when somebody else has taken it meanwhile.
    """
    return tx.changed(
        f"UPDATE message SET claimed_at = NULL, due_at = :due_at, last_error = :error WHERE {_MINE}"
        " AND claimed_at = :claimed_at",
        message=message_id,
        claimed_at=claimed_at,
        due_at=due_at,
        error=error,
    )


def drop(tx: Tx, message_id: str) -> None:
    """Nobody needs to be told any more."""
    tx.write(f"DELETE FROM message WHERE {_MINE}", message=message_id)


def drop_given_up(tx: Tx, message_id: str) -> int:
    """Somebody was told otherwise; how many messages there were."""
    return tx.changed(f"DELETE FROM message WHERE {_MINE} AND due_at = {NEVER}", message=message_id)


def try_again(tx: Tx, message_id: str) -> int:
    """What was given up is due now, as if for the first time; how many there were."""
    return tx.changed(
        f"UPDATE message SET due_at = :now, attempts = 0, last_error = NULL WHERE {_MINE} AND due_at = {NEVER}",
        message=message_id,
    )


def doubt_due(tx: Tx) -> None:
    """After a copy was brought back: what was to be sent since it was made may have been sent."""
    tx.write(
        f"UPDATE message SET claimed_at = NULL, due_at = {NEVER}, last_error = 'restored'"
        " WHERE office_id = :office AND sent_at IS NULL AND due_at <= :now"
    )


def given_up() -> Statement:
    """The statement that lists what was given up and could still be told in time.

    (id, kind, error, attempts, start of the appointment, its code, its line, its state, name, phone, wish)
    """
    return statement(
        "SELECT m.id, m.kind, m.last_error, m.attempts, a.start, a.code, a.line_id, a.state, p.name,"
        " p.phone, m.wish_id FROM message m JOIN person p ON p.id = m.person_id"
        " JOIN appointment a ON a.id = m.appointment_id WHERE m.office_id = :office AND m.sent_at IS NULL"
        f" AND m.due_at = {NEVER} AND a.start > :now AND p.erased_at IS NULL ORDER BY a.start, m.id"
    )


def counts(overdue: Instant) -> Statement:
    """The statement that counts (waiting for their time or turn, due before `overdue` and taken by nobody)."""
    return statement(
        "SELECT count(*), count(CASE WHEN due_at < :overdue THEN 1 END) FROM message WHERE office_id = :office"
        f" AND sent_at IS NULL AND claimed_at IS NULL AND due_at < {NEVER}",
        overdue=overdue,
    )
