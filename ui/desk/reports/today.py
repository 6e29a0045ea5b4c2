"""Today as it stands: who waits and how long, what was done, line by line and counter by counter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onestop_desk.domain.indicators import Cut
from onestop_desk.words import _
from ui.background import RunTask
from ui.desk.reports.section import Section
from ui.desk.reports.tiles import Tiles
from ui.desk.reports.today_rows import ALL, PartRow, counter_rows, line_rows, tiles, wait_bars
from ui.theme import of
from ui.widgets.bars import BarChart
from ui.widgets.button import Button
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.reports.views import Slices, Today

TILES = 6
ROW = 32
_Read = tuple["Today", "Slices", "Slices"]


def figure(code: str) -> Callable[[PartRow], Cell]:
    """How a figure stands in a table; one past its target has the warning before it."""

    def cell(row: PartRow) -> Cell:
        if code in row.past:
            return Cell(row.shown(code), "do", kind="small-strong", icon="warning", right=True)
        return Cell(row.shown(code), right=True)

    return cell


def _name(row: PartRow) -> Cell:
    return Cell(row.label, kind="strong" if row.key == ALL else "body")


def _longest(row: PartRow) -> Cell:
    if row.has_long_wait:
        return Cell(row.longest, "cam", kind="small-strong", icon="warning", right=True)
    return Cell(row.longest, right=True)


def _figures() -> list[Column[PartRow]]:
    """The figures that lines and counters share."""
    return [
        Column(_("Đã phục vụ"), 104, figure("served"), right=True),
        Column(_("Chờ bình quân"), 120, figure("wait_mean"), right=True),
        Column(_("9/10 không quá"), 138, figure("wait_90"), right=True),
    ]


class TodaySection(Section):
    """Reads again whenever something changed while it is shown; `opened` asks for the figures of a part of today."""

    opened = Signal(object)
    """The part of a cut, or None for the whole office."""

    def __init__(self, services: "Services", actor: "Actor", run: RunTask) -> None:
        super().__init__(services, actor, run)
        self.setObjectName("reportToday")
        self._is_reading = self._is_old = False
        self.tiles = Tiles(TILES)
        lines: list[Column[PartRow]] = [
            Column(_("Nhóm thủ tục"), 0, _name),
            Column(_("Đang chờ"), 90, lambda r: Cell(str(r.waiting), kind="strong", right=True), right=True),
            Column(_("Người chờ lâu nhất"), 156, _longest, right=True),
        ]
        self.lines, self.line_table = self._make_table([*lines, *_figures()], _("Theo nhóm thủ tục"), "todayLines")
        counters: list[Column[PartRow]] = [Column(_("Quầy"), 0, _name), *_figures()]
        counters.append(Column(_("Chờ lâu nhất"), 114, figure("wait_longest"), right=True))
        counters.append(Column(_("Phục vụ bình quân"), 156, figure("serve_mean"), right=True))
        self.counters, self.counter_table = self._make_table(counters, _("Theo quầy"), "todayCounters")
        self.chart = BarChart()
        self.chart.setAccessibleName(_("Chờ bình quân theo nhóm (phút)"))
        self.more = Button(_("Chỉ tiêu hôm nay"), icon="chart", key="Alt+D", height=44)
        self.more.clicked.connect(lambda: self.opened.emit(None))
        self.press_on("Alt+D", self.more)
        self._lay_out()

    def _lay_out(self) -> None:
        gap = of(self).px(12)
        chart = Panel(_("Chờ bình quân (phút)"))
        chart.body.addWidget(self.chart, 1)
        chart.body.addWidget(self.more)
        left = QVBoxLayout()
        left.setSpacing(gap)
        for table, share in ((self.line_table, 8), (self.counter_table, 6)):
            panel = Panel(inside=0)
            panel.body.addWidget(table)
            left.addWidget(panel, share)
        below = QHBoxLayout()
        below.setSpacing(gap)
        below.addLayout(left, 956)
        below.addWidget(chart, 290)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.tiles)
        whole.addLayout(below, 1)

    def _make_table(
        self, columns: list[Column[PartRow]], title: str, name: str
    ) -> tuple[RowsModel[PartRow], TableView]:
        model: RowsModel[PartRow] = RowsModel(columns, lambda r: r.key, self)
        table = TableView([c.width for c in columns], row_height=ROW)
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.setModel(model)
        table.opened.connect(lambda place: self.opened.emit(model.row(place).piece))
        return model, table

    def refresh(self) -> None:
        """Reads the day; while that lasts, however often something changes, it is read once more and not oftener."""
        if self._is_reading:
            self._is_old = True
            return
        reports, actor = self._services.reports, self._actor

        def read() -> _Read:
            today = reports.today(actor)
            period = today.report.period
            return today, reports.cut(actor, period, Cut.LINE), reports.cut(actor, period, Cut.COUNTER)

        self._is_reading, self._is_old = True, False
        self.read(read, self._show)

    def _show(self, answer: _Read) -> None:
        today, lines, counters = answer
        self.tiles.show_tiles(tiles(today))
        by_line = line_rows(today, lines)
        self.lines.set_rows(by_line)
        self.counters.set_rows(counter_rows(today, counters))
        self.chart.show_bars(*wait_bars(today, by_line))
        self._read_on()

    def refuse(self, no: Exception) -> None:
        """What is on the screen stays."""
        self._is_reading = self._is_old = False
        super().refuse(no)

    def _read_on(self) -> None:
        self._is_reading = False
        if self._is_old:
            self.refresh()

    def focus_first(self) -> None:
        """The table of lines."""
        self.line_table.setFocus()
        if not self.line_table.currentIndex().isValid() and self.lines.rowCount():
            self.line_table.selectRow(0)
