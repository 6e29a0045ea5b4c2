"""Reads an export: which sheet, which columns, and what its rows say; private columns are left where they are."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onestop_desk.domain.dossier_plan import Incoming, Rejected
from onestop_desk.domain.errors import Fact, Refusal
from onestop_desk.services.dossier_files import cells
from onestop_desk.services.dossier_files.cells import BadCell
from onestop_desk.services.dossier_files.headings import IGNORED, PRIVATE, part_of
from onestop_desk.services.dossier_files.rows import FLAGS, Row, values_of
from onestop_desk.services.sheets import Header, Sheet, Unreadable, Value, find_header, read_sheets
from onestop_desk.services.sheets.text import plain

Progress = Callable[[int, int], None]
EVERY = 200
_CODE = re.compile(r"[A-Z0-9]{2,4}(\.[A-Z0-9]{1,4}){0,5}-\d{6}-\d{3,6}")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_SAYABLE = re.compile(r"[\d\s/:.,\-TZ]{1,30}")
_SEVERAL = {"fee"}


@dataclass(frozen=True)
class Reading:
    """Everything an export says of dossiers, and what in it could not be taken."""

    incoming: tuple[Incoming, ...]
    rejected: tuple[Rejected, ...]
    recognised: tuple[tuple[str, str], ...]
    """The heading as written, and the part it is."""
    unknown: tuple[str, ...]
    """Headings that nobody knows."""
    private: tuple[str, ...]
    """Headings of what is a citizen's: nothing below them was taken."""
    rows: int
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    """Sheets that have such a header too and were not read."""


@dataclass(frozen=True)
class _Columns:
    """Which columns say what."""

    parts: Mapping[str, tuple[int, ...]]
    headings: Mapping[str, str]
    unknown: tuple[str, ...]
    private: tuple[str, ...]


def _silent(_done: int, _total: int) -> None:
    """Nobody looks."""


def read_dossier_file(path: Path, tz: str, progress: Progress = _silent) -> Reading:
    """Reads XLSX or CSV; clock times are those of the office's zone.

    `progress(done, total)` is called every 200 rows and may raise to cancel. Raises Refusal("bad_sheet", file,
    problem) for a file that is of no use as a whole: what `services.sheets` finds wrong, dossier_ending,
    no_dossier_header.
    """
    try:
        found = [(s, h) for s in read_sheets(path, keep_times=True) if (h := _header(s)) is not None]
    except Unreadable as error:
        problem = "dossier_ending" if error.problem == "unknown_ending" else error.problem
        raise Refusal("bad_sheet", file=path.name, problem=problem) from None
    if not found:
        raise Refusal("bad_sheet", file=path.name, problem="no_dossier_header")
    sheet, header = max(found, key=lambda pair: len(pair[0].rows) - pair[1].first_row)
    others = tuple(other.name for other, _header in found if other is not sheet)
    return _read(sheet, header, tz, progress, others)


def _header(sheet: Sheet) -> Header | None:
    for other in ("received", "sent", "status"):
        found = find_header(sheet, _known_part, {"code", other}, IGNORED)
        if found is not None:
            return found
    return None


def _known_part(path: tuple[str, ...]) -> str | None:
    part = part_of(path)
    return IGNORED if part == PRIVATE else part


def _columns(header: Header) -> _Columns:
    parts: dict[str, tuple[int, ...]] = {}
    headings: dict[str, str] = {}
    unknown: list[str] = []
    private: list[str] = []
    for index, path in enumerate(header.paths):
        part, heading = part_of(path), " / ".join(path)
        if part == PRIVATE:
            private.append(heading)
        elif part is None:
            unknown += [heading] if heading else []
        elif part != IGNORED and (part not in parts or part in _SEVERAL):
            parts[part] = (*parts.get(part, ()), index)
            headings.setdefault(part, heading)
    return _Columns(parts, headings, tuple(dict.fromkeys(unknown)), tuple(dict.fromkeys(private)))


def _read(sheet: Sheet, header: Header, tz: str, progress: Progress, others: tuple[str, ...]) -> Reading:
    columns = _columns(header)
    ticks_only = _ticks_only(sheet, header, columns)
    total = len(sheet.rows) - header.first_row
    incoming: list[Incoming] = []
    rejected: list[Rejected] = []
    for done, cells_of_row in enumerate(sheet.rows[header.first_row :]):
        if done % EVERY == 0:
            progress(done, total)
        number = header.first_row + done + 1
        values = {part: [_at(cells_of_row, i) for i in where] for part, where in columns.parts.items()}
        taken = _taken(Row(values, tz, ticks_only, has_escapes=sheet.has_escapes), number, values, columns)
        if isinstance(taken, Incoming):
            incoming.append(taken)
        elif taken is not None:
            rejected.append(taken)
    progress(total, total)
    recognised = tuple((heading, part.removesuffix("?")) for part, heading in columns.headings.items())
    return Reading(
        tuple(incoming), tuple(rejected), recognised, columns.unknown, columns.private, total, sheet.name, others
    )


def _at(row: Sequence[Value], index: int) -> Value:
    return row[index] if index < len(row) else None


def _taken(
    row: Row, number: int, values: Mapping[str, Sequence[Value]], columns: _Columns
) -> Incoming | Rejected | None:
    """A row as a dossier, or why not; None for one that is none: empty, a title, a sum, numbers or names of columns."""
    try:
        written = row.text("code")
    except BadCell as bad:
        return Rejected(number, bad.reason, "", {"column": columns.headings["code"]})
    if (
        _COLUMN_NUMBER.fullmatch(written)
        or part_of((written,)) == "code"
        or not (_looks_like_code(written) or _has_day(values))
    ):
        return None
    code = written.upper().replace("–", "-").replace("—", "-").replace(" ", "")
    if not _CODE.fullmatch(code):
        return Rejected(number, "bad_code" if written else "no_code", cells.a_text(written)[:40])
    try:
        return Incoming(code, number, values_of(row))
    except BadCell as bad:
        return Rejected(number, bad.reason, code, _facts(row, values, columns))


def _looks_like_code(text: str) -> bool:
    return sum(c.isdigit() for c in text) > 5


def _has_day(values: Mapping[str, Sequence[Value]]) -> bool:
    return any(v not in {None, ""} for part in ("received", "sent") for v in values.get(part, ()))


def _facts(row: Row, values: Mapping[str, Sequence[Value]], columns: _Columns) -> dict[str, Fact]:
    """Which column, and what stands there where it can be nobody's name."""
    said = " ".join(plain(v) for v in values.get(row.part, ()) if v is not None)
    shown = said if _SAYABLE.fullmatch(said) or row.part in {"status", "channel"} else ""
    return {"column": columns.headings.get(row.part, row.part), "value": cells.a_text(shown)[:40]}


def _ticks_only(sheet: Sheet, header: Header, columns: _Columns) -> frozenset[str]:
    """Columns of boxes in which somebody ticked and nobody ever wrote no: there an empty one is no."""
    found = set()
    for part in columns.parts.keys() & FLAGS.keys():
        where = columns.parts[part][0]
        said = {plain(_at(row, where)).strip().lower() for row in sheet.rows[header.first_row :]}
        if said - {""} and not said & {"0", "không", "khong", "chưa", "chua", "false", "no", "n", "k"}:
            found.add(part)
    return frozenset(found)
