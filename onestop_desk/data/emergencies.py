"""Calls for help between counters, in the database."""

from dataclasses import dataclass

from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.instants import Instant

_COLUMNS = "id, counter_id, raised_by, raised_at, accepted_counter_id, accepted_by, accepted_at, ended_at"


@dataclass(frozen=True)
class EmergencyRow:
    """One call for help as it is stored."""

    id: str
    counter_id: str | None
    raised_by: str | None
    raised_at: Instant
    accepted_counter_id: str | None
    accepted_by: str | None
    accepted_at: Instant | None
    ended_at: Instant | None


def emergency(row: Row) -> EmergencyRow:
    """A row as a value."""
    return EmergencyRow(*row)


def open_ones() -> Statement:
    """The statement that lists what nobody has ended yet, the oldest first."""
    return statement(
        f"SELECT {_COLUMNS} FROM emergency WHERE office_id = :office AND ended_at IS NULL ORDER BY raised_at, id"
    )


def by_id(emergency_id: str) -> Statement:
    """The statement that finds one call for help."""
    return statement(f"SELECT {_COLUMNS} FROM emergency WHERE office_id = :office AND id = :id", id=emergency_id)


def insert(tx: Tx, emergency_id: str, counter_id: str | None, station_id: str | None, raised_by: str | None) -> None:
    """A call for help, now."""
    tx.write(
        "INSERT INTO emergency (id, office_id, counter_id, station_id, raised_by, raised_at)"
        " VALUES (:id, :office, :counter, :station, :by, :now)",
        id=emergency_id,
        counter=counter_id,
        station=station_id,
        by=raised_by,
    )


def accept(tx: Tx, emergency_id: str, counter_id: str | None, accepted_by: str | None) -> None:
    """Somebody is on the way, now."""
    tx.write(
        "UPDATE emergency SET accepted_counter_id = :counter, accepted_by = :by, accepted_at = :now"
        " WHERE office_id = :office AND id = :id",
        id=emergency_id,
        counter=counter_id,
        by=accepted_by,
    )


def end(tx: Tx, emergency_id: str, ended_by: str | None) -> None:
    """It is over, now."""
    tx.write(
        "UPDATE emergency SET ended_by = :by, ended_at = :now WHERE office_id = :office AND id = :id",
        id=emergency_id,
        by=ended_by,
    )
