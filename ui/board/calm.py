"""The board of a small hall between two calls: the newest call, the last four, and who waits."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardCall, BoardLine
from onestop_desk.words import _, marked
from ui.board.bilingual import second
from ui.board.labels import Heading
from ui.board.lines import LineNames
from ui.board.newest import NewestCall
from ui.board.recent import Tiles
from ui.board.waiting import WaitingTable
from ui.theme import Theme

RECENT = marked("Vừa gọi")
RECENT_LONG = marked("Các số vừa gọi")


class CalmPage(QWidget):
    """What stands when nothing is announced and at most four counters are there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.newest = NewestCall(theme)
        self.newest.setFixedHeight(theme.px(520))
        self.tiles = Tiles(theme, 4)
        self.tiles.setFixedHeight(theme.px(220))
        self.waiting = WaitingTable(theme)
        self.recent = Heading(theme, height=84)
        self.recent.say(_(RECENT), second(RECENT_LONG))
        self.recent.setContentsMargins(theme.px(10), 0, 0, 0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.newest)
        left.addWidget(self.recent, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.tiles)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(24))
        row.setSpacing(theme.px(24))
        row.addLayout(left, 1088)
        row.addWidget(self.waiting, 744)

    def fit_to(self, sample: str) -> None:
        """Sizes the numbers by the widest one."""
        self.newest.number.fit_to(sample)
        self.tiles.fit_to(sample)

    def show_calls(self, calls: Sequence[BoardCall], names: LineNames) -> None:
        """Shows the calls, newest first."""
        self.newest.show_call(calls[0] if calls else None, names)
        self.recent.setVisible(len(calls) > 1)
        self.tiles.show_calls(calls[1:5])

    def show_lines(self, lines: Sequence[BoardLine], now: Instant) -> None:
        """Shows who waits."""
        self.waiting.show_lines(lines, now)
