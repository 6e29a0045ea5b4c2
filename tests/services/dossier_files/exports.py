"""Small exports for tests: rows in, a file out."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from onestop_desk.services.dossier_files import Reading, read_dossier_file
from tests.moved_clock import TZ

Rows = Sequence[Sequence[Any]]
HEADER = ("STT", "Số hồ sơ", "Tên thủ tục", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày xử lý xong", "Trạng thái")
CODE = "H05.190-261116-0001"


def workbook(folder: Path, rows: Rows, name: str = "ho-so.xlsx") -> Path:
    """An XLSX file with these rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Danh sách")
    for row in rows:
        sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def separated(folder: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """A CSV file with these rows."""
    path = folder / "ho-so.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path) -> Reading:
    """What a file says."""
    return read_dossier_file(path, TZ)


def said(reading: Reading) -> dict[str, dict[str, Any]]:
    """Code -> values."""
    return {item.code: dict(item.values) for item in reading.incoming}


def of_header(folder: Path, **cells: Any) -> dict[str, Any]:
    """The values of one dossier whose columns are these headings (with `_` for a space)."""
    headings = ["Mã hồ sơ", "Ngày tiếp nhận", *(name.replace("_", " ") for name in cells)]
    reading = read(workbook(folder, [headings, [CODE, "16/11/2026 08:00", *cells.values()]]))
    assert not reading.rejected, reading.rejected
    return said(reading)[CODE]
