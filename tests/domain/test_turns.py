"""Whose turn it is: credits on entry, the order at a counter, and the place after a return."""

import pytest

from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.turns import (
    Role,
    TurnRules,
    Waiting,
    callable_from,
    choose_next,
    effective_order,
    is_callable,
    order,
    turn_after_missed,
    turn_on_correction,
    turn_on_entry,
)
from tests.moved_clock import instant

RULES = TurnRules()


def at(clock: str) -> Instant:
    return instant(f"2026-11-23 {clock}")


def waiting(name: str, turn: str, *, line: str = "A", rank: int = 0, kept: str = "", due: str = "") -> Waiting:
    """Somebody whose turn is at a wall clock; the number is the name's."""
    moment = at(turn)
    return Waiting(
        name,
        line,
        int(name[1:]),
        moment,
        moment,
        rank,
        at(due) if due else moment,
        at(kept) if kept else 0,
        moment,
    )


@pytest.mark.parametrize(
    ("arrival", "priority", "slot", "turn"),
    [
        ("08:00", False, None, "08:00"),
        ("08:00", True, None, "06:00"),
        ("08:00", False, "08:30", "04:30"),
        ("08:00", True, "08:30", "04:30"),
        ("08:40", True, "08:30", "04:30"),
        ("07:30", False, "08:30", "04:30"),
    ],
)
def test_the_turn_on_entry_takes_the_larger_credit(arrival: str, priority: bool, slot: str | None, turn: str) -> None:
    made = turn_on_entry(at(arrival), RULES, priority=priority, slot_start=at(slot) if slot else None)
    assert made == at(turn)


def test_a_small_credit_for_bookings_leaves_the_priority_larger() -> None:
    rules = TurnRules(appointment_credit=30)
    assert turn_on_entry(at("08:00"), rules, priority=True, slot_start=at("08:30")) == at("06:00")


@pytest.mark.parametrize(
    ("arrival", "slot", "due"),
    [("08:00", None, "08:00"), ("08:00", "08:30", "08:25"), ("08:27", "08:30", "08:27"), ("08:40", "08:30", "08:40")],
)
def test_from_when_next_may_take_a_ticket(arrival: str, slot: str | None, due: str) -> None:
    assert callable_from(at(arrival), RULES, at(slot) if slot else None) == at(due)


@pytest.mark.parametrize(
    ("due", "kept", "now", "may"),
    [
        ("08:00", "", "07:59", False),
        ("08:00", "", "08:00", True),
        ("08:00", "13:30", "11:00", False),
        ("08:00", "13:30", "13:30", True),
    ],
)
def test_whether_somebody_is_callable(due: str, kept: str, now: str, may: bool) -> None:
    assert is_callable(waiting("A1", "07:00", due=due, kept=kept), at(now)) is may


def test_the_order_of_a_line_is_turn_then_rank_then_number() -> None:
    people = [
        waiting("A4", "08:00"),
        waiting("A3", "08:00", rank=1),
        waiting("A2", "08:00"),
        waiting("A9", "07:59"),
    ]
    assert [t.id for t in sorted(people, key=order)] == ["A9", "A2", "A4", "A3"]


@pytest.mark.parametrize(
    ("own", "helped", "first"),
    [("08:10", "08:00", "B1"), ("08:09", "08:00", "A1"), ("08:11", "08:00", "B1"), ("08:00", "08:00", "A1")],
)
def test_a_helped_line_counts_as_ten_minutes_later(own: str, helped: str, first: str) -> None:
    serves = {"A": Role.OWN, "B": Role.HELP}
    hall = [waiting("A1", own), waiting("B1", helped, line="B")]
    chosen = choose_next(hall, serves, at("09:00"), RULES)
    # At equal order (08:10 against 08:00 + 10) number and line decide; both are 1, so line A comes first.
    assert chosen is not None
    assert chosen.id == ("A1" if own == "08:10" else first)


def test_next_takes_the_best_callable_person_of_all_its_lines() -> None:
    serves = {"A": Role.OWN, "B": Role.OWN}
    hall = [
        waiting("A1", "07:00", kept="13:30"),
        waiting("A2", "08:00"),
        waiting("B3", "07:30", line="B"),
        waiting("C4", "06:00", line="C"),
        waiting("B5", "05:00", line="B", due="09:30"),
    ]
    assert choose_next(hall, serves, at("09:00"), RULES) == hall[2]
    assert choose_next(hall, serves, at("09:30"), RULES) == hall[4]


