"""The table of people waiting at this counter, in the order in which it will call them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.views import WaitingRow
from onestop_desk.words import _
from onestop_desk.words.phrases import duration
from ui.desk import wording
from ui.desk.chips import ChipSpec, waiting_chip
from ui.desk.names import Names
from ui.widgets.table import Cell
from ui.widgets.table_model import Column as TableColumn
from ui.widgets.table_model import RowsModel


class Column(IntEnum):
    """The columns, from left to right."""

    NUMBER = 0
    KIND = 1
    PROCEDURE = 2
    WAITED = 3
    CALL_AT = 4


WIDTHS = (62, 114, 0, 80, 74)
"""Pixels of the pictures; the procedure takes what is left."""


class WaitingListModel(RowsModel[WaitingRow]):
    """Rows of people waiting; a change of one row repaints that row and nothing else."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        self._names = names
        self._read_at = 0
        self._now = 0
        self._next: str | None = None
        super().__init__(self._make_columns(), lambda row: row.ticket_id, parent)

    def _make_columns(self) -> list[TableColumn[WaitingRow]]:
        wide = WIDTHS
        return [
            TableColumn(_("Số"), wide[0], lambda r: Cell(r.number, kind="strong", row_chosen=self._is_next(r))),
            TableColumn(_("Loại"), wide[1], self._kind_cell),
            TableColumn(_("Thủ tục"), wide[2], lambda r: Cell(wording.procedure_of(r), row_chosen=self._is_next(r))),
            TableColumn(_("Đã chờ"), wide[3], self._waited_cell, right=True),
            TableColumn(_("Gọi lúc"), wide[4], self._call_cell, right=True),
        ]

    # -- what a cell shows -----------------------------------------------------------------------------------------

    def _is_next(self, row: WaitingRow) -> bool:
        return row.ticket_id == self._next

    def _kind_cell(self, row: WaitingRow) -> Cell:
        spec = waiting_chip(row, self._names, self._now)
        return Cell(spec.text, chip=spec.kind, row_chosen=self._is_next(row))

    def _waited_cell(self, row: WaitingRow) -> Cell:
        text = self._waited(row)
        chosen = self._is_next(row)
        if row.late:
            return Cell(text, "cam", "strong", icon="clock", right=True, row_chosen=chosen)
        return Cell(text, right=True, row_chosen=chosen)

    def _call_cell(self, row: WaitingRow) -> Cell:
        return Cell(wording.call_time(row, self._now), right=True, row_chosen=self._is_next(row))

    def _waited(self, row: WaitingRow) -> str:
        return duration(max(row.waited_s + (self._now - self._read_at) // SECOND, 0))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; the tip of any cell is the whole name of the procedure."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.procedure_of(self.row(index.row()))
        return super().data(index, role)

    # -- what the panel asks ---------------------------------------------------------------------------------------

    def row_of(self, ticket_id: str) -> int | None:
        """The row of a ticket, None when it does not wait here any more."""
        return next((i for i, row in enumerate(self._rows) if row.ticket_id == ticket_id), None)

    def is_next(self, number: int) -> bool:
        """Whether *next* would call this row."""
        return self._is_next(self.row(number))

    def text(self, number: int, column: Column) -> str:
        """The words of one cell."""
        return str(self.data(self.index(number, column)))

    def chip(self, number: int) -> ChipSpec:
        """The sign of one row."""
        return waiting_chip(self.row(number), self._names, self._now)

    # -- what changes it -------------------------------------------------------------------------------------------

    def show_waiting(self, rows: Sequence[WaitingRow], now: int, next_ticket: str | None) -> None:
        """Take a new list: only what differs is repainted, and selection and scroll stay with their person."""
        turned = {self._next, next_ticket} if self._next != next_ticket else set()
        self._next = next_ticket
        self._read_at = self._now = now
        self.set_rows(rows)
        for ticket_id in turned - {None}:
            number = self.row_of(str(ticket_id))
            if number is not None:
                self._say_changed(number)

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

    def _say_changed(self, number: int) -> None:
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
