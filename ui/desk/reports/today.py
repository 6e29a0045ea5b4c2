"""Today as it stands: who waits and how long, what was done, counter by counter."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onestop_desk.domain.indicators import Cut
from onestop_desk.domain.reporting import Figure, Judged, Unit
from onestop_desk.words import _, figures
from onestop_desk.words.figures import Tone as Meaning
from onestop_desk.words.phrases import duration
from ui.background import RunTask
from ui.desk.reports.rows import short_figure
from ui.desk.reports.section import Section
from ui.desk.reports.tiles import Tile, Tiles
from ui.theme import of
from ui.widgets.bars import Bar, BarChart, TargetLine
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.reports.views import Slices, Today

COLUMNS = ("served", "wait_mean", "wait_90", "wait_longest", "serve_mean")
TILES = 6


def tiles(today: "Today") -> list[Tile]:
    """The figures of the day that a head looks at first."""
    judged = {j.figure.code: j for j in today.report.indicators}
    longest = "–" if today.longest_waiting_s is None else duration(today.longest_waiting_s)
    return [
        Tile(_("Đang chờ"), figures.whole(today.waiting), _("lâu nhất {time}").format(time=longest)),
        Tile(_("Đang gọi, đang phục vụ"), figures.whole(today.called + today.serving)),
        Tile(_("Để bên, vắng mặt"), figures.whole(today.aside + today.missed)),
        Tile(
            _("Đã phục vụ"),
            figures.whole(today.report.served),
            _("trong {n} số đã cấp").format(n=figures.whole(today.report.tickets)),
        ),
        _judged_tile(_("Chờ bình quân"), judged.get("wait_mean")),
        _judged_tile(_("9/10 người chờ không quá"), judged.get("wait_90")),
    ]


def _judged_tile(words: str, judged: Judged | None) -> Tile:
    if judged is None:
        return Tile(words, figures.NOTHING)
    tone = figures.judgement_tone(judged)
    line = _("được giao {target}").format(target=figures.target(judged)) if judged.target is not None else ""
    word = figures.judgement(judged)
    line = _("{line} · {word}").format(line=line, word=word) if judged.met is not None else line
    return Tile(words, figures.value(judged.unit, judged.figure.value), line, "do" if tone is Meaning.BAD else "ink")


class SliceRow:
    """One counter or line with its figures."""

    def __init__(self, key: str, label: str, found: Sequence[Figure]) -> None:
        self.key, self.label = key, label
        self._values: dict[str, Decimal | None] = {f.code: f.value for f in found}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SliceRow) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(self.key)

    def shown(self, code: str) -> str:
        """A figure as it is written."""
        return figures.value(Unit.COUNT if code == "served" else Unit.SECONDS, self._values.get(code))

    def value(self, code: str) -> Decimal | None:
        """A figure as a number."""
        return self._values.get(code)


def slice_rows(slices: "Slices") -> list[SliceRow]:
    """One row a part, in the order of the office."""
    return [SliceRow(key.key, key.label, found) for key, found in slices.items()]


class TodaySection(Section):
    """Reads again whenever something changed while it is shown."""

    def __init__(self, services: "Services", actor: "Actor", run: RunTask) -> None:
        super().__init__(services, actor, run)
        self.setObjectName("reportToday")
        gap = of(self).px(12)
        self.tiles = Tiles(TILES)
        self.lines, self.line_table, lines = self._make_table(_("Theo nhóm thủ tục"), _("Nhóm"), "todayLines")
        self.counters, _table, counters = self._make_table(_("Theo quầy"), _("Quầy"), "todayCounters")
        self.chart = BarChart()
        chart = Panel(_("Chờ bình quân theo nhóm (phút)"))
        chart.body.addWidget(self.chart, 1)
        below = QHBoxLayout()
        below.setSpacing(gap)
        left = QVBoxLayout()
        left.setSpacing(gap)
        left.addWidget(lines, 1)
        left.addWidget(counters, 1)
        below.addLayout(left, 70)
        below.addWidget(chart, 30)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.tiles)
        whole.addLayout(below, 1)

    def _make_table(self, title: str, heading: str, name: str) -> tuple[RowsModel[SliceRow], TableView, Panel]:
        panel = Panel(title, inside=0)
        columns: list[Column[SliceRow]] = [Column(heading, 0, lambda r: Cell(r.label))]
        names = (_("Đã phục vụ"), _("Chờ bình quân"), _("9/10 chờ không quá"), _("Chờ lâu nhất"), _("Phục vụ"))
        for code, word, width in zip(COLUMNS, names, (104, 118, 156, 112, 92), strict=True):
            columns.append(Column(word, width, lambda r, c=code: Cell(r.shown(c), right=True), right=True))  # type: ignore[misc]
        model: RowsModel[SliceRow] = RowsModel(columns, lambda r: r.key, self)
        table = TableView([c.width for c in columns])
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.setModel(model)
        panel.body.addWidget(table, 1)
        return model, table, panel

    def refresh(self) -> None:
        """Reads the day."""
        reports, actor = self._services.reports, self._actor

        def read() -> "tuple[Today, Slices, Slices]":
            today = reports.today(actor)
            period = today.report.period
            return today, reports.cut(actor, period, Cut.LINE), reports.cut(actor, period, Cut.COUNTER)

        self.read(read, lambda read_: self._show(*read_))

    def _show(self, today: "Today", lines: "Slices", counters: "Slices") -> None:
        self.tiles.show_tiles(tiles(today))
        by_line, by_counter = slice_rows(lines), slice_rows(counters)
        self.lines.set_rows(by_line)
        self.counters.set_rows(by_counter)
        judged = next((j for j in today.report.indicators if j.figure.code == "wait_mean"), None)
        target = judged.target if judged is not None else None
        bars = []
        for row in by_line:
            value = row.value("wait_mean")
            missed = target is not None and value is not None and value > target.value
            bars.append(Bar(row.label.partition(" · ")[0], value, short_figure(Unit.SECONDS, value), missed))
        line = TargetLine(target.value, figures.target(judged)) if target is not None and judged is not None else None
        self.chart.show_bars(bars, line)

    def focus_first(self) -> None:
        """The table of lines."""
        self.line_table.setFocus()
