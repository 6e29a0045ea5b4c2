"""The 120 ms in which one step gives way to the next."""

from PySide6.QtCore import QAbstractAnimation, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.leaving import let_go

LENGTH_MS = 120


class Fade(QWidget):
    """A picture of the old screen that grows thin over the new one; touches go through it."""

    def __init__(self, window: QWidget) -> None:
        self._picture = window.grab()
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self._strength = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(LENGTH_MS)
        self._animation.valueChanged.connect(self._on_value)
        self._animation.finished.connect(lambda: let_go(self))

    def start(self) -> None:
        """Lies over the new screen and fades."""
        self.show()
        self.raise_()
        self._animation.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the old screen, thinner each time."""
        painter = QPainter(self)
        painter.setOpacity(self._strength)
        painter.drawPixmap(0, 0, self._picture)

    def _on_value(self, value: float) -> None:
        self._strength = float(value)
        self.update()
