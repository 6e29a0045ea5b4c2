"""A briefing or a statutory table as a file: PDF, workbook or JSON, the same from the desk and by command."""

import json

from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.report_record import record_of
from onestop_desk.domain.reporting import Report
from onestop_desk.domain.statutory import Layout, filled
from onestop_desk.words.briefing_wording import wording

PDF, BOOK, RECORD = ".pdf", ".xlsx", ".json"


def briefing_file(ending: str, report: Report, letterhead: Letterhead) -> bytes:
    """The briefing by the ending of its file: .pdf, .xlsx, else JSON."""
    # Each kind of file loads what it needs.
    if ending == PDF:
        from onestop_desk.paper import briefing

        return briefing.pdf(report, letterhead, wording())
    if ending == BOOK:
        from onestop_desk.paper import briefing_book

        return briefing_book.workbook(report, wording())
    return f"{json.dumps(record_of(report), ensure_ascii=False, indent=1)}\n".encode()


def form_file(ending: str, layout: Layout, report: Report, letterhead: Letterhead) -> bytes:
    """A statutory table of one office: .pdf, else a workbook; raises Refusal("table_does_not_close")."""
    from onestop_desk.paper import statutory_table

    table = filled(layout, [report])
    draw = statutory_table.pdf if ending == PDF else statutory_table.workbook
    return draw(table, report, letterhead)
