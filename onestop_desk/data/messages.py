"""The outbox: rows written together with what they tell of; whoever sends them claims them first."""

from onestop_desk.data.tx import Tx
from onestop_desk.domain.instants import Instant


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
