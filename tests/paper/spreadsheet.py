"""LibreOffice as the reader of our workbooks: it works every formula out again and writes what it found."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Cells = list[list[Any]]
"""Values of one sheet, row by row; numbers as LibreOffice worked them out."""


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
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *sources],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {name: _cells(out / f"{name}.xlsx") for name in books}


def _cells(path: Path) -> dict[str, Cells]:
    book = load_workbook(path, data_only=True)
    made = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    book.close()
    return made


def below(cells: Cells, heading: str) -> Cells:
    """The rows below the line that begins with a heading."""
    at = next(n for n, row in enumerate(cells) if row and row[0] == heading)
    return cells[at + 1 :]
