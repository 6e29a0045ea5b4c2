"""The buttons of the function bar: the word above, the key below, in the order of the keyboard's row."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, font, of
from ui.widgets import paint
from ui.widgets.button import PaintedButton, Variant
from ui.widgets.labels import wrapped

HEIGHT = 63
CAP = 28


class FunctionButton(PaintedButton):
    """One key of the bar: its word above its cap."""

    def __init__(self, text: str, key: str, *, variant: Variant = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, variant, parent)
        self._key = key
        # A click with the mouse must not take the keyboard away from the papers or a half-typed field.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """Which key does the same."""
        return self._key

    def sizeHint(self) -> QSize:
        """Asks for the bar's height and room for the word."""
        theme = of(self)
        wide = paint.width_of(self.text(), font(theme, "body-medium")) + theme.px(20)
        return QSize(round(wide), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The word may wrap and shorten; the bar never shrinks in height."""
        return QSize(of(self).px(72), of(self).px(HEIGHT))

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws the word, on two lines if it must, above the cap."""
        colour = theme.colours.tone(self.tone())
        letters = font(theme, "strong" if self._variant == "outlined" else "body-medium")
        if not self.isEnabled():
            letters.setWeight(QFont.Weight.Normal)
        painter.setFont(letters)
        metrics = QFontMetricsF(letters)
        wide, high = paint.cap_size(self._key, theme)
        room = self.width() - 2 * theme.px(5)
        lines = wrapped(self.text(), metrics, QTextLayout(self.text(), letters), room, 2)
        # Two lines fit the bar's height only closely set; nothing else gives way.
        gap = theme.px(6) if len(lines) == 1 else 0
        tall = metrics.lineSpacing() * len(lines)
        top = (self.height() - tall - gap - high) / 2
        paint.centred_lines(painter, QRectF(theme.px(5), top, room, tall), lines, colour)
        edge = self.cap_edge(theme) if not self.isEnabled() else paint.Edge(colour, theme.px(1))
        cap = QRectF(round((self.width() - wide) / 2), round(top + tall + gap), round(wide), high)
        paint.cap(painter, cap, self._key, theme, colour=colour, edge=edge)


class MainFunctionButton(PaintedButton):
    """The next thing to do: a large cap, a large word, and one line that says what will happen."""

    WIDTH = 330

    def __init__(
        self,
        text: str,
        key: str,
        line: str = "",
        *,
        variant: Variant = "primary",
        height: int = HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, variant, parent)
        self._key, self._line, self._height = key, line, height
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """Which key does the same."""
        return self._key

    @property
    def line(self) -> str:
        """What will happen, in a few words."""
        return self._line

    def say_line(self, line: str) -> None:
        """Changes what will happen; a long line shortens before anything else does."""
        self._line = line
        self.setAccessibleDescription(line)
        self.update()

    def sizeHint(self) -> QSize:
        """Asks for the width in the pictures, or more for longer words."""
        theme = of(self)
        words = paint.width_of(self.text(), font(theme, "action"))
        fixed = paint.cap_size(self._key, theme, CAP)[0] + theme.px(16 + 12 + 16)
        return QSize(max(theme.px(self.WIDTH), round(words + fixed)), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its word."""
        theme = of(self)
        words = paint.width_of(self.text(), font(theme, "action"))
        fixed = paint.cap_size(self._key, theme, CAP)[0] + theme.px(16 + 12 + 16)
        return QSize(round(words + fixed), theme.px(self._height))

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws the cap at the left, the word and its line beside it."""
        colour = theme.colours.tone(self.tone())
        wide, high = paint.cap_size(self._key, theme, CAP)
        cap_area = QRectF(theme.px(16), round((self.height() - high) / 2), round(wide), high)
        paint.cap(painter, cap_area, self._key, theme, colour=colour, edge=self.cap_edge(theme))
        filled = self._variant == "primary" and self.isEnabled()
        word, line = font(theme, "action" if filled else "head"), font(theme, "small")
        x = cap_area.right() + theme.px(12)
        room = self.width() - x - theme.px(10)
        high_word, high_line = QFontMetricsF(word).height(), QFontMetricsF(line).height() if self._line else 0.0
        top = (self.height() - high_word - high_line) / 2
        painter.setFont(word)
        paint.words(painter, QRectF(x, top, room, high_word), self.text(), colour)
        if self._line:
            painter.setFont(line)
            soft = colour if filled else theme.colours.ink_soft
            paint.words(painter, QRectF(x, top + high_word - theme.px(1), room, high_line), self._line, soft)
