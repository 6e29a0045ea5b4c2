"""Moments and days: instants are whole UTC microseconds, the service day is the civil date at the office."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Instant = int
"""Microseconds since 1970-01-01T00:00Z."""

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)


@lru_cache(maxsize=8)
def zone(name: str) -> ZoneInfo:
    """The office's time zone by name, such as Asia/Ho_Chi_Minh."""
    return ZoneInfo(name)


def to_instant(moment: datetime) -> Instant:
    """Whole UTC microseconds of an aware datetime."""
    return (moment - _EPOCH) // _STEP


def local(instant: Instant, tz: str) -> datetime:
    """The wall clock at the office at an instant."""
    return (_EPOCH + timedelta(microseconds=instant)).astimezone(zone(tz))


@lru_cache(maxsize=64)
def _day_bounds(day: date, tz: str) -> tuple[Instant, Instant]:
    start = datetime.combine(day, time(), zone(tz))
    end = datetime.combine(day + timedelta(days=1), time(), zone(tz))
    return to_instant(start), to_instant(end)


_last_day: dict[str, tuple[Instant, Instant, date]] = {}


def service_day(instant: Instant, tz: str) -> date:
    """The civil date at the office, never UTC's: 06:59 and 07:00 in Vietnam are the same day."""
    known = _last_day.get(tz)
    if known and known[0] <= instant < known[1]:
        return known[2]
    day = local(instant, tz).date()
    _last_day[tz] = (*_day_bounds(day, tz), day)
    return day


def at(day: date, clock: time, tz: str) -> Instant:
    """The instant when the office's wall clock shows `clock` on `day`."""
    return to_instant(datetime.combine(day, clock, zone(tz)))
