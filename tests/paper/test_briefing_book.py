"""Workbooks are opened and worked out again by LibreOffice: every figure is what the report and the paper say."""

import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from onestop_desk.domain.province import merged
from onestop_desk.domain.report_record import record_of, report_of
from onestop_desk.domain.reporting import MissingRow, Report, Unit
from onestop_desk.domain.statutory import filled
from onestop_desk.paper import briefing_book, province_book, statutory_table
from onestop_desk.paper.book import Book, Formula
from onestop_desk.services.layouts import read_layouts, the_layout
from onestop_desk.words import figures
from tests.paper import reports
from tests.paper.spreadsheet import Cells, below, cached, formulas, recomputed

WILD = '=HYPERLINK("http://x.example";"bấm")'
Books = dict[str, dict[str, Cells]]
Files = dict[str, bytes]
FILES = (*reports.ALL, "hostile", "province", "II.06a", "07a", "tuan")


def hostile() -> Report:
    """Names that a spreadsheet program could take for formulas."""
    full = reports.full_week()
    return replace(
        full,
        by_field={WILD: full.dossiers},
        overdue=(replace(full.overdue[0], procedure="+1+1", code="-2", responsible="@SUM(A1)"),),
        missing=(MissingRow(WILD, 1, "\t=1+1", 1),),
    )


@pytest.fixture(scope="module")
def files() -> Files:
    """Everything we write."""
    made = {name: briefing_book.workbook(make(), reports.WORDING) for name, make in reports.ALL.items()}
    made["hostile"] = briefing_book.workbook(hostile(), reports.WORDING)
    made["province"] = province_book.workbook(merged(reports.offices()))
    for name in ("II.06a", "07a", "tuan"):
        made[name] = statutory_table.workbook(_table(name), reports.full_week(), reports.LETTERHEAD)
    return made


