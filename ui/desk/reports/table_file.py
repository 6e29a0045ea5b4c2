"""Writes what a table shows to a workbook: the same columns, the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onestop_desk.services.sheets import write_workbook
from ui.widgets.table_model import RowsModel

_WIDE, _NARROW = 48, 18


@dataclass(frozen=True)
class Written:
    """A table as plain words."""

    headings: Sequence[str]
    lines: Sequence[Sequence[str]]
    widths: Sequence[int]


def table_of(model: RowsModel[Any]) -> Written:
    """Everything that a table holds, with the words it shows."""
    columns = [column for column in model.columns() if column.heading]
    lines = [[column.show(row).text for column in columns] for row in model.rows()]
    widths = [_WIDE if column.width == 0 else _NARROW for column in columns]
    return Written([column.heading for column in columns], lines, widths)


def write_table(path: Path, title: str, table: Written) -> None:
    """One sheet; raises OSError when the file cannot be written."""
    write_workbook(path, title, list(table.headings), [list(line) for line in table.lines], list(table.widths))
