"""Words and numbers on the board: as large as wished, smaller when there is no room, never cut and never jumping."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, Tone, font, of

LEFT = Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight
_DIGITS = "0123456789"
_SMALLER = 0.96


def widest_number(letters: Iterable[str], digits: int, theme: Theme) -> str:
    """The widest number these lines can have; sizes are fitted to it, so they never change from call to call."""
    metrics = QFontMetricsF(font(theme, "board-number"))
    letter = max(letters, key=metrics.horizontalAdvance, default="M")
    return letter + max(_DIGITS, key=metrics.horizontalAdvance) * digits


class Text(QWidget):
    """One piece of text, painted; `height` is in pixels of the pictures.

    A second language that would have to be smaller than `least` stays away instead.
    """

    def __init__(
        self,
        kind: str,
        tone: Tone = "ink",
        *,
        height: int,
        align: Qt.AlignmentFlag = LEFT,
        lines: int = 1,
        rests_on: str | None = None,
        least: int = 0,
    ) -> None:
        super().__init__()
        self._kind, self._tone, self._height, self._align = kind, tone, height, align
        self._lines, self._rests_on, self._least = lines, rests_on, least
        self._text = ""
        self._sample: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text

    @property
    def tone(self) -> Tone:
        """The meaning whose colour it wears."""
        return self._tone

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Changes the text and, when given, its colour."""
        if text == self._text and tone in (None, self._tone):
            return
        if text != self._text and self._sample is None:
            self.updateGeometry()
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.update()

    def fit_to(self, sample: str) -> None:
        """Sizes the text by the widest one it will ever say."""
        if sample != self._sample:
            self._sample = sample
            self.updateGeometry()
            self.update()

    def set_kind(self, kind: str) -> None:
        """Changes the size of type."""
        if kind != self._kind:
            self._kind = kind
            self.updateGeometry()
            self.update()

    def letters(self) -> QFont:
        """The font that fits the room there is."""
        chosen = font(of(self), self._kind)
        room = QRectF(self.rect())
        while not self._fits(chosen, room) and chosen.pointSizeF() > 4:
            chosen.setPointSizeF(chosen.pointSizeF() * _SMALLER)
        return chosen

    def sizeHint(self) -> QSize:
        """Asks for its width at the wished size; less is borne."""
        wide = QFontMetricsF(font(of(self), self._kind)).horizontalAdvance(self._sample or self._text)
        return QSize(round(wide + 1), self._tall())

    def minimumSizeHint(self) -> QSize:
        """May be squeezed: the letters grow smaller then."""
        return QSize(1, self._tall())

    def _tall(self) -> int:
        # On a board of one language the second line leaves its room to the first.
        return 0 if self._least and not self._text else of(self).px(self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the text, resting on a line such that its capitals are in the middle of the height."""
        if not self._text:
            return
        theme = of(self)
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours.tone(self._tone)))
        letters = self.letters()
        if letters.pointSizeF() < theme.points(self._least * 0.75):
            return
        painter.setFont(letters)
        if self._lines > 1:
            flags = self._align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), flags, self._text)
            return
        metrics = QFontMetricsF(letters)
        rest = metrics if self._rests_on is None else QFontMetricsF(font(theme, self._rests_on))
        spare = self.width() - metrics.horizontalAdvance(self._text)
        left = spare if self._align == RIGHT else spare / 2 if self._align == CENTRE else 0.0
        painter.drawText(QPointF(left, (self.height() + rest.capHeight()) / 2), self._text)

    def _fits(self, letters: QFont, room: QRectF) -> bool:
        metrics = QFontMetricsF(letters)
        if self._lines == 1:
            return metrics.horizontalAdvance(self._sample or self._text) <= room.width() + 1
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._text)
        lines = round(needed.height() / metrics.lineSpacing())
        return lines <= self._lines and needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1