@pytest.fixture(scope="module")
def books(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Books:
    """The same as LibreOffice reads it, and a book that keeps wrong values beside its formulas."""
    wrong = Book()
    wrong.sheet("Sai", [10, 10]).row([Formula("1+1", 3), Formula('IF(1>0,"Đạt","")', "Chưa đạt")])
    return recomputed({**files, "wrong": wrong.bytes()}, tmp_path_factory.mktemp("books"))


def _table(name: str) -> Any:
    layout = the_layout(name, read_layouts())
    return filled(layout, reports.offices(3) if layout.rows == "office" else [reports.full_week()])


def _number(value: Any) -> Decimal | None:
    return None if value in {None, ""} else Decimal(str(round(value, 6)))


@pytest.mark.parametrize("name", reports.ALL)
def test_every_figure_is_worked_out_again_as_the_json_has_it(books: Books, name: str) -> None:
    report = report_of(json.loads(json.dumps(record_of(reports.ALL[name]()))))
    rows = {row[0]: row for row in below(books[name]["Chỉ tiêu"], "Chỉ tiêu")}
    for judged in report.indicators:
        row = rows[reports.WORDING.name(judged.figure.code)]
        assert _number(row[3]) == figures.shown(judged.unit, judged.figure.value)
        assert _number(row[7]) == figures.shown(judged.unit, judged.before.value)
        assert _number(row[8]) == figures.shown_change(judged)
        assert row[10] == figures.judgement(judged)
        target = None if judged.target is None else judged.target.value
        if target is not None and judged.unit is Unit.SECONDS:
            target /= 60
        assert _number(row[4]) == target
        trail = [None if v is None else figures.shown(judged.unit, v) for v in judged.trail]
        assert [_number(v) for v in row[11 : 11 + len(trail)]][-len(trail) :] == trail or not trail


def test_days_and_sums_are_worked_out_again(books: Books) -> None:
    report = reports.full_week()
    days = below(books["full"]["Theo ngày"], "Ngày")
    for row, day in zip(days, report.days, strict=False):
        assert (row[0].date(), row[1], row[2]) == (day.day, day.tickets, day.served)
        shown = None if day.mean_wait_s is None else figures.whole_minutes(Decimal(day.mean_wait_s))
        assert (row[4] or None) == shown
    total = days[len(report.days)]
    assert total[1] == sum(day.tickets for day in report.days)
    fields = {row[0]: row for row in below(books["full"]["Hồ sơ"], "Lĩnh vực")}
    for name, sums in {**report.by_field, "Cộng": report.dossiers, "Toàn cơ quan": report.dossiers}.items():
        row = fields[name]
        assert (row[1], row[5], row[9]) == (sums.received, sums.solved, sums.pending)
        assert (row[2], row[8], row[11], row[12]) == (sums.online, sums.late, sums.overdue, "Khớp")


def test_programmes_are_worked_out_again(books: Books) -> None:
    rows = below(books["full"]["Mô hình"], "Mô hình")
    shares = [row[4] for row in rows if row[3]]
    assert [round(share, 2) for share in shares if share] == [60.61, 6, 85.5]


def test_no_name_becomes_a_formula(books: Books) -> None:
    sheets = books["hostile"]
    assert below(sheets["Hồ sơ"], "Lĩnh vực")[0][0] == WILD
    overdue = below(sheets["Quá hạn"], "TT")[0]
    assert (overdue[1], overdue[2], overdue[3]) == ("-2", "+1+1", "@SUM(A1)")
    assert below(sheets["Hay thiếu giấy"], "TT")[0][1] == WILD
    written = load_workbook(io.BytesIO(briefing_book.workbook(hostile(), reports.WORDING)))
    formulas = [c.value for sheet in written for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    assert not any("HYPERLINK" in str(value) or "1+1" in str(value) for value in formulas)


@pytest.mark.parametrize("name", ["II.06a", "07a", "tuan"])
def test_a_statutory_table_is_worked_out_again_and_closes(books: Books, name: str) -> None:
    table = _table(name)
    rows = below(books[name]["Biểu"], "(1)")
    for line, row in zip((*table.lines, table.total), rows, strict=False):
        found = dict(zip([c.number for c in table.layout.columns], row, strict=False))
        assert {number: found[number] for number in line.numbers} == dict(line.numbers)
        assert row[len(table.layout.columns)] == "Khớp"


def test_a_province_is_ranked_and_summed_again(books: Books) -> None:
    whole = merged(reports.offices())
    sheets = books["province"]
    ranked = below(sheets["Xếp hạng"], "Hạng")
    assert [(row[0], row[1]) for row in ranked] == [(o.rank or "–", o.office_name) for o in whole.offices]
    shares = below(sheets["Tỷ lệ"], "Đơn vị")
    total = next(row for row in shares if row[0] == "Cộng các đơn vị")
    listed = [f for f in whole.figures if f.unit is Unit.PERCENT and f.total is not None]
    for n, figure in enumerate(listed):
        assert figure.total is not None
        assert _number(total[3 + 3 * n]) == figure.total.value
    measured = next(row for row in below(sheets["Số đo"], "Đơn vị") if row[0] == "Mức giữa các đơn vị")
    own = [f for f in whole.figures if f.unit is not Unit.COUNT and f.total is None]
    assert [_number(v) for v in measured[1 : 1 + len(own)]] == [f.middle for f in own]


def test_libreoffice_does_not_take_our_word(books: Books) -> None:
    assert books["wrong"]["Sai"][0] == [2, "Đạt"]


@pytest.mark.parametrize("name", FILES)
def test_who_works_nothing_out_sees_what_libreoffice_works_out(files: Files, books: Books, name: str) -> None:
    shown = cached(files[name])
    places = formulas(files[name])
    assert any(places.values())
    for sheet, cells in places.items():
        for row, column in cells:
            kept, again = shown[sheet][row][column] or "", books[name][sheet][row][column] or ""
            same = kept == again if isinstance(kept, str) else kept == pytest.approx(again, abs=1e-9)
            assert same, (sheet, row + 1, column + 1, kept, again)


@pytest.mark.parametrize("name", FILES)
def test_no_formula_is_without_what_it_comes_to(files: Files, name: str) -> None:
    with ZipFile(io.BytesIO(files[name])) as parts:
        sheets = [parts.read(part).decode() for part in parts.namelist() if part.startswith("xl/worksheets/")]
        assert 'fullCalcOnLoad="1"' in parts.read("xl/workbook.xml").decode()
    written = [cell for sheet in sheets for cell in re.findall(r"<c [^<>]*><f>.*?</c>", sheet)]
    assert len(written) == sum(map(len, formulas(files[name]).values()))
    for cell in written:
        is_text = ' t="str">' in cell
        assert re.search(r"<v>[^<]*</v></c>$" if is_text else r"<v>-?[0-9]+(\.[0-9]+)?</v></c>$", cell), cell


def test_every_sheet_prints_on_a4_and_repeats_its_head() -> None:
    book = load_workbook(io.BytesIO(briefing_book.workbook(reports.full_week(), reports.WORDING)))
    assert len(book.sheetnames) == 8
    for sheet in book:
        assert (str(sheet.page_setup.paperSize), str(sheet.page_setup.fitToWidth)) == ("9", "1")
        assert sheet.print_title_rows
        assert sheet.freeze_panes


def test_a_mean_of_many_days_has_room_in_its_cell() -> None:
    page = load_workbook(io.BytesIO(briefing_book.workbook(reports.full_week(), reports.WORDING)))["Chỉ tiêu"]
    widest = f"{figures.decimal(Decimal('1000.05'))} ngày"
    for column in ("D", "E", "H", "I", *"LMNOPQRS"):
        assert page.column_dimensions[column].width >= len(widest), column
