"""What the catalogue answers: a proposal to accept, what was done, how a procedure came to be, late announcements."""

from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.catalogue_plan import Plan
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.procedures import FieldChange, Procedure


@dataclass(frozen=True)
class Complete:
    """What a file is declared complete for; both empty: for every agency that the file names."""

    agency: str | None = None
    """Code or name of an agency of the centre."""
    field: str | None = None
    """Name or slug of a field."""


@dataclass(frozen=True)
class Proposal:
    """What an import would do, read and compared, nothing written yet."""

    plan: Plan
    file_name: str
    unknown_columns: tuple[str, ...]
    recognised: tuple[tuple[str, str], ...]
    """(Heading as written, attribute of `Procedure`)."""
    complete_for: tuple[str, ...]
    """Names of the agencies and fields for which the file is complete; empty: its silence abolishes nothing."""
    stamp: int
    """The catalogue's state it was compared with."""
    other_sheets: tuple[str, ...] = ()
    """Sheets of the workbook that hold such a list too and were not read."""


@dataclass(frozen=True)
class Accepted:
    """An import that was accepted."""

    import_id: str
    added: int
    changed: int
    abolished: int
    unchanged: int
    skipped: int
    """Rejected rows that were passed over."""


@dataclass(frozen=True)
class ImportRow:
    """One earlier import, or one bringing-back (`undoes` names what it took back)."""

    id: str
    at: Instant
    who: str
    """Name of the person, or "" for the command line."""
    file_name: str
    undoes: str | None
    added: int
    changed: int
    abolished: int
    unchanged: int
    skipped: int


@dataclass(frozen=True)
class VersionView:
    """One version in the history of a procedure, with what it changed against the one before."""

    version_id: str
    version: int
    procedure: Procedure
    effective: date | None
    ended: date | None
    loaded_at: Instant
    import_id: str | None
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class LateRow:
    """One announcement: how long it took from the decision to the import."""

    code: str
    name: str
    agency: str
    decision: str
    decided: date
    imported: date
    days: int


@dataclass(frozen=True)
class LateAgency:
    """An agency's announcements together; days are calendar days from decision to import."""

    agency: str
    announcements: int
    median_days: int
    longest_days: int


@dataclass(frozen=True)
class LateAnnouncements:
    """Days between the decision and its import, by agency; the slowest first."""

    agencies: tuple[LateAgency, ...]
    rows: tuple[LateRow, ...]


@dataclass(frozen=True)
class BroughtBack:
    """An import taken back: how many procedures, and how many were left since a later import changed them."""

    import_id: str
    procedures: int
    left: int
