"""The board of a larger hall: every counter with the number it calls, and under them how many wait."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardCall, BoardLine, CounterView
from onestop_desk.words import _, marked, phrases, use
from ui.board.bilingual import second, second_plural
from ui.board.labels import Heading
from ui.board.lines import LineNames
from ui.board.pages import COUNTERS, FRESH, page_with
from ui.board.text import CENTRE, RIGHT, Text
from ui.theme import Theme, Tone, mark
from ui.widgets.icon import Icon

COUNTER = marked("Quầy")
NUMBER = marked("Số đang gọi")
READY = marked("Sẵn sàng")
BACK_AT = marked("Nghỉ đến {time}")
PAUSED = marked("Tạm nghỉ")
CLOSED = marked("Chưa mở")
PEOPLE = marked("{n} người chờ")
LONGEST = marked("lâu nhất khoảng {duration}")
SUM = marked("{people} người chờ, lâu nhất {duration}")
NOBODY = marked("Không ai chờ")


class CounterRow(QFrame):
    """One counter: its number, what it is for, and whom it calls or why nobody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "counter")
        self.setFixedHeight(theme.px(164))
        self.block = QFrame()
        self.block.setProperty("board", "number")
        self.block.setFixedWidth(theme.px(132))
        self.counter = Text("board-many-counter", "paper", height=130, align=CENTRE)
        inside = QVBoxLayout(self.block)
        inside.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        inside.addWidget(self.counter)
        self.name = Text("board-words", height=80)
        self.name_second = Text("board-second", "ink_soft", height=52, least=30)
        self.number = Text("board-many-number", height=140, align=RIGHT)
        self.state = Text("board-words", height=80, align=RIGHT)
        self.state_second = Text("board-second", height=52, align=RIGHT, least=30)
        for beside_name in (self.state, self.state_second):
            beside_name.setMaximumWidth(theme.px(460))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(30), 0)
        row.setSpacing(theme.px(28))
        row.addWidget(self.block)
        row.addLayout(_pair(self.name, self.name_second), 1)
        row.addLayout(_pair(self.state, self.state_second))
        row.addWidget(self.number)

    def show_counter(self, counter: CounterView, number: str | None, names: LineNames, *, lit: bool) -> None:
        """Shows a counter and the number it calls; lit stays the one that called last."""
        first, other = names.of_counter(counter)
        open_now = counter.state == "open"
        mark(self, lit=lit and open_now)
        mark(self.block, open=open_now, lit=lit and open_now)
        self.counter.say(str(counter.number))
        self.name.say(first)
        self.name_second.say(other, "ink" if lit else "ink_soft")
        self.number.setVisible(number is not None and open_now)
        self.number.say(number or "")
        free = number is None or not open_now
        self.state.setVisible(free)
        self.state_second.setVisible(free)
        self._show_state(counter)

    def _show_state(self, counter: CounterView) -> None:
        if counter.state == "paused" and counter.until is not None:
            time = phrases.clock(counter.until)
            self._say(_(BACK_AT).format(time=time), second(BACK_AT).format(time=time), "cam")
        elif counter.state == "paused":
            self._say(_(PAUSED), second(PAUSED), "cam")
        elif counter.state == "open":
            self._say(_(READY), second(READY), "luc")
        else:
            self._say(_(CLOSED), second(CLOSED), "ink_soft")

    def _say(self, first: str, other: str, tone: Tone) -> None:
        self.state.say(first, tone)
        self.state_second.say(other, tone)


class WaitingSum(QWidget):
    """One line under the counters: how many wait, and the longest wait among the lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.people = Text("board-sum", height=84)
        self.longest = Text("board-sum-soft", height=84)
        self.other = Text("board-second", "ink_soft", height=84, align=RIGHT, least=30)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        row.setSpacing(theme.px(24))
        row.addWidget(Icon("users", "ink_soft", 52))
        row.addWidget(self.people)
        row.addWidget(self.longest)
        row.addStretch(1)
        row.addWidget(self.other)

    def show_lines(self, lines: Sequence[BoardLine]) -> None:
        """Adds the lines up."""
        people = sum(line.people for line in lines)
        longest = max((line.minutes for line in lines if line.minutes is not None), default=0)
        self.people.say(phrases.people_waiting(people) if people else _(NOBODY))
        if longest and people:
            self.longest.say(_(LONGEST).format(duration=phrases.duration_minutes(longest)))
            with use("en"):
                duration = phrases.duration_minutes(longest)
            self.other.say(second(SUM).format(people=people, duration=duration))
        else:
            self.longest.say("")
            self.other.say(second_plural(PEOPLE, people).format(n=people) if people else second(NOBODY))


class ManyPage(QWidget):
    """Two columns of four counters; more take turns by eight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = tuple(CounterRow(theme) for _at in range(COUNTERS))
        self.sum = WaitingSum(theme)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(14))
        for place, row in enumerate(self.rows):
            grid.addWidget(row, place % 4, place // 4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        heads = QHBoxLayout()
        heads.setSpacing(theme.px(16))
        heads.addLayout(_head(theme), 1)
        heads.addLayout(_head(theme), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heads)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.sum)

    def fit_to(self, sample: str) -> None:
        """Sizes the numbers by the widest one."""
        for row in self.rows:
            row.number.fit_to(sample)

    def show_counters(
        self,
        counters: Sequence[CounterView],
        numbers: Mapping[str, str],
        names: LineNames,
        last: BoardCall | None,
        now: Instant,
    ) -> None:
        """Shows the page of counters that is due; `numbers` says whom each counter (by id) calls."""
        shown = page_with(counters, COUNTERS, now, _fresh(counters, last, now))
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                counter = shown[place]
                lit = last is not None and last.counter == counter.number and numbers.get(counter.id) == last.number
                row.show_counter(counter, numbers.get(counter.id), names, lit=lit)


def _fresh(counters: Sequence[CounterView], last: BoardCall | None, now: Instant) -> int | None:
    """The place of the counter that called a moment ago: its page is shown, whichever is due."""
    if last is None or last.withdrawn or not 0 <= now - last.called_at < FRESH:
        return None
    return next((at for at, counter in enumerate(counters) if counter.number == last.counter), None)


def _pair(first: Text, other: Text) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(first)
    column.addWidget(other)
    column.addStretch(1)
    return column


def _head(theme: Theme) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
    left, right = Heading(theme, height=60), Heading(theme, height=60)
    left.say(_(COUNTER), second(COUNTER))
    right.say(_(NUMBER), second(NUMBER))
    row.addWidget(left, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    row.addWidget(right)
    return row
