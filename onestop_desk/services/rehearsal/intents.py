"""Who means to come with an appointment: how it is made, what becomes of it, how they arrive; all from one seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar

from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import HOUR, MINUTE, Instant
from onestop_desk.services.rehearsal.crowd import Visitor

SHARE = 3
"""One visitor in so many means to come with an appointment."""
FOR_LATER = 12
"""One in so many, besides, books during the day for a later one."""
ON_THE_DAY = 0.16
DALLIES = 0.06
"""Share of holds that run out before the form is filled in."""
GIVES_UP_HOLD = 0.03
TWO_PROCEDURES = 0.08
COMES_BACK = 0.7
"""Share of those who came too early who come again at their time; the others give it up for a number."""
_EVENINGS = 6
"""On so many days before people book online."""
_LEAD = 75 * MINUTE
_DAY = 24 * HOUR
T = TypeVar("T")


class Way(StrEnum):
    """How an appointment is made."""

    ONLINE = "online"
    DESK = "desk"
    """By telephone or at the counter; staff make it."""
    HELPER = "helper"
    """Online by somebody who helps: a village head, a volunteer, a relative."""


class Change(StrEnum):
    """What becomes of an appointment before its time."""

    KEPT = "kept"
    MOVED = "moved"
    CANCELLED = "cancelled"


class Manner(StrEnum):
    """How somebody arrives, seen from the slot."""

    ON_TIME = "on_time"
    EARLY = "early"
    TOO_EARLY = "too_early"
    LATE = "late"
    NEVER = "never"


WAYS = ((Way.ONLINE, 0.6), (Way.DESK, 0.28), (Way.HELPER, 0.12))
CHANGES = ((Change.KEPT, 0.84), (Change.MOVED, 0.09), (Change.CANCELLED, 0.07))
MANNERS = (
    (Manner.ON_TIME, 0.60, (-15, 8)),
    (Manner.EARLY, 0.18, (-58, -15)),
    (Manner.TOO_EARLY, 0.06, (-140, -64)),
    (Manner.LATE, 0.08, (11, 45)),
    (Manner.NEVER, 0.08, (0, 0)),
)
"""Manner, its share, and from how many to how many minutes after the slot's start they arrive."""


@dataclass(frozen=True)
class Calendar:
    """The rehearsed day among its neighbours."""

    spells: Sequence[Spell]
    before: Sequence[Spell]
    """Sessions of the working days before it that can be booked from."""
    after: Sequence[Spell]
    """Sessions of the working days after it that can be booked."""


@dataclass(frozen=True)
class Intent:
    """One person who means to book."""

    number: int
    letter: str
    procedures: int
    """0 for whoever only names the line."""
    way: Way
    books_at: Instant
    wants: Instant
    """Around when they would come."""
    dallies: bool
    gives_up_hold: bool
    """Thinks better of it with the seat held, and books again later."""
    change: Change
    manner: Manner
    off: Instant
    """From the slot's start to the arrival."""
    comes_back: bool
    visitor: Visitor | None
    """None for somebody who books for a later day and does not come on this one."""

    @property
    def phone(self) -> str:
        """A number of nobody in particular, each their own."""
        return f"0912{self.number:06d}"

    @property
    def for_another_day(self) -> bool:
        """Whether it is for a day that is not played."""
        return self.visitor is None


def draw(seed: int, visitors: Sequence[Visitor], calendar: Calendar) -> tuple[Intent, ...]:
    """A third of the visitors, and some people more who book for later days, in the order of their numbers."""
    mind = Random(f"intents {seed}")
    booked = sorted(mind.sample(range(len(visitors)), len(visitors) // SHARE))
    found = [_of_visitor(mind, visitors[i], calendar) for i in booked]
    number = len(visitors)
    for _extra in range(-(-len(visitors) // FOR_LATER) if calendar.after else 0):
        number += 1
        found.append(_for_later(mind, number, visitors, calendar))
    return tuple(found)


def _of_visitor(mind: Random, visitor: Visitor, calendar: Calendar) -> Intent:
    way = _choice(mind, WAYS)
    first, last = calendar.spells[0].start, calendar.spells[-1].end
    today = mind.random() < ON_THE_DAY
    books_at = first + int(mind.uniform(-0.1, 0.7) * (last - first)) if today else _earlier(mind, way, calendar)
    if way is Way.DESK and today:
        books_at = max(books_at, first + 10 * MINUTE)
    soonest = max(first, books_at + _LEAD)
    wants = soonest + int(mind.random() ** 1.4 * max(last - 20 * MINUTE - soonest, 0))
    return _intent(mind, (visitor.number, visitor.letter), way, books_at, wants, visitor)


def _for_later(mind: Random, number: int, visitors: Sequence[Visitor], calendar: Calendar) -> Intent:
    spell, today = mind.choice(calendar.after), mind.choice(calendar.spells)
    letter = mind.choice(visitors).letter if visitors else "A"
    books_at = today.start + int(mind.random() * (today.end - today.start))
    wants = spell.start + int(mind.random() * (spell.end - spell.start))
    return _intent(mind, (number, letter), _choice(mind, WAYS), books_at, wants)


def _earlier(mind: Random, way: Way, calendar: Calendar) -> Instant:
    """Staff answer the telephone while the office is open; online people book in their evenings too."""
    if way is Way.DESK and calendar.before:
        spell = mind.choice(calendar.before)
        return spell.start + int(mind.uniform(0.05, 0.9) * (spell.end - spell.start))
    morning = calendar.spells[0].start - mind.randint(1, _EVENINGS) * _DAY
    return morning + int(mind.uniform(-1.0, 14.0) * HOUR)


def _intent(
    mind: Random, who: tuple[int, str], way: Way, books_at: Instant, wants: Instant, visitor: Visitor | None = None
) -> Intent:
    """`who` is a number and the letter of a line."""
    number, letter = who
    named = 0 if letter == "G" or mind.random() < 0.25 else 1 + (mind.random() < TWO_PROCEDURES)
    place = mind.random()
    manner, (low, high) = Manner.NEVER, (0, 0)
    for one, share, minutes in MANNERS:
        place -= share
        if place < 0:
            manner, (low, high) = one, minutes
            break
    return Intent(
        number, letter, named, way, books_at, wants, mind.random() < DALLIES, mind.random() < GIVES_UP_HOLD,
        _choice(mind, CHANGES), manner, int(mind.uniform(low, high) * MINUTE), mind.random() < COMES_BACK, visitor,
    )  # fmt: skip


def _choice(mind: Random, shares: Sequence[tuple[T, float]]) -> T:
    return mind.choices([one for one, _ in shares], [share for _, share in shares])[0]


def sessions(days: Sequence[Sequence[Spell]], count: int) -> list[Spell]:
    """The sessions of the first `count` of some days on which the office works."""
    return [spell for spells in [spells for spells in days if spells][:count] for spell in spells]
