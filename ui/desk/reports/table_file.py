"""Writes what a table shows to a workbook: the same columns, the same words."""

from pathlib import Path
from typing import Any

from onestop_desk.services.sheets import write_workbook
from ui.widgets.table_model import RowsModel

_WIDE, _NARROW = 48, 18


def write_table(path: Path, title: str, model: RowsModel[Any]) -> None:
    """Everything that the table holds; raises OSError when the file cannot be written."""
    columns = [column for column in model.columns() if column.heading]
    lines = [[column.show(row).text for column in columns] for row in model.rows()]
    widths = [_WIDE if column.width == 0 else _NARROW for column in columns]
    write_workbook(path, title, [column.heading for column in columns], lines, widths)
