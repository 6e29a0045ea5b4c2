"""How many people each slot has room for, reckoned anew from hours and counters, for the audit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.turns import Role
from onestop_desk.services.config import Config


@dataclass(frozen=True)
class SlotRoom:
    """A slot, and how many visits of the line its counters could serve in it if nobody walked in."""

    start: Instant
    visits: float


Halves = tuple[tuple[SlotRoom, ...], ...]
"""The slots of each session of a day."""


def of_days(config: Config, days: Iterable[str]) -> Mapping[tuple[str, str], Halves]:
    """(Line id, day) -> its room; days as in the database."""
    found = {}
    for day in days:
        spells = config.hours.spells(date.fromisoformat(day))
        for line in config.lines.values():
            counters = _counters(config, line.id)
            found[line.id, day] = tuple(
                _half(spell, counters / line.minutes, config.settings.slot_minutes) for spell in spells
            )
    return found


def _counters(config: Config, line_id: str) -> float:
    """How many counters work for a line alone: each divides itself among its own lines."""
    own = [[i for i, role in roles.items() if role is Role.OWN] for roles in config.serves.values()]
    return sum(1 / len(lines) for lines in own if line_id in lines)


def _half(spell: Spell, visits_a_minute: float, slot_minutes: int) -> tuple[SlotRoom, ...]:
    starts = range(spell.start, spell.end, slot_minutes * MINUTE)
    ends = [*starts[1:], spell.end]
    return tuple(SlotRoom(a, (b - a) / MINUTE * visits_a_minute) for a, b in zip(starts, ends, strict=True))
