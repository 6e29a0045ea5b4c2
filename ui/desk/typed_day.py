"""A day as it is typed: 25/11, 25.11.2026 or 25; and clock times of a part of a day."""

import re
from datetime import date, time, timedelta

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import parse_clock
from onestop_desk.domain.instants import Instant, at

_DAY = re.compile(r"\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?)?\s*")
_SOON = timedelta(days=60)
_BACK = timedelta(days=304)
"""From so long ago the next day with a figure is the last one that was, unless it is less than two months ago."""


def typed_day(text: str, today: date) -> date | None:
    """The day that is meant, the next one with that figure where month or year are left out; None when none is."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = (int(part) if part else None for part in found.groups())
    if year is not None:
        return _date(year if year > 99 else 2000 + year, month or today.month, day or 0)
    if month is not None:
        near = _date(today.year, month, day or 0)
        later = _date(today.year + 1, month, day or 0)
        return later if near is not None and near < today - _SOON else near
    this = _date(today.year, today.month, day or 0)
    if this is not None and this >= today:
        return this
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return _date(first.year, first.month, day or 0)


def typed_clock(text: str) -> time | None:
    """A clock time as people write it; None when it is none."""
    try:
        return parse_clock(text)
    except Refusal:
        return None


def typed_moment(text: str, today: date, tz: str) -> Instant | None:
    """A moment of the past year: 18/11, 18/11 14:30 or 18/11/2026 14h30; a day alone is its first instant."""
    first, _space, rest = text.strip().partition(" ")
    day, clock = typed_day(first, today - _BACK), typed_clock(rest) if rest.strip() else time()
    return None if day is None or clock is None or day > today else at(day, clock, tz)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
