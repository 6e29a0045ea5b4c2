"""Random halls for the rules of turn: who waits where, and which counter serves what."""

from dataclasses import dataclass

from hypothesis import strategies as st

from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.turns import Role, TurnRules, Waiting, callable_from, turn_on_entry
from tests.moved_clock import instant

NOW = instant("2026-11-23 10:00")
RULES = TurnRules()
LINES = ("A", "B", "C")


@dataclass(frozen=True)
class Hall:
    """People who wait, and one counter."""

    waiting: list[Waiting]
    serves: dict[str, Role]


def _person(number: int, line: str, ago: int, priority: bool, slot: int | None, rank: int, kept: int) -> Waiting:
    arrived: Instant = NOW - ago * MINUTE
    slot_start = None if slot is None else arrived + slot * MINUTE
    due = callable_from(arrived, RULES, slot_start)
    turn = turn_on_entry(arrived, RULES, priority=priority, slot_start=slot_start)
    return Waiting(f"t{number}", line, number, arrived, turn, rank, due, NOW + kept * MINUTE if kept else 0, due)


PEOPLE = st.builds(
    _person,
    number=st.integers(1, 40),
    line=st.sampled_from(LINES),
    ago=st.integers(0, 12).map(lambda x: x * 10),
    priority=st.booleans(),
    slot=st.none() | st.integers(-1, 8).map(lambda x: x * 10),
    rank=st.sampled_from([0, 0, 0, 1, 2]),
    kept=st.sampled_from([0, 0, 0, 0, -10, 210]),
)
HALLS = st.builds(
    Hall,
    waiting=st.lists(PEOPLE, max_size=12, unique_by=lambda person: person.id),
    serves=st.dictionaries(st.sampled_from(LINES), st.sampled_from(Role)),
)
