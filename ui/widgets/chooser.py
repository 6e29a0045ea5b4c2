"""A list to choose one thing from that opens below its field."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.theme import icons, of
from ui.theme.focus import RING

MOST_ROWS = 14


class Chooser(QComboBox):
    """Shows, with a small arrow, that it is a list; long names shorten instead of making the page wider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(RING, 8)
        self.setMaxVisibleItems(MOST_ROWS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page: scrolling past must not choose something else."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the field, then its arrow."""
        super().paintEvent(event)
        theme = of(self)
        side = theme.px(18)
        box = QRectF(self.width() - side - theme.px(8), (self.height() - side) / 2, side, side)
        icons.draw(QPainter(self), "chevron-down", theme.colours.ink_soft, box)
