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
from ui.background import RunTask
from ui.desk.current_stack import CurrentStack
from ui.desk.procedures.files import Files
from ui.desk.reports.behind import RowsBehind
from ui.desk.reports.cuts import CutPanel
from ui.desk.reports.detail import FigureDetail
from ui.desk.reports.figures_table import FiguresTable
from ui.desk.reports.parts import SliceFigure, part_words
from ui.desk.reports.period_bar import MonthStart, PeriodBar
from ui.desk.reports.row_words import said_of
from ui.desk.reports.rows import FigureRow, figure_rows
from ui.desk.reports.section import Section
from ui.desk.reports.table_file import table_of, write_table
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.panel import Panel
from ui.widgets.table_model import RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.reports.views import CutKey, Row

WORKBOOK = "Excel (*.xlsx)"
INNER = "inner"
"""Where rows and cuts are shown: their answers must not push a report's answer out."""


def short_period(period: Period) -> str:
    """Below a bar: T47, Th11, or the first day."""
    if period.kind is PeriodKind.WEEK:
        return _("T{n}").format(n=period.number)
    if period.kind is PeriodKind.MONTH:
        return _("Th{n}").format(n=period.number)
    return f"{period.first:%d/%m}"


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
        self._slice: CutKey | None = None
        self._starts_on, self._month_start = 1, MonthStart(services)
        self.bar = PeriodBar(today, self._month_start)
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
        self.cuts.export_asked.connect(self._ask_file)
        self.stack = CurrentStack()
        self.export = Button(_("Xuất ra tệp…"), icon="download", key="Ctrl+S")
        self.export.clicked.connect(self._ask_file)
        self.targets = Button(_("Chỉ tiêu được giao…"), icon="sliders", key="Alt+G")
        self.targets.clicked.connect(self.targets_asked)
        self._holder = self._make_holder()
        for widget in (self._holder, self.behind, self.cuts):
            self.stack.addWidget(widget)
        self.targets.setVisible(actor.role == "head")
        self._lay_out()
        for key, button in (("Alt+D", self.detail.rows), ("Alt+C", self.detail.cut), ("Alt+G", self.targets)):
            self.press_on(key, button)
        self.act_on("Esc", self.close_inner)
        self.act_on("Ctrl+S", self._ask_file)

    def _make_holder(self) -> Panel:
        theme = of(self)
        holder = Panel(inside=0)
        holder.body.addWidget(self.table, 1)
        acts = QHBoxLayout()
        acts.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(8))
        acts.setSpacing(theme.px(8))
        acts.addWidget(self.targets)
        acts.addStretch(1)
        acts.addWidget(self.export)
        holder.body.addLayout(acts)
        return holder

    def _lay_out(self) -> None:
        gap = of(self).px(12)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.stack, 858)
        row.addWidget(self.detail, 388)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.bar)
        whole.addLayout(row, 1)

    # -- the report ------------------------------------------------------------------------------------------------

    def open_at(self, period: Period, code: str, piece: "CutKey | None") -> None:
        """Shows the rows behind one figure of a period, of a part of it or of all."""
        self.bar.show_period(period)
        self._code, self._slice, self._part = code, piece, Part.NUMERATOR
        if piece is not None:
            self.cuts.choose(piece.cut)
        self.stack.setCurrentWidget(self.behind)
        self.behind.clear()

    def refresh(self) -> None:
        """Reads the report of the period."""
        period, reports, actor = self.bar.period, self._services.reports, self._actor
        self.read(lambda: (reports.report(actor, period), self._month_start()), lambda made: self._on_report(*made))

    def _on_report(self, report: Report, month_start: int) -> None:
        self.report, self._starts_on = report, month_start
        # The first rows of all put the table on its first figure.
        code = self._code
        self.table.show_rows(figure_rows(report), report.period, report.previous)
        if code:
            self.table.open_code(code)
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
        periods = trail(self.report.period, len(row.trail), self._starts_on)
        self.detail.show_figure(row, BY_CODE[row.key], [short_period(p) for p in periods])

    # -- behind a figure -------------------------------------------------------------------------------------------

    def show_rows(self) -> None:
        """The rows behind the figure, or behind one part of it."""
        row, report = self._row(), self.report
        if row is None or row.judged is None or report is None:
            return
        judged, part, piece = row.judged, self._part, self._slice
        reports, actor, code = self._services.reports, self._actor, row.key
        name = row.name if piece is None else _("{name} · {part}").format(name=row.name, part=part_words(piece))

        def read() -> "tuple[Row, ...]":
            if piece is None:
                return reports.rows(actor, code, report.period, part)
            return reports.rows(actor, code, report.period, part, piece.cut, piece.key)

        self._show_inner(self.behind)
        self.read(read, lambda rows: self.behind.show_rows(name, judged, part, rows), INNER)

    def _show_inner(self, panel: RowsBehind | CutPanel) -> None:
        # Read again, it must not take the keyboard from where it is.
        if self.stack.currentWidget() is not panel:
            self.stack.setCurrentWidget(panel)
            panel.take_keyboard()

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
        self._show_inner(self.cuts)
        self.read(lambda: reports.cut(actor, report.period, cut), lambda s: self.cuts.show_cut(name, judged, s), INNER)

    def _on_slice(self, piece: SliceFigure) -> None:
        self._slice = piece.key
        self.show_rows()

    def close_inner(self) -> None:
        """From the rows of a part back to the parts, else to the table; the keyboard on what was open."""
        self.forget(INNER)
        is_part = self.stack.currentWidget() is self.behind and self._slice is not None
        self._slice, self._part = None, Part.NUMERATOR
        if is_part:
            self.show_cut()
            return
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
        table = table_of(model)
        self._run(
            self,
            lambda: write_table(path, _("Báo cáo"), table),
            lambda _none: self.said.emit(_("Đã ghi tệp"), str(path), "luc"),
            self._not_written,
        )

    def _not_written(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        sentence = _("Chọn thư mục khác, hoặc đóng tệp nếu đang mở, rồi xuất lại.")
        self.said.emit(_("Chưa ghi được tệp"), sentence, "cam")

    def focus_first(self) -> None:
        """What is shown: the table of figures, rows or parts."""
        inner = self.stack.currentWidget()
        if inner is self.behind or inner is self.cuts:
            inner.take_keyboard()
        else:
            self.table.table.setFocus()
