"""Small files for tests: rows in, a reading out."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from onestop_desk.services.catalogue_files import Reading, read_catalogue_file

Rows = Sequence[Sequence[Any]]
HEADER = ("Mã TTHC", "Tên thủ tục", "Lĩnh vực")
BIRTH, DEATH = "1.001193", "1.000656"


def read_rows(folder: Path, rows: Rows, merged: Sequence[str] = ()) -> Reading:
    """What a workbook with these rows says; `merged` are ranges such as "A1:A2"."""
    book = Workbook()
    sheet = book.create_sheet("Danh mục")
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    path = folder / "danh-muc.xlsx"
    book.save(path)
    return read_catalogue_file(path)


def read_csv(folder: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Reading:
    """What a CSV file with these rows says."""
    path = folder / "danh-muc.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return read_catalogue_file(path)


def read_json(folder: Path, data: Any) -> Reading:
    """What a JSON file with this in it says."""
    path = folder / "danh-muc.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return read_catalogue_file(path)


def said(reading: Reading) -> dict[str, dict[str, Any]]:
    """Code -> values."""
    return {item.code: dict(item.values) for item in reading.incoming}


def reasons(reading: Reading) -> list[tuple[int, str]]:
    """Row and reason of what was not taken."""
    return [(item.row, item.reason) for item in reading.rejected]
