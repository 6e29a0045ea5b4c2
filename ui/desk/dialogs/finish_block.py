"""One procedure in the finish dialog: its outcome, and what that outcome needs."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onestop_desk.domain.outcomes import Outcome
from onestop_desk.words import _
from ui.desk import procedure_words
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.dialogs.print_tick import PrintTick
from ui.desk.finish_form import OUTCOMES, FinishBlock, FinishForm, code_fault
from ui.desk.names import Names
from ui.theme import mark, of
from ui.widgets.button import Button
from ui.widgets.field import Field, LabelledField
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.paint import RIGHT
from ui.widgets.panel import Head, Panel
from ui.widgets.tick_list import Tick, TickList

ACCEPT = "second_request"


def outcome_words(outcome: Outcome) -> str:
    """The word of an outcome."""
    words = {
        Outcome.RECEIVED: _("Đã tiếp nhận"),
        Outcome.RESULT_RETURNED: _("Đã trả kết quả"),
        Outcome.MORE_PAPERS: _("Thiếu giấy tờ"),
        Outcome.GUIDED: _("Đã hướng dẫn"),
        Outcome.REFUSED: _("Từ chối"),
    }
    return words[outcome]


def fault_words(code: str, position: int) -> str:
    """What one block still lacks, in one sentence."""
    sentences = {
        "outcome_needed": _("Thủ tục {n}: chọn kết quả."),
        "papers_needed": _("Thủ tục {n}: đánh dấu giấy tờ còn thiếu."),
        "refusal_reason_needed": _("Thủ tục {n}: chọn lý do từ chối."),
        "bad_dossier_code": _("Thủ tục {n}: mã hồ sơ có dạng H05.190-261123-0038."),
        "second_request": _("Thủ tục {n}: xác nhận đây là lần yêu cầu bổ sung thứ hai."),
    }
    return sentences.get(code, _("Thủ tục {n}: xem lại.")).format(n=position)


class FinishBlockView(Panel):
    """The block; `changed` tells that something was chosen or typed."""

    changed = Signal()
    scan_asked = Signal()

    def __init__(
        self,
        form: FinishForm,
        index: int,
        names: Names,
        requests: Callable[[str], int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind="card", inside=16, parent=parent)
        self._form, self._index, self._requests = form, index, requests
        self.position = self.block.procedure.position
        self.setObjectName(f"finish_{self.position}")
        theme = of(self)
        self.body.setSpacing(theme.px(12))
        self.body.addLayout(self._make_head())
        self.outcomes = OutcomeRow([(o.value, outcome_words(o)) for o in OUTCOMES])
        self.outcomes.chosen.connect(lambda value: self._choose(Outcome(value)))
        self.body.addWidget(self.outcomes)
        self.missing = self._make_missing()
        self.body.addWidget(self.missing)
        self.refusal = self._make_refusal(names)
        self.body.addWidget(self.refusal)
        self.code_row = self._make_code()
        self.body.addWidget(self.code_row)
        if self.block.outcome is not None:
            self.outcomes.show_chosen(self.block.outcome.value)
        self._show_parts()
        if self.block.code != (self.block.procedure.dossier_code or "") and not code_fault(self.block.code):
            self._look_up_requests(self.block.code)

    @property
    def block(self) -> FinishBlock:
        """What has been said of this procedure so far."""
        return self._form.blocks[self._index]

    @property
    def wants_slip(self) -> bool:
        """Whether the citizen gets a slip of what is missing."""
        block = self.block
        return block.outcome is Outcome.MORE_PAPERS and bool(block.missing) and self.slip.wanted

    def _make_head(self) -> QHBoxLayout:
        procedure = self.block.procedure.procedure
        name = procedure.name if procedure else _("Chưa chọn thủ tục")
        row = QHBoxLayout()
        title = ElidedLabel(_("Thủ tục {n}: {name}").format(n=self.position, name=name), "strong")
        self.remark = Words("", "small", "ink_soft")
        row.addWidget(title, 1)
        row.addWidget(self.remark)
        return row

    def _make_missing(self) -> QWidget:
        theme = of(self)
        whole = QWidget()
        grid = QVBoxLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(10))
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        frame = Panel(kind="card", inside=0)
        frame.body.setSpacing(0)
        head = Head(_("Giấy tờ còn thiếu"), kind="strong", height=36)
        self.missing_count: QLabel = Words("", "small-strong", "cam")
        head.add(self.missing_count)
        frame.body.addWidget(head)
        self.papers = TickList()
        self.papers.ticked.connect(self._on_paper)
        frame.body.addWidget(self.papers)
        self.note = Field(_("Ví dụ: làm VNeID mức 2 tại Công an xã"))
        self.note.setText(self.block.note)
        self.note.textEdited.connect(self._on_note)
        note = LabelledField(_("Ghi chú cho công dân"), self.note)
        row.addWidget(frame, 58)
        self.papers_frame = frame
        self.slip = PrintTick()
        beside = QVBoxLayout()
        beside.setSpacing(theme.px(8))
        beside.addWidget(note)
        beside.addWidget(self.slip)
        beside.addStretch(1)
        row.addLayout(beside, 42)
        grid.addLayout(row)
        advice = QHBoxLayout()
        advice.setSpacing(theme.px(8))
        self.request_icon = Icon("info", "lam", 18)
        first = _("Lần yêu cầu bổ sung thứ nhất. Từ lần thứ hai, hồ sơ tính là quá hạn.")
        self.request = Words(first, "small", "ink_soft", wrap=True)
        advice.addWidget(self.request_icon, 0, Qt.AlignmentFlag.AlignTop)
        advice.addWidget(self.request, 1)
        grid.addLayout(advice)
        self.accept = TickList([Tick(ACCEPT, self._again_words(), "", ticked=False)])
        self.accept.ticked.connect(self._on_accept)
        self.accept_frame = Panel(kind="card", inside=0)
        mark(self.accept_frame, wrong=True)
        self.accept_frame.body.addWidget(self.accept)
        grid.addWidget(self.accept_frame)
        return whole

    def _again_words(self) -> str:
        n = self.block.requests + 1
        return _("Đây là lần yêu cầu bổ sung thứ {n}: hồ sơ sẽ tính là quá hạn. Tôi đã xem.").format(n=n)

    def _make_refusal(self, names: Names) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(8))
        column.addWidget(Words(_("Lý do từ chối"), "small-medium"))
        self.reasons = OptionList([Option(code, words) for code, words in names.of_kind("refused")])
        self.reasons.show_chosen(self.block.reason)
        self.reasons.chosen.connect(self._on_reason)
        column.addWidget(self.reasons)
        return whole

    def _make_code(self) -> QWidget:
        theme = of(self)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.code = Field(_("Quét hoặc gõ mã"))
        self.code.setAccessibleName(_("Mã hồ sơ"))
        self.code.setObjectName("finishCode")
        self.code.setText(self.block.code)
        self.code.setMinimumWidth(theme.px(250))
        self.code.textEdited.connect(self._on_code)
        scan = Button(_("Quét"), icon="scan", key="Ctrl+Q")
        scan.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        scan.clicked.connect(self.scan_asked)
        procedure = self.block.procedure.procedure
        fee = procedure_words.fee(procedure) if procedure else ""
        row.addWidget(Words(_("Mã hồ sơ"), "small-medium"))
        row.addWidget(self.code)
        row.addWidget(scan)
        row.addWidget(ElidedLabel(fee[:1].upper() + fee[1:], "small", "ink_soft", align=RIGHT), 1)
        self.code_fault = Words(_("Mã hồ sơ có dạng H05.190-261123-0038"), "small", "do")
        self.code_fault.hide()
        column.addLayout(row)
        column.addWidget(self.code_fault)
        return whole

    # -- what the clerk does ---------------------------------------------------------------------------------------

    def _choose(self, outcome: Outcome) -> None:
        self._form.choose(self._index, outcome)
        self._show_parts()
        self.changed.emit()

    def _on_paper(self, paper_id: str, missing: bool) -> None:
        self._form.set_missing(self._index, paper_id, missing)
        self._show_parts()
        self.changed.emit()

    def _on_note(self, text: str) -> None:
        self.block.note = text
        self.changed.emit()

    def _on_code(self, text: str) -> None:
        self.block.code = text
        if not code_fault(text):
            self._complain_code(False)
            self._look_up_requests(text)
        self.changed.emit()

    def _look_up_requests(self, code: str) -> None:
        """Another dossier may have been asked for papers before, here or in the provincial system."""
        if self._requests is None:
            return
        asked = self._requests(code) if code.strip() else None
        if self.block.know_requests(asked):
            self.accept.show_ticks([Tick(ACCEPT, self._again_words(), "", ticked=False)])
            self._show_parts()

    def _on_reason(self, code: str) -> None:
        self.block.reason = code
        self.changed.emit()

    def _on_accept(self, _key: str, accepted: bool) -> None:
        self.block.again_accepted = accepted
        self.changed.emit()

    def _complain_code(self, wrong: bool) -> None:
        self.code_fault.setVisible(wrong)
        mark(self.code, wrong=wrong)

    # -- painting --------------------------------------------------------------------------------------------------

    def _show_parts(self) -> None:
        block = self.block
        self.missing.setVisible(block.outcome is Outcome.MORE_PAPERS)
        self.refusal.setVisible(block.outcome is Outcome.REFUSED)
        self.code_row.setVisible(block.outcome is not Outcome.GUIDED)
        again = block.requests >= 1
        self.papers_frame.setVisible(bool(block.papers))
        self.slip.setVisible(bool(block.missing))
        self.request_icon.setVisible(not again)
        self.request.setVisible(not again)
        self.accept_frame.setVisible(again)
        self.missing_count.setText(_("thiếu {n}").format(n=len(block.missing)))
        self.papers.show_ticks(
            [self._tick(p.id, procedure_words.paper_name(p), p.ticked, p.required) for p in block.papers]
        )
        self._show_remark()

    def _tick(self, paper_id: str, name: str, seen: bool, required: bool) -> Tick:
        missing = paper_id in self.block.missing
        remark = _("đã có tại quầy") if seen else (_("bắt buộc") if required else _("nếu cần"))
        return Tick(paper_id, name, remark, ticked=missing, soft=seen and not missing)

    def _show_remark(self) -> None:
        procedure = self.block.procedure.procedure
        if self.block.outcome is None or procedure is None or not procedure.papers:
            self.remark.say(_("bấm 1–5 để chọn"))
        elif procedure_words.complete(procedure):
            self.remark.say(_("đủ {count}").format(count=procedure_words.count(procedure)))
        else:
            self.remark.say(_("có {count}").format(count=procedure_words.count(procedure)))

    def show_current(self, current: bool) -> None:
        """Outline the block the keyboard is in."""
        mark(self, chosen=current)

    def show_fault(self, shown: bool) -> None:
        """Outline the block that still lacks something, and the code if that is what is wrong."""
        mark(self, wrong=shown)
        self._complain_code(shown and self.block.fault() == "bad_dossier_code")

    def focus_first(self) -> None:
        """The chosen outcome, or the first one."""
        chosen = [b for b in self.outcomes.buttons() if b.chosen] or self.outcomes.buttons()
        chosen[0].setFocus()

    def put_code(self, code: str) -> None:
        """A code that was scanned, as if it had been typed."""
        self.code.setText(code)
        self._on_code(code)

    def focus_code(self) -> None:
        """Where a scanner types the code."""
        self.code.setFocus()
        self.code.selectAll()
