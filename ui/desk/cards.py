"""The biggest thing on the page: the card that calls the next citizen, and the one that asks the called one in."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from onestop_desk.words import _
from ui.theme import Theme, font, of
from ui.theme.focus import RING
from ui.theme.fonts import sized
from ui.widgets import paint

Shape = Literal["tall", "low"]


class Card(QAbstractButton):
    """A filled card that is one large button."""

    def __init__(self, key: str, heights: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._least, self._most = heights
        self.setProperty(RING, 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(of(self).px(self._least))
        self.setMaximumHeight(of(self).px(self._most))

    def sizeHint(self) -> QSize:
        """As high as in the pictures; lower only in a low window."""
        theme = of(self)
        return QSize(theme.px(480), theme.px(self._most))

    def minimumSizeHint(self) -> QSize:
        """Never so low that its words touch."""
        theme = of(self)
        return QSize(theme.px(320), theme.px(self._least))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the fill, or an outline while the card can't be pressed, then what stands on it."""
        theme = of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours
        area = QRectF(self.rect())
        if self.isEnabled():
            fill = colours.ink if self.isDown() else colours.lam
            paint.box(painter, area, theme.px(8), fill, None)
            self.draw_inside(painter, theme, colours.paper)
        else:
            edge = paint.Edge(colours.line, theme.px(1), dashed=theme.contrast)
            paint.box(painter, area, theme.px(8), colours.ground, edge)
            self.draw_inside(painter, theme, colours.ink_soft)

    def draw_inside(self, painter: QPainter, theme: Theme, colour: str) -> None:
        """Draw the words of the card."""
        raise NotImplementedError

    def draw_cap(self, painter: QPainter, theme: Theme, area: QRectF, colour: str) -> None:
        """Draw the key, in letters that grow with the cap."""
        paint.box(painter, area, theme.px(6), None, paint.Edge(colour, theme.px(1.5)))
        painter.setFont(sized(theme, 16, 500))
        paint.words(painter, area, self._key, colour, paint.CENTRE)

    def cap_width(self, theme: Theme) -> float:
        """How wide the key's cap is."""
        return round(paint.width_of(self._key, sized(theme, 16, 500)) + theme.px(24))


def draw_lines(
    painter: QPainter, area: QRectF, lines: list[tuple[str, QFont]], colour: str, spacing: float = 1.0
) -> None:
    """Write lines of different sizes under each other, centred in the height of an area."""
    heights = [QFontMetricsF(letters).height() * spacing for _text, letters in lines]
    y = area.center().y() - sum(heights) / 2
    for (text, letters), height in zip(lines, heights, strict=True):
        painter.setFont(letters)
        paint.words(painter, QRectF(area.left(), y, area.width(), height), text, colour)
        y += height


