"""One figure told apart by counter, line, field, agency, clerk, programme or time: bars and a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.indicators import Cut
from onestop_desk.domain.reporting import Figure, Judged
from onestop_desk.words import _, figures, marked
from ui.desk.reports.rows import is_past
from ui.theme import of
from ui.widgets.bars import Bar, BarChart, TargetLine
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services.reports.views import CutKey, Slices

MOST_BARS = 12
CUTS = {
    Cut.COUNTER: marked("Quầy"),
    Cut.LINE: marked("Nhóm thủ tục"),
    Cut.FIELD: marked("Lĩnh vực"),
    Cut.AGENCY: marked("Cơ quan"),
    Cut.CLERK: marked("Cán bộ"),
    Cut.PROGRAMME: marked("Mô hình"),
    Cut.DAY: marked("Ngày"),
    Cut.WEEK: marked("Tuần"),
    Cut.MONTH: marked("Tháng"),
}


@dataclass(frozen=True)
class SliceFigure:
    """One part with its figure."""

    key: "CutKey"
    label: str
    figure: Figure
    shown: str
    made: str
    missed: bool


def slice_figures(slices: "Slices", judged: Judged) -> list[SliceFigure]:
    """The parts of a cut for one figure; parts the figure knows nothing of are left out."""
    found = []
    for key, every in slices.items():
        own = next((f for f in every if f.code == judged.figure.code), None)
        if own is None:
            continue
        made = (
            ""
            if own.denominator is None or own.numerator is None
            else _("{a} / {b}").format(a=figures.whole(own.numerator), b=figures.whole(own.denominator))
        )
        shown = figures.value(judged.unit, own.value)
        found.append(SliceFigure(key, key.label, own, shown, made, is_past(judged, own.value)))
    return found


class CutPanel(Panel):
    """`cut_chosen` asks for another cut, `closed` goes back; Enter on a row asks for the rows behind it."""

    cut_chosen = Signal(str)
    closed = Signal()
    opened = Signal(object)

    def __init__(self, cuts: Sequence[Cut], parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        self.setObjectName("cutPanel")
        theme = of(self)
        self.title = Words("", "head", wrap=True)
        empty = _("Chỉ tiêu này không chia được theo cách đó, hoặc kỳ này chưa có số liệu.")
        self.empty = Words(empty, "body", "ink_soft", wrap=True)
        self.cuts = Chooser()
        for cut in cuts:
            self.cuts.addItem(_(CUTS[cut]), cut.value)
        self.cuts.activated.connect(lambda _place: self.cut_chosen.emit(self.cuts.currentData()))
        self.back = Button(_("Quay lại chỉ tiêu"), key="Esc")
        self.back.clicked.connect(self.closed)
        self.chart = BarChart()
        self.chart.setFixedHeight(theme.px(200))
        columns: list[Column[SliceFigure]] = [
            Column(_("Phần"), 0, lambda s: Cell(s.label)),
            Column(_("Gồm"), 150, lambda s: Cell(s.made, "ink_soft", right=True), right=True),
            Column(_("Kết quả"), 130, lambda s: Cell(s.shown, "do" if s.missed else "ink", kind="strong", right=True),
                   right=True),
        ]  # fmt: skip
        self.model: RowsModel[SliceFigure] = RowsModel(columns, lambda s: s.key.key, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("cutTable")
        self.table.setModel(self.model)
        self.table.opened.connect(lambda place: self.opened.emit(self.model.row(place)))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        head.setSpacing(theme.px(12))
        head.addWidget(self.title, 3)
        head.addWidget(self.cuts, 2)
        head.addWidget(self.back)
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

    def show_cut(self, name: str, judged: Judged, slices: "Slices") -> None:
        """Shows the parts; the first dozen as bars."""
        found = slice_figures(slices, judged)
        self.title.say(name)
        self.empty.setVisible(not found)
        self.chart.setVisible(bool(found))
        line = None
        if judged.target is not None:
            line = TargetLine(judged.target.value, figures.target(judged))
        bars = [Bar(_short(s.label), s.figure.value, s.shown, s.missed) for s in found[:MOST_BARS]]
        self.chart.show_bars(bars, line)
        self.model.set_rows(found)


def _short(label: str) -> str:
    head = label.partition(" · ")[0]
    return head if len(head) <= 10 else f"{head[:9].rstrip()}…"
