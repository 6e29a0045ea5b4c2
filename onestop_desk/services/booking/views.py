"""What booking answers: days and slots one can choose, an appointment, a day of a line, and lists for the telephone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.bookings import Arrival, BookedBy, BookingState
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.views import LineView, TicketTaken

GIVEN_BACK, HOLD_OVER = "given_back", "hold_over"
LET_GO = frozenset({GIVEN_BACK, HOLD_OVER})
"""Why a hold ended that nobody confirmed."""


@dataclass(frozen=True)
class Asker:
    """Who asks what could be booked; looking and booking answer the same asker alike."""

    by_staff: bool = False
    """Staff at the desk: all seats, no lead time, no consequence of missed appointments."""
    phone: str | None = None
    """Of the holder, when it is known: then the holder's limits apply already while looking."""
    helper: str | None = None
    """Phone number (or name) of whoever books for somebody else: the helper's own limit applies."""
    moving: str | None = None
    """The appointment that is to be moved: its own seats are free for it."""


CITIZEN = Asker()
"""Somebody online of whom nothing is known yet."""
STAFF = Asker(by_staff=True)
"""Somebody at the desk."""


@dataclass(frozen=True)
class BookableDay:
    """One day of the horizon, for the page that offers days."""

    day: date
    seats: int
    """Free starts that the asker could really book, summed over slots."""
    why: str | None
    """Code of the reason when there is none.

    office_closed, day_full, too_late_today, line_closed, or a limit: booking_day_limit, booking_line_limit,
    booking_helper_limit, booking_same_day_only.
    """
    holiday: str = ""
    """Why the office is closed, when a reason is known."""


@dataclass(frozen=True)
class BookableSlot:
    """One start, for the page that offers times."""

    start: Instant
    end: Instant
    seats: int
    """How many could still be booked; 0 is full."""


@dataclass(frozen=True)
class BookedProcedure:
    """A procedure an appointment is for."""

    procedure_id: str
    version_id: str
    code: str
    name: str


@dataclass(frozen=True)
class Appointment:
    """An appointment as its holder and staff see it; names and phone only for whoever may see them."""

    id: str
    code: str
    """Six figures, unique among the live appointments of the office."""
    token: str
    """128 random bits: whoever has the address can see and change it."""
    state: BookingState
    over: bool
    """A hold that has run out."""
    line: LineView
    counters: tuple[int, ...]
    """The counters that own the line."""
    day: date
    start: Instant
    end: Instant
    seats: int
    """Consecutive slots."""
    kind: SeatKind
    procedures: tuple[BookedProcedure, ...]
    booked_by: BookedBy
    helper: str | None
    """Name of whoever books for somebody else."""
    name: str | None
    phone: str | None
    """In the form 0xxxxxxxxx."""
    email: str | None
    sure: bool
    """Surely the holder's: made at the desk, confirmed by a link sent to them, or checked in once."""
    held_until: Instant
    made_at: Instant
    ticket_id: str | None
    ticket: str | None
    """Number given at check-in."""
    told: bool
    """Staff have told the holder of a change."""
    reason: str | None
    version: int

    @property
    def was_only_held(self) -> bool:
        """A seat that was held and let go: nobody ever booked it."""
        return self.state is BookingState.CANCELLED and self.reason in LET_GO


@dataclass(frozen=True)
class Held:
    """The answer to a hold."""

    appointment_id: str
    code: str
    token: str
    line_id: str
    start: Instant
    end: Instant
    held_until: Instant


@dataclass(frozen=True)
class CheckedIn:
    """The answer to a check-in: the number, and how the arrival counts."""

    arrival: Arrival
    ticket: TicketTaken
    slot_start: Instant


@dataclass(frozen=True)
class SeatView:
    """One seat of the desk's grid."""

    kind: SeatKind
    number: int
    state: str
    """free, held, booked, checked_in, hidden."""
    appointment: Appointment | None


@dataclass(frozen=True)
class SlotRow:
    """One slot of the desk's grid, of one line."""

    start: Instant
    end: Instant
    half: int
    seats: tuple[SeatView, ...]


@dataclass(frozen=True)
class LineDay:
    """One line on one day, for the desk's grid."""

    line: LineView
    counters: tuple[int, ...]
    slots: tuple[SlotRow, ...]
    booked: int
    public: int
    """Public seats of the day."""


@dataclass(frozen=True)
class BookingDay:
    """Everything the desk's day view shows."""

    now: Instant
    day: date
    lines: tuple[LineDay, ...]
    closed: str | None
    """Why the office is closed on that day."""
    cuts: tuple[tuple[str, str, str], ...] = ()
    """Hours closed by hand: (from, to, reason)."""


@dataclass(frozen=True)
class WeekDay:
    """One day of the desk's week view: line id -> (booked, public seats)."""

    day: date
    lines: Mapping[str, tuple[int, int]]
    closed: str | None


@dataclass(frozen=True)
class AbsenceView:
    """Hours of a day in which nobody staffs a counter, as clock times."""

    counter_id: str
    counter: int
    from_clock: str
    to_clock: str
    reason: str


@dataclass(frozen=True)
class Affected:
    """An appointment that a change of hours, a closure or an absence leaves without its seat."""

    appointment: Appointment
    offers: tuple[Instant, ...]
    """The nearest free starts to offer on the telephone."""


@dataclass(frozen=True)
class Wish:
    """Somebody on the waiting list of a line."""

    id: str
    line: LineView
    from_day: date
    to_day: date
    name: str | None
    phone: str | None
    wished_at: Instant
    offer: Instant | None
    """A free start that would suit, when there is one now."""
