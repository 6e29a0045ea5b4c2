"""Missed appointments, on the keyed hash of the phone: counted, lifted, and gone when their time has come."""

from onestop_desk.data.tx import Statement, Tx, statement
from onestop_desk.domain.instants import Instant


def counted(holder: str) -> Statement:
    """The statement that counts what still counts against somebody."""
    return statement(
        "SELECT count(*) FROM no_show WHERE office_id = :office AND holder = :holder AND lifted_at IS NULL"
        " AND expires_at > :now",
        holder=holder,
    )


def insert(tx: Tx, row_id: str, appointment_id: str, holder: str, missed_at: Instant, expires_at: Instant) -> None:
    """An appointment that was missed."""
    tx.write(
        "INSERT INTO no_show (id, office_id, appointment_id, holder, missed_at, expires_at) VALUES (:id, :office,"
        " :appointment, :holder, :missed_at, :expires_at) ON CONFLICT (appointment_id) DO NOTHING",
        id=row_id,
        appointment=appointment_id,
        holder=holder,
        missed_at=missed_at,
        expires_at=expires_at,
    )


def lift(tx: Tx, holder: str) -> int:
    """Lifts the consequence for somebody; how many were counted until now."""
    return tx.changed(
        "UPDATE no_show SET lifted_at = :now WHERE office_id = :office AND holder = :holder AND lifted_at IS NULL"
        " AND expires_at > :now",
        holder=holder,
    )


def holder_of(appointment_id: str) -> Statement:
    """The statement that reads on whose hash a missed appointment counts."""
    return statement(
        "SELECT holder FROM no_show WHERE office_id = :office AND appointment_id = :appointment",
        appointment=appointment_id,
    )
