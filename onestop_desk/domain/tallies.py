"""What a day's tickets come to: counts and histograms that add up, by line, counter and clerk."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from onestop_desk.domain.instants import SECOND, Instant
from onestop_desk.domain.overtakes import Why


class TicketFact(NamedTuple):
    """One ticket as far as figures need it, in the order of the columns read."""

    id: str
    letter: str
    number: int
    line_id: str
    counter_id: str | None
    clerk_id: str | None
    """Who began the last service."""
    state: str
    arrived_at: Instant
    slot_start: Instant | None
    """The slot that was kept by checking in on time."""
    answered_at: Instant | None
    """The call that was first answered."""
    serving_at: Instant | None
    changed_at: Instant
    forecast_at: Instant | None
    priority: str | None
    returned: int
    """Came back from missed or from aside."""


Place = tuple[str, str, str]
"""(Line, counter, clerk), empty where nobody and nothing was."""


def place(fact: TicketFact) -> Place:
    """Where a ticket is counted: the last line, counter and clerk it had."""
    return fact.line_id, fact.counter_id or "", fact.clerk_id or ""


def began(fact: TicketFact) -> Instant:
    """From when somebody waits: the arrival, or the slot for whoever came early with an appointment."""
    slot = fact.slot_start
    return fact.arrived_at if slot is None or slot < fact.arrived_at else slot


def wait_s(fact: TicketFact) -> int | None:
    """Whole seconds waited until the call that was first answered; None when none was. Called before the slot: 0."""
    if fact.answered_at is None:
        return None
    return max(fact.answered_at - began(fact), 0) // SECOND


def service_s(fact: TicketFact) -> int | None:
    """Whole seconds of the last service, of a visit that ended with an outcome."""
    if fact.state != "done" or fact.serving_at is None:
        return None
    return max(fact.changed_at - fact.serving_at, 0) // SECOND


def error_s(fact: TicketFact) -> int | None:
    """Whole seconds between the call that was promised on entry and the one that was answered, either way."""
    if fact.answered_at is None or fact.forecast_at is None:
        return None
    return abs(fact.answered_at - fact.forecast_at) // SECOND


def after_slot_s(fact: TicketFact) -> int | None:
    """Whole seconds, up, by which an appointment was called after its slot; 0 when before; None when never answered."""
    if fact.slot_start is None or fact.answered_at is None:
        return None
    return -(-max(fact.answered_at - fact.slot_start, 0) // SECOND)


def overtakers(facts: Iterable[TicketFact], by_hand: Mapping[str, int]) -> list[tuple[TicketFact, Why]]:
    """(Ticket, the rule) of each that was called while somebody of its line, there earlier, was called only later.

    Whoever was away and came back was overtaken by nobody; who never was called neither.
    """
    lines: dict[str, list[TicketFact]] = {}
    for fact in facts:
        if fact.answered_at is not None:
            lines.setdefault(fact.line_id, []).append(fact)
    found = []
    for line in lines.values():
        line.sort(key=began)
        latest = waiting = -1
        since = None
        for fact in line:
            start, answered = began(fact), fact.answered_at or 0
            if start != since:
                latest, since = max(latest, waiting), start
            if answered < latest:
                found.append((fact, _why(fact, by_hand)))
            if not fact.returned:
                waiting = max(waiting, answered)
    return found


def _why(fact: TicketFact, by_hand: Mapping[str, int]) -> Why:
    if fact.id in by_hand:
        return Why.BY_HAND
    if fact.slot_start is not None:
        return Why.APPOINTMENT
    if fact.priority is not None:
        return Why.PRIORITY
    return Why.RETURNED if fact.returned else Why.HELPED


@dataclass
class Tally:
    """Counts of some tickets; two of them add up."""

    tickets: int = 0
    served: int = 0
    """Ended with an outcome."""
    left: int = 0
    """Left, or the day ended, without an answered call."""
    ended: int = 0
    """Served or left in any way: what `left` is a share of."""
    waits: Counter[int] = field(default_factory=Counter)
    services: Counter[int] = field(default_factory=Counter)
    errors: Counter[int] = field(default_factory=Counter)
    after_slot: Counter[int] = field(default_factory=Counter)
    slots_left: int = 0
    """Came on time with an appointment and left without an answered call."""
    overtook: Counter[str] = field(default_factory=Counter)
    by_hand: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    """Of the procedures of these visits."""
    levels: Counter[int] = field(default_factory=Counter)
    """Of the ratings of these visits."""

    def add(self, other: "Tally") -> None:
        """Takes the counts of another in."""
        for name in _NAMES:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter):
                _pour(mine, theirs)
            else:
                setattr(self, name, mine + theirs)

    def as_json(self) -> dict[str, Any]:
        """What is kept of it; what is nothing is left out."""
        kept = {}
        for name in _NAMES:
            value = getattr(self, name)
            if value:
                kept[name] = [list(value), list(value.values())] if isinstance(value, Counter) else value
        return kept


_NAMES = tuple(f.name for f in fields(Tally))


def _pour(mine: Counter[Any], theirs: Counter[Any]) -> None:
    if not mine:
        mine.update(theirs)
        return
    for key, count in theirs.items():
        mine[key] = mine.get(key, 0) + count


def tally_of(kept: Mapping[str, Any]) -> Tally:
    """A tally from what was kept."""
    made = Tally()
    for name, value in kept.items():
        setattr(made, name, Counter(dict(zip(*value, strict=True))) if isinstance(value, list) else value)
    return made


def summed(parts: Iterable[Tally]) -> Tally:
    """All of them together."""
    made = Tally()
    for part in parts:
        made.add(part)
    return made


@dataclass
class DayTally:
    """One service day, whole and by place, with what happened to each procedure."""

    total: Tally = field(default_factory=Tally)
    places: dict[Place, Tally] = field(default_factory=dict)
    procedures: dict[str, Counter[str]] = field(default_factory=dict)
    """Procedure -> outcome -> how many."""
    missing: dict[str, Counter[str]] = field(default_factory=dict)
    """Version of a procedure -> paper -> how often it was missing."""

    def at(self, where: Place) -> Tally:
        """The tally of one place."""
        found = self.places.get(where)
        if found is None:
            found = self.places[where] = Tally()
        return found


def day_tally(facts: Sequence[TicketFact], by_hand: Mapping[str, int]) -> DayTally:
    """A day's tickets, all of one service day; `by_hand` is ticket -> how often a clerk picked it."""
    day = DayTally()
    by_place: dict[Place, list[TicketFact]] = {}
    for fact in facts:
        by_place.setdefault(place(fact), []).append(fact)
    for where, here in by_place.items():
        day.places[where] = _tally(here)
    by_id = {fact.id: fact for fact in facts if fact.id in by_hand}
    for ticket, times in by_hand.items():
        if ticket in by_id:
            day.at(place(by_id[ticket])).by_hand += times
    for fact, why in overtakers(facts, by_hand):
        day.at(place(fact)).overtook[why.value] += 1
    return day


def _tally(facts: Sequence[TicketFact]) -> Tally:
    """Tickets of one place, without what needs those of others."""
    states = Counter(fact.state for fact in facts)
    gone = [fact for fact in facts if fact.state == "left" and fact.answered_at is None]
    return Tally(
        tickets=len(facts),
        served=states["done"],
        left=len(gone),
        ended=states["done"] + states["left"],
        waits=_measured(map(wait_s, facts)),
        services=_measured(map(service_s, facts)),
        errors=_measured(map(error_s, facts)),
        after_slot=_measured(after_slot_s(fact) for fact in facts if fact.slot_start is not None),
        slots_left=sum(fact.slot_start is not None for fact in gone),
    )


def _measured(lengths: Iterable[int | None]) -> Counter[int]:
    found = Counter(lengths)
    del found[None]
    return found  # type: ignore[return-value] # what was not measured is gone
