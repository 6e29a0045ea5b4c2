"""A call being announced: it covers the hall's board from edge to edge until it has been heard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import BoardCall
from onestop_desk.words import _, marked
from ui.board.bilingual import second
from ui.board.lines import LineNames
from ui.board.newest import CounterBlock
from ui.board.recent import Tiles
from ui.board.text import Text
from ui.theme import Theme, mark
from ui.widgets.icon import Icon

COME = marked("Xin mời công dân có số")
AGAIN = marked("Xin nhắc lại, mời công dân có số")
CALLING = marked("Đang gọi {number}, quầy {counter}")
JUST_CALLED = marked("Vừa gọi")


class FlashPanel(QFrame):
    """The number and its counter, vang and paper in turn, then vang."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "flash")
        self.setFixedHeight(theme.px(616))
        self.words = Text("board-words", height=88)
        self.number = Text("board-flash", height=330)
        self.line = Text("board-words", height=88)
        self.line_second = Text("board-foot", height=88)
        self.block = CounterBlock(theme, wide=484, tall=330, lift=10, kinds=("board-flash", "board-counter"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left(theme), 1)
        row.addWidget(self.block)

    def show_call(self, call: BoardCall, names: LineNames, *, lit: bool) -> None:
        """Shows the call, in vang or, between two blinks, on paper."""
        mark(self, lit=lit)
        self.block.darken(True)
        self.words.say(_(AGAIN) if call.recall else _(COME))
        self.number.say(call.number)
        self.line.say(names.short(call))
        self.line_second.say(second(CALLING).format(number=call.number, counter=call.counter))
        self.block.show_counter(call.counter)

    def _left(self, theme: Theme) -> QVBoxLayout:
        words = QHBoxLayout()
        words.setSpacing(theme.px(28))
        words.addWidget(Icon("speaker", "ink", 84))
        words.addWidget(self.words, 1)
        number = QHBoxLayout()
        number.setSpacing(0)
        number.addWidget(self.number, 1)
        number.addWidget(Icon("arrow-right", "ink", 200), 0, Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setSpacing(theme.px(32))
        line.addWidget(self.line)
        line.addWidget(self.line_second)
        line.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(48), theme.px(24), theme.px(40), theme.px(8))
        column.setSpacing(0)
        column.addLayout(words)
        column.addStretch(1)
        column.addLayout(number)
        column.addStretch(1)
        column.addLayout(line)
        return column


class FlashPage(QWidget):
    """The flash with the last four calls under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.panel = FlashPanel(theme)
        self.tiles = Tiles(theme, 4, heights=(88, 76))
        self.tiles.setFixedHeight(theme.px(184))
        first = Text("board-label", height=62)
        first.say(_(JUST_CALLED))
        other = Text("board-second", "ink_soft", height=54, least=30)
        other.say(second(JUST_CALLED))
        label = QVBoxLayout()
        label.setContentsMargins(theme.px(10), 0, 0, 0)
        label.setSpacing(0)
        label.addStretch(1)
        label.addWidget(first)
        label.addWidget(other)
        label.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(theme.px(12))
        beside = QWidget()
        beside.setLayout(label)
        beside.setMinimumWidth(theme.px(236))
        below.addWidget(beside)
        below.addWidget(self.tiles, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(24))
        column.setSpacing(theme.px(24))
        column.addWidget(self.panel)
        column.addLayout(below)
        column.addStretch(1)

    def fit_to(self, sample: str) -> None:
        """Sizes the numbers by the widest one."""
        self.panel.number.fit_to(sample)
        self.tiles.fit_to(sample)

    def show_call(self, call: BoardCall, earlier: Sequence[BoardCall], names: LineNames, *, lit: bool) -> None:
        """Shows a call and, under it, those before it, newest first."""
        self.panel.show_call(call, names, lit=lit)
        self.tiles.show_calls(earlier)
