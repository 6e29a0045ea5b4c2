"""The table of people waiting at this counter, in the order in which it will call them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.views import WaitingRow
from onestop_desk.words import _, marked
from onestop_desk.words.phrases import duration
from ui.desk import wording
from ui.desk.chips import ChipSpec, waiting_chip
from ui.desk.names import Names

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    NUMBER = 0
    KIND = 1
    PROCEDURE = 2
    WAITED = 3
    CALL_AT = 4


HEADERS = (marked("Số"), marked("Loại"), marked("Thủ tục"), marked("Đã chờ"), marked("Gọi lúc"))
RIGHT = frozenset({Column.WAITED, Column.CALL_AT})


class WaitingListModel(QAbstractTableModel):
    """Rows of people waiting; a change of one row repaints that row and nothing else."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._rows: list[WaitingRow] = []
        self._read_at = 0
        self._now = 0
        self._next: str | None = None

    # -- what Qt asks ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """How many people wait."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        """Number, kind, procedure, waited, call time."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The word above a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADERS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of one cell; the whole row is read aloud by a screen reader through its tip."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.procedure_of(self._rows[index.row()])
        return None

    # -- what the panel and its painter ask ------------------------------------------------------------------------

    def row(self, number: int) -> WaitingRow:
        """The person in a row."""
        return self._rows[number]

    def row_of(self, ticket_id: str) -> int | None:
        """The row of a ticket, None when it does not wait here any more."""
        return next((i for i, row in enumerate(self._rows) if row.ticket_id == ticket_id), None)

    def is_next(self, number: int) -> bool:
        """Whether *next* would call this row."""
        return self._rows[number].ticket_id == self._next

    def text(self, number: int, column: Column) -> str:
        """The words of one cell."""
        row = self._rows[number]
        if column is Column.NUMBER:
            return row.number
        if column is Column.KIND:
            return self.chip(number).text
        if column is Column.PROCEDURE:
            return wording.procedure_of(row)
        if column is Column.WAITED:
            return duration(max(row.waited_s + (self._now - self._read_at) // SECOND, 0))
        return wording.call_time(row, self._now)

    def chip(self, number: int) -> ChipSpec:
        """The sign of one row."""
        return waiting_chip(self._rows[number], self._names, self._now)

    # -- what changes it -------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[WaitingRow], now: int, next_ticket: str | None) -> None:
        """Take a new list: only what differs is repainted, and selection and scroll stay with their person."""
        was_next, self._next = self._next, next_ticket
        self._read_at = self._now = now
        if [r.ticket_id for r in rows] == [r.ticket_id for r in self._rows]:
            self._change(rows, was_next)
            return
        self._rearrange(list(rows))

    def tick(self, now: int) -> None:
        """A minute has passed: everybody has waited longer."""
        self._now = now
        if self._rows:
            last = len(self._rows) - 1
            self.dataChanged.emit(self.index(0, Column.WAITED), self.index(last, Column.CALL_AT))

    def change_row(self, row: WaitingRow) -> None:
        """Replace one person's row."""
        number = self.row_of(row.ticket_id)
        if number is not None:
            self._rows[number] = row
            self._say_changed(number)

    def _change(self, rows: Sequence[WaitingRow], was_next: str | None) -> None:
        turned = {was_next, self._next} if was_next != self._next else set()
        for number, row in enumerate(rows):
            old = self._rows[number]
            # Identity first: comparing 10,000 rows field by field costs more than painting the screen.
            if (row is not old and row != old) or row.ticket_id in turned:
                self._rows[number] = row
                self._say_changed(number)

    def _say_changed(self, number: int) -> None:
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def _rearrange(self, rows: list[WaitingRow]) -> None:
        """Persons came, went or changed order: the view keeps its marks by person, not by place."""
        self.layoutAboutToBeChanged.emit()
        places = {row.ticket_id: number for number, row in enumerate(rows)}
        marks = self.persistentIndexList()
        moved = []
        for mark in marks:
            place = places.get(self._rows[mark.row()].ticket_id) if mark.row() < len(self._rows) else None
            moved.append(QModelIndex() if place is None else self.createIndex(place, mark.column()))
        self._rows = rows
        self.changePersistentIndexList(marks, moved)
        self.layoutChanged.emit()
