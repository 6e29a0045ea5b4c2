"""The stage of a rehearsal: the office's services, its clock, who is in the hall, and what was promised to whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import Instant
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.booking.views import CheckedIn
from onestop_desk.services.keys import new_key
from onestop_desk.services.rehearsal.clockwork import MovedClock, Timetable
from onestop_desk.services.rehearsal.crowd import Visitor
from onestop_desk.services.views import Called, LineView, ProcedureView, TicketTaken

KIOSK = station("rehearsal-kiosk")


@dataclass
class Guest:
    """A visitor with a number."""

    visitor: Visitor
    taken: TicketTaken
    line_id: str
    here: bool = True
    """Has not walked away without a word."""
    waits: bool = True
    was_aside: bool = False
    was_moved: bool = False
    procedures: int = 1
    """How many the visit is for: so much longer it takes."""


@dataclass(frozen=True)
class Coming:
    """Somebody at the door with an appointment, and what they have at hand."""

    number: int
    """The how manyth visitor of the day."""
    appointment_id: str
    code: str
    token: str
    """What the QR code on the slip leads to."""
    phone: str
    start: Instant
    priority: str | None


@dataclass(frozen=True)
class Wish:
    """What a visitor asks the kiosk for."""

    visitor: Visitor
    line: LineView
    procedure: ProcedureView | None


class Hands(Protocol):
    """Whose hands take numbers and call: the services' own, or fingers on real screens."""

    def take_number(self, wish: Wish) -> TicketTaken:
        """Takes a number; raises Refusal as the kiosk's service does."""

    def check_in(self, coming: Coming, *, as_walk_in: bool = False) -> CheckedIn:
        """Checks an appointment in; raises Refusal as the service does."""

    def call_next(self, actor: Actor, counter_id: str) -> Called:
        """Calls the next person; raises Refusal as the desk's service does."""

    def moment(self, name: str) -> None:
        """A moment of the day worth a picture: morning, peak, lunch or closing."""


class ServiceHands:
    """Asks the services themselves."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def take_number(self, wish: Wish) -> TicketTaken:
        """Takes a number at the kiosk's service."""
        procedure_id = wish.procedure.id if wish.procedure else None
        priority = wish.visitor.priority
        return self._services.kiosk.take_number(
            KIOSK, wish.line.id, key=new_key(), procedure_id=procedure_id, priority=priority
        )

    def check_in(self, coming: Coming, *, as_walk_in: bool = False) -> CheckedIn:
        """Checks in at the kiosk's service."""
        return self._services.booking.check_in(
            KIOSK, coming.appointment_id, key=new_key(), priority=coming.priority, as_walk_in=as_walk_in
        )

    def call_next(self, actor: Actor, counter_id: str) -> Called:
        """Calls at the desk's service."""
        return self._services.desk.call_next(actor, counter_id, key=new_key())

    def moment(self, name: str) -> None:
        """Has no screen to take a picture of."""


@dataclass(frozen=True)
class Arrived:
    """What somebody with an appointment was told at the door."""

    at: Instant
    appointment_id: str
    start: Instant
    answer: str
    """How the arrival counts, or the code of the refusal."""


@dataclass
class Witness:
    """What was promised while the day ran, to be held against the tables at its end."""

    taken: list[TicketTaken] = field(default_factory=list)
    called: list[tuple[Instant, Called]] = field(default_factory=list)
    nobody: list[tuple[Instant, str]] = field(default_factory=list)
    """(instant, counter) of each time a counter was told that nobody waits."""
    booked: dict[str, Instant] = field(default_factory=dict)
    """Appointment id -> the start its holder was told last, for the rehearsed day."""
    cancelled: set[str] = field(default_factory=set)
    """Appointments whose holders gave them up."""
    arrived: list[Arrived] = field(default_factory=list)
    wishes: int = 0
    """People who were put on the waiting list."""
    wishes_met: int = 0
    refused_full: int = 0
    refused_else: int = 0


class Waker(Protocol):
    """A clerk who may be waiting for people."""

    def wake(self) -> None:
        """Somebody may be waiting now."""


@dataclass
class Stage:
    """Everything the players of a day share."""

    services: Services
    clock: MovedClock
    timetable: Timetable
    spells: tuple[Spell, ...]
    mind: Random
    hands: Hands
    witness: Witness = field(default_factory=Witness)
    guests: dict[str, Guest] = field(default_factory=dict)
    """Ticket id -> who holds it."""
    clerks: list[Waker] = field(default_factory=list)
    procedures: dict[str, list[ProcedureView]] = field(default_factory=dict)
    """Line id -> its procedures by code."""
    lines: dict[str, LineView] = field(default_factory=dict)
    """By letter."""

    def somebody_waits(self) -> None:
        """Tells the clerks who have nothing to do."""
        for clerk in self.clerks:
            clerk.wake()

    def chance(self, share: float) -> bool:
        """Whether something happens that happens this often."""
        return self.mind.random() < share

    def seconds(self, low: float, high: float) -> Instant:
        """A while between two numbers of seconds."""
        return int(self.mind.uniform(low, high) * 1_000_000)

    def minutes(self, low: float, high: float) -> Instant:
        """A while between two numbers of minutes."""
        return self.seconds(low * 60, high * 60)

    def later(self, wait: Instant, what: Callable[[], None]) -> None:
        """Plans something for a while from now."""
        self.timetable.after(wait, what)

    def procedure_of(self, line_id: str) -> ProcedureView | None:
        """Some procedure of a line, those with a list of papers far more often."""
        known: Iterable[ProcedureView] = self.procedures.get(line_id, ())
        listed = list(known)
        if not listed:
            return None
        return self.mind.choices(listed, [12 if p.papers else 1 for p in listed])[0]
