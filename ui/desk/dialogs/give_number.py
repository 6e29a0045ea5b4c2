"""Giving a number at the desk: a line or a procedure, priority by law, or a number typed in from the paper roll."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.scans import ProcedureCode, Scan
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import ProcedureHit, TicketTaken
from onestop_desk.words import _
from ui.desk import wording
from ui.desk.actions import DeskActions
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.priority import NONE
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.transfer import line_option
from ui.desk.names import Names
from ui.desk.procedure_search import ProcedureSearch
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services

NEEDS_REASON = frozenset({"line_full", "outside_hours", "office_closed_today", "reason_needed"})


class GiveNumberDialog(Sheet):
    """One key for the whole showing: pressing twice gives one number."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actions: DeskActions,
        names: Names,
        say: Callable[[str, str, str], object],
        type_roll: Callable[[], object],
    ) -> None:
        super().__init__(window, _("Cấp số tại quầy"), _("Chọn nhóm, hoặc tìm thủ tục."), width=1060)
        self.setObjectName("giveNumberDialog")
        self._services, self._actions, self._say = services, actions, say
        self._key = new_key()
        self._procedure: ProcedureHit | None = None
        counters = tuple(services.office.counters())
        self.lines = OptionList([line_option(line, counters) for line in services.office.lines()])
        self.lines.chosen.connect(self._on_line)
        self.search = ProcedureSearch(services, rows=3)
        self.search.taken.connect(self._on_procedure)
        self.kinds = OptionList(
            [Option(NONE, _("Không ưu tiên")), *(Option(code, words) for code, words in names.priority_full.items())]
        )
        self.kinds.show_chosen(NONE)
        self.roll = Field(_("để trống nếu cấp số mới"))
        self.roll.setObjectName("rollNumber")
        self.reasons = OptionList([Option(code, words) for code, words in names.of_kind("after_stop")])
        self.reasons.hide()
        self._lay_out()
        self.set_primary(_("Cấp số"), "Enter", self._confirm)
        self.bind("F4", self.press_primary)
        self.many = self.add_second(_("Nhập nhiều số giấy"), "F8", self._leave_for_roll)
        self._type_roll = type_roll
        actions.refused.connect(self._on_refused)
        self._show_ready()

    def _lay_out(self) -> None:
        theme = of(self)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.px(8))
        left.addWidget(Words(_("Nhóm"), "small-medium", "ink_soft"))
        left.addWidget(self.lines)
        left.addWidget(Words(_("Thủ tục"), "small-medium", "ink_soft"))
        left.addWidget(self.search)
        left.addStretch(1)
        right.addWidget(Words(_("Ưu tiên"), "small-medium", "ink_soft"))
        right.addWidget(self.kinds)
        right.addWidget(LabelledField(_("Số trên cuộn giấy"), self.roll))
        self.reason_title = Words(_("Lý do cấp thêm"), "small-medium", "cam")
        self.reason_title.hide()
        right.addWidget(self.reason_title)
        right.addWidget(self.reasons)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(24))
        columns.addLayout(left, 52)
        columns.addLayout(right, 48)
        self.content.addLayout(columns)

    def take_scan(self, _text: str, scan: Scan) -> bool:
        """The code of a poster or sheet finds its procedure."""
        if not isinstance(scan, ProcedureCode):
            return False
        self.search.field.setText(scan.code)
        self.search.show_text(scan.code)
        return True

    def _on_line(self, line_id: str) -> None:
        if self._procedure is not None and self._procedure.line_id != line_id:
            self._procedure = None
        self._show_ready()

    def _on_procedure(self, hit: ProcedureHit) -> None:
        self._procedure = hit
        if hit.line_id is not None:
            self.lines.show_chosen(hit.line_id)
        self._show_ready()
        if self.primary is not None:
            self.primary.setFocus()

    def _roll_number(self) -> int | None:
        digits = "".join(c for c in self.roll.text() if c.isdigit())
        return int(digits) if digits else None

    def _show_ready(self) -> None:
        assert self.primary is not None
        ready = self.lines.value is not None
        self.primary.say_line(self._procedure.name if self._procedure is not None else "")
        if ready:
            self.primary.allow()
        else:
            self.primary.refuse(_("Chọn nhóm trước"))
        self.say_fault("" if ready else _("Chọn nhóm, hoặc tìm thủ tục rồi bấm Enter."))

    def _confirm(self) -> None:
        line = self.lines.value
        if line is None:
            return
        priority = self.kinds.value
        taken = self._actions.give_number(
            line,
            key=self._key,
            procedure_id=self._procedure.procedure_id if self._procedure is not None else None,
            priority=None if priority == NONE else priority,
            reason=self.reasons.value,
            roll_number=self._roll_number(),
        )
        if taken is not None:
            self.leave()
            self._say(_("Đã cấp {number}").format(number=taken.number), self._outlook(taken), "lam")

    def _outlook(self, taken: TicketTaken) -> str:
        try:
            outlook = self._services.kiosk.outlook(taken.ticket_id)
        except (Refusal, WorldError):
            return ""
        return wording.outlook_line(outlook.minutes, outlook.people_before)

    def _on_refused(self, code: str, sentence: str) -> None:
        if self.isHidden():
            return
        self.say_fault(sentence)
        if code in NEEDS_REASON and self.reasons.rows():
            self.reason_title.show()
            self.reasons.show()
            if self.reasons.value is None:
                self.fit()
                first = self.reasons.first()
                if first is not None:
                    first.setFocus()

    def _leave_for_roll(self) -> None:
        self.leave()
        self._type_roll()

    def open_first(self) -> None:
        """Ask, with the keyboard on the first line."""
        self.open(self.lines.first())
