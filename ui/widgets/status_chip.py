"""The parts of the status bar: quiet when well, a bordered box that says what to do when not."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone, font, icons, of
from ui.widgets import paint

Health = Literal["well", "off", "fault", "stop"]

_TONES: dict[Health, Tone] = {"well": "luc", "off": "ink_soft", "fault": "cam", "stop": "do"}


class StatusChip(QWidget):
    """One thing the desk depends on: `well("Máy in: sẵn sàng")`, or a fault with what to do about it."""

    def __init__(self, icon: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words, self._advice = icon, words, ""
        self._health: Health = "well"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def health(self) -> Health:
        """How the thing is."""
        return self._health

    def text(self) -> str:
        """Gives all it says."""
        return " ".join(part for part in (self._words, self._advice) if part)

    def well(self, words: str) -> None:
        """Says quietly that all is well."""
        self._show("well", words, "")

    def off(self, words: str) -> None:
        """Says quietly that it is switched off, or not there."""
        self._show("off", words, "")

    def fault(self, words: str, advice: str = "", *, stop: bool = False) -> None:
        """Says what happened, and what to do."""
        self._show("stop" if stop else "fault", words, advice)

    def sizeHint(self) -> QSize:
        """Asks for room for its words, with a box around a fault."""
        theme = of(self)
        if self._health in {"well", "off"}:
            return QSize(round(paint.width_of(self._words, font(theme, "small"))) + theme.px(16 + 6) + 2, theme.px(22))
        wide = paint.width_of(self._words, font(theme, "small-strong")) + theme.px(14 + 7 + 18)
        if self._advice:
            wide += paint.width_of(self._advice, font(theme, "small")) + theme.px(6)
        return QSize(round(wide) + 2, theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """May shorten, but stays in its place."""
        return QSize(of(self).px(48), of(self).px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws icon and words, in a box when something is wrong."""
        theme, colours = of(self), of(self).colours
        painter, area = QPainter(self), QRectF(self.rect())
        tone = colours.tone(_TONES[self._health])
        boxed = self._health in {"fault", "stop"}
        side = theme.px(14 if boxed else 16)
        x = float(theme.px(9)) if boxed else 0.0
        if boxed:
            paint.box(painter, area, theme.px(4), colours.paper, paint.Edge(tone, theme.px(1)))
        icon = "warning" if boxed and self._advice else self._icon
        icons.draw(painter, icon, tone, QRectF(x, area.center().y() - side / 2, side, side))
        x += side + theme.px(6)
        painter.setFont(font(theme, "small-strong" if boxed else "small"))
        room = area.width() - x - (theme.px(8) if boxed else 0)
        width = min(paint.width_of(self._words, painter.font()) + 1, room)
        colour = tone if boxed else colours.ink_soft
        paint.words(painter, QRectF(x, area.top(), width, area.height()), self._words, colour)
        if self._advice:
            x += width + theme.px(5)
            painter.setFont(font(theme, "small"))
            rest = area.right() - theme.px(8) - x
            paint.words(painter, QRectF(x, area.top(), rest, area.height()), self._advice, colours.ink)

    def _show(self, health: Health, words: str, advice: str) -> None:
        if (health, words, advice) == (self._health, self._words, self._advice):
            return
        self._health, self._words, self._advice = health, words, advice
        self.setAccessibleName(self.text())
        self.setToolTip(self.text() if health in {"fault", "stop"} else "")
        self.updateGeometry()
        self.update()
