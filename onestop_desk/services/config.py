"""The office as it is set up: read once, and again when its settings version changes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from onestop_desk.data.tx import Row
from onestop_desk.domain.hours import OpeningHours, Session, parse_clock, parse_sessions
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.programmes import ExtraSessions, Kind, Programme, promise_on, rules_of
from onestop_desk.domain.settings import OfficeSettings, settings_from
from onestop_desk.domain.turns import Role
from onestop_desk.services.views import CounterLineView, CounterView, LineView, OfficeView, StaffView


class PublicHolidays(Mapping[date, str]):
    """Vietnam's days off with their substitute days, by the `holidays` library; the office may add its own."""

    def __init__(self, own: Mapping[date, str], working: frozenset[date]) -> None:
        self._own = own
        self._working = working

    def __getitem__(self, day: date) -> str:
        if day in self._working:
            raise KeyError(day)
        return self._own[day] if day in self._own else _holidays(day.year)[day]

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date) or day in self._working:
            return False
        return day in self._own or day in _holidays(day.year)

    def __iter__(self) -> Any:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


class SwappedDays(Mapping[date, int]):
    """Saturdays worked in exchange for a day off, by the `holidays` library -> the weekday whose hours they take.

    They have the hours of the last ordinary weekday before them, as Friday for a Saturday.
    """

    def __getitem__(self, day: date) -> int:
        if day not in _worked(day.year):
            raise KeyError(day)
        return _FRIDAY if day.weekday() > _FRIDAY else day.weekday()

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


_FRIDAY = 4


@lru_cache(maxsize=16)
def _calendar(year: int) -> tuple[Mapping[date, str], frozenset[date]]:
    from holidays.countries.vietnam import Vietnam

    made = Vietnam(years=year, language="vi")  # type: ignore[no-untyped-call] # the library has no types here
    return dict(made.items()), frozenset(made.weekend_workdays)


def _holidays(year: int) -> Mapping[date, str]:
    return _calendar(year)[0]


def _worked(year: int) -> frozenset[date]:
    return _calendar(year)[1]


@dataclass(frozen=True)
class Absence:
    """Hours of a day in which nobody staffs a counter."""

    counter_id: str
    hours: Session
    reason: str


@dataclass(frozen=True)
class Config:
    """Everything that changes only with the settings version."""

    version: int
    office: OfficeView
    settings: OfficeSettings
    stored: Mapping[str, Any]
    hours: OpeningHours
    lines: Mapping[str, LineView]
    common_papers: Mapping[str, tuple[str, ...]]
    counters: Mapping[str, CounterView]
    serves: Mapping[str, Mapping[str, Role]]
    """Counter id -> line id -> role."""
    staff: Mapping[str, StaffView]
    absences: Mapping[date, tuple[Absence, ...]]
    programmes: tuple[Programme, ...] = ()
    """By the day they begin."""

    def promise_on(self, day: date) -> int:
        """Minutes of waiting that are promised on a day."""
        return promise_on(self.programmes, day, self.settings.waiting_promise)

    @cached_property
    def help_delay(self) -> int:
        """Microseconds by which a helped line counts as later."""
        return self.settings.help_delay * MINUTE

    def owners(self, line_id: str) -> list[str]:
        """The counters that serve a line as their own, by number; those that help it when none does."""
        serving = self.counters_of(line_id)
        return [c for c in serving if self.serves[c][line_id] is Role.OWN] or serving

    def counters_of(self, line_id: str) -> list[str]:
        """Counters that serve a line, those that own it first."""
        found = [
            (roles[line_id] is Role.HELP, self.counters[c].number, c)
            for c, roles in self.serves.items()
            if line_id in roles
        ]
        return [c for _, _, c in sorted(found)]

    def shares_counter(self, line_id: str) -> set[str]:
        """Lines that some counter serves together with this one, itself included."""
        return {line_id} | {other for c in self.counters_of(line_id) for other in self.serves[c]}


