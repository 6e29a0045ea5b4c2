"""The figures of a report as rows of a table: plain values, without a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onestop_desk.domain.indicators import BY_CODE, Group
from onestop_desk.domain.reporting import Better, Figure, Judged, Report, Unit
from onestop_desk.words import figures, indicators
from onestop_desk.words.figures import Change, Tone
from ui.widgets.bars import Bar, TargetLine


@dataclass(frozen=True)
class FigureRow:
    """One indicator, or the heading of some (`judged` is None)."""

    key: str
    name: str
    judged: Judged | None = None
    target: str = ""
    value: str = ""
    before: str = ""
    change: Change | None = None
    judgement: str = ""
    tone: Tone = Tone.PLAIN

    @property
    def trail(self) -> tuple[Decimal | None, ...]:
        """The last periods, the oldest first."""
        return self.judged.trail if self.judged is not None else ()


def figure_rows(report: Report) -> list[FigureRow]:
    """Every indicator under the heading of its group, in the order of the report."""
    rows: list[FigureRow] = []
    group: Group | None = None
    for judged in report.indicators:
        own = BY_CODE[judged.figure.code].group if judged.figure.code in BY_CODE else group
        if own is not None and own is not group:
            rows.append(FigureRow(f"group/{own.value}", indicators.group(own)))
            group = own
        rows.append(_row(judged))
    return rows


def _row(judged: Judged) -> FigureRow:
    return FigureRow(
        judged.figure.code,
        indicators.name(judged.figure.code),
        judged,
        figures.target(judged),
        figures.value(judged.unit, judged.figure.value),
        figures.value(judged.unit, judged.before.value),
        figures.change(judged),
        figures.judgement(judged),
        figures.judgement_tone(judged),
    )


def arrow(change: Change | None) -> str:
    """The change with its arrow: direction only; whether it is good the word beside it says."""
    if change is None or not change.text:
        return ""
    if change.direction == 0:
        return "="
    return f"{'▲' if change.direction > 0 else '▼'} {change.text}"


def made_of(judged: Judged) -> str:
    """What the figure is made of: 284 / 291; empty for plain numbers."""
    return figure_made_of(judged.figure)


def figure_made_of(figure: Figure) -> str:
    """Numerator and denominator: 284 / 291; of a length of time how many were measured; empty for plain numbers."""
    if figure.denominator is None:
        return ""
    if figure.numerator is None:
        return figures.whole(figure.denominator)
    return f"{figures.whole(figure.numerator)} / {figures.whole(figure.denominator)}"


def trail_bars(judged: Judged, labels: Sequence[str]) -> tuple[list[Bar], TargetLine | None]:
    """The last periods as bars, each with its figure; one past the target is marked."""
    bars = []
    for place, (label, value) in enumerate(zip(labels, judged.trail, strict=True)):
        last = place == len(judged.trail) - 1
        bars.append(Bar(label, value, short_figure(judged.unit, value), is_past(judged, value), chosen=last))
    line = None
    if judged.target is not None:
        line = TargetLine(judged.target.value, figures.target(judged))
    return bars, line


def short_figure(unit: Unit, value: Decimal | None) -> str:
    """A figure over a narrow bar: without its unit, which the page says already, and without empty decimals."""
    if value is None:
        return figures.NOTHING
    if unit is Unit.SECONDS:
        return figures.whole(figures.whole_minutes(value))
    if unit is Unit.COUNT:
        return figures.whole(int(value))
    return figures.decimal(value).removesuffix(",00")


def is_past(judged: Judged, value: Decimal | None) -> bool:
    """Whether a value misses the target of the figure."""
    if value is None or judged.target is None:
        return False
    if judged.better is Better.LESS:
        return value > judged.target.value
    return judged.better is Better.MORE and value < judged.target.value
