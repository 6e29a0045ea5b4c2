"""Catalogue files: what a list of procedures from the national database or a province says, and our own export."""

from collections.abc import Sequence
from pathlib import Path

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import Procedure
from onestop_desk.services.catalogue_files import own_form
from onestop_desk.services.catalogue_files.json_forms import read_json_file, written
from onestop_desk.services.catalogue_files.reading import Reading
from onestop_desk.services.catalogue_files.rows import Progress
from onestop_desk.services.catalogue_files.tables import read_table
from onestop_desk.services.sheets import Unreadable, kind_of, write_separated, write_workbook
from onestop_desk.services.sheets.writing import whole

__all__ = ["Reading", "read_catalogue_file", "write_catalogue_file"]


def read_catalogue_file(path: Path, *, progress: Progress | None = None) -> Reading:
    """Reads XLSX, CSV or JSON; what cannot be taken is in `rejected`, with its row.

    `progress(done, total)` is called at least every 200 rows and may raise to cancel.
    Raises Refusal("bad_sheet", file, problem) for a file that is of no use as a whole: missing, empty, encrypted,
    old_workbook, not_a_workbook, too_big, undecodable, unknown_ending, no_header, not_json, unknown_form.
    """
    try:
        if kind_of(path) == "json":
            return read_json_file(path, progress)
        return read_table(path, progress)
    except Unreadable as error:
        raise Refusal("bad_sheet", file=path.name, problem=error.problem) from None


def write_catalogue_file(path: Path, procedures: Sequence[Procedure]) -> None:
    """Writes .xlsx, .csv or .json, so that reading it gives the same procedures; the old file stays until it is whole.

    Raises Refusal("bad_sheet", file, problem): unknown_ending, cannot_write.
    """
    writers = {".xlsx": _write_workbook, ".csv": _write_separated, ".json": _write_json}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise Refusal("bad_sheet", file=path.name, problem="unknown_ending")
    try:
        write(path, procedures)
    except OSError:
        raise Refusal("bad_sheet", file=path.name, problem="cannot_write") from None


def _write_workbook(path: Path, procedures: Sequence[Procedure]) -> None:
    write_workbook(path, "Danh mục TTHC", own_form.HEADINGS, own_form.lines_of(procedures), own_form.WIDTHS)


def _write_separated(path: Path, procedures: Sequence[Procedure]) -> None:
    write_separated(path, own_form.HEADINGS, own_form.lines_of(procedures))


def _write_json(path: Path, procedures: Sequence[Procedure]) -> None:
    text = written(procedures)
    with whole(path) as part:
        part.write_text(text, encoding="utf-8")