def test_somebody_booked_for_later_is_taken_when_the_counter_has_nobody_else() -> None:
    booked = waiting("A5", "05:00", due="09:30")
    kept = waiting("A1", "07:00", kept="13:30")
    assert choose_next([kept, booked], {"A": Role.OWN}, at("09:00"), RULES) == booked
    assert choose_next([kept], {"A": Role.OWN}, at("09:00"), RULES) is None
    assert choose_next([], {"A": Role.OWN}, at("09:00"), RULES) is None


def test_the_effective_order_of_an_own_line_adds_nothing() -> None:
    ticket = waiting("A7", "08:00", rank=2)
    assert effective_order(ticket, Role.OWN, RULES) == (at("08:00"), 2, 7, "A")
    assert effective_order(ticket, Role.HELP, RULES) == (at("08:10"), 2, 7, "A")


LINE = [waiting("A1", "08:00"), waiting("A2", "08:10"), waiting("A3", "08:20"), waiting("A4", "08:30")]


@pytest.mark.parametrize(
    ("own", "line", "expected"),
    [
        ("07:30", LINE, ["A1", "A2", "A3", "A9", "A4"]),
        ("07:30", LINE[:2], ["A1", "A2", "A9"]),
        ("07:30", LINE[:1], ["A1", "A9"]),
        ("07:30", [], ["A9"]),
        ("08:25", LINE, ["A1", "A2", "A3", "A9", "A4"]),
        ("08:40", LINE, ["A1", "A2", "A3", "A4", "A9"]),
        ("07:30", [waiting("A5", "08:05", kept="13:30"), *LINE], ["A1", "A5", "A2", "A3", "A9", "A4"]),
        ("07:30", [waiting("A6", "08:01", due="10:00"), *LINE], ["A1", "A6", "A2", "A3", "A9", "A4"]),
    ],
)
def test_missed_and_back_comes_just_after_the_third_callable_ticket(
    own: str, line: list[Waiting], expected: list[str]
) -> None:
    missed = waiting("A9", own)
    turn, rank = turn_after_missed(missed, line, at("09:00"), RULES)
    back = Waiting("A9", "A", 9, missed.arrived_at, turn, rank, missed.callable_from, 0, at("09:00"))
    assert [t.id for t in sorted([*line, back], key=order)] == expected


def test_two_who_return_stand_in_the_order_of_their_return() -> None:
    now = at("09:00")
    first = waiting("A9", "07:30")
    turn, rank = turn_after_missed(first, LINE, now, RULES)
    back = Waiting("A9", "A", 9, first.arrived_at, turn, rank, first.callable_from, 0, now)
    assert (turn, rank) == (at("08:20"), 1)
    # With one of the three called meanwhile, the person back first is himself the third.
    turn, rank = turn_after_missed(waiting("A8", "07:20"), [*LINE[1:], back], now, RULES)
    assert (turn, rank) == (at("08:20"), 2)


def test_a_return_never_reaches_past_the_fairness_bound() -> None:
    now = at("16:00")
    turn, rank = turn_after_missed(waiting("A9", "07:00"), [], now, RULES)
    assert (turn, rank) == (now - 250 * MINUTE, 0)


@pytest.mark.parametrize(
    ("rank", "started", "priority", "turn"),
    [
        (0, "08:00", True, "06:00"),
        (0, "08:00", False, "08:00"),
        (1, "09:00", True, "07:00"),
        (1, "09:00", False, "09:00"),
        (0, "15:00", True, "10:50"),
    ],
)
def test_a_correction_of_priority_moves_the_turn_and_nothing_else(
    rank: int, started: str, priority: bool, turn: str
) -> None:
    own = Waiting("A1", "A", 1, at("08:00"), at("08:00"), rank, at("08:00"), 0, at(started))
    assert turn_on_correction(own, RULES, priority=priority, slot_start=None) == at(turn)


def test_the_bound_is_the_largest_credit_and_the_grace_and_the_help_delay() -> None:
    assert RULES.bound == 260 * MINUTE
    assert TurnRules(priority_credit=300, help_delay=0, late_grace=5).bound == 305 * MINUTE
    assert RULES.reach == RULES.bound - RULES.help_delay * MINUTE