class CallCard(Card):
    """Gọi tiếp: who is next and why, and the key that calls."""

    def __init__(self, shape: Shape = "tall", parent: QWidget | None = None) -> None:
        super().__init__("F9", (128, 222) if shape == "tall" else (128, 128), parent)
        self.setObjectName("callCard")
        self._shape: Shape = shape
        self._number = self._procedure = self._why = ""

    def say(self, number: str, procedure: str, why: str) -> None:
        """Name the person who is next."""
        self._number, self._procedure, self._why = number, procedure, why
        self.setText(_("Gọi tiếp"))
        self.setAccessibleName(_("Gọi tiếp {number}").format(number=number))
        self.setAccessibleDescription(f"{procedure}. {why}")
        self.update()

    @property
    def number(self) -> str:
        """Who is next."""
        return self._number

    @property
    def why(self) -> str:
        """Why this person."""
        return self._why

    def draw_inside(self, painter: QPainter, theme: Theme, colour: str) -> None:
        """Word and key at the left, a divider, then number, procedure and reason."""
        stacked = self._shape == "tall" and self.height() >= theme.px(170)
        word = sized(theme, 28 if stacked else 22, 700)
        wide = paint.width_of(self.text(), word)
        cap = self.cap_width(theme)
        x, middle = float(theme.px(24)), self.height() / 2
        if stacked:
            line = QFontMetricsF(word).height()
            top = middle - (line + theme.px(8) + theme.px(36)) / 2
            painter.setFont(word)
            paint.words(painter, QRectF(x, top, wide + 2, line), self.text(), colour)
            self.draw_cap(painter, theme, QRectF(x, top + line + theme.px(8), cap, theme.px(36)), colour)
            x += max(wide, cap)
        else:
            self.draw_cap(painter, theme, QRectF(x, middle - theme.px(18), cap, theme.px(36)), colour)
            x += cap + theme.px(14)
            painter.setFont(word)
            paint.words(painter, QRectF(x, 0, wide + 2, self.height()), self.text(), colour)
            x += wide
        gap = theme.px(28 if stacked else 20)
        x += gap
        self._divide(painter, theme, x, colour)
        x += gap
        self._draw_person(painter, theme, QRectF(x, 0, self.width() - x - theme.px(16), self.height()), colour, stacked)

    def _divide(self, painter: QPainter, theme: Theme, x: float, colour: str) -> None:
        half = min(self.height() / 2 - theme.px(28), theme.px(70))
        painter.setPen(QPen(QColor(colour), theme.px(1)))
        middle = self.height() / 2
        painter.drawLine(QPointF(round(x) + 0.5, middle - half), QPointF(round(x) + 0.5, middle + half))

    def _draw_person(self, painter: QPainter, theme: Theme, area: QRectF, colour: str, stacked: bool) -> None:
        number, line = font(theme, "number"), sized(theme, 13 if stacked else 12)
        procedure = sized(theme, 16 if stacked else 13, 600)
        if stacked:
            lines = [(self._number, number), (self._procedure, procedure), (self._why, line)]
            draw_lines(painter, area, lines, colour, 1.0)
            return
        painter.setFont(number)
        wide = paint.width_of(self._number, number)
        paint.words(painter, QRectF(area.left(), 0, wide + 2, self.height()), self._number, colour)
        rest = area.adjusted(wide + theme.px(20), 0, 0, 0)
        draw_lines(painter, rest, [(self._procedure, procedure), (self._why, line)], colour)


class ComeCard(Card):
    """Mời vào: the called citizen stands at the counter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Enter", (96, 152), parent)
        self.setObjectName("comeCard")
        self.setText(_("Mời vào"))
        self.setAccessibleName(_("Mời vào"))

    def draw_inside(self, painter: QPainter, theme: Theme, colour: str) -> None:
        """The key at the left, the word and when to press beside it."""
        cap = QRectF(theme.px(24), self.height() / 2 - theme.px(20), self.cap_width(theme), theme.px(40))
        self.draw_cap(painter, theme, cap, colour)
        x = cap.right() + theme.px(24)
        area = QRectF(x, 0, self.width() - x - theme.px(20), self.height())
        lines = [
            (self.text(), sized(theme, 28, 700)),
            (_("khi công dân đã đến trước quầy"), sized(theme, 13)),
        ]
        draw_lines(painter, area, lines, colour, 0.95)


class OpenCard(Card):
    """Mở quầy, Mở lại quầy: the one thing to do before anything else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("F2", (96, 152), parent)
        self.setObjectName("openCard")
        self._line = ""

    def say(self, word: str, line: str) -> None:
        """Say what opens, and what happens then."""
        self.setText(word)
        self.setAccessibleName(word)
        self._line = line
        self.update()

    def draw_inside(self, painter: QPainter, theme: Theme, colour: str) -> None:
        """The key at the left, the word and its line beside it."""
        cap = QRectF(theme.px(24), self.height() / 2 - theme.px(20), self.cap_width(theme), theme.px(40))
        self.draw_cap(painter, theme, cap, colour)
        x = cap.right() + theme.px(24)
        area = QRectF(x, 0, self.width() - x - theme.px(20), self.height())
        draw_lines(painter, area, [(self.text(), sized(theme, 28, 700)), (self._line, sized(theme, 13))], colour, 0.95)
