"""Big figures beside one another: a number, its words, and below them what it is measured by."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

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
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(theme.px(2))
        self.body.addLayout(grid)
        self._places: list[tuple[Words, Words, Words]] = []
        for place in range(many):
            if place:
                grid.addWidget(Line(upright=True), 0, 2 * place - 1, 3, 1)
            made = (
                Words("", "small-medium", "ink_soft", wrap=True),
                Words("", "finish-number"),
                Words("", "small-medium", wrap=True),
            )
            # The figures stand on one line, however many lines their words take.
            for row, (widget, above, below) in enumerate(zip(made, (12, 0, 0), (0, 0, 12), strict=True)):
                grid.addLayout(_inset(widget, theme.px(16), theme.px(above), theme.px(below)), row, 2 * place)
            grid.setColumnStretch(2 * place, 1)
            self._places.append(made)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Shows the figures, the first at the left."""
        for (words, figure, line), tile in zip(self._places, tiles, strict=True):
            words.say(tile.words)
            figure.say(tile.figure, tile.tone)
            line.say(tile.line, "ink_soft")


def _inset(widget: Words, side: int, above: int, below: int) -> QVBoxLayout:
    widget.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    column = QVBoxLayout()
    column.setContentsMargins(side, above, side, below)
    column.addWidget(widget)
    return column
