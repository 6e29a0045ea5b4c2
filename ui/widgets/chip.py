"""The small labelled boxes that say what kind of ticket this is."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, Tone, font, icons, of
from ui.widgets import paint

ChipKind = Literal[
    "appointment", "priority", "returned", "kept", "aside", "missed", "helped", "plain", "serving", "calling", "held"
]

HEIGHT = 22


@dataclass(frozen=True, slots=True)
class _Look:
    """How one kind of chip is drawn: words only, outlined, or filled."""

    tone: Tone
    edge: Tone | None = None
    fill: Tone | None = None
    icon: str | None = None
    strong: bool = False


_LOOKS: dict[ChipKind, _Look] = {
    "appointment": _Look("lam", "lam", "paper", "calendar"),
    "priority": _Look("ink", "ink", "vang", "star", strong=True),
    "returned": _Look("ink", "line", "paper", "return"),
    "kept": _Look("ink", "line", "paper", "lock"),
    "aside": _Look("cam", "cam", "paper"),
    "missed": _Look("ink", "line", "paper"),
    "serving": _Look("luc", "luc", "paper"),
    "calling": _Look("lam", "lam", "paper"),
    "held": _Look("cam", "cam", "paper", "hourglass"),
    "helped": _Look("ink_soft"),
    "plain": _Look("ink_soft"),
}


def size(kind: ChipKind, text: str, theme: Theme) -> tuple[float, float]:
    """Says how large a chip is."""
    look = _LOOKS[kind]
    wide = paint.width_of(text, font(theme, "small-medium" if not look.strong else "small-strong"))
    if look.edge:
        wide += theme.px(16) + (theme.px(14 + 5) if look.icon else 0)
    return wide, float(theme.px(HEIGHT))


def draw(painter: QPainter, area: QRectF, kind: ChipKind, text: str, theme: Theme) -> None:
    """Draws a chip at the left of an area, shortened when there is no room."""
    look, colours = _LOOKS[kind], theme.colours
    wide, high = size(kind, text, theme)
    chip = QRectF(area.left(), round(area.center().y() - high / 2), min(round(wide), area.width()), high)
    painter.save()
    x, right = chip.left(), chip.right()
    if look.edge:
        edge = colours.ink if theme.contrast and look.edge == "line" else colours.tone(look.edge)
        width = theme.px(2) if theme.contrast and look.strong else theme.px(1)
        paint.box(painter, chip, theme.px(4), colours.tone(look.fill or "paper"), paint.Edge(edge, width))
        x, right = x + theme.px(8), right - theme.px(6)
        if look.icon:
            side = theme.px(14)
            icon_area = QRectF(x, chip.center().y() - side / 2, side, side)
            icons.draw(painter, look.icon, colours.tone(look.tone), icon_area)
            x += side + theme.px(5)
    letters = font(theme, "small-strong" if look.strong else ("small-medium" if look.edge else "small"))
    painter.setFont(letters)
    paint.words(painter, QRectF(x, chip.top(), right - x, high), text, colours.tone(look.tone))
    painter.restore()


class Chip(QWidget):
    """A chip on its own: `Chip("appointment", "Hẹn 09:15")`; `helped` and `plain` are words without a box."""

    def __init__(self, kind: ChipKind, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: ChipKind = kind
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def turn(self, kind: ChipKind, text: str) -> None:
        """Becomes another kind of chip."""
        self._kind, self._text = kind, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> ChipKind:
        """Which kind of chip this is."""
        return self._kind

    def text(self) -> str:
        """Gives its words."""
        return self._text

    def sizeHint(self) -> QSize:
        """Asks for room for its words."""
        wide, high = size(self._kind, self._text, of(self))
        return QSize(round(wide) + 1, round(high))

    def minimumSizeHint(self) -> QSize:
        """May shorten to a few letters."""
        return QSize(of(self).px(40), round(size(self._kind, "", of(self))[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the chip."""
        draw(QPainter(self), QRectF(self.rect()), self._kind, self._text, of(self))
