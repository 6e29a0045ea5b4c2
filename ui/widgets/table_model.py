"""A table of plain values: columns say how a value is shown, and updates repaint only what changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.table import CELL, Cell

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its heading, how wide it is (0 takes the rest), and what it shows of a row."""

    heading: str
    width: int
    show: Callable[[Row], Cell]
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows that are known by a key; a new list keeps selection and scroll with their rows."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._key = list(columns), key
        self._rows: list[Row] = []

    def columns(self) -> list[Column[Row]]:
        """Gives the columns from the left."""
        return list(self._columns)

    def set_heading(self, column: int, heading: str) -> None:
        """Calls a column otherwise."""
        self._columns[column] = replace(self._columns[column], heading=heading)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Counts the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Counts the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Gives the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Gives what a cell shows, or its words."""
        if role not in {CELL, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        cell = self._columns[index.column()].show(self._rows[index.row()])
        return cell if role == CELL else cell.text

    def row(self, number: int) -> Row:
        """Gives the value of a row."""
        return self._rows[number]

    def rows(self) -> list[Row]:
        """Gives all values from the top."""
        return list(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows a new list: rows that stay in place and changed are repainted, nothing else."""
        old_keys, new_keys = [self._key(row) for row in self._rows], [self._key(row) for row in rows]
        if old_keys != new_keys:
            self._rearrange(list(rows), old_keys, new_keys)
            return
        last = len(self._columns) - 1
        for number, row in enumerate(rows):
            if row is not self._rows[number] and row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def _rearrange(self, rows: list[Row], old_keys: list[str], new_keys: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {key: number for number, key in enumerate(new_keys)}
        marks = self.persistentIndexList()
        moved = [
            self.createIndex(place[old_keys[mark.row()]], mark.column())
            if old_keys[mark.row()] in place
            else QModelIndex()
            for mark in marks
        ]
        self._rows = rows
        self.changePersistentIndexList(marks, moved)
        self.layoutChanged.emit()
