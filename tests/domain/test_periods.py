"""Weeks, months that may begin on the 21st, and the period before; by calendar and by property."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.periods import PeriodKind, before, day_of, days_between, month_of, trail, week_of

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "starts_on", "first", "last", "number"),
    [
        (date(2026, 11, 26), 1, date(2026, 11, 1), date(2026, 11, 30), 11),
        (date(2026, 11, 20), 21, date(2026, 10, 21), date(2026, 11, 20), 11),
        (date(2026, 11, 21), 21, date(2026, 11, 21), date(2026, 12, 20), 12),
        (date(2027, 1, 5), 21, date(2026, 12, 21), date(2027, 1, 20), 1),
        (date(2028, 2, 29), 1, date(2028, 2, 1), date(2028, 2, 29), 2),
    ],
)
def test_a_month_is_called_by_the_month_it_ends_in(
    day: date, starts_on: int, first: date, last: date, number: int
) -> None:
    period = month_of(day, starts_on)
    assert (period.first, period.last, period.number) == (first, last, number)


def test_the_first_days_of_january_may_belong_to_a_week_of_the_year_before() -> None:
    period = week_of(date(2027, 1, 2))
    assert (period.number, period.year, period.first) == (53, 2026, date(2026, 12, 28))


@given(DAYS, st.integers(1, 28))
def test_months_follow_each_other_without_a_gap(day: date, starts_on: int) -> None:
    period = month_of(day, starts_on)
    assert period.first <= day <= period.last
    assert period.first.day == starts_on
    assert before(period, starts_on).last == period.first - timedelta(days=1)
    assert month_of(period.last + timedelta(days=1), starts_on).first == period.last + timedelta(days=1)


@given(DAYS, st.integers(0, 60))
def test_the_period_before_is_as_long_and_ends_the_day_before(day: date, more: int) -> None:
    period = days_between(day, day + timedelta(days=more))
    earlier = before(period)
    assert len(earlier.days) == len(period.days) == more + 1
    assert earlier.last == day - timedelta(days=1)


@given(DAYS)
def test_a_trail_ends_with_the_period_itself(day: date) -> None:
    weeks = trail(week_of(day))
    assert len(weeks) == 8
    assert weeks[-1] == week_of(day)
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(weeks))
    assert trail(day_of(day))[0].kind is PeriodKind.DAY


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 1, 2), date(2026, 1, 1)), (date(2020, 1, 1), date(2026, 1, 1))]
)
def test_days_that_run_backwards_or_are_too_many_are_refused(first: date, last: date) -> None:
    with pytest.raises(Refusal) as refused:
        days_between(first, last)
    assert refused.value.code == "bad_period"
