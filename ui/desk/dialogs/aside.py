"""Setting a citizen aside: why, which papers are awaited, and a note for whoever sees them again."""

from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import VisitView
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.sheet import Sheet
from ui.desk.names import Names
from ui.widgets.field import Field, LabelledField
from ui.widgets.panel import Head, Panel
from ui.widgets.tick_list import Tick, TickList


class AsideDialog(Sheet):
    """A reason, the papers to bring, a note."""

    def __init__(self, window: QWidget, actions: DeskActions, names: Names, visit: VisitView) -> None:
        line = _("Công dân giữ nguyên lượt; quay lại được gọi ngay khi đến lượt.")
        super().__init__(window, _("Tạm để bên"), line, number=visit.number, width=700)
        self.setObjectName("asideDialog")
        self._actions, self._visit = actions, visit
        self.options = OptionList([Option(code, words) for code, words in names.of_kind("aside")])
        self.options.chosen.connect(lambda _code: self._show_ready())
        self.content.addWidget(self.options)
        self.papers: dict[str, TickList] = {}
        for asked in visit.procedures:
            lacking = [p for p in asked.procedure.papers if not p.ticked] if asked.procedure else []
            if asked.procedure is None or not lacking:
                continue
            frame = Panel(kind="card", inside=0)
            frame.body.setSpacing(0)
            frame.body.addWidget(
                Head(_("Giấy tờ còn chờ"), asked.procedure.name, kind="strong", height=36, filled=True)
            )
            ticks = TickList(
                [Tick(p.id, p.name, _("bắt buộc") if p.required else "", ticked=p.required) for p in lacking]
            )
            frame.body.addWidget(ticks)
            self.papers[asked.id] = ticks
            self.content.addWidget(frame)
        self.note = LabelledField(_("Ghi chú"), Field(_("Ví dụ: chờ giấy ủy quyền")))
        self.content.addWidget(self.note)
        self.content.addStretch(1)
        self.set_primary(_("Để bên {number}").format(number=visit.number), "Enter", self._confirm)
        self.bind("F7", lambda: self.primary.click() if self.primary and self.primary.isEnabled() else None)
        self._show_ready()

    def _show_ready(self) -> None:
        assert self.primary is not None
        if self.options.value is not None:
            self.primary.allow()
        else:
            self.primary.refuse(_("Chọn một lý do trước"))
        self.say_fault("" if self.options.value is not None else _("Chọn một lý do."))

    def _confirm(self) -> None:
        reason = self.options.value
        missing = [(key, paper) for key, ticks in self.papers.items() for paper in ticks.ticked_keys()]
        field = self.note.field
        note = field.text().strip() if isinstance(field, Field) else ""
        self.leave()
        if reason is not None:
            self._actions.set_aside(self._visit, reason, missing, note or None)

    def open_first(self) -> None:
        """Ask, with the keyboard on the first reason."""
        self.open(self.options.first())
