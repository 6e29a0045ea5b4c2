"""Sending a citizen to another line: which counters serve it, and the turn stays."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.domain.turns import Role
from onestop_desk.services.views import CounterView, LineView, VisitView
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.names import Names
from ui.widgets.labels import Words

if TYPE_CHECKING:
    from onestop_desk.services import Services


def line_option(line: LineView, counters: tuple[CounterView, ...]) -> Option:
    """A line as an answer, with the counters that serve it at the right."""
    own = [c.number for c in counters if any(s.line_id == line.id and s.role is Role.OWN for s in c.lines)]
    helping = [c.number for c in counters if any(s.line_id == line.id and s.role is Role.HELP for s in c.lines)]
    words = _("{letter} · {name}").format(letter=line.letter, name=line.name)
    if not line.open:
        return Option(line.id, words, _("đang ngừng nhận"), enabled=False)
    served = ", ".join(str(number) for number in own)
    helped = ", ".join(str(number) for number in helping)
    if own and helping:
        remark = _("quầy {served}; quầy {helped} giúp").format(served=served, helped=helped)
    elif own or helping:
        remark = _("quầy {served}").format(served=served or helped)
    else:
        remark = _("chưa có quầy phục vụ")
    return Option(line.id, words, remark, enabled=bool(own or helping))


class TransferDialog(Sheet):
    """Choose the line; a reason may be named."""

    def __init__(
        self, window: QWidget, services: "Services", actions: DeskActions, names: Names, visit: VisitView
    ) -> None:
        super().__init__(
            window, _("Chuyển quầy"), _("Công dân giữ nguyên lượt ở nhóm mới."), number=visit.number, width=700
        )
        self.setObjectName("transferDialog")
        self._actions, self._visit = actions, visit
        counters = tuple(services.office.counters())
        lines = [line for line in services.office.lines() if line.id != visit.line_id]
        self.lines = OptionList([line_option(line, counters) for line in lines])
        self.lines.chosen.connect(lambda _key: self._show_ready())
        self.content.addWidget(self.lines)
        self.reasons = OptionList([Option(code, words) for code, words in names.of_kind("transferred")])
        if self.reasons.rows():
            self.content.addWidget(Words(_("Lý do"), "small-medium", "ink_soft"))
            self.content.addWidget(self.reasons)
            self.reasons.show_chosen(self.reasons.rows()[0].option.key)
        self.content.addStretch(1)
        self.set_primary(_("Chuyển {number}").format(number=visit.number), "Enter", self._confirm)
        self.bind("F10", self.press_primary)
        self._show_ready()

    def _show_ready(self) -> None:
        assert self.primary is not None
        if self.lines.value is not None:
            self.primary.allow()
        else:
            self.primary.refuse(_("Chọn nhóm sẽ chuyển đến"))
        self.say_fault("" if self.lines.value is not None else _("Chọn nhóm sẽ chuyển đến."))

    def _confirm(self) -> None:
        line, reason = self.lines.value, self.reasons.value
        self.leave()
        if line is not None:
            self._actions.transfer(self._visit, line, reason)

    def open_first(self) -> None:
        """Ask, with the keyboard on the first line."""
        self.open(self.lines.first())
