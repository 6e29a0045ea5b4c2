"""Workbooks of other programs: values, days, merged cells; and files that are refused."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.xml.constants import PKG_REL_NS as PACKAGE
from openpyxl.xml.constants import REL_NS as KIND
from openpyxl.xml.constants import SHEET_MAIN_NS as MAIN

from onestop_desk.services.sheets import Unreadable, kind_of, read_sheets


def bare_workbook(path: Path, cells: str, strings: str = "", before: str = "", after: str = "") -> Path:
    """A workbook with this inside its only sheet, as small as one can be."""

    def relations(*found: tuple[str, str]) -> str:
        each = (
            f'<Relationship Id="r{i}" Type="{KIND}/{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(found, 1)
        )
        return f'<Relationships xmlns="{PACKAGE}">{"".join(each)}</Relationships>'

    sheet = '<sheets><sheet name="Một" sheetId="1" r:id="r1"/></sheets>'
    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/book.xml")),
        "xl/book.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{KIND}">{sheet}</workbook>',
        "xl/_rels/book.xml.rels": relations(("worksheet", "one.xml"), ("sharedStrings", "texts.xml")),
        "xl/one.xml": f'{before}<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{cells}</x:sheetData>{after}</x:worksheet>',
        "xl/texts.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def problem(path: Path) -> str:
    """Why a file is refused."""
    with pytest.raises(Unreadable) as refused:
        read_sheets(path)
    return refused.value.problem


def test_values_as_they_lie(tmp_path: Path) -> None:
    cells = (
        '<x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c r="D2"><x:f>1+1</x:f><x:v>2</x:v></x:c>'
        '<x:c r="E2"><x:f>1+1</x:f></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>'
        '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>hai </x:t></x:r><x:r><x:t>mảnh</x:t></x:r></x:is></x:c></x:row>'
    )
    strings = "<si><r><t>chữ</t></r><rPh><t>đọc</t></rPh><r><t> ghép</t></r></si>"
    (sheet,) = read_sheets(bare_workbook(tmp_path / "a.xlsx", cells, strings))
    assert [list(row) for row in sheet.rows] == [[], [None, "chữ ghép", None, 2.0, "=1+1", "TRUE"], ["hai mảnh"]]


def test_days_of_both_calendars_and_merged_cells(tmp_path: Path) -> None:
    for epoch in (CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904):
        book = Workbook()
        book.epoch = epoch
        (one,) = book.worksheets
        one.append([date(2026, 7, 20), 46223, "x"])
        one.merge_cells("A1:A3")
        book.save(tmp_path / "a.xlsx")
        (sheet,) = read_sheets(tmp_path / "a.xlsx")
        assert list(sheet.rows[0]) == [date(2026, 7, 20), 46223.0, "x"]
        assert sheet.merged == [(0, 0, 2, 0)]


def test_hidden_sheets_are_read_and_external_parts_are_not(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "Một"
    book.create_sheet("Hai").sheet_state = "veryHidden"
    book["Hai"]["A1"] = "ẩn"
    book["Hai"].row_dimensions[1].hidden = True
    book.save(tmp_path / "a.xlsx")
    assert [(s.name, [list(r) for r in s.rows]) for s in read_sheets(tmp_path / "a.xlsx")] == [
        ("Một", []),
        ("Hai", [["ẩn"]]),
    ]


@pytest.mark.parametrize(
    "before",
    ['<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', '<!DOCTYPE x SYSTEM "file:///etc/hostname">'],
)
def test_a_document_type_is_refused(tmp_path: Path, before: str) -> None:
    assert problem(bare_workbook(tmp_path / "a.xlsx", "", before=before)) == "not_a_workbook"


def test_what_is_absurdly_big_is_refused(tmp_path: Path) -> None:
    far = '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    assert problem(bare_workbook(tmp_path / "a.xlsx", far)) == "too_big"
    merges = "".join('<x:mergeCell ref="A1:XFD1048576"/>' for _ in range(30))
    cells = '<x:row r="150000"><x:c r="A150000"><x:v>1</x:v></x:c></x:row>'
    assert (
        problem(bare_workbook(tmp_path / "b.xlsx", cells, after=f"<x:mergeCells>{merges}</x:mergeCells>")) == "too_big"
    )
    with (
        zipfile.ZipFile(tmp_path / "c.xlsx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("bomb", "w", force_zip64=True) as bomb,
    ):
        for _ in range(700):
            bomb.write(bytes(1024 * 1024))
    assert problem(tmp_path / "c.xlsx") == "too_big"


def test_a_sheet_with_a_wrong_size_is_read_all_the_same(tmp_path: Path) -> None:
    cells = '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>'
    (sheet,) = read_sheets(bare_workbook(tmp_path / "a.xlsx", cells, after='<x:dimension ref="A1:XFD1048576"/>'))
    assert [list(row) for row in sheet.rows] == [[7.0]]


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    cases = {
        "thiếu.xlsx": None,
        "rỗng.csv": b"",
        "trống.csv": b" \n\n",
        "giả.xlsx": b"<html><table></table></html>",
        "hỏng.xlsx": b"PK\x03\x04 hong",
        "khóa.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "cũ.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "ảnh.csv": bytes(range(256)) * 20,
        "tờ.pdf": b"%PDF-1.7",
    }
    found = {}
    for name, data in cases.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
        found[name] = problem(tmp_path / name)
    assert list(found.values()) == [
        "missing", "empty", "empty", "not_a_workbook", "not_a_workbook", "encrypted", "old_workbook", "undecodable",
        "unknown_ending",
    ]  # fmt: skip


def test_a_file_of_fifty_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    assert problem(path) == "too_big"
    (tmp_path / "b.csv").write_text("a\n" * 200_001, encoding="utf-8")
    assert problem(tmp_path / "b.csv") == "too_big"
    assert kind_of(tmp_path / "b.csv") == "separated"
