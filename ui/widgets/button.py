"""Buttons with an icon, a verb and the key that does the same."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme import Theme, Tone, font, icons, mark, of
from ui.theme.focus import RING
from ui.widgets import paint

Variant = Literal["primary", "outlined", "plain", "notice", "danger", "done", "bare"]

_TONES: dict[str, Tone] = {
    "primary": "paper",
    "outlined": "lam",
    "plain": "ink",
    "notice": "cam",
    "danger": "do",
    "done": "paper",
    "bare": "lam",
}
_FILLED = frozenset({"primary", "done"})


class PaintedButton(QPushButton):
    """A button whose frame comes from the style sheets and whose inside is painted by its kind."""

    def __init__(self, text: str, variant: Variant, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._variant: Variant = variant
        self._reason = ""
        self.setProperty("variant", variant)
        self.setProperty(RING, 8)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def variant(self) -> Variant:
        """Which kind of button this is now."""
        return self._variant

    def turn(self, variant: Variant) -> None:
        """Becomes another kind: the one filled button of a page, say, or only outlined."""
        self._variant = variant
        mark(self, variant=variant)

    @property
    def reason(self) -> str:
        """Why the button can't be used now; empty when it can."""
        return self._reason

    def refuse(self, reason: str = "") -> None:
        """Stays in place but can't be used, and says why in its tip."""
        self._reason = reason
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self.setEnabled(False)

    def allow(self) -> None:
        """Can be used again."""
        self._reason = ""
        self.setToolTip("")
        self.setAccessibleDescription("")
        self.setEnabled(True)

    def say(self, text: str) -> None:
        """Changes the word."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def tone(self) -> Tone:
        """Gives the colour of the words in the present state."""
        if not self.isEnabled():
            return "ink_soft"
        if self.property("chosen"):
            return "lam"
        return _TONES[self._variant]

    def cap_edge(self, theme: Theme) -> paint.Edge:
        """Gives the line of the key cap: the words' colour, quiet on a plain button."""
        quiet = not self.isEnabled() or self._variant in {"plain", "bare"}
        colour = theme.colours.line if quiet and not theme.contrast else theme.colours.tone(self.tone())
        return paint.Edge(colour, theme.px(1), dashed=theme.contrast and not self.isEnabled())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lets the style draw the frame, then draws the inside."""
        theme = of(self)
        painter = QStylePainter(self)
        if theme.contrast and not self.isEnabled() and self._variant != "bare":
            # The style sheets' own dashes come out as dots.
            edge = paint.Edge(theme.colours.ink, theme.px(1), dashed=True)
            paint.box(painter, QRectF(self.rect()), theme.px(8), theme.colours.paper, edge)
        else:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            option.text = ""
            painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self.draw_inside(painter, theme)

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws words, icon and cap; each kind of button does this its own way."""
        raise NotImplementedError


class Button(PaintedButton):
    """A verb with an optional icon before it and key cap after it, on one line."""

    def __init__(
        self,
        text: str,
        *,
        variant: Variant = "plain",
        icon: str | None = None,
        key: str | None = None,
        height: int = 36,
        kind: str | None = None,
        cap: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, variant, parent)
        self._icon, self._key, self._height, self._kind, self._cap = icon, key, height, kind, cap
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str | None) -> None:
        """Changes the icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def letters(self, theme: Theme) -> QFont:
        """Gives the type of the word: heavier when filled or outlined, plain when it can't be used."""
        chosen = font(theme, self._kind or ("strong" if self._variant != "plain" else "body-medium"))
        if not self.isEnabled():
            chosen.setWeight(QFont.Weight.Normal)
        return chosen

    def sizeHint(self) -> QSize:
        """Asks for room for all of it; grows with longer words."""
        theme = of(self)
        # The heavier of the two weights: a button must not change its width when it is enabled.
        side = theme.px(4 if self._variant == "bare" else 12)
        return QSize(round(self._content(theme, self._measured(theme))) + 2 * side + 2, theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Words may shorten, icon and cap may not."""
        theme = of(self)
        bare = self._content(theme, 0.0) + 2 * theme.px(8) + theme.px(24)
        return QSize(min(round(bare), self.sizeHint().width()), theme.px(self._height))

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws icon, word and cap in the middle."""
        side = theme.px(2 if self._variant == "bare" else 6)
        room = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        letters = self.letters(theme)
        wanted = QFontMetricsF(letters).horizontalAdvance(self.text())
        fixed = self._content(theme, 0.0)
        shown = min(wanted, max(room.width() - fixed, 0.0))
        x = room.left() + max((room.width() - fixed - shown) / 2, 0.0)
        colour = theme.colours.tone(self.tone())
        if self._icon:
            square = theme.px(self._icon_size())
            icons.draw(painter, self._icon, colour, QRectF(x, room.center().y() - square / 2, square, square))
            x += square + (theme.px(8) if self.text() else 0)
        painter.setFont(letters)
        paint.words(painter, QRectF(x, room.top(), shown + 1, room.height()), self.text(), colour)
        if self._key:
            wide, high = paint.cap_size(self._key, theme, self._cap)
            area = QRectF(round(x + shown + theme.px(8)), round(room.center().y() - high / 2), round(wide), high)
            soft = theme.colours.ink_soft if self._variant in {"plain", "bare"} else colour
            paint.cap(painter, area, self._key, theme, colour=soft, edge=self.cap_edge(theme))

    def _icon_size(self) -> int:
        return 18 if self._height <= 44 else 24

    def _measured(self, theme: Theme) -> float:
        letters = font(theme, self._kind or "strong")
        return QFontMetricsF(letters).horizontalAdvance(self.text())

    def _content(self, theme: Theme, word: float) -> float:
        width = word
        if self._icon:
            width += theme.px(self._icon_size()) + (theme.px(8) if self.text() else 0)
        if self._key:
            width += paint.cap_size(self._key, theme, self._cap)[0] + theme.px(8)
        return width
