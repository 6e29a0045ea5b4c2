"""One procedure of the visit: its papers as a checklist, and its dossier code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import PaperView, VisitProcedureView
from onestop_desk.words import _
from ui.desk import procedure_words as words
from ui.desk.finish_form import code_fault
from ui.theme import mark, of
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words, WrappedLabel
from ui.widgets.paint import RIGHT
from ui.widgets.panel import Line, Panel
from ui.widgets.tick_list import Tick, TickList


class ProcedureBlock(Panel):
    """A procedure with its papers; what is half typed in it survives every live update."""

    ticked = Signal(str, str, bool)
    coded = Signal(str, str)
    removed = Signal(str)

    def __init__(self, asked: VisitProcedureView, parent: QWidget | None = None) -> None:
        super().__init__(kind="card", inside=0, parent=parent)
        self.visit_procedure_id = asked.id
        self.setObjectName(f"procedure_{asked.position}")
        self.body.setSpacing(0)
        self.body.addWidget(self._make_head())
        self.papers = TickList()
        self.papers.ticked.connect(lambda paper, on: self.ticked.emit(self.visit_procedure_id, paper, on))
        self.body.addWidget(self.papers)
        self.none = Words("", "body", "ink_soft", wrap=True)
        self.none.setMargin(of(self).px(12))
        self.body.addWidget(self.none)
        self.body.addWidget(Line())
        self.body.addWidget(self._make_foot())
        self._kept_code = ""

    def _make_head(self) -> QFrame:
        theme = of(self)
        head = QFrame()
        head.setProperty("kind", "head")
        head.setProperty("filled", True)
        head.setMinimumHeight(theme.px(48))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(8))
        self.position = Words("", "strong")
        self.position.setFixedWidth(theme.px(18))
        self.name = WrappedLabel("", "strong")
        self.facts = ElidedLabel("", "small", "ink_soft")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        names.addStretch(1)
        self.done = Icon("check", "luc", 18)
        self.count = Words("", "body")
        self.remove = Button("", variant="bare", icon="x", height=32)
        self.remove.setAccessibleName(_("Bỏ thủ tục này"))
        self.remove.setToolTip(_("Bỏ thủ tục này"))
        self.remove.clicked.connect(lambda: self.removed.emit(self.visit_procedure_id))
        row.addWidget(self.position)
        row.addLayout(names, 1)
        row.addWidget(self.done)
        row.addWidget(self.count)
        row.addWidget(self.remove)
        return head

    def _make_foot(self) -> QWidget:
        theme = of(self)
        foot = QWidget()
        whole = QVBoxLayout(foot)
        whole.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        whole.setSpacing(theme.px(2))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        label = Words(_("Mã hồ sơ"), "small", "ink_soft")
        self.code = Field(_("Quét hoặc gõ mã"), low=True)
        self.code.setObjectName("dossierCode")
        self.code.setAccessibleName(_("Mã hồ sơ"))
        self.code.setMinimumWidth(theme.px(232))
        self.code.textEdited.connect(lambda _text: self._check(lenient=True))
        self.code.editingFinished.connect(self.keep_code)
        label.setBuddy(self.code)
        self.scan = Button(_("Quét"), icon="scan", key="Ctrl+Q", height=32)
        self.scan.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.scan.clicked.connect(self.focus_code)
        self.result = ElidedLabel("", "small", "ink_soft", align=RIGHT)
        row.addWidget(label)
        row.addSpacing(theme.px(8))
        row.addWidget(self.code)
        row.addWidget(self.scan)
        row.addWidget(self.result, 1)
        self.fault = Words(_("Mã hồ sơ có dạng H05.190-261123-0038"), "small", "do")
        self.fault.hide()
        whole.addLayout(row)
        whole.addWidget(self.fault)
        return foot

    def show_procedure(self, asked: VisitProcedureView, *, removable: bool) -> None:
        """Paint what is known now; a field being typed in keeps what was typed."""
        procedure = asked.procedure
        self.position.say(str(asked.position))
        self.remove.setVisible(removable and asked.outcome is None)
        if procedure is None:
            self.name.say(_("Chưa chọn thủ tục"))
            self.facts.say(_("Bấm F3 để tìm thủ tục, hoặc kết thúc lượt như trả kết quả, hướng dẫn."))
            self.count.say("")
            self.done.hide()
        else:
            self.name.say(procedure.name)
            self.facts.say(words.facts(procedure))
            complete = words.complete(procedure)
            self.done.setVisible(complete)
            self.count.say(words.count(procedure) if procedure.papers else "", "luc" if complete else "ink")
            self.count.set_kind("strong" if complete else "body")
        papers = procedure.papers if procedure else ()
        self.papers.show_ticks([_tick(paper) for paper in papers])
        self.papers.setVisible(bool(papers))
        self.none.setVisible(procedure is not None and not papers)
        self.none.say(_("Chưa có danh mục giấy tờ của thủ tục này. Xem giấy tờ theo công bố của thủ tục."))
        self._show_code(asked.dossier_code or "")
        wait = words.deadline(procedure) if procedure else ""
        self.result.say(_("Trả kết quả: {deadline}").format(deadline=wait) if wait else "")

    def _show_code(self, code: str) -> None:
        typing = self.code.hasFocus() or self.code.text() != self._kept_code
        if not typing or self.code.text().strip().upper() == code:
            self.code.setText(code)
        self._kept_code = code

    def _check(self, *, lenient: bool = False) -> bool:
        """Say under the field that the code is wrong; while typing only a fault said before is taken back."""
        wrong = code_fault(self.code.text())
        if wrong and lenient and self.fault.isHidden():
            return False
        self.fault.setVisible(wrong)
        if bool(self.code.property("wrong")) != wrong:
            mark(self.code, wrong=wrong)
        return not wrong

    def keep_code(self) -> None:
        """Hand on what was typed, once, if it has the form of a code."""
        if self.code.text() != self._kept_code and self._check():
            self._kept_code = self.code.text()
            self.coded.emit(self.visit_procedure_id, self.code.text())

    def order_tabs(self, before: QWidget | None) -> QWidget:
        """Tab goes from the papers to the dossier code, then on; the last stop of this block is answered.

        Rows of papers are made when a procedure arrives, long after the field: Qt's own order is by birth.
        """
        stops = [*self.papers.rows(), self.code, self.remove]
        for stop in stops:
            if before is not None:
                QWidget.setTabOrder(before, stop)
            before = stop
        return self.remove

    def focus_code(self) -> None:
        """Put the keyboard where a scanner types the code."""
        self.code.setFocus()
        self.code.selectAll()


def _tick(paper: PaperView) -> Tick:
    lacking = paper.required and not paper.ticked
    if lacking:
        return Tick(paper.id, words.paper_name(paper), _("Bắt buộc, chưa có"), "cam", ticked=False)
    return Tick(paper.id, words.paper_name(paper), words.paper_kind(paper), ticked=paper.ticked)
