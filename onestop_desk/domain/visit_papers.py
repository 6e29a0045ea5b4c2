"""A visit as its printed papers need it: what was asked for, what was shown, what is missing, when it is due."""

from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.procedures import Procedure
from onestop_desk.domain.tickets import State


@dataclass(frozen=True)
class VisitPaper:
    """One procedure of a visit with everything that its papers say."""

    visit_procedure_id: str
    position: int
    procedure: Procedure | None
    """In the version under which it was received; None while none is chosen."""
    agency: str
    ticked: tuple[str, ...]
    missing: tuple[str, ...]
    """Ids of what is to be brought: as was said, or the required papers that are not ticked."""
    outcome: Outcome | None
    dossier_code: str
    request: int
    """Which request for papers of this dossier a slip printed now is; 1 is the first."""
    refusal_reason: str
    """Code of a reason of the kind `refused`."""
    note: str
    received_at: Instant
    """As the provincial system says it, or else when its papers were taken in."""
    due_at: Instant | None
    """As the provincial system says it, or else as the catalogue promises it; None where it only has words."""


@dataclass(frozen=True)
class VisitPapers:
    """A visit of today, as printed papers need it."""

    ticket_id: str
    number: str
    token: str
    state: State
    day: date
    line_name: str
    at: Instant
    """When its papers were taken in: the end of the visit, or now."""
    now: Instant
    name: str
    phone: str
    kept: bool
    """Whether the turn is kept: set aside, not over."""
    back_before: Instant | None
    """By when somebody whose turn is kept should be back; None when today is too late."""
    procedures: tuple[VisitPaper, ...]


@dataclass(frozen=True)
class RegisterRow:
    """One dossier of the register; an empty text is not known."""

    code: str
    procedure: str
    person: str
    phone: str
    agency: str
    received_at: Instant | None
    due_at: Instant | None
    returned_at: Instant | None
    by_post: bool
