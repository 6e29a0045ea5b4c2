"""The end of the day: close this counter, or the whole day with an outcome for every visit."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui.desk.actions import DeskActions
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from onestop_desk.services import Services


class CloseDayDialog(Sheet):
    """F2 closes the day for the whole centre; Enter closes only this counter."""

    def __init__(self, window: QWidget, services: "Services", actions: DeskActions) -> None:
        super().__init__(window, _("Hết giờ làm việc"), _("Đóng ngày là việc của cả trung tâm."), width=720)
        self.setObjectName("closeDayDialog")
        self._services, self._actions = services, actions
        view = actions.view
        assert view is not None
        grid = QGridLayout()
        grid.setHorizontalSpacing(of(self).px(24))
        grid.setVerticalSpacing(of(self).px(6))
        today = view.today
        rows = (
            (_("Đã xong"), today.done, ""),
            (_("Đang phục vụ"), today.serving, _("kết thúc trước khi đóng ngày")),
            (_("Đang chờ"), today.waiting, _("ghi là đã ra về")),
            (_("Tạm để bên"), today.aside, _("ghi là đã ra về")),
            (_("Vắng mặt"), today.missed, _("ghi là đã ra về")),
        )
        for number, (label, count, what) in enumerate(rows):
            grid.addWidget(Words(label, "body"), number, 0)
            grid.addWidget(Words(str(count), "strong"), number, 1)
            grid.addWidget(Words(what if count else "", "small", "ink_soft"), number, 2)
        grid.setColumnStretch(2, 1)
        self.content.addLayout(grid)
        self.refused = Notice("", "", "cam")
        self.refused.hide()
        self.content.addWidget(self.refused)
        self.content.addStretch(1)
        self.only_counter = self.add_second(_("Chỉ đóng quầy này"), "Enter", self._close_counter)
        self.set_primary(_("Đóng ngày làm việc"), "F2", self._close_day, _("mọi lượt đều có kết quả"))

    def _close_counter(self) -> None:
        self.leave()
        self._actions.close_counter()

    def _close_day(self) -> None:
        try:
            self._services.day.close_day(self._actions.actor)
        except (Refusal, WorldError) as no:
            self.refused.say(_("Chưa đóng được ngày"), refusals.sentence(no.code, no.facts))
            self.refused.show()
            self.fit()
            return
        self.leave()
        self._actions.refresh()

    def open_first(self) -> None:
        """Ask, with the keyboard on the lesser of the two: a day is never closed by one careless Enter."""
        self.open(self.only_counter)
