"""A procedure's name in a few lines; after the last one it is shortened, the only words on the kiosk that are."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kiosk.kit import Kit
from ui.theme import Tone, fonts
from ui.widgets.labels import wrapped

Span = tuple[int, int]


class NameLines(QWidget):
    """A name at a size of type (points), with some of its letters in bold."""

    def __init__(
        self,
        kit: Kit,
        text: str,
        points: float,
        *,
        spans: tuple[Span, ...] = (),
        weight: int = 400,
        most: int = 2,
        tone: Tone = "ink",
    ) -> None:
        super().__init__()
        self._kit, self._text, self.spans = kit, text, spans
        self._points, self._weight, self._most, self._tone = points, weight, most, tone
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The whole name."""
        return self._text

    def lines(self, width: int) -> list[str]:
        """The lines as they are shown at a width."""
        # Measured in bold: what is bold is wider, and a name must not grow out of its row when a letter is typed.
        letters = self._letters(bold=True)
        return wrapped(self._text, QFontMetricsF(letters), QTextLayout(self._text, letters), width, self._most)

    def hasHeightForWidth(self) -> bool:
        """Two lines are higher than one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the lines it needs."""
        return round(len(self.lines(width)) * self._spacing()) + 1

    def sizeHint(self) -> QSize:
        """One line of the whole name."""
        wide = QFontMetricsF(self._letters(bold=True)).horizontalAdvance(self._text)
        return QSize(round(wide) + 2, round(self._spacing()) + 1)

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(self._kit.px(200), round(self._spacing()) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes each line, its bold parts in place."""
        painter = QPainter(self)
        painter.setPen(QColor(self._kit.theme.colours.tone(self._tone)))
        lines = self.lines(self.width())
        y = (self.height() - len(lines) * self._spacing()) / 2
        start = 0
        for line in lines:
            layout = QTextLayout(line, self._letters(bold=False))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            layout.setTextOption(option)
            layout.setFormats(self._bold_in(start, len(line)))
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            layout.draw(painter, QPointF(0, y))
            y += self._spacing()
            start += len(line)
            start += len(self._text[start:]) - len(self._text[start:].lstrip())

    def _bold_in(self, start: int, length: int) -> list[QTextLayout.FormatRange]:
        ranges = []
        for begin, end in self.spans:
            first, last = max(begin, start), min(end, start + length)
            if first < last:
                part = QTextLayout.FormatRange()
                part.start, part.length = first - start, last - first
                look = QTextCharFormat()
                look.setFontWeight(QFont.Weight.Bold)
                part.format = look
                ranges.append(part)
        return ranges

    def _letters(self, *, bold: bool) -> QFont:
        return fonts.sized(self._kit.theme, self._points, 700 if bold else self._weight)

    def _spacing(self) -> float:
        return QFontMetricsF(self._letters(bold=False)).height()
