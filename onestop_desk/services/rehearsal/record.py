"""What is known of a day when it is over, and what the audit says of it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.journal import JournalRow
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.visits import VisitProcedureRow
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.turns import Role
from onestop_desk.services.rehearsal.room import Halves
from onestop_desk.services.rehearsal.stage import Arrived
from onestop_desk.services.views import TicketTaken


@dataclass(frozen=True)
class Violation:
    """A rule that did not hold, the ticket or counter it concerns, and when."""

    rule: str
    subject: str
    at: Instant
    detail: str = ""


@dataclass(frozen=True)
class Rules:
    """The office's numbers that the audit goes by, as lengths of time, and two of seats."""

    priority_credit: Instant = 120 * MINUTE
    appointment_credit: Instant = 240 * MINUTE
    help_delay: Instant = 10 * MINUTE
    callable_before: Instant = 5 * MINUTE
    early: Instant = 60 * MINUTE
    late: Instant = 10 * MINUTE
    slot: Instant = 30 * MINUTE
    share: float = 0.5
    """Part of a line's time that may be booked by the public."""
    internal: int = 1
    """Seats of each slot that only staff give."""


@dataclass(frozen=True)
class Record:
    """Everything that is known of a day when it is over."""

    journal: Sequence[JournalRow]
    tickets: Sequence[TicketRow]
    procedures: Mapping[str, Sequence[VisitProcedureRow]]
    """Ticket id -> the procedures of its visit."""
    serves: Mapping[str, Mapping[str, Role]]
    bound: Instant
    taken: Sequence[TicketTaken]
    """Numbers that were shown to somebody."""
    nobody: Sequence[tuple[Instant, str]]
    """(instant, counter) of each time a counter was told that nobody waits."""
    appointments: Sequence[BookingRow] = ()
    rules: Rules = Rules()
    room: Mapping[tuple[str, str], Halves] = field(default_factory=dict)
    """(Line id, day) -> the room of its slots."""
    booked: Mapping[str, Instant] = field(default_factory=dict)
    """Appointment id -> the start its holder was told, for the rehearsed day."""
    cancelled: Collection[str] = ()
    """Appointments whose holders gave them up."""
    arrived: Sequence[Arrived] = ()
    """Everybody who stood at the door with an appointment."""


@dataclass
class Followed:
    """A ticket as the journal tells it."""

    number: str
    state: str
    line_id: str
    arrived_at: Instant
    started_at: Instant
    callable_from: Instant
    kept_until: Instant
    slot_start: Instant | None = None
    has_priority: bool = False
    counter_id: str | None = None
    called_at: Instant | None = None
    returned: bool = False
    """Was missed and came back: from then on it counts from the return."""
    overtaken_by: int = 0
    overtaken_most: Instant = 0
    booked_first: dict[str, set[str]] = field(default_factory=dict)
    """Line id -> tickets of its appointments that came later and were called first."""

    def waits_for(self, serves: Mapping[str, Role], now: Instant) -> bool:
        """Whether a counter may take it at all now: somebody booked for later too, when there is nobody else."""
        return self.state == "waiting" and self.line_id in serves and self.kept_until <= now

    def may_be_called(self, serves: Mapping[str, Role], now: Instant) -> bool:
        """Whether a counter's next may take it now."""
        return self.waits_for(serves, now) and self.callable_from <= now

    def turn(self, rules: Rules) -> Instant:
        """When its turn began by the printed rule: the arrival, less the larger credit."""
        turns = [self.arrived_at - (rules.priority_credit if self.has_priority else 0)]
        if self.slot_start is not None:
            turns.append(self.slot_start - rules.appointment_credit)
        return min(turns)


@dataclass
class FollowedBooking:
    """An appointment as the journal tells it."""

    state: str
    line_id: str
    day: str
    start: Instant
    slots: int
    kind: str
    booked_by: str
    held_until: Instant
    seats: Sequence[int]
    old: str | None = None
    """The appointment whose place it took."""
    confirmed: bool = False
    ticket_id: str | None = None
    checked_in_at: Instant | None = None
    reason: str | None = None


@dataclass
class Findings:
    """What the audit saw."""

    tickets: dict[str, Followed] = field(default_factory=dict)
    bookings: dict[str, FollowedBooking] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    @property
    def max_overtaken(self) -> int:
        """The most people who came later than somebody and were called first."""
        return max((t.overtaken_by for t in self.tickets.values()), default=0)

    @property
    def max_overtaken_minutes(self) -> int:
        """By how many minutes at most somebody who was called first had come later."""
        return max((t.overtaken_most for t in self.tickets.values()), default=0) // MINUTE
