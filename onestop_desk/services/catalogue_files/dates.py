"""Days as catalogue files write them: figures, words, spreadsheet serials, milliseconds."""

import re
from datetime import date, datetime, timedelta, timezone

from onestop_desk.services.catalogue_files.choices import folded, is_nothing

_ICT = timezone(timedelta(hours=7))
"""Vietnam has had one clock time and no summer time since 1975."""

_DMY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?!\d)")
_YMD = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_WORDS = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_PACKED = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_EPOCH = date(1899, 12, 30)


class BadDay(ValueError):
    """A text that stands where a day belongs and is none."""


def day_in(text: str) -> str | None:
    """The first day that a text names, as an ISO date; None where it names none. Raises BadDay for 31/02/2026."""
    if found := _WORDS.search(text):
        return _day(found[3], found[2], found[1])
    if found := _YMD.search(text):
        return _day(found[1], found[2], found[3])
    if found := _DMY.search(text):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return _day(year, found[2], found[1])
    return None


def day_of(text: str) -> str | None:
    """A cell that holds a day, as an ISO date; None when it is empty. Raises BadDay."""
    bare = text.strip()
    if is_nothing(bare) or folded(bare) in {"khong", "khong co"}:
        return None
    if _MILLISECONDS.fullmatch(bare):
        return datetime.fromtimestamp(int(bare) / 1000, _ICT).date().isoformat()
    if found := _PACKED.fullmatch(bare):
        return _day(found[1], found[2], found[3])
    if _SERIAL.fullmatch(bare):
        day = _EPOCH + timedelta(days=int(float(bare)))
        return _day(str(day.year), str(day.month), str(day.day))
    told = day_in(bare)
    if told is None:
        raise BadDay(text)
    return told


def _day(year: str, month: str, day: str) -> str:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        raise BadDay(f"{day}/{month}/{year}") from None
    if not 1945 <= made.year <= 2100:
        raise BadDay(made.isoformat())
    return made.isoformat()
