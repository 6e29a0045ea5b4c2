"""One figure told apart by counter, line, field, agency, clerk, programme or time: bars and a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.indicators import Cut
from onestop_desk.domain.reporting import Judged
from onestop_desk.words import _, figures, marked
from ui.desk.reports.parts import SliceFigure, part_bars, slice_figures
from ui.theme import of
from ui.widgets.bars import BarChart, TargetLine
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services.reports.views import Slices

CUTS = {
    Cut.COUNTER: marked("Theo quầy"),
    Cut.LINE: marked("Theo nhóm thủ tục"),
    Cut.FIELD: marked("Theo lĩnh vực"),
    Cut.AGENCY: marked("Theo cơ quan"),
    Cut.CLERK: marked("Theo cán bộ"),
    Cut.PROGRAMME: marked("Theo mô hình"),
    Cut.DAY: marked("Theo ngày"),
    Cut.WEEK: marked("Theo tuần"),
    Cut.MONTH: marked("Theo tháng"),
}
ROW = 32


class CutPanel(Panel):
    """`cut_chosen` asks for another cut, `closed` goes back; Enter on a row asks for the rows behind it."""

    cut_chosen = Signal(str)
    closed = Signal()
    opened = Signal(object)
    export_asked = Signal()

    def __init__(self, cuts: Sequence[Cut], parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        self.setObjectName("cutPanel")
        theme = of(self)
        self._cuts = list(cuts)
        self._waits = False
        """Whether the keyboard goes to the parts when they come."""
        self.title = Words("", "head", wrap=True)
        empty = _("Chỉ tiêu này không chia được theo cách đó, hoặc kỳ này chưa có số liệu.")
        self.empty = Words(empty, "body", "ink_soft", wrap=True)
        self.cuts = Chooser()
        self.cuts.setMinimumWidth(theme.px(220))
        self.cuts.setAccessibleName(_("Chia theo"))
        for cut in cuts:
            self.cuts.addItem(_(CUTS[cut]), cut.value)
        self.cuts.activated.connect(lambda _place: self.cut_chosen.emit(self.cuts.currentData()))
        self.export = Button(_("Xuất ra tệp…"), icon="download", key="Ctrl+S")
        self.export.clicked.connect(self.export_asked)
        self.back = Button(_("Quay lại"), key="Esc")
        self.back.clicked.connect(self.closed)
        self.chart = BarChart()
        self.chart.setFixedHeight(theme.px(180))
        columns: list[Column[SliceFigure]] = [
            Column(_("TT"), 44, lambda s: Cell(str(s.place), "ink_soft", right=True), right=True),
            Column(_("Phần"), 0, lambda s: Cell(s.label)),
            Column(_("Gồm"), 150, lambda s: Cell(s.made, "ink_soft", right=True), right=True),
            Column(_("Kết quả"), 130, _result, right=True),
        ]
        self.model: RowsModel[SliceFigure] = RowsModel(columns, lambda s: s.key.key, self)
        self.table = TableView([c.width for c in columns], row_height=ROW)
        self.table.setObjectName("cutTable")
        self.table.setModel(self.model)
        self.table.opened.connect(lambda place: self.opened.emit(self.model.row(place)))
        self._lay_out()

    def _lay_out(self) -> None:
        theme = of(self)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        head.setSpacing(theme.px(8))
        head.addWidget(self.title)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self.cuts)
        acts.addStretch(1)
        acts.addWidget(self.export)
        acts.addWidget(self.back)
        head.addLayout(acts)
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(8))
        column.addWidget(self.empty)
        column.addWidget(self.chart)
        self.body.addLayout(head)
        self.body.addLayout(column)
        self.body.addWidget(self.table, 1)

    @property
    def cut(self) -> Cut:
        """By what is told apart now."""
        return Cut(self.cuts.currentData())

    def choose(self, cut: Cut) -> None:
        """Tells apart by something else from now on, without asking for it."""
        if cut in self._cuts:
            self.cuts.setCurrentIndex(self._cuts.index(cut))

    def take_keyboard(self) -> None:
        """The keyboard on the parts, or where another cut is chosen."""
        self._waits = not self.model.rowCount()
        (self.cuts if self._waits else self.table).setFocus()

    def show_cut(self, name: str, judged: Judged, slices: "Slices") -> None:
        """Shows the parts: all in the table, as many as can be told apart as bars."""
        found = slice_figures(slices, judged)
        self.title.say(name)
        self.empty.setVisible(not found)
        self.chart.setVisible(bool(found))
        line = TargetLine(judged.target.value, figures.target(judged)) if judged.target is not None else None
        self.chart.show_bars(part_bars(found, judged), line)
        self.model.set_rows(found)
        if found and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        if self._waits and self.cuts.hasFocus():
            self.take_keyboard()
        # Whoever goes through the cuts stays there, also past one without parts.
        self._waits = False


def _result(part: SliceFigure) -> Cell:
    if part.missed:
        return Cell(part.shown, "do", kind="small-strong", icon="warning", right=True)
    return Cell(part.shown, kind="strong", right=True)
