"""Instants as exports write them: Vietnamese days with or without a clock time, ISO, spreadsheet days, packed figures.

A day without a clock time is its first instant; as a due date it is its last second, for the whole day is in time.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from onestop_desk.domain.folding import fold
from onestop_desk.domain.instants import Instant, at, to_instant, zone
from onestop_desk.services.sheets import Value

LAST_SECOND = time(23, 59, 59)
_CLOCK = r"(\d{1,2})\s*(?::|h|gio)\s*(\d{1,2})?\s*(?:phut)?(?::(\d{1,2})(?:[.,]\d+)?)?\s*(am|pm|sa|ch)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t\s,]+(.+))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[\s,\-]+(.+))?")
_CLOCK_FIRST = re.compile(
    rf"(?:luc\s+)?({_CLOCK})[\s,\-]*(?:ngay\s+)?(\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}}))"
)
_WORDS = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
_IN_CLOCK = re.compile(_CLOCK)
_OFFSET = re.compile(r"(.*?)\s*(z|[+-]\d{2}:?\d{2})")
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{13}")
_NOTHING = {"", "-", "--", "/", "null", "none", "n/a", "na", "khong", "chua", "chua co", "khong co", "0", "..."}
_FIRST_SERIAL = datetime.combine(date(1899, 12, 30), time())
_NOBODYS_YEARS = {1, 1753, 1899, 1900, 1970, 9999}
"""What other programs store where there is no day."""


class BadInstant(ValueError):
    """A text that stands where an instant belongs and is none."""


def instant_of(value: Value, tz: str, *, is_due: bool = False) -> Instant | None:
    """The instant that a cell names at the office; None for an empty one. Raises BadInstant."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _checked(value.replace(microsecond=0), tz)
    if isinstance(value, date):
        return _of_day(value, tz, is_due=is_due)
    text = fold(f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)).strip()
    if text in _NOTHING:
        return None
    for read in (_iso, _day_first, _clock_first, _in_words, _packed, _figures):
        try:
            found = read(text)
        except (ValueError, OverflowError):
            raise BadInstant(text) from None
        if isinstance(found, datetime):
            return _checked(found, tz)
        if found is not None:
            return _of_day(found, tz, is_due=is_due)
    raise BadInstant(text)


def _of_day(day: date, tz: str, *, is_due: bool) -> Instant | None:
    if day.year in _NOBODYS_YEARS:
        return None
    _check_year(day.year)
    return at(day, LAST_SECOND if is_due else time(), tz)


def _checked(moment: datetime, tz: str) -> Instant | None:
    if moment.year in _NOBODYS_YEARS:
        return None
    _check_year(moment.year)
    return to_instant(moment if moment.tzinfo else moment.replace(tzinfo=zone(tz)))


def _check_year(year: int) -> None:
    if not 1990 <= year <= 2100:
        raise BadInstant(str(year))


def _joined(day: date, clock: str | None) -> date | datetime:
    if not clock:
        return day
    offset = _OFFSET.fullmatch(clock)
    bare = offset[1] if offset else clock
    found = _IN_CLOCK.fullmatch(bare)
    if not found:
        raise BadInstant(clock)
    moment = datetime.combine(day, _clock(found.groups()))
    return moment.replace(tzinfo=_zone(offset[2])) if offset else moment


def _clock(parts: tuple[str | None, ...]) -> time:
    hour, minute, second = int(parts[0] or 0), int(parts[1] or 0), int(parts[2] or 0)
    if parts[3] in {"pm", "ch"} and hour < 12:
        hour += 12
    elif parts[3] in {"am", "sa"} and hour == 12:
        hour = 0
    return time(hour, minute, second)


def _zone(text: str) -> timezone:
    if text == "z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    figures = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(figures[:2]), minutes=int(figures[2:])))


def _iso(text: str) -> date | datetime | None:
    found = _ISO.fullmatch(text)
    return _joined(date(int(found[1]), int(found[2]), int(found[3])), found[4]) if found else None


def _day(text: str) -> date:
    day, month, year = re.split(r"[/.\-]", text)
    return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def _day_first(text: str) -> date | datetime | None:
    found = _DAY_FIRST.fullmatch(text)
    return _joined(_day(f"{found[1]}/{found[2]}/{found[3]}"), found[4]) if found else None


def _clock_first(text: str) -> date | datetime | None:
    found = _CLOCK_FIRST.fullmatch(text)
    return _joined(_day(found[6]), found[1].strip()) if found else None


def _in_words(text: str) -> date | None:
    found = _WORDS.search(text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def _packed(text: str) -> date | datetime | None:
    found = _PACKED.fullmatch(text)
    if not found:
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return datetime.combine(day, time(int(found[4]), int(found[5]), int(found[6] or 0))) if found[4] else day


def _figures(text: str) -> date | datetime | None:
    if _MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) // 1000, UTC)
    if not _SERIAL.fullmatch(text):
        return None
    moment = _FIRST_SERIAL + timedelta(seconds=round(float(text) * 86400))
    return moment if moment.time() != time() else moment.date()
