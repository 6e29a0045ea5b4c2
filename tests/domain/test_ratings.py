"""Ratings: which levels and reasons there are, and from when until when a visit may be rated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.ratings import (
    MOST_NOTE,
    RATING_DAYS,
    Level,
    RatingReason,
    check_open,
    checked_level,
    checked_note,
    checked_reasons,
    last_day,
)
from onestop_desk.domain.tickets import State

MONDAY = date(2026, 11, 23)
KNOWN = [RatingReason(code, code, code) for code in ("long_wait", "attitude", "many_trips")]


@pytest.mark.parametrize("state", [state for state in State if state is not State.DONE])
def test_only_a_visit_that_is_over_is_rated(state: State) -> None:
    with pytest.raises(Refusal, match="rating_not_yet"):
        check_open(state, MONDAY, MONDAY)


@pytest.mark.parametrize("days", range(RATING_DAYS + 1))
def test_a_visit_may_be_rated_for_a_week(days: int) -> None:
    check_open(State.DONE, MONDAY, MONDAY + timedelta(days=days))


def test_after_that_it_is_too_late() -> None:
    assert last_day(MONDAY) == date(2026, 11, 30)
    with pytest.raises(Refusal) as refused:
        check_open(State.DONE, MONDAY, date(2026, 12, 1))
    assert (refused.value.code, refused.value.facts) == ("rating_too_late", {"days": 7})


@pytest.mark.parametrize("given", [-1, 0, 5, 44])
def test_there_are_four_levels(given: int) -> None:
    assert [checked_level(level) for level in (1, 2, 3, 4)] == list(Level)
    with pytest.raises(Refusal, match="rating_level"):
        checked_level(given)


@given(st.lists(st.sampled_from(["long_wait", "attitude", "many_trips"])))
def test_each_reason_counts_once_in_the_order_of_the_list(ticked: list[str]) -> None:
    assert checked_reasons(ticked, KNOWN) == tuple(r.code for r in KNOWN if r.code in ticked)


@given(st.text().filter(lambda code: code not in {r.code for r in KNOWN}))
def test_no_other_reason_is_taken(code: str) -> None:
    with pytest.raises(Refusal, match="rating_reason"):
        checked_reasons(["long_wait", code], KNOWN)


def test_what_is_written_has_an_end() -> None:
    assert checked_note(None) is checked_note(" \n ") is None
    assert checked_note(" a\nb ") == "a\nb"
    assert checked_note("đ" * MOST_NOTE) == "đ" * MOST_NOTE
    with pytest.raises(Refusal, match="rating_note"):
        checked_note("đ" * (MOST_NOTE + 1))
