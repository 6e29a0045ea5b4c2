"""The day as it stands as plain values: the big figures, and a row for each line and each counter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from onestop_desk.domain.reporting import Figure, Judged, Unit
from onestop_desk.words import _, figures
from onestop_desk.words.figures import Tone as Meaning
from ui.desk.reports.rows import is_past, short_figure
from ui.desk.reports.tiles import Tile
from ui.theme import Tone
from ui.widgets.bars import Bar, TargetLine

if TYPE_CHECKING:
    from onestop_desk.services.reports.views import LineWaiting, Slices, Today

ALL = "all"
"""Key of the row of the whole office."""
PROMISED = "wait_90"
"""Whoever waits longer now than nine in ten may is one to look after."""


@dataclass(frozen=True)
class PartRow:
    """The whole office, one line or one counter with its figures."""

    key: str
    label: str
    values: Mapping[str, Decimal | None]
    past: frozenset[str] = frozenset()
    """Figures that miss their target."""
    waiting: int = 0
    longest: str = ""
    """Who is there longest and how long: A012 · 23 phút."""
    has_long_wait: bool = False
    """Whether that is longer than was promised."""
    piece: object = field(default=None, compare=False)
    """The part of the cut; None for the whole office."""

    def shown(self, code: str) -> str:
        """A figure as it is written."""
        return figures.value(Unit.COUNT if code == "served" else Unit.SECONDS, self.values.get(code))


def _past(judged: Mapping[str, Judged], found: Sequence[Figure]) -> frozenset[str]:
    held = ((figure, judged.get(figure.code)) for figure in found)
    return frozenset(figure.code for figure, to in held if to is not None and is_past(to, figure.value))


def by_code(today: "Today") -> dict[str, Judged]:
    """The day's indicators."""
    return {one.figure.code: one for one in today.report.indicators}


def line_rows(today: "Today", slices: "Slices") -> list[PartRow]:
    """The whole office, then one row a line in the order of the office."""
    judged, waiting = by_code(today), {line.line_id: line for line in today.lines}
    longest = max(today.lines, key=lambda line: line.longest_s, default=None)
    total = [one.figure for one in judged.values()]
    whole = PartRow(
        ALL,
        _("Cả trung tâm"),
        {figure.code: figure.value for figure in total},
        _past(judged, total),
        today.waiting,
        longest_words(longest),
        _is_long(judged, longest),
    )
    rows = [whole]
    for key, found in slices.items():
        here = waiting.get(key.key)
        values = {figure.code: figure.value for figure in found}
        many = here.waiting if here is not None else 0
        rows.append(
            PartRow(
                key.key,
                key.label,
                values,
                _past(judged, found),
                many,
                longest_words(here),
                _is_long(judged, here),
                key,
            )
        )
    return rows


def counter_rows(today: "Today", slices: "Slices") -> list[PartRow]:
    """One row a counter in the order of the office."""
    judged = by_code(today)
    return [
        PartRow(key.key, key.label, {f.code: f.value for f in found}, _past(judged, found), piece=key)
        for key, found in slices.items()
    ]


def longest_words(line: "LineWaiting | None") -> str:
    """Who is there longest and how long: A012 · 23 phút."""
    if line is None:
        return figures.NOTHING
    return _("{number} · {time}").format(number=line.longest, time=_minutes(line.longest_s))


def _minutes(seconds: int) -> str:
    return figures.value(Unit.SECONDS, Decimal(seconds))


def _is_long(judged: Mapping[str, Judged], line: "LineWaiting | None") -> bool:
    to = judged.get(PROMISED)
    return line is not None and to is not None and is_past(to, Decimal(line.longest_s))


def tiles(today: "Today") -> list[Tile]:
    """The figures of the day that a head looks at first."""
    judged = by_code(today)
    longest = max(today.lines, key=lambda line: line.longest_s, default=None)
    waits = _("lâu nhất {who}").format(who=longest_words(longest)) if longest is not None else _("không ai đang chờ")
    return [
        Tile(_("Đang chờ"), figures.whole(today.waiting), waits, "cam" if _is_long(judged, longest) else "ink"),
        Tile(_("Đang gọi, đang phục vụ"), figures.whole(today.called + today.serving)),
        Tile(_("Để bên, vắng mặt"), figures.whole(today.aside + today.missed)),
        Tile(
            _("Đã phục vụ"),
            figures.whole(today.report.served),
            _("trong {n} số đã cấp").format(n=figures.whole(today.report.tickets)),
        ),
        _judged_tile(_("Chờ bình quân"), judged.get("wait_mean")),
        _judged_tile(_("9/10 người chờ không quá"), judged.get("wait_90")),
    ]


def _judged_tile(words: str, judged: Judged | None) -> Tile:
    if judged is None:
        return Tile(words, figures.NOTHING)
    target = figures.target(judged)
    line = ""
    if judged.met is not None:
        line = _("giao {target}: {word}").format(target=target, word=figures.judgement(judged).lower())
    elif judged.target is not None:
        line = _("giao {target}").format(target=target)
    tone: Tone = "do" if figures.judgement_tone(judged) is Meaning.BAD else "ink"
    return Tile(words, figures.value(judged.unit, judged.figure.value), line, tone)


def wait_bars(today: "Today", rows: Sequence[PartRow]) -> tuple[list[Bar], TargetLine | None]:
    """The average wait of each line in minutes, with what was promised."""
    bars = []
    for row in rows:
        if row.key != ALL:
            value = row.values.get("wait_mean")
            letter, figure = row.label.partition(" · ")[0], short_figure(Unit.SECONDS, value)
            bars.append(Bar(letter, value, figure, "wait_mean" in row.past, name=row.label))
    judged = by_code(today).get("wait_mean")
    if judged is None or judged.target is None:
        return bars, None
    return bars, TargetLine(judged.target.value, figures.target(judged))