def _hours(stored: Mapping[str, Any], tz: str, programmes: tuple[Programme, ...] = ()) -> OpeningHours:
    weekly: dict[int, tuple[Session, ...]] = {
        int(day): parse_sessions(pairs) for day, pairs in stored.get("hours", {}).items()
    }
    exceptions = {date.fromisoformat(d): parse_sessions(p) for d, p in stored.get("hours_exceptions", {}).items()}
    closures = {date.fromisoformat(d): str(why) for d, why in stored.get("closures", {}).items()}
    cuts = {
        date.fromisoformat(day): tuple(Session(parse_clock(a), parse_clock(b)) for a, b, _why in rows)
        for day, rows in stored.get("closed_hours", {}).items()
    }
    holidays = PublicHolidays(closures, frozenset(exceptions))
    return OpeningHours(weekly, exceptions, holidays, tz, SwappedDays(), cuts, ExtraSessions(programmes))


def _absences(stored: Mapping[str, Any]) -> dict[date, tuple[Absence, ...]]:
    return {
        date.fromisoformat(day): tuple(
            Absence(c, Session(parse_clock(a), parse_clock(b)), why) for c, a, b, why in rows
        )
        for day, rows in stored.get("absences", {}).items()
    }


def _lines(rows: Sequence[Row]) -> tuple[dict[str, LineView], dict[str, tuple[str, ...]]]:
    lines, papers = {}, {}
    for row in rows:
        line_id, letter, name, short, english, examples, examples_en, common, *rest, short_en = row
        minutes, position, is_open, why, again = rest
        names = (line_id, letter, name, short, english, examples, examples_en)
        lines[line_id] = LineView(*names, minutes, bool(is_open), why, again, position, short_en)
        papers[line_id] = tuple(json.loads(common))
    return lines, papers


def read_config(answers: Sequence[Sequence[Row]]) -> Config:
    """The configuration from the answers to `data.office.CONFIG`."""
    (office_row,), settings, line_rows, counter_rows, role_rows, staff_rows, programme_rows = answers
    office_id, name, commune, authority, is_demo, tz, version = office_row
    stored = {key: json.loads(value) for key, value in settings}
    lines, papers = _lines(line_rows)
    programmes = tuple(_programme(row) for row in programme_rows)
    serves: dict[str, dict[str, Role]] = {row[0]: {} for row in counter_rows}
    for counter_id, line_id, role in role_rows:
        serves[counter_id][line_id] = Role(role)
    counters = {
        row[0]: CounterView(
            row[0], row[1], row[2], row[3], "closed", None, None, None, None, _served(serves[row[0]], lines)
        )
        for row in counter_rows
    }
    return Config(
        version,
        OfficeView(office_id, name, commune, authority, bool(is_demo), tz),
        settings_from(stored.get("rules", {})),
        stored,
        _hours(stored, tz, programmes),
        lines,
        papers,
        counters,
        serves,
        {row[0]: StaffView(row[0], row[1], row[2], bool(row[3])) for row in staff_rows},
        _absences(stored),
        programmes,
    )


def _programme(row: Row) -> Programme:
    programme_id, kind, name, first, last, rules = row
    ends = date.fromisoformat(last) if last else None
    return Programme(programme_id, Kind(kind), name, date.fromisoformat(first), ends, rules_of(json.loads(rules)))


def _served(roles: Mapping[str, Role], lines: Mapping[str, LineView]) -> tuple[CounterLineView, ...]:
    views = [
        CounterLineView(line_id, lines[line_id].letter, lines[line_id].name, role) for line_id, role in roles.items()
    ]
    return tuple(sorted(views, key=lambda v: (v.role is Role.HELP, v.letter)))


def with_state(counter: CounterView, row: Row, staff: Mapping[str, StaffView]) -> CounterView:
    """A counter as it is now; `row` is (id, state, reason, until, staff id, …)."""
    person = staff.get(row[4]) if row[4] else None
    return replace(
        counter, state=row[1], reason=row[2], until=row[3], staff_id=row[4], staff_name=person.name if person else None
    )
