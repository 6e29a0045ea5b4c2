"""The office as it is set up, and its catalogue, as every face sees them."""

from dataclasses import dataclass

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.tickets import State
from onestop_desk.domain.turns import Role


@dataclass(frozen=True)
class OfficeView:
    """The office as every header shows it."""

    id: str
    name: str
    """"Trung tâm Phục vụ hành chính công xã Tân Yên"."""
    commune: str
    """"xã Tân Yên"."""
    authority: str
    is_demo: bool
    tz: str


@dataclass(frozen=True)
class LineView:
    """A line (nhóm thủ tục)."""

    id: str
    letter: str
    name: str
    short_name: str
    name_en: str
    examples: str
    examples_en: str
    minutes: int
    open: bool
    closed_reason: str | None
    reopens_at: Instant | None
    position: int
    short_name_en: str = ""


@dataclass(frozen=True)
class CounterLineView:
    """A line that a counter serves, as its own or only helping."""

    line_id: str
    letter: str
    name: str
    role: Role


@dataclass(frozen=True)
class CounterView:
    """A counter (quầy) and who sits there."""

    id: str
    number: int
    name: str
    agency: str
    state: str
    """"closed", "open" or "paused"."""
    reason: str | None
    """Code of the reason of a pause, from resources/office/reasons."""
    until: Instant | None
    staff_id: str | None
    staff_name: str | None
    lines: tuple[CounterLineView, ...]
    ticket: str | None = None
    """Number of the open ticket here."""
    ticket_state: State | None = None
    ticket_since: Instant | None = None
    calls_made: int = 0


@dataclass(frozen=True)
class PaperView:
    """One paper of a procedure's list."""

    id: str
    name: str
    kind: str
    """nop_ban_chinh, nop_ban_sao, xuat_trinh, to_khai, anh, dien_tu."""
    required: bool
    note: str
    ticked: bool = False
    case: str = ""
    """The case this paper belongs to, empty for the ordinary list."""


@dataclass(frozen=True)
class ProcedureView:
    """A procedure in the version that is valid today (or that the visit was received under)."""

    id: str
    version_id: str
    code: str
    name: str
    field: str
    line_id: str | None
    line_letter: str | None
    agency: str
    online_level: str | None
    deadline: str | None
    """Machine form: "same_day", "working_days:3", "calendar_days:20", "hours:8", or None."""
    fee_kind: str
    fee_amounts: tuple[int, ...]
    needs_vneid: bool
    status: str
    superseded_by: str | None
    papers: tuple[PaperView, ...]
    short_name: str = ""
    """For lists and slips; empty where the name is short enough."""
    upcoming: bool = False
    """Announced in advance: it counts from a later day."""
    effective: str | None = None
    """ISO day from which this version counts, where that is known."""


@dataclass(frozen=True)
class ProcedureHit:
    """One row of a search, best first."""

    procedure_id: str
    code: str
    name: str
    field: str
    line_id: str | None
    line_letter: str | None
    matched: tuple[tuple[int, int], ...]
    """Spans (start, end) of `name` that match what was typed."""
    in_force: bool = True
    """False for one that is announced in advance or out of force; found only when asked for."""


@dataclass(frozen=True)
class StaffView:
    """A person who works here."""

    id: str
    name: str
    role: str
    """"head" or "clerk"."""
    active: bool
