"""Ctrl+Q: a small panel with the camera's picture and a field; what is read or typed goes where a scan goes."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onestop_desk.words import _
from ui.background import RunTask, run_task
from ui.desk.dialogs.sheet import Sheet
from ui.devices.camera import CameraFeed, CameraReader
from ui.theme import font, of
from ui.widgets import paint
from ui.widgets.field import Field, LabelledField

WIDE, HIGH = 632, 316


class CameraPicture(QWidget):
    """The newest picture, or the words that stand in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self.words = ""
        self.setObjectName("cameraPicture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A wide picture."""
        return QSize(of(self).px(WIDE), of(self).px(HIGH))

    def show_picture(self, picture: QImage) -> None:
        """Shows a picture."""
        self._picture, self.words = picture, ""
        self.update()

    def say(self, words: str) -> None:
        """Shows words instead."""
        self._picture, self.words = QImage(), words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the middle of the picture, as large as there is room, with corners to aim between."""
        theme, area = of(self), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = paint.Edge(theme.colours.line, theme.px(1))
        paint.box(painter, area, theme.px(8), theme.colours.ground, edge)
        if self._picture.isNull():
            painter.setFont(font(theme, "body-medium"))
            painter.setPen(theme.colours.ink)
            room = area.adjusted(theme.px(24), 0, -theme.px(24), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
            return
        shape = QPainterPath()
        shape.addRoundedRect(area.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        painter.setClipPath(shape)
        scale = max(area.width() / self._picture.width(), area.height() / self._picture.height())
        size = QRectF(0, 0, self._picture.width() * scale, self._picture.height() * scale)
        size.moveCenter(area.center())
        painter.drawImage(size, self._picture)
        self._draw_aim(painter, area)

    def _draw_aim(self, painter: QPainter, area: QRectF) -> None:
        theme = of(self)
        side, arm = area.height() * 0.72, theme.px(28)
        aim = QRectF(0, 0, side, side)
        aim.moveCenter(area.center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath()
        for x, y, dx, dy in (
            (aim.left(), aim.top(), 1, 1),
            (aim.right(), aim.top(), -1, 1),
            (aim.left(), aim.bottom(), 1, -1),
            (aim.right(), aim.bottom(), -1, -1),
        ):
            path.moveTo(x + dx * arm, y)
            path.lineTo(x, y)
            path.lineTo(x, y + dy * arm)
        for colour, width in ((theme.colours.ink, 6), (theme.colours.paper, 3)):
            pen = painter.pen()
            pen.setColor(colour)
            pen.setWidthF(theme.px(width))
            painter.setPen(pen)
            painter.drawPath(path)


class ScanPanel(Sheet):
    """Closed, it has given the camera back."""

    def __init__(
        self,
        window: QWidget,
        camera: CameraFeed,
        take: Callable[[str], object],
        find: Callable[[], object] | None,
        *,
        run: RunTask = run_task,
    ) -> None:
        line = _("Mã hồ sơ, phiếu số, phiếu hẹn, tờ thủ tục hoặc thẻ căn cước.")
        super().__init__(window, _("Quét mã"), line, width=WIDE + 48)
        self.setObjectName("scanPanel")
        self._camera, self._take = camera, take
        self.picture = CameraPicture()
        self.picture.say(_("Đang mở máy ảnh…"))
        self.field = Field(_("Hoặc gõ mã"))
        self.field.setObjectName("scanField")
        self.content.addWidget(self.picture)
        self.content.addWidget(LabelledField(_("Mã"), self.field))
        self.reader = CameraReader(self, run=run)
        self.reader.read.connect(self._on_read)
        camera.pictured.connect(self._on_picture)
        camera.failed.connect(self._on_failed)
        if find is not None:
            self.add_second(_("Tìm người có hẹn"), "Ctrl+F", lambda: self._on_find(find))
        self.set_primary(_("Nhận mã"), "Enter", self._on_typed)
        self._has_camera = True
        self.left.connect(self._release)

    def open_first(self) -> None:
        """Ask, with the keyboard where a code is typed, and open the camera."""
        self.open(self.field)
        self._camera.start()

    def take_scan(self, text: str, _scan: object) -> bool:
        """A handheld scanner was quicker."""
        self._on_read(text)
        return True

    def _on_picture(self, picture: QImage) -> None:
        self.picture.show_picture(picture)
        self.reader.look_at(picture)

    def _on_failed(self, code: str) -> None:
        sentences = {
            "none": _("Máy này không có máy ảnh. Gõ mã, hoặc dùng máy quét cầm tay."),
            "denied": _("Máy ảnh đang bị chặn hoặc chương trình khác đang dùng. Gõ mã, hoặc dùng máy quét cầm tay."),
        }
        gone = _("Mất máy ảnh giữa chừng. Cắm lại rồi bấm Ctrl+Q, hoặc gõ mã.")
        self.picture.say(sentences.get(code, gone))
        self.field.setFocus()

    def _on_read(self, text: str) -> None:
        self.leave()
        self._take(text)

    def _on_typed(self) -> None:
        text = self.field.text().strip()
        if text:
            self._on_read(text)
        else:
            self.field.setFocus()

    def _on_find(self, find: Callable[[], object]) -> None:
        self.leave()
        find()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window went with the question: the camera is not left on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._release()

    def _release(self) -> None:
        if not self._has_camera:
            return
        self._has_camera = False
        self.reader.end()
        self._camera.pictured.disconnect(self._on_picture)
        self._camera.failed.disconnect(self._on_failed)
        self._camera.stop()
