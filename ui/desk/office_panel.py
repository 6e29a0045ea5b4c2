"""The panel Trung tâm on the page Cài đặt: what only the head changes, and everybody's own password."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from onestop_desk.words import _
from ui.desk.cameras import CamerasDialog
from ui.desk.dialogs.counter_lines import CounterLinesDialog
from ui.desk.dialogs.office_hours import OfficeHoursDialog
from ui.desk.dialogs.own_password import OwnPasswordDialog
from ui.desk.dialogs.person_file import PersonFileDialog
from ui.desk.dialogs.portal_switch import PortalDialog
from ui.desk.dialogs.public_page import PublicPageDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.staff import StaffDialog
from ui.portal_process import PortalProcess
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class OfficePanel(Panel):
    """Buttons, and `password` for the panel of the shift; what is not allowed stays greyed, with the reason."""

    def __init__(self, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]) -> None:
        head = actor.role == "head"
        super().__init__(_("Trung tâm"), "" if head else _("người đứng đầu mới sửa được"), inside=12)
        self._services, self._actor, self._say = services, actor, say
        grid = QGridLayout()
        grid.setSpacing(of(self).px(8))
        self.staff = Button(_("Cán bộ…"), icon="users")
        self.hours = Button(_("Giờ làm việc…"), icon="clock")
        self.counters = Button(_("Quầy và nhóm…"), icon="counter")
        self.public = Button(_("Trang công khai…"), icon="globe")
        self.phones = Button(_("Trang cho điện thoại…"), icon="phone")
        self.cameras = Button(_("Camera sảnh…"), icon="camera")
        self.citizen = Button(_("Dữ liệu của một công dân…"), icon="id-card")
        self.password = Button(_("Đổi mật khẩu của tôi…"), icon="key")
        heads = (self.staff, self.hours, self.counters, self.public, self.phones)
        names = ("officeStaff", "officeHours", "officeCounters", "publicPage", "portalSwitch")
        for at, (button, name) in enumerate(zip(heads, names, strict=True)):
            button.setObjectName(name)
            grid.addWidget(button, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        self.citizen.setObjectName("personFile")
        grid.addWidget(self.citizen, len(heads) // 2, len(heads) % 2)
        self.cameras.setObjectName("hallCameras")
        grid.addWidget(self.cameras, len(heads) // 2 + 1, 0)
        self.password.setObjectName("ownPassword")
        self.body.addLayout(grid)
        self.staff.clicked.connect(lambda: self._ask(StaffDialog(self.window(), services, actor)))
        self.hours.clicked.connect(lambda: self._ask(OfficeHoursDialog(self.window(), services, actor, say)))
        self.counters.clicked.connect(lambda: self._ask(CounterLinesDialog(self.window(), services, actor, say)))
        self.public.clicked.connect(lambda: self._ask(PublicPageDialog(self.window(), services, actor, say)))
        self.phones.clicked.connect(self._ask_portal)
        self.citizen.clicked.connect(lambda: self._ask(PersonFileDialog(self.window(), services, actor, say)))
        self.cameras.clicked.connect(lambda: self._ask(CamerasDialog(self.window(), services, actor)))
        self.password.clicked.connect(lambda: self._ask(OwnPasswordDialog(self.window(), services, actor, say)))
        if not head:
            for button in heads:
                button.refuse(_("Chỉ người đứng đầu trung tâm sửa được"))
        if services.office.office().is_demo:
            self.password.refuse(_("Bản dùng thử không có mật khẩu"))

    def _ask_portal(self) -> None:
        portal = PortalProcess.of_this_pc(self._services.context.db.url)
        self._ask(PortalDialog(self.window(), self._services, self._actor, self._say, portal))

    def _ask(self, dialog: Sheet) -> None:
        dialog.open_first()
