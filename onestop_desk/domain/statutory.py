"""Statutory tables as data: a layout names columns and what each counts; a table that does not close is refused.

A column counts sums of `DossierSums` ("online", "late - late_excused") or columns before it ("=4+5+6"). The control
sums of a layout ("3=7+11") are checked on every row and on the row of totals.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.folding import fold
from onestop_desk.domain.reporting import DossierSums, Report

FORMAT = 1
MOST_COLUMNS = 60
LONGEST = 300
NAMES = frozenset(field.name for field in fields(DossierSums)) | {"received", "fresh", "solved", "pending"}
"""What a column may count."""
_SUM = re.compile(r"\s*([+-]?)\s*([a-z_]+|\d+)\s*")
_CHECK = re.compile(r"\s*(\d+)\s*=\s*([\d\s+-]+)")

Terms = tuple[tuple[int, str], ...]
"""Signs and names: late - late_excused is ((1, "late"), (-1, "late_excused"))."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    number: str
    """As the form numbers it, without brackets."""
    title: str
    group: str = ""
    """Head above several columns."""
    kind: str = "sum"
    """position (TT), label (field or office), or sum."""
    terms: Terms = ()
    """Sums of dossiers, or numbers of columns where `of_columns`."""
    of_columns: bool = False


@dataclass(frozen=True)
class Check:
    """A control sum: what one column must be, of others."""

    left: str
    right: Terms
    text: str
    """As it is written: 3=4+5+6."""


@dataclass(frozen=True)
class Layout:
    """One form, as data."""

    id: str
    short: str
    title: str
    unit: str
    rows: str
    """field (one row a field) or office (one row an office)."""
    columns: tuple[Column, ...]
    checks: tuple[Check, ...]
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A row of a table: its name and its numbers by column."""

    label: str
    """Empty for dossiers without a field, and for the total."""
    numbers: Mapping[str, int]


@dataclass(frozen=True)
class Table:
    """A filled table that closes."""

    layout: Layout
    lines: tuple[Line, ...]
    total: Line


def layout_of(record: Any, file: str) -> Layout:
    """A layout from its JSON; raises Refusal("bad_layout") with file and part."""
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise Refusal("bad_layout", file=file, part="format")
    texts = {name: _text(record, name, file) for name in ("id", "short", "title", "unit", "rows")}
    if texts["rows"] not in {"field", "office"}:
        raise Refusal("bad_layout", file=file, part="rows")
    found = record.get("columns")
    if not isinstance(found, list) or not 0 < len(found) <= MOST_COLUMNS:
        raise Refusal("bad_layout", file=file, part="columns")
    columns: list[Column] = []
    for place, item in enumerate(found, 1):
        columns.append(_column(item, place, columns, file))
    numbers = {c.number for c in columns if c.kind == "sum"}
    checks = record.get("checks", [])
    if not isinstance(checks, list):
        raise Refusal("bad_layout", file=file, part="checks")
    note = record.get("note", "")
    if not isinstance(note, str) or len(note) > 1000:
        raise Refusal("bad_layout", file=file, part="note")
    return Layout(**texts, columns=tuple(columns), checks=tuple(_check(c, numbers, file) for c in checks), note=note)


def _text(record: Mapping[str, Any], name: str, file: str, *, needed: bool = True) -> str:
    value = record.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST or (needed and not value.strip()):
        raise Refusal("bad_layout", file=file, part=name)
    return value.strip()


def _column(item: Any, place: int, before: Sequence[Column], file: str) -> Column:
    part = f"columns/{place}"
    if not isinstance(item, dict):
        raise Refusal("bad_layout", file=file, part=part)
    number = _text(item, "number", file)
    title, group = _text(item, "title", file), _text(item, "group", file, needed=False)
    kind = item.get("kind", "sum")
    if kind not in {"sum", "label", "position"} or any(c.number == number for c in before):
        raise Refusal("bad_layout", file=file, part=part)
    if kind != "sum":
        return Column(number, title, group, kind)
    of = item.get("of")
    if not isinstance(of, str):
        raise Refusal("bad_layout", file=file, part=part)
    of_columns = of.startswith("=")
    known = {c.number for c in before if c.kind == "sum"} if of_columns else NAMES
    return Column(number, title, group, kind, _terms(of.removeprefix("="), known, file, part), of_columns)


def _check(text: Any, numbers: set[str], file: str) -> Check:
    found = _CHECK.fullmatch(text) if isinstance(text, str) else None
    if found is None or found[1] not in numbers:
        raise Refusal("bad_layout", file=file, part="checks")
    return Check(found[1], _terms(found[2], numbers, file, "checks"), text.replace(" ", ""))


def _terms(text: str, known: set[str] | frozenset[str], file: str, part: str) -> Terms:
    made: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        found = _SUM.match(text, at)
        if found is None or (made and not found[1]) or found[2] not in known:
            raise Refusal("bad_layout", file=file, part=part)
        made.append((-1 if found[1] == "-" else 1, found[2]))
        at = found.end()
    if not made:
        raise Refusal("bad_layout", file=file, part=part)
    return tuple(made)


def filled(layout: Layout, reports: Sequence[Report]) -> Table:
    """The table of one office by field, or of one or several offices.

    Raises Refusal("table_does_not_close") with the row, the control sum and both numbers. By field, the row of totals
    must also be what the whole office counted.
    """
    named = _named(layout, reports)
    lines = tuple(Line(label, _numbers(layout, sums)) for label, sums in named)
    numbers = {c.number: sum(line.numbers[c.number] for line in lines) for c in layout.columns if c.kind == "sum"}
    total = Line("", numbers)
    for line in (*lines, total):
        _counted(line)
        for check in layout.checks:
            _held(check, line)
    if layout.rows == "field" and lines:
        whole = _numbers(layout, reports[0].dossiers)
        for number, counted in whole.items():
            if numbers[number] != counted:
                raise Refusal("table_does_not_close", row=None, sum=f"({number})", left=numbers[number], right=counted)
    return Table(layout, lines, total)


def _named(layout: Layout, reports: Sequence[Report]) -> list[tuple[str, DossierSums]]:
    if layout.rows == "office":
        return [(report.office_name, report.dossiers) for report in reports]
    by_field = reports[0].by_field if reports else {}
    # As a Vietnamese reader looks for them: Đất đai before Hộ tịch; those without a field at the end.
    return sorted(by_field.items(), key=lambda item: (not item[0], fold(item[0]), item[0]))


def _numbers(layout: Layout, sums: DossierSums) -> dict[str, int]:
    made: dict[str, int] = {}
    for column in layout.columns:
        if column.kind == "sum":
            made[column.number] = sum(
                sign * (made[name] if column.of_columns else getattr(sums, name)) for sign, name in column.terms
            )
    return made


def _counted(line: Line) -> None:
    for number, counted in line.numbers.items():
        if counted < 0:
            raise Refusal("table_does_not_close", row=line.label or None, sum=f"({number})≥0", left=counted, right=0)


def _held(check: Check, line: Line) -> None:
    left, right = line.numbers[check.left], sum(sign * line.numbers[name] for sign, name in check.right)
    if left != right:
        raise Refusal("table_does_not_close", row=line.label or None, sum=check.text, left=left, right=right)
