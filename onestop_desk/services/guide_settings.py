"""What the office adds to the guide: read from its stored settings, and checked before it is stored."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import OFFICIAL_PAGE
from onestop_desk.domain.turns import Role
from onestop_desk.services.config import Config
from onestop_desk.services.guide_views import GuideOffice

SETTING = "guide"
"""Stored beside the rules: {police_place, police_hours, hotline, page, video, target, target_since}."""
HOTLINE = "1900 0368"
LONGEST_TEXT, LONGEST_ADDRESS, MOST_PEOPLE = 160, 100, 1_000_000
_PHONE = re.compile(r"[0-9][0-9 .]{2,19}")


def office_of(config: Config, police: Iterable[Row]) -> GuideOffice:
    """The office's part of the guide; `police` are rows of `data.guided.police_counters`."""
    told: Mapping[str, Any] = config.stored.get(SETTING, {})
    since = told.get("target_since")
    return GuideOffice(
        told.get("police_place") or "",
        told.get("police_hours") or "",
        told.get("hotline", HOTLINE),
        told.get("page") or OFFICIAL_PAGE,
        told.get("video") or "",
        told.get("target") or 0,
        date.fromisoformat(since) if since else None,
        _police_lines(config, police),
    )


def _police_lines(config: Config, police: Iterable[Row]) -> tuple[str, ...]:
    """Lines owned by a police counter; `police` rows are (counter id, line id of the field of VNeID)."""
    rows = list(police)
    own = [
        line
        for counter, _vneid in rows
        for line, role in config.serves.get(counter, {}).items()
        if role is Role.OWN and config.lines[line].open
    ]
    first = {vneid for _counter, vneid in rows}
    return tuple(sorted(dict.fromkeys(own), key=lambda line: (line not in first, config.lines[line].letter)))


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The parts that were given, as they are stored; raises Refusal("bad_guide_setting") with the name of one."""
    made = {name: _CHECKS[name](name, value) for name, value in given.items()}
    return {name: value for name, value in made.items() if value is not None}


def village_rows(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The rows of a list of villages with single spaces; raises Refusal("bad_villages") with the line, from 1."""
    rows: list[tuple[str, int]] = []
    seen: set[str] = set()
    for line, (typed, count) in enumerate(counts, 1):
        name = " ".join(typed.split())
        fits = 0 < len(name) <= LONGEST_TEXT and 0 <= count <= MOST_PEOPLE
        if not fits or name.casefold() in seen:
            raise Refusal("bad_villages", line=line)
        seen.add(name.casefold())
        rows.append((name, count))
    return rows


def _text(name: str, typed: Any) -> str | None:
    if typed is None:
        return None
    text = " ".join(typed.split())
    if len(text) > LONGEST_TEXT:
        raise Refusal("bad_guide_setting", name=name)
    return text


def _hotline(name: str, typed: Any) -> str | None:
    text = _text(name, typed)
    if text and not _PHONE.fullmatch(text):
        raise Refusal("bad_guide_setting", name=name)
    return text


def _address(name: str, typed: Any) -> str | None:
    """An address that a code can hold and a phone opens."""
    if not typed:
        return typed if typed is None else ""
    address: str = typed.strip()
    try:
        parts = urlsplit(address)
        right = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        right = False
    if not right or len(address) > LONGEST_ADDRESS or not address.isascii() or " " in address:
        raise Refusal("bad_guide_setting", name=name)
    return address


def _target(name: str, count: Any) -> int | None:
    if count is not None and not 0 <= count <= MOST_PEOPLE:
        raise Refusal("bad_guide_setting", name=name)
    return None if count is None else int(count)


def _day(_name: str, day: date | None) -> str | None:
    return day.isoformat() if day else None


_CHECKS: Mapping[str, Callable[[str, Any], str | int | None]] = {
    "police_place": _text,
    "police_hours": _text,
    "hotline": _hotline,
    "page": _address,
    "video": _address,
    "target": _target,
    "target_since": _day,
}
