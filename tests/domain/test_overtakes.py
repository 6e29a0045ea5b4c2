"""Why was I overtaken: who counts, and by which rule."""

from dataclasses import replace

import pytest

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.overtakes import CallSeen, Why, for_the_public, overtakes
from tests.moved_clock import instant


def at(clock: str) -> Instant:
    return instant(f"2026-11-23 {clock}")


CALL = CallSeen("t", "A009", at("08:30"), at("08:10"), at("08:10"), False, False, False, None)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"appointment": True, "priority": True}, Why.APPOINTMENT),
        ({"priority": True}, Why.PRIORITY),
        ({"returned": True}, Why.RETURNED),
        ({"turn_at": at("07:00")}, Why.RETURNED),
        ({"by_hand": "urgent", "priority": True}, Why.BY_HAND),
        ({}, Why.HELPED),
    ],
)
def test_the_rule_by_which_somebody_came_first(changes: dict[str, object], why: Why) -> None:
    call = replace(CALL, **changes)  # type: ignore[arg-type] # one test, several kinds of fields
    (found,) = overtakes(at("08:00"), at("08:00"), at("09:00"), [call])
    assert (found.why, found.number) == (why, "A009")
    assert found.reason == call.by_hand


@pytest.mark.parametrize(
    ("arrived", "called", "counts"),
    [
        ("08:10", "08:30", True),
        ("08:00", "08:30", False),
        ("07:50", "08:30", False),
        ("08:10", "09:00", False),
        ("08:10", "09:10", False),
    ],
)
def test_only_who_came_later_and_was_called_before(arrived: str, called: str, counts: bool) -> None:
    call = replace(CALL, arrived_at=at(arrived), called_at=at(called))
    assert bool(overtakes(at("08:00"), at("08:00"), at("09:00"), [call])) is counts


@pytest.mark.parametrize(("start", "end", "away"), [("08:20", "08:40", True), ("08:31", "08:40", False)])
def test_who_was_away_was_not_overtaken_by_a_rule(start: str, end: str, away: bool) -> None:
    (found,) = overtakes(at("08:00"), at("08:00"), at("09:00"), [CALL], [(at(start), at(end))])
    assert (found.why is Why.WAS_AWAY) is away


def test_they_stand_in_the_order_of_the_calls_and_the_public_reads_counts() -> None:
    calls = [
        replace(CALL, number="A003", called_at=at("08:50"), priority=True),
        replace(CALL, number="A001", called_at=at("08:20"), priority=True),
        replace(CALL, number="A002", called_at=at("08:40"), appointment=True),
    ]
    found = overtakes(at("08:00"), at("08:00"), at("09:00"), calls)
    assert [o.number for o in found] == ["A001", "A002", "A003"]
    assert dict(for_the_public(found)) == {Why.PRIORITY: 2, Why.APPOINTMENT: 1}
