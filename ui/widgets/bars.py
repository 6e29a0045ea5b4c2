"""A chart of bars one can read without colour: every bar carries its figure, the target is a dashed line."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, font, of
from ui.widgets import paint

HEIGHT = 200
_WIDEST = 64
_SHARE = 0.68
_APART = 4
"""Pixels between two labels, or a figure and its neighbour."""


@dataclass(frozen=True)
class Bar:
    """One bar: what stands below it, its value, and its figure as it is written."""

    label: str
    value: Decimal | None
    figure: str
    missed: bool = False
    """Past its target: hatched, and cam where there is colour."""
    chosen: bool = False
    """Where the page stands now: framed."""
    name: str = ""
    """The whole name where the label is only a number or a short word: for whoever listens."""


@dataclass(frozen=True)
class TargetLine:
    """Where the target lies, and how it is written."""

    value: Decimal
    figure: str


@dataclass(frozen=True)
class Plan:
    """Where things stand in a chart of a size: the area of the bars, how wide each is, and how words are written."""

    field: QRectF
    room: float
    """From one bar to the next."""
    wide: float
    every: int
    """Each so many-th label is written; the others would run into it."""
    upright: bool
    """Figures stand on end since they are wider than the room of a bar."""

    def middle(self, place: int) -> float:
        """The middle of a bar."""
        return self.field.left() + self.room * (place + 0.5)


def _every(label: float, room: float, apart: float, many: int) -> int:
    """Which labels are written: all where the widest fits below its bar, else so few that none meets another.

    The last one is pushed in from the edge by half of what it stands out: that much more room is kept.
    """
    if many < 2 or label + apart <= room:
        return 1
    return math.ceil((1.5 * label - 0.5 * room + apart) / room)


class BarChart(QWidget):
    """Bars from nought; a bar without a value says so by a dash in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._target: TargetLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    @property
    def target(self) -> TargetLine | None:
        """The target that is drawn."""
        return self._target

    def show_bars(self, bars: Sequence[Bar], target: TargetLine | None = None) -> None:
        """Shows other bars; a screen reader hears them one by one."""
        if (tuple(bars), target) == (self._bars, self._target):
            return
        self._bars, self._target = tuple(bars), target
        spoken = [f"{bar.name or bar.label}: {bar.figure}" for bar in bars]
        self.setAccessibleDescription("; ".join([*spoken, target.figure] if target else spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it is given, 200 px high."""
        return QSize(of(self).px(320), of(self).px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Readable down to half of that."""
        return QSize(of(self).px(160), of(self).px(HEIGHT // 2))

    def plan(self) -> Plan:
        """Where everything stands at the size the chart has now."""
        theme = of(self)
        letters = font(theme, "small-medium")
        line = self._line(theme)
        many = max(len(self._bars), 1)
        right = paint.width_of(self._target.figure, letters) + theme.px(8) if self._target else 0
        room = max(self.width() - right, 1) / many
        apart = theme.px(_APART)
        widest = max((paint.width_of(bar.figure, letters) for bar in self._bars), default=0.0)
        label = max((paint.width_of(bar.label, letters) for bar in self._bars), default=0.0)
        upright = widest + apart > room and many > 1
        above = widest if upright else line
        field = QRectF(self.rect()).adjusted(0, above + theme.px(4), -right, -line - theme.px(4))
        return Plan(field, room, min(room * _SHARE, theme.px(_WIDEST)), _every(label, room, apart, many), upright)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bars, the target over them, and the words over both."""
        theme, plan, tallest = of(self), self.plan(), self._tallest()
        painter = QPainter(self)
        painter.setFont(font(theme, "small-medium"))
        painter.setPen(QPen(QColor(theme.colours.ink_soft), theme.px(1)))
        painter.drawLine(plan.field.bottomLeft(), plan.field.bottomRight())
        if not self._bars:
            return
        shapes = [self._shape(plan, place, bar, tallest) for place, bar in enumerate(self._bars)]
        for shape, bar in zip(shapes, self._bars, strict=True):
            self._draw_bar(painter, shape, bar, theme)
        self._draw_target(painter, plan.field, tallest, theme)
        for place, (shape, bar) in enumerate(zip(shapes, self._bars, strict=True)):
            self._write_figure(painter, plan, shape, bar, theme)
            if (len(self._bars) - 1 - place) % plan.every == 0:
                self._write_label(painter, plan, place, bar, theme)

    @staticmethod
    def _line(theme: Theme) -> float:
        return theme.px(18)

    def _tallest(self) -> Decimal:
        values = [bar.value for bar in self._bars if bar.value is not None]
        if self._target is not None:
            values.append(self._target.value)
        return max(values, default=Decimal(0))

    @staticmethod
    def _shape(plan: Plan, place: int, bar: Bar, tallest: Decimal) -> QRectF:
        share = float(max(bar.value or Decimal(0), Decimal(0)) / tallest) if tallest > 0 else 0.0
        high = share * plan.field.height()
        return QRectF(plan.middle(place) - plan.wide / 2, plan.field.bottom() - high, plan.wide, high)

    @staticmethod
    def _draw_bar(painter: QPainter, shape: QRectF, bar: Bar, theme: Theme) -> None:
        if shape.height() <= 0:
            return
        colour = QColor(theme.colours.cam if bar.missed else theme.colours.lam)
        if bar.missed:
            painter.fillRect(shape, QBrush(QColor(theme.colours.paper)))
            painter.fillRect(shape, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        else:
            painter.fillRect(shape, QBrush(colour))
        thick = theme.px(3 if bar.chosen else 1)
        inner = shape.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.colours.ink) if bar.chosen else colour, thick))
        if inner.height() > 0:
            painter.drawRect(inner)

    def _draw_target(self, painter: QPainter, field: QRectF, tallest: Decimal, theme: Theme) -> None:
        if self._target is None:
            return
        share = float(self._target.value / tallest) if tallest > 0 else 0.0
        high = field.bottom() - share * field.height()
        ends = QPointF(field.left(), high), QPointF(field.right(), high)
        # A line of paper under the dashes: over a dark bar they would be lost.
        painter.setPen(QPen(QColor(theme.colours.paper), theme.px(4)))
        painter.drawLine(*ends)
        painter.setPen(QPen(QColor(theme.colours.ink), theme.px(2), Qt.PenStyle.DashLine))
        painter.drawLine(*ends)
        beside = QRectF(field.right() + theme.px(6), high - theme.px(10), self.width() - field.right(), theme.px(20))
        paint.words(painter, beside, self._target.figure, theme.colours.ink, paint.LEFT)

    def _write_figure(self, painter: QPainter, plan: Plan, shape: QRectF, bar: Bar, theme: Theme) -> None:
        line, gap = self._line(theme), theme.px(2)
        wide = paint.width_of(bar.figure, painter.font())
        area = QRectF(-wide / 2, -line / 2, wide, line)
        painter.save()
        # A dash on end would be taken for a bar.
        if plan.upright and bar.value is not None:
            painter.translate(shape.center().x(), shape.top() - gap - wide / 2)
            painter.rotate(-90)
        else:
            area.setWidth(max(min(wide, plan.room), 1))
            area.moveLeft(-area.width() / 2)
            painter.translate(shape.center().x(), shape.top() - gap - line / 2)
        # The target may run behind a figure, never through it.
        painter.fillRect(area.adjusted(-gap, theme.px(1), gap, -theme.px(1)), QColor(theme.colours.paper))
        paint.words(painter, area, bar.figure, theme.colours.ink, paint.CENTRE)
        painter.restore()

    def _write_label(self, painter: QPainter, plan: Plan, place: int, bar: Bar, theme: Theme) -> None:
        wide = min(paint.width_of(bar.label, painter.font()) + 1, max(plan.room * plan.every, 1))
        left = min(max(plan.middle(place) - wide / 2, 0), max(plan.field.right() - wide, 0))
        area = QRectF(left, plan.field.bottom() + theme.px(4), wide, self._line(theme))
        paint.words(painter, area, bar.label, theme.colours.ink_soft, paint.CENTRE)
