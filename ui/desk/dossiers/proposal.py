"""An export that was read, before it is accepted: what is new, what changes, what to look at, what stops it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.services.dossiers import Proposal
from onestop_desk.words import _, dossiers, phrases
from ui.desk.dossiers.differences import Kind, Row, columns_said, kind_word, rows_of
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.leaving import let_go
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel
from ui.widgets.tick_list import Tick, TickList

ALL = "all"
SKIP = "skip"
_TONES: dict[Kind, Tone] = {Kind.REJECTED: "do", Kind.CONFLICT: "cam", Kind.CHANGED: "lam", Kind.ADDED: "luc"}
_ICONS = {Kind.REJECTED: "x", Kind.CONFLICT: "warning", Kind.CHANGED: "pencil", Kind.ADDED: "plus"}


class DossierProposal(QWidget):
    """Reads through the rows; accepting needs rejected rows to be skipped by name."""

    accept_asked = Signal(bool)
    """Whether rejected rows are passed over."""
    older_asked = Signal(str)
    """The code of a dossier that is to be taken although the file is older."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._proposal: Proposal | None = None
        self.panel = Panel("", " ", inside=0)
        self.panel.body.setSpacing(0)
        assert self.panel.head is not None
        self.leave = Button(_("Bỏ tệp này"), icon="x", key="Ctrl+W")
        self.leave.setObjectName("leaveExport")
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
            Column(_("Loại"), 118, lambda r: Cell(kind_word(r.kind), _TONES[r.kind], "small-strong",
                   icon=_ICONS[r.kind])),
            Column(_("Dòng"), 70, lambda r: Cell(str(r.at), "ink_soft", number=True, right=True), right=True),
            Column(_("Mã hồ sơ"), 190, lambda r: Cell(r.code or "–", kind="body-medium")),
            Column(_("Thay đổi, hoặc lý do"), 0, lambda r: Cell(r.short())),
            Column(_("Lấy vào"), 90, lambda r: Cell(_("không") if r.is_held else _("có"),
                   "ink_soft" if r.is_held else "ink")),
        ]  # fmt: skip
        self.model: RowsModel[Row] = RowsModel(columns, lambda r: r.key, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("exportRows")
        self.table.setAccessibleName(_("Các dòng của tệp"))
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
        self.take_older = Button(_("Vẫn lấy dòng này"), icon="check", key="Ctrl+L")
        self.take_older.setObjectName("takeOlder")
        self.take_older.clicked.connect(self._on_take_older)
        self.take_older.hide()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        area.setFixedHeight(theme.px(72))
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, side, 0)
        beside.addWidget(area, 1)
        beside.addWidget(self.take_older)
        foot.body.addLayout(beside)
        return foot

    def _make_foot(self) -> Panel:
        theme = of(self)
        foot = Panel(kind="foot", inside=12)
        self.columns = Words("", "small", "ink_soft", wrap=True)
        self.why = Words("", "small-medium", "cam", wrap=True)
        self.skip = TickList([self._skip_tick(ticked=False)], inside=0)
        self.skip.ticked.connect(lambda _key, on: self._on_skip(on))
        self.accept = Button(_("Nhận hồ sơ"), variant="primary", icon="check", key="Ctrl+Enter", height=56,
                             kind="head")  # fmt: skip
        self.accept.setObjectName("acceptExport")
        self.accept.clicked.connect(lambda: self.accept_asked.emit(bool(self.skip.ticked_keys())))
        said = QVBoxLayout()
        said.setSpacing(theme.px(4))
        for words in (self.columns, self.why, self.skip):
            said.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addLayout(said, 1)
        row.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignBottom)
        foot.body.addLayout(row)
        return foot

    @staticmethod
    def _skip_tick(*, ticked: bool) -> Tick:
        return Tick(SKIP, _("Bỏ qua các dòng bị từ chối"), "Ctrl+B", ticked=ticked)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_proposal(self, proposal: Proposal) -> None:
        """Paints what a file would do."""
        assert self.panel.head is not None
        self._proposal = proposal
        self.panel.head.title.say(proposal.file_name)
        self.panel.head.remark.say(dossiers.counts(proposal.plan))
        self.columns.say(columns_said(proposal))
        self._rows = rows_of(proposal)
        self.skip.show_ticks([self._skip_tick(ticked=False)])
        self.skip.setVisible(bool(proposal.plan.rejected))
        answers = [(ALL, _("Tất cả"))]
        for kind in Kind:
            count = phrases.figure(sum(row.kind is kind for row in self._rows))
            answers.append((kind.value, _("{kind}: {n}").format(kind=kind_word(kind), n=count)))
        old, self.filters = self.filters, OutcomeRow(answers)
        self._filter_column.replaceWidget(old, self.filters)
        let_go(old)
        self.filters.chosen.connect(self._filter)
        self.filters.choose(Kind.REJECTED.value if proposal.plan.rejected else ALL)
        self._show_ready()

    def _filter(self, name: str) -> None:
        self.model.set_rows([row for row in self._rows if name in {ALL, row.kind.value}])
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.scrollToTop()
        self._show_detail()

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        row = self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None
        self.take_older.setVisible(row is not None and row.is_older)
        if row is None:
            empty = self._proposal is not None and self._proposal.plan.is_empty and not self._rows
            self.detail_name.say("")
            self.detail.say(
                _("Tệp giống hệt hồ sơ đang có: không có gì để nhận.")
                if empty
                else _("Không có dòng nào thuộc loại này.")
            )
            return
        self.detail_name.say(row.code or _("Dòng {n}").format(n=row.at))
        self.detail.say(row.said())

    def _on_take_older(self) -> None:
        index = self.table.currentIndex()
        row = self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None
        if row is not None and row.is_older:
            self.older_asked.emit(row.code)

    def press_older(self) -> None:
        """Takes the row the keyboard is on although the file is older."""
        if self.take_older.isVisible():
            self.take_older.click()

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
        """The rows."""
        self.table.setFocus()
