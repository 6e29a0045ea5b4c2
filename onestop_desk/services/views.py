"""What services hand to the faces: frozen values, ready to paint, without words and without rows of the database."""

from dataclasses import dataclass, field
from datetime import date

from onestop_desk.domain.board_messages import BoardMessage
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Role
from onestop_desk.services.office_views import (
    CounterLineView,
    CounterView,
    LineView,
    OfficeView,
    PaperView,
    ProcedureHit,
    ProcedureView,
    StaffView,
)

__all__ = [
    "AwayRow",
    "BoardCall",
    "BoardLine",
    "BoardView",
    "BreakPlan",
    "Called",
    "CounterLineView",
    "CounterView",
    "DayState",
    "DeskView",
    "KioskLine",
    "KioskView",
    "LineView",
    "NextUp",
    "OfficeView",
    "Outlook",
    "OvertakeAnswer",
    "OvertakeRow",
    "PaperView",
    "ProcedureHit",
    "ProcedureView",
    "StaffView",
    "TicketTaken",
    "TodayFigures",
    "UndoOffer",
    "VisitProcedureView",
    "VisitView",
    "WaitingRow",
]


@dataclass(frozen=True)
class TicketTaken:
    """A number that is saved."""

    ticket_id: str
    number: str
    line_id: str
    arrived_at: Instant
    token: str
    """Random, for the address of the number's own page."""


@dataclass(frozen=True)
class Outlook:
    """What a citizen is told about a waiting ticket."""

    people_before: int
    call_at: Instant | None
    """Forecast instant of the call, None when there is no forecast."""
    minutes: int | None
    """Public minutes (up to 5), 0 means "Vào ngay"."""
    counters: tuple[int, ...]
    """Numbers of the counters that may call it."""
    last_called: str | None
    kept_until: Instant | None


@dataclass(frozen=True)
class WaitingRow:
    """One row of the list of people waiting, in the order in which this counter will call them."""

    ticket_id: str
    number: str
    state: State
    line_id: str
    line_letter: str
    role: Role
    source: Source
    procedure: str | None
    """Name of the first procedure chosen, None when only a line was."""
    line_name: str
    person_name: str | None
    arrived_at: Instant
    waited_s: int
    call_at: Instant | None
    priority: str | None
    """Priority code, for staff only."""
    slot_start: Instant | None
    returned: bool
    kept_until: Instant | None
    late: bool
    """Has waited longer than the office's promise."""
    helps_counter: int | None
    """Number of the counter whose own line is helped here."""


@dataclass(frozen=True)
class AwayRow:
    """Somebody set aside or missed."""

    ticket_id: str
    number: str
    state: State
    procedure: str | None
    line_name: str
    reason: str | None
    note: str | None
    since: Instant
    calls_made: int


@dataclass(frozen=True)
class VisitProcedureView:
    """One procedure of the current visit."""

    id: str
    position: int
    procedure: ProcedureView | None
    """None while none has been chosen (every visit has at least one such line), or when results are handed back."""
    outcome: Outcome | None
    dossier_code: str | None
    missing: tuple[str, ...]
    refusal_reason: str | None
    note: str | None
    paper_requests: int
    """How many requests for papers this dossier code has had before."""


@dataclass(frozen=True)
class VisitView:
    """The citizen at the counter: called or being served."""

    ticket_id: str
    version: int
    """Changes with every change of the ticket; send it back as `expected`."""
    number: str
    state: State
    line_id: str
    line_letter: str
    line_name: str
    source: Source
    arrived_at: Instant
    called_at: Instant
    last_call_at: Instant
    serving_at: Instant | None
    calls_made: int
    can_miss: bool
    """The set number of calls stayed unanswered."""
    priority: str | None
    slot_start: Instant | None
    returned: bool
    person_name: str | None
    person_phone: str | None
    note: str | None
    usual_minutes: int
    procedures: tuple[VisitProcedureView, ...]


@dataclass(frozen=True)
class NextUp:
    """Who *next* would call now, and by which rule; a proposal, decided again when the key is pressed."""

    row: WaitingRow
    why: str
    """Code: "only_one", "longest_wait", "appointment", "priority", "returned", "helped", "early"."""
    before: str | None
    """Number of the person who came earlier and is called later, if any."""


@dataclass(frozen=True)
class UndoOffer:
    """What the last action at this counter could take back, and until when."""

    finished: str | None
    called: str | None
    until: Instant


