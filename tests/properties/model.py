"""The office as one would keep it on paper: people with a state, and the few rules that say who is next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onestop_desk.domain.instants import MINUTE, SECOND, Instant

PRIORITY, BOOKED, GRACE, HELP, EARLY, BEHIND = 120, 240, 10, 10, 5, 3
"""The design's own numbers, in minutes and people; the office under test keeps its defaults."""
REACH = (BOOKED + GRACE) * MINUTE
BOUND = REACH + HELP * MINUTE
UNDO = 10 * SECOND
AT_COUNTER = ("called", "serving")


@dataclass
class Person:
    """One ticket as a person remembers it."""

    id: str
    shown: str
    number: int
    line: str
    day: str
    arrived: Instant
    turn: Instant
    start: Instant
    due: Instant
    priority: bool = False
    slot: Instant | None = None
    rank: int = 0
    kept: Instant = 0
    state: str = "waiting"
    counter: str | None = None
    calls: int = 0
    version: int = 1
    moved: Instant = 0

    @property
    def place(self) -> tuple[Instant, int, int]:
        """The place in the line."""
        return self.turn, self.rank, self.number


@dataclass
class Offer:
    """What an undo at a counter could take back."""

    at: Instant
    finished: Person | None
    called: Person | None


@dataclass
class Paper:
    """The whole office on paper."""

    serves: Mapping[str, Mapping[str, bool]]
    """Counter -> line -> whether it only helps there."""
    people: dict[str, Person] = field(default_factory=dict)
    last_number: dict[tuple[str, str], int] = field(default_factory=dict)
    counters: dict[str, str] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    call_rows: int = 0

    def enter(self, person: Person) -> None:
        """Somebody takes a number; a credit is for priority or for a booking, the larger of the two."""
        turns = [person.arrived]
        if person.priority:
            turns.append(person.arrived - PRIORITY * MINUTE)
        if person.slot is not None:
            turns.append(person.slot - BOOKED * MINUTE)
            person.due = max(person.arrived, person.slot - EARLY * MINUTE)
        person.turn, person.start, person.moved = min(turns), person.due, person.arrived
        key = (person.day, person.shown[0])
        self.last_number[key] = max(self.last_number.get(key, 0), person.number)
        self.people[person.id] = person

    def in_state(self, *states: str, day: str | None = None) -> list[Person]:
        """People in some states, in the order they came."""
        return [p for p in self.people.values() if p.state in states and day in (None, p.day)]

    def at(self, counter: str) -> Person | None:
        """Who is called to or served at a counter."""
        return next((p for p in self.in_state(*AT_COUNTER) if p.counter == counter), None)

    def may_serve(self, counter: str, now: Instant, day: str) -> list[Person]:
        """Who waits and may be served at a counter: kept-over-lunch people are not among them."""
        lines = self.serves[counter]
        return [p for p in self.in_state("waiting", day=day) if p.line in lines and p.kept <= now]

    def best(self, counter: str, now: Instant, day: str) -> Person | None:
        """Who is next: of those whose time has come, else of those booked for later."""
        mine = self.may_serve(counter, now, day)
        ready = [p for p in mine if p.due <= now]
        help_only = self.serves[counter]
        return min(
            ready or mine,
            key=lambda p: (p.turn + HELP * MINUTE * help_only[p.line], p.rank, p.number, p.line),
            default=None,
        )

    def overtaken(self, counter: str, chosen: Person, now: Instant, day: str) -> list[Person]:
        """Who waited, callable at this counter, and is overtaken by more than the bound."""
        return [p for p in self.may_serve(counter, now, day) if p.due <= now and chosen.start > p.start + BOUND]

    def call(self, person: Person, counter: str, now: Instant, finished: Person | None = None) -> None:
        """A person is called to a counter."""
        self.move(person, "called", now)
        person.counter, person.calls = counter, 1
        self.call_rows += 1
        self.offers[counter] = Offer(now, finished, person)

    def finished(self, counter: str, person: Person, now: Instant) -> None:
        """A visit is over and nobody was called with it."""
        self.offers[counter] = Offer(now, person, None)

    @staticmethod
    def move(person: Person, state: str, now: Instant) -> None:
        """A person is in another state."""
        person.state, person.version, person.moved = state, person.version + 1, now

    def wait_again(self, person: Person, now: Instant) -> None:
        """A person who was at a counter waits again."""
        self.move(person, "waiting", now)
        person.counter, person.calls, person.kept = None, 0, 0

    def back_from_missed(self, person: Person, now: Instant) -> None:
        """A missed person is back: just after the third callable ticket of the line, within the bound."""
        line = [p for p in self.in_state("waiting", day=person.day) if p.line == person.line]
        ready = sorted((p for p in line if p.due <= now and p.kept <= now), key=lambda p: p.place)[:BEHIND]
        places = [(person.turn, person.rank), (now - REACH, 0)]
        if ready:
            places.append((ready[-1].turn, ready[-1].rank + 1))
        self.wait_again(person, now)
        (person.turn, person.rank), person.start = max(places), now

    def correct(self, person: Person, priority: bool, now: Instant) -> None:
        """A priority is given or taken away; the arrival stays as it was."""
        base = person.start if person.rank else person.arrived
        turns = [base]
        if priority:
            turns.append(base - PRIORITY * MINUTE)
        if person.slot is not None:
            turns.append(person.slot - BOOKED * MINUTE)
        person.turn, person.rank, person.priority = max(min(turns), person.start - REACH), 0, priority
        self.move(person, "waiting", now)

    def may_undo(self, counter: str, now: Instant) -> bool:
        """Whether the last step at a counter can be taken back."""
        offer = self.offers.get(counter)
        if offer is None or now > offer.at + UNDO:
            return False
        called = offer.called
        return called is None or (called.state == "called" and called.counter == counter)

    def undo(self, counter: str, now: Instant) -> None:
        """The last step at a counter is taken back."""
        offer = self.offers.pop(counter)
        if offer.called is not None:
            self.move(offer.called, "waiting", now)
            offer.called.counter, offer.called.calls = None, 0
        if offer.finished is not None:
            self.move(offer.finished, "serving", now)

    def set_counter(self, counter: str, state: str) -> None:
        """A counter opens, pauses or closes; nothing there can be undone any more."""
        self.counters[counter] = state
        self.offers.pop(counter, None)

    def all_left(self, people: Iterable[Person], now: Instant) -> None:
        """The day ends for these; somebody called is missed first."""
        for person in people:
            if person.state == "called":
                self.move(person, "missed", now)
            self.move(person, "left", now)
        for counter, state in self.counters.items():
            if state != "closed":
                self.set_counter(counter, "closed")
