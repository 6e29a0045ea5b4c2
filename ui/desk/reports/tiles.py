"""Big figures beside one another: a number, its words, and below them what it is measured by."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Tone, of
from ui.widgets.labels import Words
from ui.widgets.panel import Line, Panel


@dataclass(frozen=True)
class Tile:
    """One figure as it is shown."""

    words: str
    figure: str
    line: str = ""
    tone: Tone = "ink"


class Tiles(Panel):
    """A row of figures; the words of each stand in its place for as long as the row lives."""

    def __init__(self, many: int, parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        theme = of(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.body.addLayout(row)
        self._places: list[tuple[Words, Words, Words]] = []
        for place in range(many):
            if place:
                row.addWidget(Line(upright=True))
            column = QVBoxLayout()
            column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
            column.setSpacing(theme.px(2))
            words, figure, line = (
                Words("", "small-medium", "ink_soft", wrap=True),
                Words("", "finish-number"),
                Words("", "small-medium", wrap=True),
            )
            for widget in (words, figure, line):
                column.addWidget(widget)
            column.addStretch(1)
            row.addLayout(column, 1)
            self._places.append((words, figure, line))

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Shows the figures, the first at the left."""
        for (words, figure, line), tile in zip(self._places, tiles, strict=True):
            words.say(tile.words)
            figure.say(tile.figure, tile.tone)
            line.say(tile.line, "ink_soft")
