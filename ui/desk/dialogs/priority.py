"""Correcting the priority of a ticket: which kind it has by law, and why it was wrong before."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.names import Names
from ui.theme import of
from ui.widgets.labels import Words

NONE = "none"


class PriorityDialog(Sheet):
    """The kinds of priority at the left, the reasons of the correction at the right."""

    def __init__(
        self, window: QWidget, actions: DeskActions, names: Names, ticket_id: str, number: str, code: str | None
    ) -> None:
        line = _("Thứ tự gọi thay đổi ngay. Việc sửa được ghi vào nhật ký.")
        super().__init__(window, _("Sửa ưu tiên"), line, number=number, width=860)
        self.setObjectName("priorityDialog")
        self._actions, self._ticket_id, self._was = actions, ticket_id, code or NONE
        kinds = [Option(key, words) for key, words in names.priority_full.items()]
        self.kinds = OptionList([*kinds, Option(NONE, _("Không ưu tiên"))])
        self.kinds.show_chosen(self._was)
        self.reasons = OptionList([Option(key, words) for key, words in names.of_kind("priority_corrected")])
        for options in (self.kinds, self.reasons):
            options.chosen.connect(lambda _key: self._show_ready())
        columns = QHBoxLayout()
        columns.setSpacing(of(self).px(24))
        columns.addLayout(self._column(_("Được ưu tiên vì"), self.kinds), 1)
        columns.addLayout(self._column(_("Lý do sửa"), self.reasons), 1)
        self.content.addLayout(columns)
        self.content.addStretch(1)
        self.set_primary(_("Ghi ưu tiên"), "Enter", self._confirm)
        self._show_ready()

    def _column(self, title: str, options: OptionList) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(of(self).px(8))
        column.addWidget(Words(title, "small-medium", "ink_soft"))
        column.addWidget(options)
        column.addStretch(1)
        return column

    def _fault(self) -> str:
        if self.kinds.value == self._was:
            return _("Chọn ưu tiên khác với hiện nay.")
        return "" if self.reasons.value is not None else _("Chọn lý do sửa.")

    def _show_ready(self) -> None:
        assert self.primary is not None
        fault = self._fault()
        self.say_fault(fault)
        if fault:
            self.primary.refuse(fault)
        else:
            self.primary.allow()

    def _confirm(self) -> None:
        code, reason = self.kinds.value, self.reasons.value
        self.leave()
        if reason is not None:
            self._actions.set_priority(self._ticket_id, None if code == NONE else code, reason)

    def open_first(self) -> None:
        """Ask, with the keyboard on the kind the ticket has now."""
        self.open(self.kinds.first())
