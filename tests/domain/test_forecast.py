"""The forecast: the calling order played forward over counters, breaks and people kept over lunch."""

import pytest

from onestop_desk.domain.forecast import OpenCounter, forecast, public_minutes, served_before, service_minutes
from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, SECOND, Instant
from onestop_desk.domain.turns import Role, TurnRules, Waiting
from tests.moved_clock import instant

RULES = TurnRules()
MINUTES = {"A": 10.0, "B": 20.0}


def at(clock: str) -> Instant:
    return instant(f"2026-11-23 {clock}")


DAY = (Spell(at("07:30"), at("11:30")), Spell(at("13:30"), at("17:00")))


def waiting(name: str, turn: str, *, due: str = "", kept: str = "") -> Waiting:
    moment = at(turn)
    return Waiting(
        name, name[0], int(name[1:]), moment, moment, 0, at(due) if due else moment, at(kept) if kept else 0, moment
    )


def counter(name: str, free: str, **serves: str) -> OpenCounter:
    return OpenCounter(name, {line: Role(role) for line, role in serves.items()}, at(free))


ONE = [counter("c1", "08:00", A="own")]


@pytest.mark.parametrize(
    ("people", "counters", "now", "expected"),
    [
        ([], ONE, "08:00", {}),
        (["A1", "A2", "A3"], ONE, "08:00", {"A1": "08:00", "A2": "08:10", "A3": "08:20"}),
        (["A1", "A2"], [counter("c1", "08:25", A="own")], "08:00", {"A1": "08:25", "A2": "08:35"}),
        (["A1", "A2"], [*ONE, counter("c2", "08:04", A="own")], "08:00", {"A1": "08:00", "A2": "08:04"}),
        (["A1", "A2"], [*ONE, counter("c2", "08:04", B="own")], "08:00", {"A1": "08:00", "A2": "08:10"}),
        (["A1", "A2"], ONE, "11:25", {"A1": "11:25", "A2": "13:30"}),
        (["A1", "A2"], ONE, "12:00", {"A1": "13:30", "A2": "13:40"}),
        (["A1"], ONE, "17:00", {}),
        (["A1"], [], "08:00", {}),
        (["B1"], ONE, "08:00", {}),
    ],
)
def test_the_order_is_played_forward(
    people: list[str], counters: list[OpenCounter], now: str, expected: dict[str, str]
) -> None:
    hall = [waiting(name, f"07:0{name[1:]}") for name in people]
    played = forecast(hall, counters, MINUTES, DAY, at(now), RULES)
    assert played == {name: at(clock) for name, clock in expected.items()}


def test_a_booking_is_called_at_its_time_and_early_when_nobody_else_waits() -> None:
    booked = waiting("A9", "05:00", due="08:15")
    busy = forecast([waiting("A1", "07:00"), waiting("A2", "07:10"), booked], ONE, MINUTES, DAY, at("08:00"), RULES)
    assert busy == {"A1": at("08:00"), "A2": at("08:10"), "A9": at("08:20")}
    assert forecast([booked], ONE, MINUTES, DAY, at("08:00"), RULES) == {"A9": at("08:00")}


def test_people_kept_over_lunch_are_called_in_the_afternoon() -> None:
    hall = [waiting("A1", "07:00", kept="13:30"), waiting("A2", "07:10")]
    played = forecast(hall, [counter("c1", "11:10", A="own")], MINUTES, DAY, at("11:10"), RULES)
    assert played == {"A2": at("11:10"), "A1": at("13:30")}


def test_a_helping_counter_prefers_its_own_line_by_ten_minutes() -> None:
    hall = [waiting("A1", "07:09"), waiting("B1", "07:00")]
    played = forecast(hall, [counter("c1", "08:00", A="own", B="help")], MINUTES, DAY, at("08:00"), RULES)
    assert played == {"A1": at("08:00"), "B1": at("08:10")}


def test_without_hours_nothing_ends_the_day() -> None:
    played = forecast([waiting("A1", "07:00")], ONE, MINUTES, (), at("23:00"), RULES)
    assert played == {"A1": at("23:00")}


@pytest.mark.parametrize(
    ("measured", "minutes"),
    [([], 12.0), ([60] * 19, 12.0), ([60] * 20, 1.0), ([600] * 11 + [60] * 9, 10.0), ([1] * 20, 0.5)],
)
def test_measured_minutes_count_once_there_are_enough(measured: list[int], minutes: float) -> None:
    assert service_minutes(measured, 12) == minutes


@pytest.mark.parametrize(
    ("wait", "step", "said"),
    [
        (0, 5, 0),
        (-MINUTE, 5, 0),
        (1, 5, 5),
        (5 * MINUTE, 5, 5),
        (5 * MINUTE + SECOND, 5, 10),
        (61 * SECOND, 1, 2),
        (MINUTE, 0, 1),
    ],
)
def test_public_minutes_round_up(wait: int, step: int, said: int) -> None:
    assert public_minutes(wait, step) == said


@pytest.mark.parametrize(("overrun", "served"), [(0, {"A1"}), (5, {"A1", "A2"})])
def test_who_is_served_before_the_break(overrun: int, served: set[str]) -> None:
    expected = {"A1": at("11:15"), "A2": at("11:25"), "A3": at("11:30"), "B1": at("11:25")}
    lines = {name: name[0] for name in expected}
    assert served_before(expected, MINUTES, lines, at("11:30"), overrun) == served
