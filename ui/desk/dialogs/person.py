"""The citizen's name, phone and a note: only what the step needs, and erased after the office's days."""

from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import VisitView
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.dialogs.sheet import Sheet
from ui.widgets.field import Field, LabelledField


class PersonDialog(Sheet):
    """Three fields, none of them required."""

    def __init__(self, window: QWidget, actions: DeskActions, visit: VisitView) -> None:
        line = _("Chỉ ghi khi công việc cần. Bảng gọi số và kiosk không bao giờ hiện tên.")
        super().__init__(window, _("Tên, ghi chú"), line, number=visit.number, width=600)
        self.setObjectName("personDialog")
        self._actions, self._visit = actions, visit
        self.name, self.phone, self.note = Field(), Field(), Field()
        rows = (
            (_("Họ và tên"), self.name, visit.person_name),
            (_("Điện thoại"), self.phone, visit.person_phone),
            (_("Ghi chú cho lượt này"), self.note, visit.note),
        )
        for label, field, value in rows:
            field.setText(value or "")
            self.content.addWidget(LabelledField(label, field))
        self.content.addStretch(1)
        self.set_primary(_("Ghi lại"), "Enter", self._confirm)

    def _confirm(self) -> None:
        name, phone, note = (field.text().strip() for field in (self.name, self.phone, self.note))
        self.leave()
        self._actions.set_person(self._visit, name, phone, note)

    def open_first(self) -> None:
        """Ask, with the keyboard on the name."""
        self.open(self.name)
