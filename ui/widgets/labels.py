"""Words on a screen: plain, shortened to one line, or wrapped to two."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Tone, font, mark, of
from ui.widgets import paint


class Words(QLabel):
    """A label by use and meaning: `Words("Đang chờ", "head", "cam")`."""

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        tone: Tone = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", kind)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self._make_room()

    def setText(self, text: str) -> None:
        """Changes the words."""
        super().setText(text)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Makes room again when the type has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Changes the words and, when given, their colour."""
        if self.text() != text:
            self.setText(text)
        if tone is not None:
            mark(self, tone=tone)

    def set_kind(self, kind: str) -> None:
        """Changes the size of type."""
        mark(self, type=kind)

    def _make_room(self) -> None:
        # Without this, the upper mark of a capital such as Ấ is cut off at the edge of the label.
        above = paint.overhang(self.text(), self.font())
        if above != self.contentsMargins().top():
            self.setContentsMargins(0, above, 0, 0)


class ElidedLabel(QWidget):
    """One line that shortens with … when there is no room, with the full words in its tip."""

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
        """Gives the full words."""
        return self._text

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Changes the words and, when given, their colour."""
        tone = tone or self._tone
        if (text, tone) == (self._text, self._tone):
            return
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def is_elided(self) -> bool:
        """Says whether some of the words are not shown."""
        return paint.width_of(self._text, font(of(self), self._kind)) > self.width() + 0.5

    def sizeHint(self) -> QSize:
        """Asks for room for all the words."""
        letters = font(of(self), self._kind)
        metrics = QFontMetricsF(letters)
        above = paint.overhang(self._text, letters)
        return QSize(int(metrics.horizontalAdvance(self._text)) + 2, int(metrics.height()) + 1 + above)

    def minimumSizeHint(self) -> QSize:
        """Can live with a few letters."""
        return QSize(of(self).px(24), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Shows the full words as a tip only where they are shortened."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._text if self.is_elided() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes the line."""
        theme = of(self)
        painter = QPainter(self)
        painter.setFont(font(theme, self._kind))
        area = QRectF(self.rect()).adjusted(0, paint.overhang(self._text, painter.font()), 0, 0)
        paint.words(painter, area, self._text, theme.colours.tone(self._tone), self._align)


class WrappedLabel(QWidget):
    """Words that wrap to at most a few lines (two unless told), then shorten."""

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        tone: Tone = "ink",
        *,
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._kind, self._tone, self._lines = text, kind, tone, lines
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Gives the full words."""
        return self._text

    def say(self, text: str, tone: Tone | None = None) -> None:
        """Changes the words and, when given, their colour."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def shown_lines(self, width: int) -> list[str]:
        """Gives the lines as they are shown at a width."""
        letters = font(of(self), self._kind)
        return wrapped(self._text, QFontMetricsF(letters), self._layout_of(width), width, self._lines)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Says how high the words are at a width."""
        metrics = QFontMetricsF(font(of(self), self._kind))
        above = paint.overhang(self._text, font(of(self), self._kind))
        return int(metrics.lineSpacing() * max(1, len(self.shown_lines(width)))) + 1 + above

    def sizeHint(self) -> QSize:
        """Asks for one line when the words are short."""
        metrics = QFontMetricsF(font(of(self), self._kind))
        wide = int(metrics.horizontalAdvance(self._text)) + 2
        return QSize(wide, int(metrics.lineSpacing()) + 1)

    def minimumSizeHint(self) -> QSize:
        """Can live with a few letters a line."""
        metrics = QFontMetricsF(font(of(self), self._kind))
        return QSize(of(self).px(64), int(metrics.lineSpacing()) + 1)

    def event(self, event: QEvent) -> bool:
        """Shows the full words as a tip only where they are shortened."""
        if event.type() == QEvent.Type.ToolTip:
            shown = self.shown_lines(self.width())
            self.setToolTip(self._text if shown and shown[-1].endswith("…") else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Writes the lines from the top, centred in what height is left."""
        theme = of(self)
        letters = font(theme, self._kind)
        metrics = QFontMetricsF(letters)
        lines = self.shown_lines(self.width())
        painter = QPainter(self)
        painter.setFont(letters)
        painter.setPen(QColor(theme.colours.tone(self._tone)))
        above = paint.overhang(self._text, letters)
        y = (self.height() + above - metrics.lineSpacing() * len(lines)) / 2 + metrics.ascent()
        for line in lines:
            painter.drawText(QPointF(0, y), line)
            y += metrics.lineSpacing()

    def _layout_of(self, _width: int) -> QTextLayout:
        return QTextLayout(self._text, font(of(self), self._kind))


def wrapped(text: str, metrics: QFontMetricsF, layout: QTextLayout, width: float, most: int) -> list[str]:
    """Breaks words into at most some lines of a width; the last one is shortened with … when words are left."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    shown: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start = line.textStart()
        if len(shown) == most - 1 and start + line.textLength() < len(text):
            shown.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        shown.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return shown
