"""Section III of the briefing: the days of the period as bars, and what stands out in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from onestop_desk.domain.instants import local
from onestop_desk.domain.reporting import DayRow, Report, Unit
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, briefing, figures, phrases
from onestop_desk.words.briefing import Wording

_WEEK_END = 5
"""Saturday, as `date.weekday` counts."""
_ABREAST = 7
"""Two charts stand side by side for a week, one above the other for a longer period."""
_BARS = 31
"""More days than a month has are drawn as weeks, more weeks as months."""
Values = dict[str, Any]


@dataclass(frozen=True)
class _Stretch:
    """One bar: a day, or several together."""

    label: str
    tickets: int
    wait_s: int | None


def values_of(report: Report, wording: Wording) -> Values:
    """The charts and the sentences below them."""
    worked = [row for row in report.days if _is_drawn(row, local(report.until - 1, report.tz).date())]
    stretches = _stretches(worked)
    target = _target_minutes(report, wording)
    has_visits = any(row.tickets for row in worked)
    waits = [_wait_bar(s, target) for s in stretches]
    charts: list[Values] = []
    if any(s.wait_s is not None for s in stretches):
        charts.append(
            {
                "title": _("Chờ bình quân (phút)"),
                "bars": waits,
                "target": target,
                "target_text": "" if target is None else f"≤ {figures.whole(target)}",
            }
        )
    if has_visits:
        bars = [_bar(s.label, s.tickets, over=False) for s in stretches]
        charts.append({"title": _("Số lượt lấy số"), "bars": bars, "target": None, "target_text": ""})
    sentences = [*_longest(worked, target), *_closed(report.days)]
    if not has_visits:
        sentences.insert(0, _("Không có lượt lấy số nào {inside}.").format(inside=briefing.inside(report.period)))
    return {
        "title": _("III. THỜI GIAN CHỜ VÀ LƯỢT TIẾP {inside}").format(inside=briefing.inside(report.period).upper()),
        "wide": len(worked) > _ABREAST,
        "charts": charts,
        "paragraphs": [[{"t": sentence, "b": False}] for sentence in sentences],
    }


def _is_drawn(row: DayRow, until: date) -> bool:
    """A day with people, or a working day that has begun: an empty one is news, a Sunday and tomorrow are none."""
    return bool(row.tickets) or (row.closed_reason is None and row.day.weekday() < _WEEK_END and row.day <= until)


def _target_minutes(report: Report, wording: Wording) -> int | None:
    for judged in report.indicators:
        if judged.figure.code == wording.mean_wait and judged.target is not None:
            return figures.whole_minutes(judged.target.value)
    return None


def _wait_bar(stretch: _Stretch, target: int | None) -> Values:
    if stretch.wait_s is None:
        return {**_bar(stretch.label, 0, over=False), "text": figures.NOTHING}
    minutes = figures.whole_minutes(Decimal(stretch.wait_s))
    return _bar(stretch.label, minutes, over=target is not None and minutes > target)


def _bar(label: str, value: int, *, over: bool) -> Values:
    return {"label": label, "value": value, "text": figures.whole(value), "over": over}


def _stretches(rows: Sequence[DayRow]) -> list[_Stretch]:
    if len(rows) <= _ABREAST:
        return [_Stretch(briefing.short_day(row.day), row.tickets, row.mean_wait_s) for row in rows]
    if len(rows) <= _BARS:
        return [_Stretch(str(row.day.day), row.tickets, row.mean_wait_s) for row in rows]
    weeks = _together(rows, lambda day: day.isocalendar()[:2], lambda key: f"T{key[1]}")
    if len(weeks) <= _BARS:
        return weeks
    return _together(rows, lambda day: (day.year, day.month), lambda key: f"{key[1]}/{key[0] % 100:02d}")


def _together(rows: Iterable[DayRow], key_of: Any, label_of: Any) -> list[_Stretch]:
    kept: dict[tuple[int, int], list[DayRow]] = {}
    for row in rows:
        kept.setdefault(key_of(row.day), []).append(row)
    return [_Stretch(label_of(key), sum(r.tickets for r in days), _mean(days)) for key, days in kept.items()]


def _mean(rows: Sequence[DayRow]) -> int | None:
    """The mean wait of several days, each counted by how many were served."""
    measured = [(row.mean_wait_s, row.served) for row in rows if row.mean_wait_s is not None and row.served]
    many = sum(served for _wait, served in measured)
    return round(sum(wait * served for wait, served in measured) / many) if many else None


def _longest(rows: Sequence[DayRow], target: int | None) -> list[str]:
    waits = [(row.mean_wait_s, row.day) for row in rows if row.mean_wait_s is not None]
    if len(waits) < 2:
        return []
    seconds, day = max(waits, key=lambda found: (found[0], -found[1].toordinal()))
    longest = figures.whole_minutes(Decimal(seconds))
    said = {"day": phrases.day_short(day), "minutes": figures.value(Unit.SECONDS, Decimal(longest * 60))}
    if target is not None and longest > target:
        over = figures.value(Unit.SECONDS, Decimal((longest - target) * 60))
        return [_("{day} chờ lâu nhất: {minutes}, vượt chỉ tiêu {over}.").format(over=over, **said)]
    return [_("{day} chờ lâu nhất: {minutes}.").format(**said)]


def _closed(rows: Iterable[DayRow]) -> list[str]:
    """Closed days with their reasons; a usual week end is no news."""
    found: list[tuple[date, str]] = [
        (row.day, row.closed_reason) for row in rows if row.closed_reason and row.day.weekday() < _WEEK_END
    ]
    if not found:
        return []
    days = [_("{day} ({reason})").format(day=phrases.day_short(day), reason=printable(reason)) for day, reason in found]
    return [_("Nghỉ: {days}.").format(days=briefing.joined(days))]
