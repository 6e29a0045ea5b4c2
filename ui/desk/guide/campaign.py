"""How the campaign goes: week by week, what was done and why not, village by village; counts only."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.words import _
from onestop_desk.words.phrases import day_short, figure
from ui.desk.guide.acts import GuideActs
from ui.desk.guide.figures import Count, Figures, Week, progress_line
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.progress import Progress
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

WEEKS = 12
"""So many weeks are shown, the running one first."""


class CampaignView(QWidget):
    """Progress above; the weeks at the left, reasons and villages at the right."""

    settings_asked = Signal()

    def __init__(self, acts: GuideActs, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("guideCampaign")
        self._acts, self._today = acts, today
        gap = of(self).px(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gap, gap, gap, gap)
        whole.setSpacing(gap)
        whole.addWidget(self._make_progress())
        columns = QHBoxLayout()
        columns.setSpacing(gap)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(gap)
        left.addWidget(self._make_weeks(), 3)
        self.outcomes, outcomes = self._make_counts(_("Theo hướng giải quyết"), _("Hướng giải quyết"), "guideOutcomes")
        left.addWidget(outcomes, 2)
        self.reasons, reasons = self._make_counts(_("Vì sao chưa có tài khoản"), _("Lý do"), "guideReasons")
        right.addWidget(reasons, 2)
        self.villages, self.by_village = self._make_counts(_("Theo thôn"), _("Thôn"), "guideVillages", of_=True)
        right.addWidget(self.by_village, 3)
        columns.addLayout(left, 58)
        columns.addLayout(right, 42)
        whole.addLayout(columns, 1)

    def _make_progress(self) -> Panel:
        panel = Panel(inside=12)
        row = QHBoxLayout()
        row.setSpacing(of(self).px(16))
        self.line = Words("", "strong", wrap=True)
        self.bar = Progress()
        self.change = Button(_("Đặt chỉ tiêu, số liệu thôn…"), icon="sliders")
        self.change.clicked.connect(self.settings_asked)
        row.addWidget(self.line, 3)
        row.addWidget(self.bar, 2)
        row.addWidget(self.change)
        panel.body.addLayout(row)
        return panel

    def _make_weeks(self) -> Panel:
        panel = Panel(_("Theo tuần"), _("{n} tuần gần đây").format(n=WEEKS), inside=0)
        columns: list[Column[Week]] = [
            Column(_("Tuần"), 0, lambda w: Cell(week_words(w.monday))),
            Column(_("Hướng dẫn"), 110, lambda w: Cell(figure(w.guided), kind="strong", right=True), right=True),
            Column(_("Đã dùng được"), 124, lambda w: Cell(figure(w.working), "luc", right=True), right=True),
            Column(_("Chuyển Công an"), 152, lambda w: Cell(figure(w.police), right=True), right=True),
        ]
        self.weeks: RowsModel[Week] = RowsModel(columns, lambda w: w.monday.isoformat(), self)
        self.week_table = TableView([c.width for c in columns])
        self.week_table.setObjectName("guideWeeks")
        self.week_table.setAccessibleName(_("Theo tuần"))
        self.week_table.setModel(self.weeks)
        panel.body.addWidget(self.week_table, 1)
        return panel

    def _make_counts(self, title: str, heading: str, name: str, *, of_: bool = False) -> tuple[RowsModel[Count], Panel]:
        panel = Panel(title, inside=0)
        columns: list[Column[Count]] = [
            Column(heading, 0, lambda c: Cell(c.words)),
            Column(_("Số người"), 92, lambda c: Cell(figure(c.count), kind="strong", right=True), right=True),
        ]
        if of_:
            columns.append(Column(_("Chưa có"), 92, lambda c: Cell("" if c.of is None else figure(c.of), right=True),
                                  right=True))  # fmt: skip
        model: RowsModel[Count] = RowsModel(columns, lambda c: c.words, self)
        table = TableView([c.width for c in columns])
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.setModel(model)
        panel.body.addWidget(table, 1)
        return model, panel

    def refresh(self) -> None:
        """Reads the counts again."""
        self.show_figures(self._acts.figures(self._first_monday(), self._today()))

    def _first_monday(self) -> date:
        today = self._today()
        return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)

    def show_figures(self, figures: Figures) -> None:
        """Shows the counts."""
        self.line.say(progress_line(figures.working, figures.target))
        self.bar.setVisible(figures.target > 0)
        self.bar.show_count(figures.working, figures.target)
        self.weeks.set_rows(figures.weeks)
        self.outcomes.set_rows(figures.outcomes)
        self.reasons.set_rows(figures.reasons)
        self.villages.set_rows(figures.villages)
        self.by_village.setVisible(bool(figures.villages))

    def focus_first(self) -> None:
        """The weeks."""
        self.week_table.setFocus(Qt.FocusReason.OtherFocusReason)


def week_words(monday: date) -> str:
    """A week by its first and last day."""
    return _("{first} đến {last}").format(first=day_short(monday), last=day_short(monday + timedelta(days=6)))
