"""LibreOffice as the reader of our workbooks: it works every formula out again and writes what it found."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Cells = list[list[Any]]
"""Values of one sheet, row by row; numbers as LibreOffice worked them out."""
# By itself LibreOffice believes the values that stand beside the formulas of a workbook: 0 is "always work out again".
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def recomputed(books: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, Cells]]:
    """Name -> sheet -> cells, all files in one run."""
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice is missing: scripts/setup test brings it"
    sources = []
    for name, content in books.items():
        source = folder / f"{name}.xlsx"
        source.write_bytes(content)
        sources.append(str(source))
    out = folder / "out"
    # A profile of its own: another LibreOffice on this machine would take the files over.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_ALWAYS, encoding="utf-8")
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *sources],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {name: _cells(out / f"{name}.xlsx") for name in books}


def cached(content: bytes) -> dict[str, Cells]:
    """Sheet -> cells as a program reads them that works nothing out."""
    return _cells(io.BytesIO(content))


def formulas(content: bytes) -> dict[str, list[tuple[int, int]]]:
    """Sheet -> row and column, from 0, of every formula."""
    book = load_workbook(io.BytesIO(content))
    return {
        sheet.title: [
            (row, column)
            for row, cells in enumerate(sheet.iter_rows())
            for column, cell in enumerate(cells)
            if cell.data_type == "f"
        ]
        for sheet in book
    }


def _cells(file: Path | io.BytesIO) -> dict[str, Cells]:
    book = load_workbook(file, data_only=True)
    made = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    book.close()
    return made


def below(cells: Cells, heading: str) -> Cells:
    """The rows below the line that begins with a heading."""
    at = next(n for n, row in enumerate(cells) if row and row[0] == heading)
    return cells[at + 1 :]
