"""The small outlined cap that shows which key does something."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone, of
from ui.widgets import paint


class KeyCap(QWidget):
    """A key as a cap: 20 high, or 28 and 36 in large buttons."""

    def __init__(
        self,
        key: str,
        tone: Tone = "ink_soft",
        *,
        quiet: bool = True,
        height: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._tone, self._quiet, self._height = key, tone, quiet, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)

    def sizeHint(self) -> QSize:
        """Asks for the cap's own size."""
        wide, high = paint.cap_size(self._key, of(self), self._height)
        return QSize(round(wide), round(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the cap."""
        theme = of(self)
        colour = theme.colours.tone(self._tone)
        edge = theme.colours.line if self._quiet else colour
        line = paint.Edge(edge, theme.px(1))
        paint.cap(QPainter(self), QRectF(self.rect()), self._key, theme, colour=colour, edge=line)
