"""All indicators of a period: the table at the left, one figure at the right; rows or cuts take the table's place."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onestop_desk.domain.indicators import BY_CODE, Cut, Part
from onestop_desk.domain.periods import Period, PeriodKind, trail
from onestop_desk.domain.reporting import Report
from onestop_desk.words import _
from onestop_desk.words.phrases import day_short
from ui.background import RunTask
from ui.desk.current_stack import CurrentStack
from ui.desk.procedures.files import Files
from ui.desk.reports.behind import RowsBehind
from ui.desk.reports.cuts import CutPanel, SliceFigure
from ui.desk.reports.detail import FigureDetail
from ui.desk.reports.figures_table import FiguresTable
from ui.desk.reports.period_bar import PeriodBar
from ui.desk.reports.row_words import said_of
from ui.desk.reports.rows import FigureRow, figure_rows
from ui.desk.reports.section import Section
from ui.desk.reports.table_file import write_table
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.panel import Panel
from ui.widgets.table_model import RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.reports.views import Row

WORKBOOK = "Excel (*.xlsx)"


def short_period(period: Period) -> str:
    """Below a bar: T47, Th11, or the first day."""
    if period.kind is PeriodKind.WEEK:
        return _("T{n}").format(n=period.number)
    if period.kind is PeriodKind.MONTH:
        return _("Th{n}").format(n=period.number)
    return day_short(period.first)


class FiguresSection(Section):
    """Reads the report of the chosen period on another thread; what was opened stays open while it is read again."""

    targets_asked = Signal()

    def __init__(
        self, services: "Services", actor: "Actor", run: RunTask, files: Files, today: Callable[[], date]
    ) -> None:
        super().__init__(services, actor, run)
        self.setObjectName("reportFigures")
        self._files = files
        self.report: Report | None = None
        self._code, self._part = "", Part.NUMERATOR
        self._slice: SliceFigure | None = None
        self.bar = PeriodBar(today, self._month_starts_on)
        self.bar.changed.connect(lambda _period: self.refresh())
        self.table = FiguresTable("figuresTable")
        self.table.opened.connect(self._on_figure)
        self.detail = FigureDetail()
        self.detail.rows_asked.connect(self.show_rows)
        self.detail.cut_asked.connect(self.show_cut)
        self.behind = RowsBehind(partial(said_of, services))
        self.behind.part_chosen.connect(self._on_part)
        self.behind.closed.connect(self.close_inner)
        self.behind.export_asked.connect(self._ask_file)
        self.cuts = CutPanel([c for c in Cut if c is not Cut.CLERK or actor.role == "head"])
        self.cuts.cut_chosen.connect(lambda _cut: self.show_cut())
        self.cuts.closed.connect(self.close_inner)
        self.cuts.opened.connect(self._on_slice)
        self.stack = CurrentStack()
        holder = Panel(inside=0)
        holder.body.addWidget(self.table)
        self._holder = holder
        for widget in (holder, self.behind, self.cuts):
            self.stack.addWidget(widget)
        self.targets = Button(_("Chỉ tiêu được giao…"), icon="sliders", key="Alt+G")
        self.targets.clicked.connect(self.targets_asked)
        self.targets.setVisible(actor.role == "head")
        self._lay_out()
        for key, act in {
            "Alt+D": self.detail.rows.click,
            "Alt+C": self.detail.cut.click,
            "Alt+G": self.targets.click,
            "Esc": self.close_inner,
            "Ctrl+S": self._ask_file,
        }.items():
            self.act_on(key, act)

    def _month_starts_on(self) -> int:
        return self._services.office.settings().month_starts_on

    def _lay_out(self) -> None:
        gap = of(self).px(12)
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self.bar, 1)
        head.addWidget(self.targets)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.stack, 858)
        row.addWidget(self.detail, 388)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addLayout(head)
        whole.addLayout(row, 1)

    # -- the report ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the report of the period."""
        period, reports, actor = self.bar.period, self._services.reports, self._actor
        self.read(lambda: reports.report(actor, period), self._on_report)

    def _on_report(self, report: Report) -> None:
        self.report = report
        self.table.show_rows(figure_rows(report), report.period, report.previous)
        self._show_detail()
        if self.stack.currentWidget() is self.behind:
            self.show_rows()
        elif self.stack.currentWidget() is self.cuts:
            self.show_cut()

    def _on_figure(self, code: str) -> None:
        self._code = code
        self._show_detail()

    def _row(self) -> FigureRow | None:
        return next((r for r in self.table.model.rows() if r.key == self._code), None)

    def _show_detail(self) -> None:
        row = self._row()
        if row is None or self.report is None:
            return
        periods = trail(self.report.period, len(row.trail), self._month_starts_on())
        labels = [short_period(p) for p in periods]
        self.detail.show_figure(row, BY_CODE[row.key], labels)

    # -- behind a figure -------------------------------------------------------------------------------------------

    def show_rows(self) -> None:
        """The rows behind the figure, or behind one part of it."""
        row, report = self._row(), self.report
        if row is None or row.judged is None or report is None:
            return
        judged, part, piece = row.judged, self._part, self._slice
        reports, actor, code = self._services.reports, self._actor, row.key
        name = row.name if piece is None else _("{name} · {part}").format(name=row.name, part=piece.label)

        def read() -> "tuple[Row, ...]":
            if piece is None:
                return reports.rows(actor, code, report.period, part)
            return reports.rows(actor, code, report.period, part, piece.key.cut, piece.key.key)

        self.stack.setCurrentWidget(self.behind)
        self.read(read, lambda rows: self.behind.show_rows(name, judged, part, rows))

    def _on_part(self, part: str) -> None:
        self._part = Part(part)
        self.show_rows()

    def show_cut(self) -> None:
        """The figure told apart."""
        row, report = self._row(), self.report
        if row is None or row.judged is None or report is None:
            return
        judged, cut = row.judged, self.cuts.cut
        reports, actor, name = self._services.reports, self._actor, row.name
        self.stack.setCurrentWidget(self.cuts)
        self.read(lambda: reports.cut(actor, report.period, cut), lambda s: self.cuts.show_cut(name, judged, s))

    def _on_slice(self, piece: SliceFigure) -> None:
        self._slice = piece
        self.show_rows()

    def close_inner(self) -> None:
        """Back to the table, the keyboard on the figure that was open."""
        self._slice, self._part = None, Part.NUMERATOR
        self.stack.setCurrentWidget(self._holder)
        self.table.table.setFocus()

    # -- files -----------------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        if self.report is None:
            return
        inner = self.stack.currentWidget()
        what = self._code if inner is self.behind else f"{self._code}-chia" if inner is self.cuts else "chi-tieu"
        name = f"{what}-{self.report.period.first:%Y%m%d}-{self.report.period.last:%Y%m%d}.xlsx"
        self._files.ask_save(self, _("Xuất ra tệp"), name, WORKBOOK, self._write)

    def _write(self, path: Path) -> None:
        inner = self.stack.currentWidget()
        model: RowsModel[Any] = self.table.model
        if inner is self.behind:
            model = self.behind.model
        elif inner is self.cuts:
            model = self.cuts.model
        try:
            write_table(path, _("Báo cáo"), model)
        except OSError:
            sentence = _("Chọn thư mục khác, hoặc đóng tệp nếu đang mở, rồi xuất lại.")
            self.said.emit(_("Chưa ghi được tệp"), sentence, "cam")
            return
        self.said.emit(_("Đã ghi tệp"), str(path), "luc")

    def focus_first(self) -> None:
        """The table of figures."""
        self.table.table.setFocus()
