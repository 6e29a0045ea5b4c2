"""The left column of the guide without a visit: how many were guided this week, and how far the campaign is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from onestop_desk.domain.guide import Result
from onestop_desk.words import _
from onestop_desk.words.phrases import figure
from ui.desk.guide.figures import Figures, progress_line
from ui.desk.guide.wording import short_result
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.numbers import NumberCells
from ui.widgets.paint import RIGHT
from ui.widgets.panel import Line, Panel
from ui.widgets.progress import Progress

SHOWN = (Result.ACTIVATED_NOW, Result.SENT_TO_POLICE, Result.COME_BACK_WITH, Result.NOT_ELIGIBLE, Result.DECLINED)


class WeekSide(Panel):
    """A few counts; nobody can be recognised from them."""

    left_asked = Signal()

    def __init__(self) -> None:
        super().__init__(inside=0)
        self.setObjectName("guideWeek")
        theme = of(self)
        side = theme.px(16)
        head = QVBoxLayout()
        head.setContentsMargins(side, theme.px(12), side, theme.px(12))
        head.setSpacing(theme.px(2))
        self.number = Words("", "number")
        head.addWidget(self.number)
        head.addWidget(Words(_("người được hướng dẫn tuần này"), "body", "ink_soft", wrap=True))
        grid = QGridLayout()
        grid.setContentsMargins(side, theme.px(12), side, theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        self.counts: dict[Result, NumberCells] = {}
        for at, result in enumerate(SHOWN):
            grid.addWidget(Words(short_result(result), "body", wrap=True), at, 0)
            self.counts[result] = NumberCells("0", "strong", align=RIGHT)
            grid.addWidget(self.counts[result], at, 1)
        self.target = Words("", "small", "ink_soft", wrap=True)
        self.bar = Progress()
        below = QVBoxLayout()
        below.setContentsMargins(side, theme.px(12), side, 0)
        below.setSpacing(theme.px(6))
        below.addWidget(self.target)
        below.addWidget(self.bar)
        self.back = Button(_("Về quầy"), key="Esc")
        self.back.clicked.connect(self.left_asked)
        foot = QHBoxLayout()
        foot.setContentsMargins(side, side, side, side)
        foot.addWidget(self.back)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(Line())
        self.body.addLayout(grid)
        self.body.addWidget(Line())
        self.body.addLayout(below)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def show_week(self, week: Figures) -> None:
        """Shows the week that is running."""
        self.number.say(figure(week.guided))
        for result, cell in self.counts.items():
            cell.say(figure(week.by_result.get(result, 0)))
        self.target.say(progress_line(week.working, week.target))
        self.bar.setVisible(week.target > 0)
        self.bar.show_count(week.working, week.target)
