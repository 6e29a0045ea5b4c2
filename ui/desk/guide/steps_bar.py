"""How far the questions have come: one pill a question, filled when it is answered, and the same in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onestop_desk.words import _
from ui.theme import font, of
from ui.widgets import paint

PILL, GAP, HIGH = 20, 4, 8
MOST_PILLS = 188
"""All pills together are never wider: with many questions each is narrower."""


class StepsBar(QWidget):
    """Pills and "Câu 5, nhiều nhất 8 câu"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._most = 0, 1
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What is said beside the pills."""
        return self._words

    def show_count(self, number: int, most: int) -> None:
        """Shows the number of the question on show, of at most so many."""
        self._done, self._most = min(number, most), max(most, 1)
        self._say(_("Câu {n}, nhiều nhất {most} câu").format(n=number, most=self._most))

    def show_over(self, asked: int) -> None:
        """Shows that all questions are answered."""
        self._done = self._most = max(asked, 1)
        self._say(_("Đã hỏi xong"))

    def _say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _pill(self) -> float:
        theme = of(self)
        return min(theme.px(PILL), theme.px(MOST_PILLS) / self._most - theme.px(GAP))

    def sizeHint(self) -> QSize:
        """Asks for all pills and the words."""
        theme = of(self)
        wide = (
            self._most * (self._pill() + theme.px(GAP))
            + theme.px(16)
            + paint.width_of(self._words, font(theme, "body-medium"))
        )
        return QSize(round(wide) + 2, theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them."""
        theme = of(self)
        colours = theme.colours
        painter = QPainter(self)
        painter.setFont(font(theme, "body-medium"))
        words = paint.width_of(self._words, painter.font()) + theme.px(16)
        # Where there is too little room the pills become narrow before a word is shortened.
        room = max((self.width() - words) / self._most - theme.px(GAP), float(theme.px(2)))
        wide, high, x = min(self._pill(), room), theme.px(HIGH), 0.0
        top = (self.height() - high) / 2
        for at in range(self._most):
            filled = at < self._done
            edge = paint.Edge(colours.lam if filled else colours.ink_soft, theme.px(1))
            paint.box(painter, QRectF(x, top, wide, high), high / 2, colours.lam if filled else colours.paper, edge)
            x += wide + theme.px(GAP)
        x += theme.px(12)
        paint.words(painter, QRectF(x, 0, self.width() - x, self.height()), self._words, colours.ink)
