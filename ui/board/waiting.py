"""Who waits, line by line: how many people and about how long."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardLine
from onestop_desk.words import _, marked, phrases
from ui.board.bilingual import second
from ui.board.labels import Heading
from ui.board.pages import LINES, page
from ui.board.text import RIGHT, Text
from ui.theme import Theme, Tone, mark

WAITING = marked("Đang chờ")


class WaitingRow(QFrame):
    """One line of the table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "row")
        self.setFixedHeight(theme.px(124))
        self.letter = Text("board-letter", "lam", height=110)
        self.letter.setFixedWidth(theme.px(60))
        self.name = Text("board-line", height=76)
        self.people = Text("board-people", "ink_soft", height=46)
        self.hours = Text("board-unit", height=50, align=RIGHT)
        self.minutes = Text("board-minutes", height=104, align=RIGHT)
        self.unit = Text("board-unit", height=104, align=RIGHT, rests_on="board-minutes")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, theme.px(4))
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.people)
        time = QGridLayout()
        time.setSpacing(0)
        time.setHorizontalSpacing(theme.px(12))
        time.addWidget(self.hours, 0, 0, 1, 2)
        time.addWidget(self.minutes, 1, 0)
        time.addWidget(self.unit, 1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(28), 0, theme.px(26), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.letter)
        row.addLayout(words, 1)
        row.addLayout(time)

    def show_line(self, line: BoardLine | None, *, first: bool) -> None:
        """Shows a line, or stays blank where the page has fewer."""
        mark(self, first=first, blank=line is None)
        self.letter.say(line.letter if line else "")
        self.name.say(line.short_name if line else "")
        self.people.say(phrases.people_waiting(line.people) if line else "")
        self._show_minutes(line.minutes if line else None)

    def _show_minutes(self, minutes: int | None) -> None:
        hours, rest = divmod(minutes or 0, 60)
        tone: Tone = "luc" if minutes == 0 else "ink"
        has_rest = minutes is not None and (hours == 0 or rest > 0)
        # An hour and more needs two lines: "1 giờ" over "10 phút".
        self.hours.setVisible(hours > 0)
        self.hours.say(phrases.duration_minutes(hours * 60) if hours else "")
        self.minutes.setVisible(has_rest)
        self.unit.setVisible(has_rest)
        self.minutes.set_kind("board-unit" if hours else "board-minutes")
        self.minutes.say(str(rest) if has_rest else "", tone)
        self.unit.say(_("phút") if has_rest else "", tone)


class WaitingTable(QFrame):
    """The table of all lines open now; more than six take turns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "panel")
        self.heading = Heading(theme, height=70)
        self.about = Text("board-second", "ink_soft", height=70, align=RIGHT)
        self.about.say(_("chờ khoảng"))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(28), 0, theme.px(26), 0)
        self.pages = Text("board-second", "ink_soft", height=70)
        head.addWidget(self.heading)
        head.addWidget(self.pages)
        head.addStretch(1)
        head.addWidget(self.about)
        self.rows = tuple(WaitingRow(theme) for _at in range(LINES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(theme.px(3))
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)

    def show_lines(self, lines: Sequence[BoardLine], now: Instant) -> None:
        """Shows the page of lines that is due."""
        at, pages, shown = page(lines, LINES, now)
        self.heading.say(_(WAITING), "" if pages > 1 else second(WAITING))
        self.pages.say(f"{at + 1}/{pages}" if pages > 1 else "")
        for place, row in enumerate(self.rows):
            row.show_line(shown[place] if place < len(shown) else None, first=place == 0)
