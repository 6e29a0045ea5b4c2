"""The commands report week, month and province: the briefing, a statutory table, or one table of several offices."""

import json
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.answers import answer
from cli.arguments import Arguments
from cli.written import write_whole
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import service_day
from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.periods import Period, PeriodKind
from onestop_desk.domain.province import merged
from onestop_desk.domain.report_record import plain, record_of, report_of
from onestop_desk.domain.reporting import Report
from onestop_desk.domain.statutory import Table, filled
from onestop_desk.paper.facts import stale_in
from onestop_desk.paper.report_files import briefing_file
from onestop_desk.services import Premises, Services, build
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.layouts import read_layouts, the_layout
from onestop_desk.services.ports import system_clock
from onestop_desk.words import _, briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

PROVINCE_KIND = "onestop-desk province"
PROVINCE_FORMAT = 1
_LARGEST = 50_000_000
"""Bytes of a report's file; a whole year of a busy office has less than a hundredth of it."""


def run(arguments: Arguments) -> int:
    """Writes what was asked for.

    Raises Refusal: bad_period, unknown_layout, bad_layout, table_does_not_close, file_not_writable.
    """
    if arguments.command == "report province":
        return _province(arguments)
    with _opened(arguments.address) as services:
        report = _report(services, arguments)
        letterhead = services.letterheads.letterhead()
    if arguments.form:
        return _form(arguments, [report], letterhead)
    record = record_of(report)
    if arguments.out is not None:
        write_whole(arguments.out, briefing_file(arguments.out.suffix.lower(), report, letterhead))
    answer(arguments.as_json, record, [_written(report.period, arguments.out)])
    return 0


@contextmanager
def _opened(address: str) -> "Iterator[Services]":
    services = build(address)
    try:
        yield services
    finally:
        services.close()


def _report(services: Services, arguments: Arguments) -> Report:
    services.reports.stale_sheet = lambda: stale_in(services.public.catalogue)
    return services.reports.report(SYSTEM, _period(services, arguments))


def _period(services: Services, arguments: Arguments) -> Period:
    by_month = arguments.command == "report month" or arguments.by_month
    office = services.office.office()
    day = arguments.day or service_day(system_clock(), office.tz)
    kind = PeriodKind.MONTH if by_month else PeriodKind.WEEK
    return services.reports.period(kind, day, arguments.first, arguments.last)


def _as_json(record: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(record, ensure_ascii=False, indent=1)}\n".encode()


def _written(period: Period, out: Path | None) -> str:
    named = f"{briefing.called(period).lower()} {briefing.span(period)}"
    return _("Đã ghi báo cáo {period} vào {path}.").format(period=named, path=out or "")


def _form(arguments: Arguments, reports: Sequence[Report], letterhead: Letterhead) -> int:
    layout = the_layout(arguments.form or "", read_layouts(arguments.folder))
    if layout.rows == "field" and len(reports) > 1:
        raise Refusal("form_of_one_office", name=layout.short)
    table = filled(layout, reports)
    if arguments.out is not None:
        from onestop_desk.paper import statutory_table

        draw = statutory_table.pdf if arguments.out.suffix.lower() == ".pdf" else statutory_table.workbook
        write_whole(arguments.out, draw(table, reports[0], letterhead))
    said = _("Đã ghi biểu {form} {span} vào {path}.").format(
        form=layout.id, span=briefing.span(reports[0].period), path=arguments.out or ""
    )
    answer(arguments.as_json, _table_record(table, reports[0].period), [said])
    return 0


def _table_record(table: Table, period: Period) -> dict[str, Any]:
    return {
        "form": table.layout.id,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "columns": [{"number": c.number, "group": c.group, "title": c.title} for c in table.layout.columns],
        "rows": [{"label": line.label, "numbers": dict(line.numbers)} for line in table.lines],
        "total": dict(table.total.numbers),
        "checks": [check.text for check in table.layout.checks],
    }


def _province(arguments: Arguments) -> int:
    reports = [_read(path) for path in arguments.files] if arguments.files else _of_all_offices(arguments)
    whole = merged(reports)
    if arguments.form:
        return _form(arguments, reports, Letterhead())
    record = {"kind": PROVINCE_KIND, "format": PROVINCE_FORMAT, **plain(whole)}
    if arguments.out is not None:
        ending = arguments.out.suffix.lower()
        if ending == ".pdf":
            from onestop_desk.paper import province_table

            content = province_table.pdf(whole)
        elif ending == ".xlsx":
            from onestop_desk.paper import province_book

            content = province_book.workbook(whole)
        else:
            content = _as_json(record)
        write_whole(arguments.out, content)
    answer(arguments.as_json, record, [_written(whole.period, arguments.out)])
    return 0


def _read(path: Path) -> Report:
    """The report in a file; raises Refusal: file_missing, not_a_report, report_newer, bad_report with the file."""
    if not path.is_file():
        raise Refusal("file_missing", path=str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise Refusal("not_a_report", file=path.name)
        record = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise Refusal("not_a_report", file=path.name) from None
    try:
        return report_of(record)
    except Refusal as refused:
        # The same refusals, with the file among several that they are about.
        if refused.code == "report_newer":
            raise Refusal("report_newer", file=path.name, format=refused.facts["format"]) from None
        if refused.code == "bad_report":
            raise Refusal("bad_report", file=path.name, place=refused.facts["place"]) from None
        raise Refusal("not_a_report", file=path.name) from None


def _of_all_offices(arguments: Arguments) -> list[Report]:
    premises = Premises(arguments.address)
    try:
        premises.prepare()
        return [_report(services, arguments) for services in premises.open_all()]
    finally:
        premises.close()
