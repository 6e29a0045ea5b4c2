"""Who comes on the rehearsed day: when, for what, in which group, and with how much patience; all from one seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, SECOND, Instant

SHARES = {"A": 34, "B": 15, "C": 14, "D": 8, "E": 18, "G": 11}
"""How people divide among the lines of a commune; a line of another letter gets a tenth of a hundred."""
OTHER_SHARE = 10
PRIORITIES = (("NCT", 0.09), ("PNMT", 0.03), ("NKT", 0.012), ("NCC", 0.01))
"""Share of people with priority by law; codes the office does not know are not used."""

_MORNING_SHARE = 0.63
_AT_THE_DOOR = (0.52, 0.42)
"""Share of a half-day's people who come around its opening: the morning rush, the smaller one after lunch."""
_BEFORE_OPENING = 20 * MINUTE
_RUSH_MINUTES = 38
_SERVICE_SIGMA = 0.45
_FASTER = 0.78
"""A service takes less than the line's set minutes more often than not, and sometimes much longer."""


@dataclass(frozen=True)
class Visitor:
    """One citizen as the day begins."""

    number: int
    """The how manyth visitor of the day."""
    arrives_at: Instant
    letter: str
    names_procedure: bool
    """Knows what it is called and looks for it; the others only choose a line."""
    priority: str | None
    patience: Instant
    tells: bool
    """Gives the number back when patience ends, instead of walking away."""
    service: Instant
    """How long the clerk will need."""


def draw(
    seed: int, count: int, spells: Sequence[Spell], minutes: Mapping[str, int], priorities: Sequence[str]
) -> tuple[Visitor, ...]:
    """The day's visitors in order of arrival; `minutes` are the lines' letters with their set minutes."""
    mind = Random(f"crowd {seed}")
    letters = list(minutes)
    shares = [SHARES.get(letter, OTHER_SHARE) for letter in letters]
    arrivals = sorted(_arrival(mind, spells) for _ in range(count))
    return tuple(
        _visitor(mind, number, instant, mind.choices(letters, shares)[0], minutes, priorities)
        for number, instant in enumerate(arrivals, 1)
    )


def draw_at_the_door(
    seed: int, count: int, first_number: int, opens: Instant, minutes: Mapping[str, int]
) -> tuple[Visitor, ...]:
    """Walk-ins who all stand there when the office opens."""
    mind = Random(f"door {seed}")
    letters = list(minutes)
    shares = [SHARES.get(letter, OTHER_SHARE) for letter in letters]
    return tuple(
        _visitor(mind, first_number + i, opens + i * SECOND, mind.choices(letters, shares)[0], minutes, ())
        for i in range(count)
    )


def _arrival(mind: Random, spells: Sequence[Spell]) -> Instant:
    """Around the opening of a half-day, or evenly through the rest of it."""
    first = len(spells) == 1 or mind.random() < _MORNING_SHARE
    spell = spells[0] if first else mind.choice(spells[1:])
    length = spell.end - spell.start
    if mind.random() < _AT_THE_DOOR[not first]:
        since = -_BEFORE_OPENING + int(mind.expovariate(1 / _RUSH_MINUTES) * MINUTE)
        return spell.start + (since if since < length - 10 * MINUTE else int(mind.random() * length * 0.5))
    return spell.start + int(mind.uniform(0.05, 0.97) * length)


def _visitor(
    mind: Random, number: int, instant: Instant, letter: str, minutes: Mapping[str, int], priorities: Sequence[str]
) -> Visitor:
    return Visitor(
        number,
        instant,
        letter,
        letter != "G" and mind.random() < 0.45,
        _priority(mind, priorities),
        int(mind.lognormvariate(4.3, 0.6) * MINUTE),
        mind.random() < 0.5,
        max(int(minutes[letter] * _FASTER * mind.lognormvariate(0, _SERVICE_SIGMA) * MINUTE), 40 * SECOND),
    )


def _priority(mind: Random, known: Sequence[str]) -> str | None:
    place = mind.random()
    for code, share in PRIORITIES:
        place -= share
        if place < 0:
            return code if code in known else None
    return None
