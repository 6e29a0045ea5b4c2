"""Programmes (mô hình) of an office: dated settings that change forms, promises, hours or paper, and their own line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import Session, parse_clock
from onestop_desk.domain.periods import Period
from onestop_desk.domain.procedures import bare_code

LONGEST_NAME = 80


class Kind(StrEnum):
    """What a programme changes."""

    NO_WRITING = "no_writing"
    """"Thứ Ba ngày không viết": the clerk fills the forms in and prints them."""
    NO_WAITING = "no_waiting"
    """"Thứ Năm không chờ": a shorter promise."""
    NINTH_HOUR = "ninth_hour"
    """"Giờ thứ 9": a session after the usual hours."""
    PAPERLESS = "paperless"
    """"20 dịch vụ không giấy": chosen procedures are handled without paper."""


@dataclass(frozen=True)
class Rules:
    """What a programme says; which of it counts depends on the kind."""

    weekdays: tuple[int, ...] = ()
    """Monday 0; empty for every day."""
    minutes: int = 5
    """Saved by one form (no_writing), or the longest wait that is promised (no_waiting)."""
    opens: time | None = None
    closes: time | None = None
    """The extra session (ninth_hour)."""
    codes: tuple[str, ...] = ()
    """National codes of the procedures (paperless)."""
    target: Decimal | None = None
    """What its share should reach, in per cent; None for no target."""


@dataclass(frozen=True)
class Programme:
    """One programme, from one day to another."""

    id: str
    kind: Kind
    name: str
    from_day: date
    to_day: date | None
    rules: Rules

    def runs_on(self, day: date) -> bool:
        """Whether it is on, on a day."""
        is_in = self.from_day <= day and (self.to_day is None or day <= self.to_day)
        return is_in and (not self.rules.weekdays or day.weekday() in self.rules.weekdays)

    def days_in(self, period: Period) -> tuple[date, ...]:
        """The days of a period on which it is on."""
        return tuple(day for day in period.days if self.runs_on(day))

    def touches(self, period: Period) -> bool:
        """Whether it had begun and not ended in some part of a period."""
        return self.from_day <= period.last and (self.to_day is None or self.to_day >= period.first)


def rules_of(stored: Mapping[str, Any]) -> Rules:
    """Rules from plain JSON (docs/data-formats.md); raises Refusal("bad_programme") naming the part."""
    try:
        target = None if stored.get("target") is None else Decimal(str(stored["target"]))
        minutes = int(stored.get("minutes", Rules.minutes))
        weekdays = tuple(sorted({int(day) for day in stored.get("weekdays", ())}))
    except (ValueError, TypeError, InvalidOperation):
        raise Refusal("bad_programme", part="rules") from None
    codes = tuple(stored.get("codes", ()))
    return Rules(weekdays, minutes, _clock(stored.get("opens")), _clock(stored.get("closes")), codes, target)


def _clock(text: str | None) -> time | None:
    return parse_clock(text) if text else None


def stored_rules(rules: Rules) -> dict[str, Any]:
    """Rules as plain JSON."""
    made: dict[str, Any] = {"weekdays": list(rules.weekdays), "minutes": rules.minutes, "codes": list(rules.codes)}
    for name in ("opens", "closes"):
        clock: time | None = getattr(rules, name)
        if clock is not None:
            made[name] = clock.strftime("%H:%M")
    if rules.target is not None:
        made["target"] = str(rules.target)
    return made


def checked(kind: Kind, name: str, from_day: date, to_day: date | None, rules: Rules) -> Rules:
    """The rules in normal form; raises Refusal("bad_programme") naming the part that is wrong."""
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        raise Refusal("bad_programme", part="name")
    if to_day is not None and to_day < from_day:
        raise Refusal("bad_programme", part="days")
    if any(not 0 <= day <= 6 for day in rules.weekdays):
        raise Refusal("bad_programme", part="weekdays")
    if not 0 < rules.minutes <= 24 * 60:
        raise Refusal("bad_programme", part="minutes")
    if rules.target is not None and not 0 <= rules.target <= 100:
        raise Refusal("bad_programme", part="target")
    if kind is Kind.NINTH_HOUR and (rules.opens is None or rules.closes is None or rules.opens >= rules.closes):
        raise Refusal("bad_programme", part="hours")
    codes = tuple(dict.fromkeys(bare_code(code) or "" for code in rules.codes))
    if kind is Kind.PAPERLESS and (not codes or "" in codes):
        raise Refusal("bad_programme", part="codes")
    return Rules(tuple(sorted(set(rules.weekdays))), rules.minutes, rules.opens, rules.closes, codes, rules.target)


def promise_on(programmes: Iterable[Programme], day: date, usual: int) -> int:
    """Minutes of waiting that are promised on a day: the shortest of those programmes, else the office's usual."""
    shorter = [p.rules.minutes for p in programmes if p.kind is Kind.NO_WAITING and p.runs_on(day)]
    return min([*shorter, usual])


@dataclass(frozen=True)
class ExtraSessions(Mapping[date, Sequence[Session]]):
    """Day -> the sessions that programmes add to it; what is in them is worked out when asked."""

    programmes: tuple[Programme, ...]

    def __getitem__(self, day: date) -> tuple[Session, ...]:
        found = tuple(
            Session(p.rules.opens, p.rules.closes)
            for p in self.programmes
            if p.kind is Kind.NINTH_HOUR and p.runs_on(day) and p.rules.opens and p.rules.closes
        )
        if not found:
            raise KeyError(day)
        return found

    def __iter__(self) -> Iterator[date]:
        return iter(())

    def __len__(self) -> int:
        return 0
