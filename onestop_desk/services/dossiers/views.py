"""What the service of dossiers takes and answers: an entry, a proposal, lists of what is due, kept back or missing."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onestop_desk.domain.dossier_faults import Fault
from onestop_desk.domain.dossier_plan import Clash, Plan
from onestop_desk.domain.dossiers import Channel, Dossier
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.outcomes import Outcome

if TYPE_CHECKING:
    from onestop_desk.services.dossier_files import Reading


@dataclass(frozen=True)
class Entry:
    """One dossier typed in at the counter; what is left out is worked out."""

    code: str
    procedure_id: str | None = None
    channel: Channel = Channel.COUNTER
    received_at: Instant | None = None
    """None: now."""
    due_at: Instant | None = None
    """None: by the procedure's deadline for this channel."""
    paid: str | None = None
    fee_due: int | None = None
    papers_digitised: bool | None = None
    result_digitised: bool | None = None
    reused: bool | None = None
    vneid: bool | None = None
    by_post: bool = False


@dataclass(frozen=True)
class Proposal:
    """What an export would do, read and compared, nothing written yet."""

    plan: Plan
    file_name: str
    recognised: tuple[tuple[str, str], ...]
    """(Heading as written, part of a dossier it is)."""
    unknown_columns: tuple[str, ...]
    private_columns: tuple[str, ...]
    """Headings of what is a citizen's: nothing below them was taken."""
    other_sheets: tuple[str, ...]
    rows: int
    stamp: tuple[int, int, int]
    """The state of the dossiers it was compared with."""
    reading: "Reading"
    """The file as it was read, to compare it again."""
    overruled: frozenset[str] = frozenset()
    """Codes that are taken although the file is older."""

    @property
    def older(self) -> tuple[str, ...]:
        """Codes that are held back because the file is older."""
        return tuple(c.code for c in self.plan.conflicts if c.clash is Clash.OLDER)


@dataclass(frozen=True)
class Accepted:
    """An export that was accepted."""

    import_id: str
    added: int
    changed: int
    unchanged: int
    conflicts: int
    """Rows held back."""
    skipped: int
    """Rejected rows that were passed over."""


@dataclass(frozen=True)
class ImportRow:
    """One export that was accepted earlier."""

    id: str
    at: Instant
    who: str
    """Name of the person, or "" for the command line."""
    file_name: str
    added: int
    changed: int
    unchanged: int
    conflicts: int
    skipped: int


@dataclass(frozen=True)
class DueRow:
    """A dossier that is not ended, and how much working time is left."""

    dossier: Dossier
    left: int
    """Microseconds of working time until it is due; below zero since it was."""
    days_over: int
    """Working days begun since it was due; 0 while it is not."""
    asked_again: bool
    """Counts as overdue since papers were asked for more than once."""
    asks: int
    """How many times papers were asked for."""


@dataclass(frozen=True)
class DueList:
    """What the office still has to end."""

    overdue: tuple[DueRow, ...]
    """The longest overdue first."""
    soon: tuple[DueRow, ...]
    """The earliest due first."""
    waiting: tuple[DueRow, ...]
    """The citizen is waited for: papers or a payment."""
    later: int
    """How many others there are."""
    soon_hours: int
    """Working hours that count as soon."""


@dataclass(frozen=True)
class HandBackRow:
    """A result that the citizen does not have yet, or got lately."""

    dossier: Dossier
    since: Instant
    """When the result was there; of one with the post, when the post got it."""
    days: int
    """Working days since then, or until the citizen got it."""
    with_post: bool
    is_late: bool
    """Not fetched, or not delivered, within the days the office allows."""
    done_at: Instant | None = None
    """When the citizen got it; None while it waits."""


@dataclass(frozen=True)
class VisitRow:
    """One procedure of a visit whose dossier nobody knows."""

    code: str | None
    """None where no code was written down."""
    number: str
    day: date
    closed_at: Instant
    outcome: Outcome
    procedure: str


@dataclass(frozen=True)
class Reconciliation:
    """Visits and dossiers held against each other over some days."""

    visits_without: tuple[VisitRow, ...]
    without_visit: tuple[Dossier, ...]
    """Handed in at the counter, and no visit names them."""
    contradicting: tuple[tuple[Dossier, tuple[Fault, ...]], ...]
