"""The parts of a cut for one figure, as rows and as bars: plain values, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onestop_desk.domain.indicators import Cut
from onestop_desk.domain.reporting import Figure, Judged
from onestop_desk.words import _, figures, phrases
from ui.desk.reports.rows import figure_made_of, is_past, short_figure
from ui.widgets.bars import Bar

if TYPE_CHECKING:
    from onestop_desk.services.reports.views import CutKey, Slices

MOST_BARS = 31
"""A month of days; more cannot be told apart beside one another."""
FEW = 6
"""So many parts have room for their names below their bars."""
_LONGEST_NAME = 14
_BY_TIME = {Cut.DAY, Cut.WEEK, Cut.MONTH}
_MANY = {Cut.FIELD, Cut.AGENCY, Cut.CLERK}
"""Cuts whose parts are only worth a row when something was there to measure: an office has forty fields."""


@dataclass(frozen=True)
class SliceFigure:
    """One part with its figure."""

    key: "CutKey"
    place: int
    """From 1, as it stands in the table and below its bar."""
    label: str
    figure: Figure
    shown: str
    made: str
    missed: bool


def part_words(key: "CutKey") -> str:
    """A part as one says it: 1 · Chứng thực, thứ Hai 23/11/2026, Tuần 48, Tháng 11/2026."""
    if key.cut is Cut.DAY:
        return phrases.day(date.fromisoformat(key.key))
    if key.cut is Cut.WEEK:
        year, week = key.key.split("-W")
        return _("Tuần {n} năm {year}").format(n=int(week), year=year)
    if key.cut is Cut.MONTH:
        year, month = key.key.split("-")
        return _("Tháng {n}/{year}").format(n=int(month), year=year)
    return key.label


def slice_figures(slices: "Slices", judged: Judged) -> list[SliceFigure]:
    """The parts of a cut for one figure; those the figure knows nothing of are left out."""
    found: list[SliceFigure] = []
    for key, every in slices.items():
        own = next((f for f in every if f.code == judged.figure.code), None)
        if own is not None and not (key.cut in _MANY and own.value is None):
            shown, made = figures.value(judged.unit, own.value), figure_made_of(own)
            missed = is_past(judged, own.value)
            found.append(SliceFigure(key, len(found) + 1, part_words(key), own, shown, made, missed))
    return found


def part_bars(found: Sequence[SliceFigure], judged: Judged) -> list[Bar]:
    """The first parts as bars; where names have no room, the number of the row in the table stands below."""
    shown = found[:MOST_BARS]
    return [
        Bar(_below(part, len(shown)), part.figure.value, short_figure(judged.unit, part.figure.value), part.missed,
            name=part.label)
        for part in shown
    ]  # fmt: skip


def _below(part: SliceFigure, many: int) -> str:
    key = part.key
    if key.cut in _BY_TIME:
        return _when(key)
    head = part.label.partition(" · ")[0]
    has_short_head = key.cut in {Cut.COUNTER, Cut.LINE}
    return head if has_short_head or (many <= FEW and len(head) <= _LONGEST_NAME) else str(part.place)


def _when(key: "CutKey") -> str:
    if key.cut is Cut.DAY:
        return f"{date.fromisoformat(key.key):%d/%m}"
    if key.cut is Cut.WEEK:
        return _("T{n}").format(n=int(key.key.split("-W")[1]))
    return _("Th{n}").format(n=int(key.key.split("-")[1]))
