"""The life of an appointment: its table, its limits, and what early, on time and late are to the microsecond."""

from itertools import product

import pytest

from onestop_desk.domain.bookings import (
    LIVE,
    TRANSITIONS,
    Arrival,
    BookingAct,
    BookingRules,
    BookingState,
    Standing,
    after,
    arrival,
    check_limits,
    is_over,
    last_day,
    may_start,
    nearest,
    unkept,
)
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE
from tests.moved_clock import instant

RULES = BookingRules()
SLOT = instant("2026-11-25 08:30")
A, S = BookingAct, BookingState


@pytest.mark.parametrize(("state", "act"), [*product([None, *BookingState], BookingAct)])
def test_only_the_steps_of_the_table_are_taken(state: BookingState | None, act: BookingAct) -> None:
    if (state, act) in TRANSITIONS:
        assert after(state, act) is TRANSITIONS[state, act]
    else:
        with pytest.raises(Refusal) as refused:
            after(state, act)
        assert refused.value.code == "booking_state"


def test_what_has_ended_never_changes_again() -> None:
    ended = [s for s in BookingState if all(state is not s for state, _ in TRANSITIONS)]
    assert set(ended) == {S.CHECKED_IN, S.CANCELLED, S.MOVED, S.NO_SHOW}
    assert set(LIVE) & set(ended) == {S.CHECKED_IN}


@pytest.mark.parametrize(
    ("offset", "how"),
    [
        (-60 * MINUTE - 1, Arrival.TOO_EARLY),
        (-60 * MINUTE, Arrival.ON_TIME),
        (0, Arrival.ON_TIME),
        (10 * MINUTE, Arrival.ON_TIME),
        (10 * MINUTE + 1, Arrival.LATE),
    ],
)
def test_the_window_of_arrival_to_the_microsecond(offset: int, how: Arrival) -> None:
    assert arrival(SLOT, SLOT + offset, RULES) is how


@pytest.mark.parametrize(
    ("before", "citizen", "staff"),
    [(60 * MINUTE, True, True), (60 * MINUTE - 1, False, True), (-30 * MINUTE + 1, False, True),
     (-30 * MINUTE, False, False)],
)  # fmt: skip
def test_citizens_need_the_lead_and_staff_give_what_has_not_ended(before: int, citizen: bool, staff: bool) -> None:
    now, end = SLOT - before, SLOT + 30 * MINUTE
    assert may_start(SLOT, end, now, RULES, by_staff=False) is citizen
    assert may_start(SLOT, end, now, RULES, by_staff=True) is staff


@pytest.mark.parametrize(
    ("standing", "asks", "code"),
    [
        (Standing(), {}, None),
        (Standing(on_day=1), {}, None),
        (Standing(on_day=1, in_line=1), {}, "booking_line_limit"),
        (Standing(on_day=2), {}, "booking_day_limit"),
        (Standing(on_day=2), {"by_staff": True}, "booking_day_limit"),
        (Standing(on_day=2, in_line=2), {"helped": True}, None),
        (Standing(by_helper=9), {"helped": True}, None),
        (Standing(by_helper=10), {"helped": True}, "booking_helper_limit"),
        (Standing(by_helper=10), {}, None),
        (Standing(no_shows=1), {}, None),
        (Standing(no_shows=2), {}, "booking_same_day_only"),
        (Standing(no_shows=2), {"same_day": True}, None),
        (Standing(no_shows=2), {"by_staff": True}, None),
        (Standing(no_shows=9, on_day=2), {"same_day": True}, "booking_day_limit"),
    ],
)
def test_the_limits(standing: Standing, asks: dict[str, bool], code: str | None) -> None:
    asked = {"by_staff": False, "helped": False, "same_day": False, **asks}
    if code is None:
        check_limits(standing, RULES, **asked)
        return
    with pytest.raises(Refusal) as refused:
        check_limits(standing, RULES, **asked)
    assert refused.value.code == code


def test_a_hold_ends_by_itself_and_a_confirmed_one_does_not() -> None:
    assert not is_over(S.HELD, SLOT, SLOT - 1)
    assert is_over(S.HELD, SLOT, SLOT)
    assert not is_over(S.CONFIRMED, 0, SLOT)
    assert is_over(S.CANCELLED, SLOT, SLOT - 1)


@pytest.mark.parametrize(
    ("late", "has_place", "act"),
    [(10 * MINUTE, True, A.CANCEL), (10 * MINUTE + 1, True, A.MISS), (10 * MINUTE + 1, False, A.CANCEL)],
)
def test_nobody_missed_what_the_office_took_away(late: int, has_place: bool, act: BookingAct) -> None:
    assert unkept(SLOT, SLOT + late, RULES, has_place=has_place) is act


def test_the_horizon_and_the_nearest_starts() -> None:
    from datetime import date

    assert last_day(date(2026, 11, 23), RULES) == date(2026, 12, 7)
    starts = [SLOT + n * 30 * MINUTE for n in (-3, -1, 1, 2, 8)]
    assert nearest(starts, SLOT, 3) == tuple(SLOT + n * 30 * MINUTE for n in (-1, 1, 2))
    assert nearest((), SLOT, 3) == ()
