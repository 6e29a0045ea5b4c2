"""The foot of the board: one sentence at a time, standing still."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.board.text import Text
from ui.theme import Theme
from ui.widgets.icon import Icon


class Foot(QFrame):
    """The sentence under everything."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "foot")
        self.setFixedHeight(theme.px(96))
        self.sentence = Text("board-foot", height=94, lines=2)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(40), 0, theme.px(40), 0)
        row.setSpacing(theme.px(26))
        row.addWidget(Icon("info", "lam", 60))
        row.addWidget(self.sentence, 1)
