"""The hall's cameras at the desk: who answers since when, and for the head the list and a picture of now."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.cameras import CameraView
from onestop_desk.words import _, camera_refusals, refusals
from onestop_desk.words.phrases import clock, local
from ui.background import RunTask, run_task
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.devices.camera_round import Fetch, look_round
from ui.devices.hall_camera import NoPicture, picture_of
from ui.theme import of
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

Failure = (Refusal, WorldError)
PICTURE = QSize(400, 225)


class Picture(QWidget):
    """What a camera shows, or one sentence in its place; it is gone with the question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._words = ""
        self.setFixedSize(of(self).px(PICTURE.width()), of(self).px(PICTURE.height()))
        self.say(_("Chọn một camera rồi bấm F5 để xem hình lúc này."))

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    @property
    def words(self) -> str:
        """The sentence in its place."""
        return self._words

    def say(self, sentence: str) -> None:
        """No picture: a sentence."""
        self._image, self._words = None, sentence
        self.setAccessibleName(sentence)
        self.update()

    def show_picture(self, image: QImage) -> None:
        """A picture of now."""
        self._image, self._words = image, ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the frame, and the picture as large as it fits."""
        theme = of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.box(painter, whole, theme.px(8), theme.colours.ground, paint.Edge(theme.colours.line, theme.px(1)))
        if self._image is None:
            painter.setPen(theme.colours.ink_soft)
            inside = self.rect().adjusted(theme.px(16), 0, -theme.px(16), 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(whole.center())
        painter.drawImage(area, self._image)


class CamerasDialog(Sheet):
    """Everybody sees which camera answers; the head keeps the list and asks for a picture."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        *,
        run: RunTask = run_task,
        fetch: Fetch = picture_of,
    ) -> None:
        line = _("Chỉ xem camera có hình hay không; không ghi lại hình nào.")
        super().__init__(window, _("Camera sảnh"), line, width=900)
        self.setObjectName("camerasDialog")
        self._services, self._actor, self._run, self._fetch = services, actor, run, fetch
        self._is_head = actor.role == "head"
        self._ended = Event()
        self.cameras = OptionList([])
        self.empty = Words(_("Chưa ghi camera nào."), "body", "ink_soft", wrap=True)
        self._listed: dict[str, CameraView] = {}
        self.picture = Picture()
        self.remark = Words("", "small", "ink_soft", wrap=True)
        self.content.addLayout(self._make_columns())
        self.content.addWidget(self._make_form())
        self.content.addStretch(1)
        self.drop = self.add_second(_("Bỏ khỏi danh sách"), "F6", self._on_drop)
        self.again = self.add_second(_("Kiểm tra lại"), "F8", self._on_again)
        self.show_now = self.add_second(_("Xem hình"), "F5", self._on_picture)
        self.set_primary(_("Thêm camera"), "Enter", self._on_add)
        self._show_list(None)

    def _make_columns(self) -> QHBoxLayout:
        columns = QHBoxLayout()
        columns.setSpacing(of(self).px(16))
        self._left = QVBoxLayout()
        self._left.addWidget(self.cameras)
        self._left.addWidget(self.empty)
        self._left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.picture)
        right.addWidget(self.remark)
        right.addStretch(1)
        columns.addLayout(self._left, 1)
        columns.addLayout(right)
        return columns

    def _make_form(self) -> QWidget:
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(12))
        self.name, self.address = Field(_("Cửa chính")), Field("rtsp://10.0.0.5/live")
        self._name_row = LabelledField(_("Tên camera"), self.name)
        self._address_row = LabelledField(_("Địa chỉ: rtsp://, http:// hoặc đường dẫn của tệp"), self.address)
        for field in (self._name_row, self._address_row):
            row.addWidget(field, 2 if field is self._address_row else 1)
        form.setVisible(self._is_head)
        return form

    # -- the list --------------------------------------------------------------------------------------------------

    def _show_list(self, chosen: str | None) -> None:
        try:
            listed = self._services.cameras.listed()
        except Failure as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self._listed = {camera.id: camera for camera in listed}
        old, self.cameras = self.cameras, OptionList([Option(c.id, c.name, self._in_short(c)) for c in listed])
        self.cameras.chosen.connect(lambda _key: self._show_chosen())
        self._left.replaceWidget(old, self.cameras)
        let_go(old)
        self.empty.setVisible(not listed)
        self.cameras.show_chosen(chosen or (listed[0].id if len(listed) == 1 else None))
        self._show_chosen()
        self.fit()

    def _in_short(self, camera: CameraView) -> str:
        """Since when, in the row's few words: the clock of today, or else the day."""
        if camera.reachable is None or camera.since is None:
            return _state(camera)
        since, now = local(camera.since), local(self._services.context.ports.clock())
        shown = clock(camera.since) if since.date() == now.date() else f"{since:%d/%m}"
        return (_("có từ {since}") if camera.reachable else _("mất từ {since}")).format(since=shown)

    def _show_chosen(self) -> None:
        camera = self._listed.get(self.cameras.value or "")
        self.remark.say(f"{camera.shown}\n{_state(camera)}" if camera else "")
        for button in (self.show_now, self.drop):
            self._allow(button, camera)
        if self.primary is not None and not self._is_head:
            self.primary.refuse(_("Chỉ người đứng đầu trung tâm sửa được"))
        if not self._listed:
            self.again.refuse(_("Chưa ghi camera nào."))
        else:
            self.again.allow()

    def _allow(self, button: Button, camera: CameraView | None) -> None:
        if not self._is_head:
            button.refuse(_("Chỉ người đứng đầu trung tâm xem và sửa được"))
        elif camera is None:
            button.refuse(_("Chọn một camera trong danh sách trước"))
        else:
            button.allow()

    # -- what the head does ----------------------------------------------------------------------------------------

    def _try(self, act: Callable[[], str | None]) -> bool:
        self.say_fault("")
        try:
            chosen = act()
        except Failure as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return False
        self._show_list(chosen)
        return True

    def _on_add(self) -> None:
        name, address = self.name.text(), self.address.text()
        if self._try(lambda: self._services.cameras.add(self._actor, name, address)):
            self.name.clear()
            self.address.clear()
            self._on_again()

    def _on_drop(self) -> None:
        camera_id = self.cameras.value
        if camera_id is not None:
            self.picture.say("")
            self._try(lambda: self._services.cameras.remove(self._actor, camera_id))

    def _on_picture(self) -> None:
        camera = self._listed.get(self.cameras.value or "")
        if camera is None:
            return
        try:
            source = self._services.cameras.picture(self._actor, camera.id)
        except Failure as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.show_now.refuse(_("Đang lấy hình"))
        self.picture.say(_("Đang lấy hình từ {name}…").format(name=camera.name))
        fetch = self._fetch
        self._run(self, lambda: fetch(source.address), lambda png: self._on_shot(camera, png), self._on_no_shot)

    def _on_shot(self, camera: CameraView, png: bytes) -> None:
        self.picture.show_picture(QImage.fromData(png))
        now = clock(self._services.context.ports.clock())
        self.remark.say(_("{name}, lúc {time}. Hình này không được lưu.").format(name=camera.name, time=now))
        self.show_now.allow()

    def _on_no_shot(self, error: Exception) -> None:
        why = camera_refusals.why(error.why if isinstance(error, NoPicture) else None)
        self.picture.say(_("Không có hình: {why}.").format(why=why))
        self.show_now.allow()

    def _on_again(self) -> None:
        self.again.refuse(_("Đang kiểm tra"))
        cameras, actor, fetch, ended = self._services.cameras, self._actor, self._fetch, self._ended.is_set

        def look() -> int:
            return look_round(cameras, actor, at_once=True, fetch=fetch, ended=ended)

        self._run(self, look, self._on_looked, self._on_not_looked)

    def hideEvent(self, event: QHideEvent) -> None:
        """The question, or the whole window, was closed: no other camera is begun for it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._ended.set()

    def _on_looked(self, _count: int) -> None:
        self._show_list(self.cameras.value)

    def _on_not_looked(self, error: Exception) -> None:
        self.again.allow()
        if isinstance(error, Failure):
            self.say_fault(refusals.sentence(error.code, error.facts))

    def open_first(self) -> None:
        """Ask, with the keyboard on the first camera, or on the name of one to be added."""
        first = self.cameras.first()
        self.open(first or (self.name if self._is_head else None))


def _state(camera: CameraView) -> str:
    if camera.reachable is None:
        return _("chưa xem lần nào")
    since = f"{clock(camera.since)} {local(camera.since):%d/%m}" if camera.since is not None else ""
    if camera.reachable:
        return _("có hình từ {since}").format(since=since)
    return _("không có hình từ {since}: {why}").format(since=since, why=camera_refusals.why(camera.why))
