"""What tickets come to: waits, services, overtaking, and tallies that add up and survive being kept."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.domain.overtakes import Why
from onestop_desk.domain.tallies import (
    Tally,
    TicketFact,
    after_slot_s,
    day_tally,
    error_s,
    overtakers,
    service_s,
    summed,
    tally_of,
    wait_s,
)
from tests.moved_clock import instant

EIGHT = instant("2026-11-23 08:00")


def fact(number: int = 1, **changes: Any) -> TicketFact:
    """Somebody who came at eight, was called at ten past, and was done at twenty past."""
    plain = TicketFact(
        f"t{number}", "A", number, "line", "counter", "clerk", "done", EIGHT, None, EIGHT + 10 * MINUTE,
        EIGHT + 11 * MINUTE, EIGHT + 20 * MINUTE, EIGHT + 8 * MINUTE, None, 0,
    )  # fmt: skip
    return plain._replace(**changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 600),
        ({"answered_at": None}, None),
        # Early with an appointment: from the slot on; called before it, nothing was waited.
        ({"slot_start": EIGHT + 5 * MINUTE}, 300),
        ({"slot_start": EIGHT + 30 * MINUTE}, 0),
        # Late for the slot, but within its grace: from the arrival.
        ({"slot_start": EIGHT - 5 * MINUTE}, 600),
        ({"answered_at": EIGHT + SECOND - 1}, 0),
        # Over midnight.
        ({"arrived_at": instant("2026-11-23 23:50"), "answered_at": instant("2026-11-24 00:10")}, 1200),
        # Tết makes no difference to a wait.
        ({"arrived_at": instant("2027-02-05 08:00"), "answered_at": instant("2027-02-05 08:01")}, 60),
    ],
)
def test_how_long_somebody_waited(changes: dict[str, Any], expected: int | None) -> None:
    assert wait_s(fact(**changes)) == expected


def test_other_lengths() -> None:
    assert service_s(fact()) == 540
    assert service_s(fact(state="left")) is None
    assert error_s(fact()) == 120
    assert error_s(fact(forecast_at=EIGHT + 12 * MINUTE)) == 120
    assert error_s(fact(forecast_at=None)) is None
    assert after_slot_s(fact()) is None
    assert after_slot_s(fact(slot_start=EIGHT + 10 * MINUTE - 1)) == 1
    assert after_slot_s(fact(slot_start=EIGHT + 20 * MINUTE)) == 0


FIRST = fact(1, arrived_at=EIGHT, answered_at=EIGHT + 30 * MINUTE)
LATER: dict[str, Any] = {"arrived_at": EIGHT + 5 * MINUTE, "answered_at": EIGHT + 20 * MINUTE}


@pytest.mark.parametrize(
    ("changes", "by_hand", "why"),
    [
        ({"priority": "NCT"}, {}, Why.PRIORITY),
        ({"slot_start": EIGHT + 5 * MINUTE}, {}, Why.APPOINTMENT),
        ({"returned": 1}, {}, Why.RETURNED),
        ({"priority": "NCT"}, {"t2": 1}, Why.BY_HAND),
        ({}, {}, Why.HELPED),
        ({"line_id": "other"}, {}, None),
        ({"answered_at": EIGHT + 31 * MINUTE}, {}, None),
        ({"arrived_at": EIGHT}, {}, None),
        ({"slot_start": EIGHT - MINUTE}, {}, Why.APPOINTMENT),
    ],
)
def test_who_overtook_and_by_which_rule(changes: dict[str, Any], by_hand: dict[str, int], why: Why | None) -> None:
    found = overtakers([FIRST, fact(2, **{**LATER, **changes})], by_hand)
    assert [(one.id, rule) for one, rule in found] == ([("t2", why)] if why else [])


def test_whoever_was_away_was_overtaken_by_nobody() -> None:
    assert overtakers([FIRST._replace(returned=1), fact(2, **LATER)], {}) == []


def test_whoever_was_never_called_was_overtaken_by_nobody() -> None:
    assert overtakers([FIRST._replace(answered_at=None, state="left"), fact(2, **LATER)], {}) == []


facts = st.lists(
    st.builds(
        fact,
        number=st.integers(1, 500),
        line_id=st.sampled_from(["a", "b"]),
        counter_id=st.sampled_from([None, "1", "2"]),
        clerk_id=st.sampled_from([None, "x"]),
        state=st.sampled_from(["waiting", "called", "serving", "done", "left", "aside", "missed"]),
        arrived_at=st.integers(0, 40).map(lambda m: EIGHT + m * MINUTE),
        slot_start=st.none() | st.integers(-10, 40).map(lambda m: EIGHT + m * MINUTE),
        answered_at=st.none() | st.integers(0, 60).map(lambda m: EIGHT + m * MINUTE),
        returned=st.integers(0, 1),
    ),
    max_size=30,
)


@given(facts)
def test_overtaking_found_in_one_pass_is_what_comparing_everybody_finds(people: list[TicketFact]) -> None:
    def start(one: TicketFact) -> int:
        return max(one.arrived_at, one.slot_start or 0)

    expected = [
        one
        for one in people
        if one.answered_at is not None
        and any(
            other.line_id == one.line_id
            and other.answered_at is not None
            and not other.returned
            and start(other) < start(one)
            and other.answered_at > one.answered_at
            for other in people
        )
    ]
    assert sorted(one for one, _why in overtakers(people, {})) == sorted(expected)


@given(facts)
def test_places_add_up_and_a_kept_tally_is_the_same(people: list[TicketFact]) -> None:
    made = day_tally(people, {"t7": 2})
    total = summed(made.places.values())
    assert total.tickets == len(people)
    assert total.waits.total() == sum(one.answered_at is not None for one in people)
    assert tally_of(json.loads(json.dumps(total.as_json()))) == total
    assert summed([total, Tally()]) == total


def test_a_pick_of_an_unknown_ticket_is_not_counted() -> None:
    assert summed(day_tally([fact(1)], {"t1": 2, "elsewhere": 5}).places.values()).by_hand == 2