@dataclass(frozen=True)
class TodayFigures:
    """The small figures of the day for the whole office."""

    done: int
    waiting: int
    aside: int
    missed: int
    left: int
    serving: int
    median_wait_s: int | None


@dataclass(frozen=True)
class DayState:
    """Where the office stands in its day."""

    day: date
    open: bool
    session_ends: Instant | None
    """End of the session running now."""
    break_until: Instant | None
    """Start of the next session today, while in a break or near one."""
    closes_at: Instant | None
    """End of the last session today."""
    opens_at: Instant | None
    """Next opening, when closed."""
    closed_reason: str | None
    """Name of the holiday or the closure."""
    near_break: bool
    near_closing: bool
    frozen: bool
    """The rest keep their place for the afternoon."""
    day_closed: bool
    clock_held: bool
    """The PC's clock jumped back and is being held."""


@dataclass(frozen=True)
class BreakPlan:
    """Before lunch or closing: who is still served, and who keeps a place."""

    served: tuple[WaitingRow, ...]
    kept: tuple[WaitingRow, ...]
    serving: tuple[CounterView, ...]
    ends_at: Instant
    resumes_at: Instant | None


@dataclass(frozen=True)
class DeskView:
    """Everything the page Quầy shows at one instant."""

    now: Instant
    office: OfficeView
    day: DayState
    counter: CounterView
    visit: VisitView | None
    next_up: NextUp | None
    waiting: tuple[WaitingRow, ...]
    line_ends_at: Instant | None
    """When the last person waiting here is expected to be called."""
    away: tuple[AwayRow, ...]
    counters: tuple[CounterView, ...]
    """The other counters."""
    today: TodayFigures
    plan: BreakPlan | None
    undo: UndoOffer | None
    last_finished: str | None
    last_finished_at: Instant | None


@dataclass(frozen=True)
class Called:
    """The answer to a call: who, and where."""

    ticket_id: str
    number: str
    counter_id: str
    call_id: str
    call_no: int
    """The office's running number of calls: the board announces each once, in this order."""
    version: int
    again: bool = False
    """An open call at this counter was returned again, not replaced."""


@dataclass(frozen=True)
class KioskLine:
    """A line as the kiosk offers it."""

    line: LineView
    people: int
    minutes: int | None
    """Public minutes for a newcomer, 0 "Vào ngay", None no forecast."""
    numbers_left: int | None
    """How many more numbers can be served today, when that is few; 0 means full."""
    available: bool
    unavailable: str | None
    """Refusal code when it cannot be chosen: line_closed, line_full, no_counter."""


@dataclass(frozen=True)
class KioskView:
    """Everything the kiosk's start and list screens show."""

    now: Instant
    office: OfficeView
    day: DayState
    lines: tuple[KioskLine, ...]
    accepts: bool
    refusal: str | None
    """Why no numbers are given now: outside_hours, office_closed_today, day_closed."""


@dataclass(frozen=True)
class BoardCall:
    """One call row, as the board shows and announces it."""

    call_id: str
    call_no: int
    number: str
    letter: str
    line_name: str
    line_name_en: str
    counter: int
    called_at: Instant
    speak_until: Instant
    recall: bool
    withdrawn: bool
    booked: bool = False
    """The number was taken for an appointment."""


@dataclass(frozen=True)
class BoardLine:
    """One row of the board's waiting table."""

    letter: str
    short_name: str
    people: int
    minutes: int | None


@dataclass(frozen=True)
class BoardView:
    """Everything the board shows at one instant; numbers, counters and lines only."""

    now: Instant
    office: OfficeView
    day: DayState
    calls: tuple[BoardCall, ...]
    """Newest last, of today, the last 40 at most."""
    lines: tuple[BoardLine, ...]
    counters: tuple[CounterView, ...]
    foot: tuple[str, ...] = field(default=())
    """Sentences of the foot line set by the office."""
    message: BoardMessage | None = None
    """What stands over everything now."""
    second_language: bool = True
    """Whether English stands under the Vietnamese."""


@dataclass(frozen=True)
class OvertakeRow:
    """One person who was called first, for staff."""

    number: str
    called_at: Instant
    why: str
    """Code of `onestop_desk.domain.overtakes.Why`."""
    reason: str | None


@dataclass(frozen=True)
class OvertakeAnswer:
    """The answer to "Vì sao tôi bị vượt" for one ticket."""

    number: str
    people_before_now: int
    rows: tuple[OvertakeRow, ...]
    counts: dict[str, int]
    bound_minutes: int
    """Nobody who came later than this after the ticket was called before it."""
