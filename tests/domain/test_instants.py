"""Moments and days: the service day is the office's own, never UTC's."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from onestop_desk.domain.instants import SECOND, at, local, service_day, to_instant
from tests.moved_clock import TZ, instant


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ("2026-11-23 00:00", "2026-11-23"),
        ("2026-11-23 06:59", "2026-11-23"),
        ("2026-11-23 07:00", "2026-11-23"),
        ("2026-11-23 23:59", "2026-11-23"),
        ("2026-11-24 00:00", "2026-11-24"),
        ("2027-02-06 00:00", "2027-02-06"),
        ("2026-12-31 23:59", "2026-12-31"),
    ],
)
def test_the_service_day_at_the_edges_of_the_day(clock: str, day: str) -> None:
    assert service_day(instant(clock), TZ) == date.fromisoformat(day)


def test_the_last_microsecond_belongs_to_the_day_and_the_next_does_not() -> None:
    midnight = instant("2026-11-24 00:00")
    days = [service_day(midnight + step, TZ) for step in (-1, 0, -1, SECOND)]
    assert days == [date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 23), date(2026, 11, 24)]


def test_seven_in_the_morning_is_midnight_in_utc() -> None:
    assert instant("2026-11-23 07:00") == to_instant(datetime(2026, 11, 23, tzinfo=UTC))
    assert at(date(2026, 11, 23), time(7), TZ) == instant("2026-11-23 07:00")


def test_the_day_of_another_zone_is_not_remembered_as_ours() -> None:
    moment = instant("2026-11-23 06:00")
    assert service_day(moment, TZ) == date(2026, 11, 23)
    assert service_day(moment, "UTC") == date(2026, 11, 22)
    assert service_day(moment, TZ) == date(2026, 11, 23)


def test_an_instant_keeps_its_microseconds_whatever_the_zone() -> None:
    moment = datetime(2026, 11, 23, 8, 0, 0, 123_457, tzinfo=timezone(timedelta(hours=7)))
    assert to_instant(moment) % SECOND == 123_457
    assert local(to_instant(moment), TZ) == moment
    assert to_instant(datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)) == -1
