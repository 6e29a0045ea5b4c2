"""A heading of the board: Vietnamese in bold and, beside it, smaller, the second language."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.board.text import Text
from ui.theme import Theme, Tone


class Heading(QWidget):
    """Two languages in one line."""

    def __init__(self, theme: Theme, *, height: int = 68, kind: str = "board-label", tone: Tone = "ink") -> None:
        super().__init__()
        self.first = Text(kind, tone, height=height)
        self.second = Text("board-second", "ink_soft", height=height, least=30)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(18))
        row.addWidget(self.first)
        row.addWidget(self.second)

    def say(self, first: str, second: str) -> None:
        """Changes the words of both."""
        self.first.say(first)
        self.second.say(second)
