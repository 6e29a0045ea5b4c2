"""Writes a table as XLSX or CSV: everything stays text, and the old file stays until the new one is whole."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from onestop_desk.services.sheets.text import guarded, looks_like_formula

Line = Sequence[str]
MOST_IN_A_CELL = 32_000
"""Characters; a spreadsheet program cuts what is longer than 32,767."""

_WRAPPED = Alignment(wrap_text=True, vertical="top")
_XML_CANNOT = {c: f"_x{c:04X}_" for c in (*range(9), 0xB, 0xC, *range(0xD, 0x20), 0xFFFE, 0xFFFF)}


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A neighbour to write into, moved into place only when everything was written."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)  # noqa: PTH105 - the same call on every system, and it replaces
    finally:
        part.unlink(missing_ok=True)


def write_workbook(path: Path, title: str, headings: Line, lines: Iterable[Line], widths: Sequence[int]) -> None:
    """One sheet with a header that stays in sight; texts are texts, also those that begin with =."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    for i, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    sheet.append([_cell(sheet, text, Font(bold=True)) for text in headings])
    for line in lines:
        sheet.append([_cell(sheet, text) if text else None for text in line])
    with whole(path) as part:
        book.save(part)


def _cell(sheet: WriteOnlyWorksheet, text: str, font: Font | None = None) -> Cell:
    cell = WriteOnlyCell(sheet, value=text.translate(_XML_CANNOT))
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    if font:
        cell.font = font
    if looks_like_formula(text):
        cell.quotePrefix = True
    return cell


def write_separated(path: Path, headings: Line, lines: Iterable[Line]) -> None:
    """UTF-8 with its mark, commas, every cell quoted, a guard before what looks like a formula."""
    with whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(headings)
        writer.writerows([guarded(text) for text in line] for line in lines)
