"""The first page of a slip or form at a width at which it can be read; what is longer scrolls."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from onestop_desk.words import _
from ui.theme import of


class SlipPreview(QScrollArea):
    """Shows the paper as it prints."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Xem trước"))
        self.page = _Page()
        self.setWidget(self.page)

    def show_image(self, image: QImage) -> None:
        """Shows another page from its top; the same page drawn anew stays where it is."""
        same = image.size() == self.page.image.size()
        at = self.verticalScrollBar().value()
        self.page.image = image
        self._fit()
        self.verticalScrollBar().setValue(at if same else 0)

    def _fit(self) -> None:
        image, theme = self.page.image, of(self)
        if image.isNull():
            return
        # A roll is narrow: as wide as the window it would be read from across the room.
        wide = min(self.viewport().width(), theme.px(320 if image.height() > 1.6 * image.width() else 460))
        self.page.setFixedSize(wide, round(wide * image.height() / image.width()))
        self.page.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for most of a slip."""
        return QSize(of(self).px(460), of(self).px(480))

    def minimumSizeHint(self) -> QSize:
        """Scrolls more then."""
        return QSize(of(self).px(200), of(self).px(300))


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the paper with a thin line around it."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(QPen(QColor(of(self).colours.tone("line")), of(self).px(1)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
