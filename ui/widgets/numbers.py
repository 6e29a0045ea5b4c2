"""Numbers that do not jump: digits in equal cells, and numbers fitted once to their box."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone, font, of
from ui.theme.fonts import FAMILY
from ui.widgets import paint


class NumberCells(QWidget):
    """A number, time or amount whose digits each take a cell of the widest digit."""

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        tone: Tone = "ink",
        *,
        align: Qt.AlignmentFlag = paint.LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._kind, self._tone, self._align = text, kind, tone, align
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Gives what is shown."""
        return self._text

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Shows another number, in another colour when given."""
        tone = tone or self._tone
        if (text, tone) == (self._text, self._tone):
            return
        longer = len(text) != len(self._text)
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        if longer:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Asks for the cells."""
        letters = font(of(self), self._kind)
        return QSize(round(paint.cells_width(self._text, letters)) + 2, int(QFontMetricsF(letters).height()) + 1)

    def minimumSizeHint(self) -> QSize:
        """A number is never shortened."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes the number."""
        theme = of(self)
        painter = QPainter(self)
        painter.setFont(font(theme, self._kind))
        paint.cells(painter, QRectF(self.rect()), self._text, theme.colours.tone(self._tone), self._align)


class FitLabel(QWidget):
    """A number as large as its box allows, measured once for the widest number it may ever show.

    Its digits stand as the typeface sets them: a number that is called does not tick.
    """

    def __init__(
        self,
        widest: list[str],
        *,
        most: float,
        tone: Tone = "ink",
        weight: int = 700,
        align: Qt.AlignmentFlag = paint.CENTRE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widest, self._most, self._tone, self._weight, self._align = widest, most, tone, weight, align
        self._text = ""
        self._pixels = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """Gives what is shown."""
        return self._text

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Shows a number; its size stays as it was measured."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.update()

    def measure_for(self, widest: list[str]) -> None:
        """Measures again, say when a line has passed number 999."""
        self._widest = widest
        self._pixels = 0
        self.update()

    def pixels(self) -> int:
        """Says the size of type in pixels: the largest at which even the widest number fits."""
        if self._pixels == 0:
            self._pixels = fitting_pixels(
                self._widest, self.width(), self.height(), most=of(self).px(self._most), weight=self._weight
            )
        return self._pixels

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another box, another size."""
        self._pixels = 0
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        """Asks for the full size."""
        letters = _letters(of(self).px(self._most), self._weight)
        metrics = QFontMetricsF(letters)
        wide = max((paint.cells_width(text, letters) for text in self._widest), default=0.0)
        return QSize(round(wide) + 2, round(metrics.capHeight() * 1.2))

    def minimumSizeHint(self) -> QSize:
        """Shrinks with its box."""
        return QSize(of(self).px(24), of(self).px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes the number, its capitals centred in the box."""
        painter = QPainter(self)
        painter.setFont(_letters(self.pixels(), self._weight))
        metrics = QFontMetricsF(painter.font())
        # Numbers have no marks above or below: centre what is seen, not the line with its empty descent.
        shift = (metrics.ascent() - metrics.descent() - metrics.capHeight()) / 2
        area = QRectF(self.rect()).translated(0, -shift)
        painter.setPen(QColor(of(self).colours.tone(self._tone)))
        painter.drawText(area, int(self._align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), self._text)


def fitting_pixels(widest: list[str], width: float, height: float, *, most: int, weight: int = 700) -> int:
    """Finds the largest size at which each of the numbers fits a box, at most a given size."""
    probe = _letters(100, weight)
    wide = max((paint.cells_width(text, probe) for text in widest), default=1.0) / 100
    tall = QFontMetricsF(probe).capHeight() * 1.08 / 100
    return max(1, min(most, int(width / wide), int(height / tall)))


def _letters(pixels: int, weight: int) -> QFont:
    letters = QFont(FAMILY)
    letters.setPixelSize(max(pixels, 1))
    letters.setWeight(QFont.Weight(weight))
    letters.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return letters
