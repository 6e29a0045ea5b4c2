"""The slip shown on the screen when there is no printer: as it would print, as large as its place allows."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from onestop_desk.words import _
from ui.kiosk.kit import Kit


class SlipPicture(QWidget):
    """A piece of paper."""

    def __init__(self, kit: Kit, picture: bytes, width: int, height: int) -> None:
        super().__init__()
        self.setObjectName("slip")
        self._kit = kit
        self._image = QPixmap()
        self._image.loadFromData(QByteArray(picture))
        self._wanted = QSize(kit.px(width), kit.px(height))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Phiếu số, xem trước"))

    def sizeHint(self) -> QSize:
        """As large as its place in the picture of the screen."""
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        """May become lower; its words get smaller then."""
        return QSize(self._wanted.width(), self._wanted.height() // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the paper, whole, from the top."""
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        paper = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(paper, self._image, QRectF(self._image.rect()))
        painter.setPen(QPen(QColor(self._kit.theme.colours.ink_soft), self._kit.px(1)))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
