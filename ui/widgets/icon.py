"""An icon of ours on a screen, in the colour of a meaning."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Tone, icons, of


class Icon(QWidget):
    """Draws one icon at a size of the pictures."""

    def __init__(self, name: str, tone: Tone = "ink", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def turn(self, name: str, tone: Tone | None = None) -> None:
        """Becomes another icon, or the same in another colour."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def recolour(self, tone: Tone) -> None:
        """Takes another colour."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Asks for its own size at this scale."""
        side = of(self).px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the icon."""
        theme = of(self)
        icons.draw(QPainter(self), self._name, theme.colours.tone(self._tone), QRectF(self.rect()))
