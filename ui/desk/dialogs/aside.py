"""Setting a citizen aside: why, which papers are awaited, and a note for whoever sees them again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import PaperView, VisitView
from onestop_desk.words import _
from ui.desk import procedure_words
from ui.desk.actions import DeskActions
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.print_tick import PrintMissing, PrintTick, no_printing
from ui.desk.dialogs.sheet import Sheet
from ui.desk.names import Names
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.panel import Panel
from ui.widgets.tick_list import Tick, TickList

MISSING_PAPERS = "missing_papers"
"""The one reason with which papers are recorded as missing."""


class AsideDialog(Sheet):
    """The reasons at the left; the papers to bring and a note at the right."""

    def __init__(
        self,
        window: QWidget,
        actions: DeskActions,
        names: Names,
        visit: VisitView,
        print_missing: PrintMissing = no_printing,
    ) -> None:
        line = _("Công dân giữ nguyên lượt; quay lại được gọi ngay khi đến lượt.")
        super().__init__(window, _("Tạm để bên"), line, number=visit.number, width=980)
        self.setObjectName("asideDialog")
        self._actions, self._visit, self._print_missing = actions, visit, print_missing
        self.options = OptionList([Option(code, words) for code, words in names.of_kind("aside")])
        self.options.chosen.connect(self._on_reason)
        self._lacking: dict[str, list[PaperView]] = {}
        self.papers: dict[str, TickList] = {}
        columns = QHBoxLayout()
        columns.setSpacing(of(window).px(24))
        columns.addWidget(self.options, 46, Qt.AlignmentFlag.AlignTop)
        columns.addLayout(self._make_right(), 54)
        self.content.addLayout(columns)
        self.content.addStretch(1)
        self.set_primary(_("Để bên {number}").format(number=visit.number), "Enter", self._confirm)
        self.bind("F7", self.press_primary)
        self._show_ready()

    def _make_right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(of(self).px(12))
        for asked in self._visit.procedures:
            lacking = [p for p in asked.procedure.papers if not p.ticked] if asked.procedure else []
            if asked.procedure is None or not lacking:
                continue
            frame = Panel(_("Giấy tờ còn chờ"), kind="card", inside=0)
            name = QHBoxLayout()
            side = of(self).px(12)
            name.setContentsMargins(side, side // 2, side, 0)
            name.addWidget(ElidedLabel(asked.procedure.name, "small", "ink_soft"))
            frame.body.addLayout(name)
            self._lacking[asked.id] = lacking
            self.papers[asked.id] = TickList()
            frame.body.addWidget(self.papers[asked.id])
            right.addWidget(frame)
        if self.papers:
            sentence = _("Ghi giấy tờ còn thiếu khi công dân về lấy giấy tờ.")
            right.addWidget(Words(sentence, "small", "ink_soft", wrap=True))
        self.slip = PrintTick()
        self.bind("Ctrl+P", self.slip.turn)
        right.addWidget(self.slip)
        self.note = Field(_("Ví dụ: chờ giấy ủy quyền"))
        right.addWidget(LabelledField(_("Ghi chú"), self.note))
        right.addStretch(1)
        self._show_papers(awaited=False)
        return right

    def _show_papers(self, *, awaited: bool) -> None:
        """With the reason of missing papers the required ones are ticked to begin with; otherwise none can be."""
        for key, ticks in self.papers.items():
            ticks.show_ticks(
                [
                    Tick(
                        p.id,
                        procedure_words.paper_name(p),
                        _("bắt buộc") if p.required else "",
                        ticked=awaited and p.required,
                    )
                    for p in self._lacking[key]
                ]
            )
            ticks.setEnabled(awaited)
        self.slip.setVisible(awaited and bool(self.papers))

    def _on_reason(self, code: str) -> None:
        self._show_papers(awaited=code == MISSING_PAPERS)
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
        note = self.note.text().strip()
        self.leave()
        wants_slip = bool(missing) and self.slip.wanted
        if reason is None:
            return
        if self._actions.set_aside(self._visit, reason, missing, note or None) and wants_slip:
            self._print_missing(self._visit.ticket_id, sorted({key for key, _paper in missing}))

    def open_first(self) -> None:
        """Ask, with the keyboard on the first reason."""
        self.open(self.options.first())
