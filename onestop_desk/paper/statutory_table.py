"""A statutory table on paper (A4 across) and as a workbook whose totals and control sums are formulas."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from openpyxl.utils import get_column_letter

from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.reporting import Report
from onestop_desk.domain.statutory import Column, Line, Table, Terms
from onestop_desk.paper import briefing as briefing_paper
from onestop_desk.paper import engine
from onestop_desk.paper.book import WHOLE, Book, Content, Formula, Of
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, briefing, use
from onestop_desk.words.figures import whole

TEMPLATE = "statutory.typ"
_LABEL_WIDTH, _NUMBER_WIDTH, _POSITION_WIDTH = 36.0, 10.0, 6.0


def pdf(table: Table, report: Report, letterhead: Letterhead) -> bytes:
    """The table as a PDF; `report` says whose it is and of when."""
    return engine.pdf(TEMPLATE, report=values_of(table, report, letterhead))


def values_of(table: Table, report: Report, letterhead: Letterhead) -> dict[str, Any]:
    """Every word and number on it, as plain JSON for the template."""
    with use("vi"):
        columns = table.layout.columns
        return {
            **briefing_paper.heading(report, letterhead),
            "form": _("Biểu số {id}").format(id=printable(table.layout.id)),
            "title": printable(table.layout.title.upper()),
            "lines": [_period(report)],
            "facts": [printable(fact) for fact in facts(table, report, letterhead)],
            "columns": [
                {"number": f"({c.number})", "title": printable(c.title), "kind": c.kind} for c in columns
            ],
            "groups": [
                {"title": printable(group), "many": len(list(run))} for group, run in groupby(c.group for c in columns)
            ],
            "rows": [_cells(columns, n, line) for n, line in enumerate(table.lines, 1)],
            "total": _cells(columns, None, table.total),
            "note": printable(table.layout.note),
        }  # fmt: skip


def facts(table: Table, report: Report, letterhead: Letterhead) -> list[str]:
    """Who reports to whom, in which unit."""
    usual = _("Chủ tịch Ủy ban nhân dân {commune}").format(commune=report.commune)
    return [
        _("Đơn vị báo cáo: {office}").format(office=report.office_name),
        _("Đơn vị nhận báo cáo: {who}").format(who=letterhead.sent_to or usual),
        _("Đơn vị tính: {unit}").format(unit=table.layout.unit),
    ]


def _period(report: Report) -> str:
    return _("Kỳ báo cáo: {period} {span}").format(
        period=briefing.called(report.period), span=briefing.span(report.period)
    )


def _cells(columns: Sequence[Column], n: int | None, line: Line) -> list[str]:
    label = printable(_named(line)) if n is not None else _("Tổng cộng")
    fixed = {"position": "" if n is None else str(n), "label": label}
    return [fixed[c.kind] if c.kind in fixed else whole(line.numbers[c.number]) for c in columns]


def _named(line: Line) -> str:
    return line.label or _("Chưa rõ lĩnh vực")


def workbook(table: Table, report: Report, letterhead: Letterhead) -> bytes:
    """The table as a workbook: what the control sums say is worked out by formulas, and so are they."""
    with use("vi"):
        book = Book()
        columns = table.layout.columns
        widths = {"position": _POSITION_WIDTH, "label": _LABEL_WIDTH}
        page = book.sheet(_("Biểu"), [*[widths.get(c.kind, _NUMBER_WIDTH) for c in columns], 10])
        demo = [_("SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT")] if report.is_demo else []
        form = _("Biểu số {id}. {title}").format(id=table.layout.id, title=table.layout.title)
        page.title(form, _period(report), *facts(table, report, letterhead), *demo)
        row = page.next_row
        groups = [c.group or c.title for c in columns]
        page.head(
            [*groups, _("Kiểm tra")],
            [*[c.title if c.group else "" for c in columns], ""],
            [*[f"({c.number})" for c in columns], ""],
        )
        at = 1
        for group, run in groupby(columns, key=lambda c: c.group):
            many = len(list(run))
            if group:
                page.merge(row, at, at + many - 1)
            at += many
        first = page.next_row
        for n, line in enumerate(table.lines, 1):
            page.row(_row(table, n, line, page.next_row))
        page.row(_total(table, first, page.next_row), bold=True)
        if table.layout.note:
            page.line(table.layout.note)
        return book.bytes()


def _places(table: Table) -> dict[str, str]:
    """Column number of the form -> letter of the workbook."""
    return {c.number: str(get_column_letter(n)) for n, c in enumerate(table.layout.columns, 1)}


def _worked_out(table: Table) -> dict[str, Terms]:
    """Columns that are the sum of others by the first control sum that names them; no column twice in a ring."""
    made: dict[str, Terms] = {}
    for check in table.layout.checks:
        rests_on = {name for _sign, name in check.right}
        if check.left not in made and not any(made.get(name) for name in rests_on):
            made[check.left] = check.right
    return made


def _row(table: Table, n: int, line: Line, row: int) -> list[Content]:
    places, sums = _places(table), _worked_out(table)
    cells: list[Content] = []
    for column in table.layout.columns:
        if column.kind == "position":
            cells.append(n)
        elif column.kind == "label":
            cells.append(_named(line))
        elif column.number in sums:
            cells.append(Of(Formula(_added(sums[column.number], places, row), line.numbers[column.number]), WHOLE))
        else:
            cells.append(Of(line.numbers[column.number], WHOLE))
    return [*cells, _controlled(table, places, row)]


def _total(table: Table, first: int, row: int) -> list[Content]:
    places = _places(table)
    cells: list[Content] = []
    for column in table.layout.columns:
        if column.kind == "position":
            cells.append("")
        elif column.kind == "label":
            cells.append(_("Tổng cộng"))
        else:
            letter = places[column.number]
            added = Formula(f"SUM({letter}{first}:{letter}{row - 1})", table.total.numbers[column.number])
            cells.append(Of(added if row > first else 0, WHOLE))
    return [*cells, _controlled(table, places, row)]


def _added(terms: Terms, places: dict[str, str], row: int) -> str:
    text = "".join(f"{'-' if sign < 0 else '+'}{places[name]}{row}" for sign, name in terms)
    return text.removeprefix("+")


def _controlled(table: Table, places: dict[str, str], row: int) -> Content:
    if not table.layout.checks:
        return ""
    tests = ",".join(f"{places[c.left]}{row}={_added(c.right, places, row)}" for c in table.layout.checks)
    fits, differs = _("Khớp"), _("Lệch")
    # A table that does not close is never filled: whoever changes a number afterwards sees the other word.
    return Formula(f'IF(AND({tests}),"{fits}","{differs}")', fits)
