"""A sheet as plain cells, with its merged areas."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onestop_desk.services.sheets.unreadable import Unreadable

Value = str | float | date | None
"""What a cell holds: a text as it lies in the file, a number, a day, or nothing."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, all counted from 0."""

MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
_MOST_FILLED = 2_000_000


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; `rows[0]` is the row that a person calls 1."""

    name: str
    rows: Sequence[Sequence[Value]]
    merged: Sequence[Area] = ()
    has_escapes: bool = False
    """Whether `_x000D_` in a text stands for a character, as in the XML of a workbook."""
    has_types: bool = False
    """Whether a number is known to be a number; in a CSV file everything is text."""
    _below: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        filled = 0
        for top, left, bottom, _right in self.merged:
            last = min(bottom, len(self.rows) - 1)
            filled += max(0, last - top)
            if filled > _MOST_FILLED:
                raise Unreadable("too_big")
            for row in range(top + 1, last + 1):
                self._below[row, left] = (top, left)

    @property
    def width(self) -> int:
        """The number of columns of its widest row."""
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """What lies in a cell itself; nothing outside the sheet."""
        if not 0 <= row < len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def merged_from(self, row: int, column: int) -> tuple[int, int] | None:
        """The cell whose value also holds for this one, because the cells below it were merged with it."""
        return self._below.get((row, column))
