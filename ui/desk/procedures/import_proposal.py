"""A file that was read, before it is accepted: every difference, what stops it, and for what the file is complete."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.services.catalogue import Complete, Proposal
from onestop_desk.words import _, phrases
from ui.desk.procedures.differences import Kind, Row, count_of, filtered, kind_word, rows_of, scope_word, summary
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.leaving import let_go
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel
from ui.widgets.tick_list import Tick, TickList

ALL = "all"
WIDE, NARROW = (118, 60, 92, 0, 150, 0, 0), (118, 60, 92, 0, 1, 1, 0)
"""Widths of the columns: what is not a change has nothing before and after."""
PART, BEFORE = 4, 5
SKIP = "skip"
_TONES: dict[Kind, Tone] = {
    Kind.NEW: "luc", Kind.CHANGED: "lam", Kind.ABOLISHED: "cam", Kind.REJECTED: "do", Kind.UNKNOWN: "ink_soft",
}  # fmt: skip
_ICONS = {
    Kind.NEW: "plus", Kind.CHANGED: "pencil", Kind.ABOLISHED: "minus", Kind.REJECTED: "x", Kind.UNKNOWN: "question",
}  # fmt: skip


class ImportProposal(QWidget):
    """Reads through the differences; accepting needs every rejected row to be skipped by name."""

    accept_asked = Signal(bool)
    """Whether rejected rows are passed over."""
    scope_asked = Signal(object)
    """A Complete or None: the file is to be compared anew."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._proposal: Proposal | None = None
        self._scopes: list[Complete | None] = [None]
        self.panel = Panel("", inside=0)
        self.panel.body.setSpacing(0)
        assert self.panel.head is not None
        self.leave = Button(_("Bỏ tệp này"), icon="x", key="Ctrl+W")
        self.leave.setObjectName("leaveFile")
        self.leave.clicked.connect(self.left)
        self.panel.head.add(self.leave)
        self.panel.head.setMinimumHeight(of(self).px(52))
        self.panel.body.addWidget(self._make_filters())
        self.panel.body.addWidget(self._make_table(), 1)
        self.panel.body.addWidget(self._make_detail())
        self.panel.body.addWidget(self._make_foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel)

    def _make_filters(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        side = of(self).px(12)
        column.setContentsMargins(side, of(self).px(8), side, of(self).px(8))
        self.filters = OutcomeRow([])
        column.addWidget(self.filters)
        self._filter_column = column
        return holder

    def _make_table(self) -> TableView:
        columns: list[Column[Row]] = [
            Column(_("Loại"), WIDE[0], lambda r: Cell(kind_word(r.kind), _TONES[r.kind], "small-strong",
                   icon=_ICONS[r.kind])),
            Column(_("Dòng"), WIDE[1], lambda r: Cell(str(r.at) if r.at else "–", "ink_soft", number=True, right=True),
                   right=True),
            Column(_("Mã"), WIDE[2], lambda r: Cell(r.code, "ink_soft")),
            Column(_("Thủ tục"), 0, lambda r: Cell(r.name)),
            Column(_("Mục"), WIDE[4], lambda r: Cell(r.part, kind="small-medium")),
            Column(_("Trước"), 0, lambda r: Cell(r.before, "ink_soft")),
            Column(_("Sau, hoặc lý do"), 0, lambda r: Cell(r.after)),
        ]  # fmt: skip
        self.model: RowsModel[Row] = RowsModel(columns, lambda r: r.key, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("differences")
        self.table.setAccessibleName(_("Những chỗ khác"))
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_detail())
        return self.table

    def _make_detail(self) -> QWidget:
        theme = of(self)
        foot = Panel(kind="foot", inside=0)
        self.detail_name = ElidedLabel("", "strong")
        self.detail = Words("", "body", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(6), side, theme.px(6))
        column.setSpacing(theme.px(2))
        column.addWidget(self.detail_name)
        column.addWidget(self.detail)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        area.setFixedHeight(theme.px(84))
        foot.body.addWidget(area)
        return foot

    def _make_foot(self) -> Panel:
        theme = of(self)
        foot = Panel(kind="foot", inside=12)
        self.scope = Chooser()
        self.scope.setObjectName("completeFor")
        self.scope.activated.connect(self._on_scope)
        label = Words(_("Tệp này là danh mục đầy đủ của:"), "small-medium")
        label.setBuddy(self.scope)
        self.scope.setAccessibleName(label.text())
        self.skip = TickList([self._skip_tick(ticked=False)], inside=0)
        self.skip.ticked.connect(lambda _key, on: self._on_skip(on))
        self.accept = Button(_("Nhận vào danh mục"), variant="primary", icon="check", key="Ctrl+Enter", height=56,
                             kind="head")  # fmt: skip
        self.accept.setObjectName("acceptImport")
        self.accept.clicked.connect(lambda: self.accept_asked.emit(bool(self.skip.ticked_keys())))
        self.why = Words("", "small-medium", "cam", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.scope, 0, 1)
        grid.addWidget(self.skip, 1, 0, 1, 2)
        grid.addWidget(self.accept, 0, 3, 2, 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)
        foot.body.addWidget(self.why)
        foot.body.addLayout(grid)
        return foot

    @staticmethod
    def _skip_tick(*, ticked: bool) -> Tick:
        return Tick(SKIP, _("Bỏ qua các dòng bị từ chối"), "Ctrl+B", ticked=ticked)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_scopes(self, scopes: Sequence[Complete | None], chosen: Complete | None) -> None:
        """What a file can be complete for."""
        self._scopes = list(scopes)
        self.scope.clear()
        self.scope.addItems([scope_word(scope) for scope in self._scopes])
        self.scope.setCurrentIndex(self._scopes.index(chosen) if chosen in self._scopes else 0)

    def show_proposal(self, proposal: Proposal) -> None:
        """Paints what a file would do."""
        assert self.panel.head is not None
        self._proposal = proposal
        self.panel.head.title.say(proposal.file_name)
        self.panel.head.remark.say(summary(proposal))
        self._rows = rows_of(proposal)
        self.skip.show_ticks([self._skip_tick(ticked=False)])
        self.skip.setVisible(bool(proposal.plan.rejected))
        self._show_filters(proposal)
        self.filters.choose(Kind.REJECTED if proposal.plan.rejected else ALL)
        self._show_ready()

    def _show_filters(self, proposal: Proposal) -> None:
        answers = [(ALL, _("Tất cả"))]
        for kind in (Kind.NEW, Kind.CHANGED, Kind.ABOLISHED, Kind.REJECTED, Kind.UNKNOWN):
            count = phrases.figure(count_of(kind, proposal))
            answers.append((kind, _("{kind}: {n}").format(kind=kind_word(kind), n=count)))
        old, self.filters = self.filters, OutcomeRow(answers)
        self._filter_column.replaceWidget(old, self.filters)
        let_go(old)
        self.filters.chosen.connect(self._filter)

    def _filter(self, name: str) -> None:
        rows = filtered(self._rows, None if name == ALL else Kind(name))
        changes = name in {ALL, Kind.CHANGED}
        for column in (PART, BEFORE):
            self.table.setColumnHidden(column, not changes)
        self.table.share(WIDE if changes else NARROW)
        self.model.set_rows(rows)
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.scrollToTop()
        self._show_detail()

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        row = self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None
        if row is None:
            self.detail_name.say("")
            self.detail.say(self._nothing_here())
            return
        self.detail_name.say(" · ".join(part for part in (row.code, row.name) if part))
        self.detail.say("\n".join(row.lines()))

    def _nothing_here(self) -> str:
        if self._proposal is not None and self._proposal.plan.is_empty and not self._rows:
            return _("Tệp giống hệt danh mục đang dùng: không có gì để nhận.")
        return _("Không có chỗ khác nào thuộc loại này.")

    def _on_scope(self, number: int) -> None:
        self.scope_asked.emit(self._scopes[number])

    def filter_number(self, number: int) -> None:
        """Filters by the number on the cap."""
        if self.filters.isVisible():
            self.filters.choose_number(number)
            self.table.setFocus()

    def turn_skip(self) -> None:
        """Passes rejected rows over, or no longer."""
        if self.skip.isVisible():
            self._on_skip(not self.skip.ticked_keys())

    def _on_skip(self, on: bool) -> None:
        self.skip.show_ticks([self._skip_tick(ticked=on)])
        self._show_ready()

    def _show_ready(self) -> None:
        if self._proposal is None:
            return
        plan, why = self._proposal.plan, ""
        if plan.rejected and not self.skip.ticked_keys():
            why = _("Có {n} dòng bị từ chối. Sửa tệp rồi đọc lại, hoặc đánh dấu bỏ qua các dòng đó.").format(
                n=phrases.figure(len(plan.rejected))
            )
        elif plan.is_empty:
            why = _("Không có gì để nhận.")
        self.why.say(why)
        self.why.setVisible(bool(why))
        if why:
            self.accept.refuse(why)
        else:
            self.accept.allow()

    def focus_first(self) -> None:
        """The differences."""
        self.table.setFocus()
