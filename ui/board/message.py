"""A message to everybody over the whole board; calls go on over it, and the last ones stand under it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.board_messages import BoardMessage
from onestop_desk.services.views import BoardCall
from onestop_desk.words import board_messages
from ui.board.bilingual import has_second
from ui.board.recent import Tiles
from ui.board.text import Text
from ui.theme import Theme
from ui.widgets.icon import Icon

_LONG_WORD = re.compile(r"\S{16}(?=\S)")


def breakable(text: str) -> str:
    """Lets a word be parted that is longer than any of Vietnamese: in one line it would be too small to read."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)


class MessagePage(QWidget):
    """The words as large as they fit, and four calls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.panel = QFrame()
        self.panel.setProperty("board", "message")
        self.panel.setFixedHeight(theme.px(616))
        self.words = Text("board-stale", height=380, lines=4)
        self.other = Text("board-words", "ink_soft", height=150, lines=2, least=30)
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addStretch(1)
        words.addWidget(self.words)
        words.addWidget(self.other)
        words.addStretch(1)
        row = QHBoxLayout(self.panel)
        row.setContentsMargins(theme.px(64), theme.px(24), theme.px(64), theme.px(24))
        row.setSpacing(theme.px(56))
        row.addWidget(Icon("megaphone", "do", 200), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.tiles = Tiles(theme, 4, heights=(88, 76))
        self.tiles.setFixedHeight(theme.px(184))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(24))
        column.setSpacing(theme.px(24))
        column.addWidget(self.panel)
        column.addWidget(self.tiles)
        column.addStretch(1)

    def fit_to(self, sample: str) -> None:
        """Sizes the numbers by the widest one."""
        self.tiles.fit_to(sample)

    def show_message(self, message: BoardMessage, calls: Sequence[BoardCall]) -> None:
        """Shows a message, and the last calls, newest first."""
        self.words.say(breakable(board_messages.text_of(message)))
        self.other.say(board_messages.second_of(message) if has_second() else "")
        self.tiles.show_calls(calls[:4])
