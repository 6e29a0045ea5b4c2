"""A catalogue in a workbook or CSV file: which sheet, which columns, and what its rows say."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from onestop_desk.domain.catalogue_plan import Incoming, Rejected
from onestop_desk.domain.procedures import bare_code
from onestop_desk.services.catalogue_files import own_form
from onestop_desk.services.catalogue_files.choices import is_nothing
from onestop_desk.services.catalogue_files.headings import IGNORED, part_of, unit_of
from onestop_desk.services.catalogue_files.reading import Reading
from onestop_desk.services.catalogue_files.record import BadCell, Record, attribute_of, values_of
from onestop_desk.services.catalogue_files.rows import SEVERAL, Column, Group, Progress, Table, read_rows
from onestop_desk.services.sheets import Header, Sheet, Unreadable, find_header, read_sheets
from onestop_desk.services.sheets.text import ERRORS, plain, unguarded

_LOOKED_AT = 100
_STEM = ("code", "name", "agency_text")
"""Parts that also have weak headings ("Mã", "Tên"), taken only where no better one is there."""


def read_table(path: Path, progress: Progress | None) -> Reading:
    """Reads the sheet that has the header; raises Unreadable, also `no_header`."""
    found = [(sheet, header, is_ours) for sheet in read_sheets(path) for header, is_ours in _header(sheet)]
    if not found:
        raise Unreadable("no_header")
    sheet, header, is_ours = max(found, key=lambda item: len(item[0].rows) - item[1].first_row)
    others = tuple(item[0].name for item in found if item[0] is not sheet)
    reading = _read_own(sheet, header, progress) if is_ours else _read_foreign(sheet, header, progress)
    return replace(reading, sheet=sheet.name, other_sheets=others)


def _header(sheet: Sheet) -> list[tuple[Header, bool]]:
    for top in range(min(_LOOKED_AT, len(sheet.rows))):
        cells = tuple(plain(value) for value in sheet.rows[top])
        if own_form.MARK in cells and own_form.HEADINGS[0] in cells:
            paths = tuple((cell,) if cell else () for cell in cells)
            return [(Header(top, 1, paths, tuple(own_form.PARTS.get(cell) for cell in cells)), True)]
    for code in ("code", "code?"):
        for name in ("name", "name?"):
            header = find_header(sheet, part_of, {code, name}, IGNORED)
            if header:
                return [(header, False)]
    return []


def _columns(header: Header) -> tuple[list[Column], list[str]]:
    """The columns that mean something, the first of each part, and the headings that nobody knows."""
    columns: list[Column] = []
    unknown: list[str] = []
    strong = set(header.parts)
    taken: set[str] = set()
    for index, (path, part) in enumerate(zip(header.paths, header.parts, strict=True)):
        heading = " / ".join(path)
        if part is None and heading:
            unknown.append(heading)
        if part is None or part == IGNORED:
            continue
        stem = part.removesuffix("?")
        if stem != part and stem in strong:
            unknown.append(heading)
            continue
        is_several = attribute_of(stem) in SEVERAL
        if stem in taken and stem != "fee":
            continue
        taken.add(stem)
        has_twin = stem == "fee" and sum(part in {"fee", "fee?"} for part in header.parts) > 1
        columns.append(Column(index, stem, heading, is_several, has_twin, unit_of(path)))
    return columns, list(dict.fromkeys(unknown))


def _recognised(columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    return tuple((column.heading, attribute_of(column.part)) for column in columns if column.part != "number")


def _read_foreign(sheet: Sheet, header: Header, progress: Progress | None) -> Reading:
    columns, unknown = _columns(header)
    table = read_rows(sheet, header, columns, progress)
    parts = frozenset(column.part for column in columns) - {"code", "number"}
    units = {column.part: column.unit for column in columns if column.unit}
    headings = {column.part: column.heading for column in columns}
    incoming: list[Incoming] = []
    rejected = list(table.rejected)
    total = len(sheet.rows) - header.first_row
    for done, group in enumerate(table.groups):
        if progress and done % 100 == 0:
            progress(min(total, group.number - header.first_row), total)
        name = group.texts.get("name", "")
        if is_nothing(name) or name in ERRORS:
            rejected.append(Rejected(group.number, "empty_name", group.code))
            continue
        try:
            incoming.append(Incoming(group.code, group.number, values_of(_record(group, parts, units))))
        except BadCell as bad:
            facts = {"column": headings.get(bad.part, bad.part), "value": group.texts.get(bad.part, "")}
            rejected.append(Rejected(group.number, bad.reason, group.code, name, facts))
    return _reading(incoming, rejected, columns, unknown, total, progress)


def _record(group: Group, parts: frozenset[str], units: dict[str, str]) -> Record:
    texts = dict(group.texts)
    broken = {part for part, said in texts.items() if said in ERRORS}
    lines = []
    for row in group.rows:
        broken |= {part for part, said in row.several.items() if said in ERRORS}
        lines.append({part: said for part, said in row.several.items() if said not in ERRORS})
    said = {part for line in lines for part in line}
    silent = {part for part in broken if part not in said}
    texts = {part: text for part, text in texts.items() if text not in ERRORS}
    spoken = parts - silent
    if group.section is not None and "field" not in spoken:
        texts["field"], spoken = group.section, spoken | {"field"}
    return Record(spoken, texts, tuple(lines), units=units)


def _read_own(sheet: Sheet, header: Header, progress: Progress | None) -> Reading:
    several = {part for _heading, part, _words in own_form.SEVERAL}
    columns = [
        Column(i, part, " ".join(path), part in several)
        for i, (path, part) in enumerate(zip(header.paths, header.parts, strict=True))
        if part
    ]
    unknown = [path[0] for path, part in zip(header.paths, header.parts, strict=True) if path and not part]
    rows = sheet.rows
    if not sheet.has_types:
        rows = [[unguarded(value) if isinstance(value, str) else value for value in row] for row in rows]
    raw = Sheet(sheet.name, rows, sheet.merged, has_escapes=False, has_types=sheet.has_types)
    table = read_rows(raw, header, columns, progress)
    incoming, rejected = _own_values(table, columns)
    return _reading(incoming, rejected, columns, unknown, len(rows) - header.first_row, progress)


def _own_values(table: Table, columns: Sequence[Column]) -> tuple[list[Incoming], list[Rejected]]:
    parts = {column.part for column in columns} - {"code"}
    headings = {_own_attribute(column.part): column.heading for column in reversed(columns)}
    incoming: list[Incoming] = []
    rejected = list(table.rejected)
    for group in table.groups:
        rows = [{**row.texts, **row.several} for row in group.rows]
        try:
            broken = next((part for row in rows for part, said in row.items() if said in ERRORS), None)
            if broken:
                raise BadCell("bad_value", _own_attribute(broken))
            values = own_form.values_in(own_form.record_in(parts, rows))
            check_values(values)
        except BadCell as bad:
            facts = {"column": headings.get(bad.part, bad.part)}
            rejected.append(Rejected(group.number, bad.reason, group.code, group.name, facts))
            continue
        if not str(values.get("name", "")).strip():
            rejected.append(Rejected(group.number, "empty_name", group.code))
            continue
        incoming.append(Incoming(group.code, group.number, values))
    return incoming, rejected


def _own_attribute(part: str) -> str:
    stem = part.partition("_")[0]
    return {"fee": "fee", "deadline": "deadlines", "paper": "papers"}.get(stem, part)


def check_values(values: dict[str, object]) -> None:
    """Refuses what our own form cannot hold either: a successor that is no code, a day that is none; raises BadCell."""
    successor = values.get("superseded_by")
    if isinstance(successor, str) and bare_code(successor) is None:
        raise BadCell("bad_value", "superseded_by")


def _reading(
    incoming: list[Incoming],
    rejected: list[Rejected],
    columns: Sequence[Column],
    unknown: list[str],
    total: int,
    progress: Progress | None,
) -> Reading:
    if progress:
        progress(total, total)
    in_order = tuple(sorted(rejected, key=lambda r: r.row))
    return Reading(tuple(incoming), in_order, _recognised(columns), tuple(unknown), total)
