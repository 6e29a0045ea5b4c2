"""The last calls as tiles: which number went to which counter, newest on the left."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.services.views import BoardCall
from onestop_desk.words import phrases
from ui.board.text import CENTRE, Text
from ui.theme import Theme, Tone


class Tile(QFrame):
    """One earlier call."""

    def __init__(
        self, theme: Theme, kinds: tuple[str, str], tones: tuple[Tone, Tone], heights: tuple[int, int]
    ) -> None:
        super().__init__()
        self.setProperty("board", "tile")
        self.setProperty("stale", tones[0] == "ink_soft")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.number = Text(kinds[0], tones[0], height=heights[0], align=CENTRE)
        self.counter = Text(kinds[1], tones[1], height=heights[1], align=CENTRE)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.number)
        column.addWidget(self.counter)
        column.addStretch(1)

    def show_call(self, call: BoardCall | None) -> None:
        """Shows a call, or stays an empty place."""
        self.setVisible(call is not None)
        self.number.say(call.number if call else "")
        self.counter.say(phrases.counter(call.counter) if call else "")


class Tiles(QWidget):
    """A row of so many earlier calls."""

    def __init__(
        self,
        theme: Theme,
        count: int,
        *,
        kinds: tuple[str, str] = ("board-last", "board-last-counter"),
        tones: tuple[Tone, Tone] = ("ink", "lam"),
        heights: tuple[int, int] = (92, 84),
    ) -> None:
        super().__init__()
        self.tiles = tuple(Tile(theme, kinds, tones, heights) for _ in range(count))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        for tile in self.tiles:
            row.addWidget(tile, 1)

    def fit_to(self, sample: str) -> None:
        """Sizes all numbers by the widest one."""
        for tile in self.tiles:
            tile.number.fit_to(sample)

    def show_calls(self, calls: Sequence[BoardCall]) -> None:
        """Shows these calls, newest first."""
        for at, tile in enumerate(self.tiles):
            tile.show_call(calls[at] if at < len(calls) else None)
