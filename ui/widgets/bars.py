"""A chart of bars one can read without colour: every bar carries its figure, the target is a dashed line."""

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


@dataclass(frozen=True)
class TargetLine:
    """Where the target lies, and how it is written."""

    value: Decimal
    figure: str


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

    def show_bars(self, bars: Sequence[Bar], target: TargetLine | None = None) -> None:
        """Shows other bars; a screen reader hears them one by one."""
        self._bars, self._target = tuple(bars), target
        spoken = [f"{bar.label}: {bar.figure}" for bar in bars]
        self.setAccessibleDescription("; ".join([*spoken, target.figure] if target else spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it is given, 200 px high."""
        return QSize(of(self).px(320), of(self).px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Readable down to half of that."""
        return QSize(of(self).px(160), of(self).px(HEIGHT // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bars, their words, and the target over them."""
        theme = of(self)
        painter = QPainter(self)
        painter.setFont(font(theme, "small-medium"))
        line = painter.fontMetrics().height()
        right = paint.width_of(self._target.figure, painter.font()) + theme.px(8) if self._target else 0
        field = QRectF(self.rect()).adjusted(0, line + theme.px(4), -right, -line - theme.px(4))
        tallest = self._tallest()
        self._draw_ground(painter, field, theme)
        if not self._bars:
            return
        room = field.width() / len(self._bars)
        wide = min(room * 0.68, theme.px(_WIDEST))
        for place, bar in enumerate(self._bars):
            middle = field.left() + room * (place + 0.5)
            share = float((bar.value or Decimal(0)) / tallest) if tallest else 0.0
            shape = QRectF(middle - wide / 2, field.bottom() - share * field.height(), wide, share * field.height())
            self._draw_bar(painter, shape, bar, theme)
            over = QRectF(middle - room / 2, shape.top() - line - theme.px(2), room, line)
            paint.words(painter, over, bar.figure, theme.colours.ink, paint.CENTRE)
            below = QRectF(middle - room / 2, field.bottom() + theme.px(4), room, line)
            paint.words(painter, below, bar.label, theme.colours.ink_soft, paint.CENTRE)
        self._draw_target(painter, field, tallest, theme)

    def _tallest(self) -> Decimal:
        values = [bar.value for bar in self._bars if bar.value is not None]
        if self._target is not None:
            values.append(self._target.value)
        return max(values, default=Decimal(0))

    @staticmethod
    def _draw_ground(painter: QPainter, field: QRectF, theme: Theme) -> None:
        painter.setPen(QPen(QColor(theme.colours.ink_soft), theme.px(1)))
        painter.drawLine(field.bottomLeft(), field.bottomRight())

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
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.colours.ink) if bar.chosen else colour, theme.px(3 if bar.chosen else 2)))
        painter.drawRect(shape)

    def _draw_target(self, painter: QPainter, field: QRectF, tallest: Decimal, theme: Theme) -> None:
        if self._target is None or not tallest:
            return
        high = field.bottom() - float(self._target.value / tallest) * field.height()
        painter.setPen(QPen(QColor(theme.colours.ink), theme.px(2), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(field.left(), high), QPointF(field.right(), high))
        beside = QRectF(field.right() + theme.px(6), high - theme.px(10), self.width() - field.right(), theme.px(20))
        paint.words(painter, beside, self._target.figure, theme.colours.ink, paint.LEFT)
