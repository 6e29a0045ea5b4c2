"""The page for citizens' phones, switched on and off here: its address as a code, and whether one can book there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.paper.codes import shared
from onestop_desk.words import _, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.portal_process import PortalProcess
from ui.theme import of
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

SIDE = 232


class PortalDialog(Sheet):
    """On or off at once; nothing else is asked, since everything else is a setting of the program `portal`."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        say: Callable[[str, str, str], object],
        portal: PortalProcess,
    ) -> None:
        line = _("Chạy riêng trên máy này, không làm chậm quầy.")
        super().__init__(window, _("Trang cho điện thoại"), line, width=640)
        self.setObjectName("portalDialog")
        self._services, self._actor, self._say, self._portal = services, actor, say, portal
        self.state = Words("", "base", "ink", wrap=True)
        self.state.setObjectName("portalState")
        self.where = Words("", "base", "lam", wrap=True)
        self.where.setObjectName("portalAddress")
        self.code = QLabel()
        self.code.setObjectName("portalCode")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.state, self.where, self.code):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.switch = self.set_primary("", "Enter", self._on_switch)
        self.booking = self.add_second("", "F6", self._on_booking)
        portal.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows how it stands now."""
        portal, office = self._portal, self._services.public.office()
        if portal.address:
            self.state.setText(_("Đang chạy."))
        elif portal.runs:
            self.state.setText(_("Đang mở…"))
        else:
            self.state.setText(portal.fault or _("Chưa mở."))
        # The demo office's public address is made up: nobody would answer there.
        public = f"{office.base}/" if office.base and not office.is_demo else portal.address
        shown = public if portal.address else ""
        here = _("Trên máy này: {address}").format(address=portal.address)
        self.where.setText(shown if shown == portal.address else f"{shown}\n{here}")
        self.code.setVisible(bool(shown))
        if shown:
            self.code.setPixmap(self._drawn(shown))
        self.switch.setText(_("Tắt trang") if portal.runs else _("Mở trang"))
        self.booking.setText(_("Ngừng nhận đặt lịch") if office.books else _("Nhận đặt lịch trên trang"))

    def _drawn(self, address: str) -> QPixmap:
        picture = QPixmap()
        picture.loadFromData(shared().one(address).png(8))
        side = of(self).px(SIDE)
        return picture.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio)

    def _on_switch(self) -> None:
        if self._portal.runs:
            self._portal.stop()
        else:
            self._portal.start()
        self.refresh()

    def _on_booking(self) -> None:
        self.say_fault("")
        try:
            self._services.public.change(self._actor, books=not self._services.public.office().books)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.refresh()
        self._say(_("Đã ghi trang công khai"), _("Tờ in và trang công khai từ giờ theo lựa chọn này."), "lam")

    def open_first(self) -> None:
        """Opens, with the keyboard on the switch."""
        self.open(self.switch)
