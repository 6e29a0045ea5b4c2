"""The top of the board: whose hall this is, the day and the clock."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from onestop_desk.services.views import OfficeView
from onestop_desk.words import _, phrases
from ui.board.text import RIGHT, Text
from ui.theme import Theme
from ui.widgets.numbers import NumberCells


class Header(QFrame):
    """Centre and commune on the left, date and clock on the right; a demo office says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "header")
        self.setFixedHeight(theme.px(112))
        self.centre = Text("board-centre", height=72)
        self.commune = Text("board-second", "ink_soft", height=72)
        self.demo = DemoMark(theme)
        self.day = Text("board-date", "ink_soft", height=72, align=RIGHT)
        self.clock = NumberCells("", "board-clock")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(42), 0, theme.px(42), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.centre)
        row.addWidget(self.commune)
        row.addStretch(1)
        row.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.day)
        row.addSpacing(theme.px(16))
        row.addWidget(self.clock)

    def show_office(self, office: OfficeView) -> None:
        """Names the centre; its commune stands apart, lighter."""
        apart = office.name.endswith(office.commune)
        self.centre.say(office.name.removesuffix(office.commune).rstrip() if apart else office.name)
        self.commune.say(office.commune)
        self.demo.setVisible(office.is_demo)

    def show_time(self, day: date, clock: str) -> None:
        """Shows the day and the time of day."""
        self.day.say(phrases.day_short(day))
        self.clock.say(clock)


class DemoMark(QFrame):
    """Says that the office is only for trying things out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "demo")
        words = Text("board-people", "cam", height=52)
        words.say(_("Dùng thử"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        row.addWidget(words)
        self.hide()
