"""Rows of the catalogue as values: a version with everything the database knows of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from onestop_desk.data import catalogue
from onestop_desk.data.tx import Row
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.procedures import Procedure, procedure_of


@dataclass(frozen=True)
class StoredVersion:
    """One version of a procedure, as it is kept."""

    procedure_id: str
    version_id: str
    procedure: Procedure
    version: int
    effective: str | None
    """ISO day from which it counts; None: from the beginning."""
    ended: str | None
    """ISO day of the last day on which it counted, once a newer version is there."""
    loaded_at: Instant
    import_id: str | None
    content_hash: str
    line_id: str
    agency: str
    field_slug: str
    most_used: bool


def stored(row: Row) -> StoredVersion:
    """A row of `data.catalogue` as a value."""
    return StoredVersion(
        row[0], row[1], procedure_of(catalogue.content(row)), row[13], row[14], row[15], row[16], row[17], row[19],
        row[5], row[6], row[18], bool(row[7]),
    )  # fmt: skip


def by_code(rows: Iterable[Row]) -> dict[str, StoredVersion]:
    """Rows as values, by code."""
    return {row[2]: stored(row) for row in rows}
