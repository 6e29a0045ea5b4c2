"""The newest call, the biggest thing in the hall: the number, its counter and its line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from onestop_desk.services.views import BoardCall
from onestop_desk.words import _, marked
from ui.board.bilingual import second
from ui.board.labels import Heading
from ui.board.lines import LineNames
from ui.board.text import CENTRE, Text
from ui.theme import Theme, mark

CALLING = marked("Đang gọi số")
NOBODY = marked("Chưa gọi số nào")
TAKE_A_NUMBER = marked("Mời ông/bà lấy số ở máy cạnh cửa vào.")


class NewestCall(QFrame):
    """The call that stands when nothing flashes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "newest")
        self.heading = Heading(theme, height=84, kind="board-sum")
        self.number = Text("board-number", height=252)
        self.line = Text("board-words", height=84)
        self.line_second = Text("board-second", "ink_soft", height=56, least=30)
        self.block = CounterBlock(theme)
        words = QVBoxLayout()
        words.setContentsMargins(theme.px(34), theme.px(16), theme.px(4), theme.px(16))
        words.setSpacing(0)
        words.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(3)
        words.addWidget(self.number)
        words.addStretch(3)
        words.addWidget(self.line)
        words.addWidget(self.line_second)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(words, 1)
        row.addWidget(self.block)

    def show_call(self, call: BoardCall | None, names: LineNames) -> None:
        """Shows the call, or that nobody has been called yet today."""
        if call is None:
            self.heading.say(_(NOBODY), second(NOBODY))
            self.line.say(_(TAKE_A_NUMBER))
            self.line_second.say(second(TAKE_A_NUMBER))
        else:
            self.heading.say(_(CALLING), second(CALLING))
            self.number.say(call.number)
            self.line.say(names.short(call))
            self.line_second.say(names.english(call))
        self.number.setVisible(call is not None)
        self.block.setVisible(call is not None)
        if call is not None:
            self.block.show_counter(call.counter)


class CounterBlock(QFrame):
    """Where to go: the word and the counter's number, white on a dark ground."""

    def __init__(
        self,
        theme: Theme,
        *,
        wide: int = 334,
        tall: int = 290,
        lift: int = 0,
        kinds: tuple[str, str] = ("board-counter", "board-counter-two"),
    ) -> None:
        super().__init__()
        self.setProperty("board", "block")
        self.setFixedWidth(theme.px(wide))
        self._kinds = kinds
        self.word = Text("board-counter-word", "paper", height=120, align=CENTRE)
        self.number = Text(kinds[0], "paper", height=tall, align=CENTRE)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(16), theme.px(12), theme.px(16))
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self.word)
        column.addSpacing(theme.px(lift))
        column.addWidget(self.number)
        column.addStretch(3)

    def show_counter(self, counter: int) -> None:
        """Shows a counter; two digits are smaller."""
        self.word.say(_("Quầy"))
        self.number.set_kind(self._kinds[0] if counter < 10 else self._kinds[1])
        self.number.say(str(counter))

    def darken(self, flashing: bool) -> None:
        """Wears ink while a call flashes, lam otherwise."""
        mark(self, flashing=flashing)
