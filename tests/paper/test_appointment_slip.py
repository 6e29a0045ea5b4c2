"""The slip of an appointment: its code is read back at the printer's own dots, it is one sheet, and names nobody."""

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestop_desk.domain.posted import appointment_path
from onestop_desk.paper import reminder_list
from onestop_desk.paper.appointment_slip import AppointmentSlip, Size, in_threes, initials, pdf, values_of
from onestop_desk.paper.reminder_list import ReminderRow
from tests.moved_clock import instant
from tests.paper import hall
from tests.paper.phone import MM_A_INCH, read, rendered

TOKEN = "Zk3vJ8wq0mT5xY2aB7cD9e"
BIRTH = hall.catalogue().procedures["1.001193"].procedure
AT_THE_PRINTER = 203 / MM_A_INCH
SLIP = AppointmentSlip(
    hall.office(), instant("2026-11-25 08:30"), (BIRTH,), "Hộ tịch", (1, 2), "Nguyễn Thị Minh Hằng", "482916",
    hall.BASE + appointment_path(TOKEN), 10, instant("2026-11-23 08:14"), 1,
)  # fmt: skip
SIZES: tuple[Size, ...] = ("roll", "A5")


def text_of(made: bytes) -> tuple[str, int]:
    """All words of a PDF, and how many pages it has."""
    document = pypdfium2.PdfDocument(made)
    words = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    pages = len(document)
    document.close()
    return " ".join(words.split()), pages


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", [SLIP.address, TOKEN], ids=["address", "bare token"])
def test_the_code_is_read_back_from_the_dots_of_a_thermal_printer(size: Size, address: str) -> None:
    (page,) = rendered(pdf(replace(SLIP, address=address), size), AT_THE_PRINTER)
    assert read(page) == {address}


@pytest.mark.parametrize("size", SIZES)
def test_what_it_says(size: Size) -> None:
    words, pages = text_of(pdf(SLIP, size))
    assert pages == 1
    for wanted in ("08:30", "Thứ Tư, 25/11/2026", "482 916", "Có mặt lúc 08:20", "Đến sau 08:40", "Giấy chứng sinh"):
        assert wanted in words
    assert "Nguyễn T. M. H." in words
    assert "Hằng" not in words


def test_it_does_not_promise_a_page_where_there_is_none() -> None:
    said = values_of(replace(SLIP, address=TOKEN), "roll")["change"]
    words = "".join(part["words"] for line in said for part in line)
    assert "gọi 0204 000 0123." in words
    assert "quét mã" not in words


def test_without_a_phone_number_it_says_where_to_ask() -> None:
    bare = replace(SLIP, address=TOKEN, office=replace(SLIP.office, phone="", address=""))
    assert values_of(bare, "roll")["change"] == [[{"words": "Đổi hoặc hủy: báo tại trung tâm.", "bold": False}]]


@pytest.mark.parametrize("papers", [0, 1, 8, 30])
def test_a5_is_one_sheet_however_much_there_is_to_bring(papers: int) -> None:
    long = "Giấy xác nhận của cơ quan có thẩm quyền về một việc có tên rất dài cần mang theo bản chính"
    known = next(iter(BIRTH.papers))
    many = tuple(replace(known, name=f"{long} số {n}", case="") for n in range(papers))
    slip = replace(SLIP, procedures=(replace(BIRTH, papers=many, name=f"{long}, {long}, {long}", short_name=""),) * 3)
    _words, pages = text_of(pdf(slip, "A5"))
    assert pages == 1


def test_the_demo_office_prints_no_valid_slip() -> None:
    demo = replace(SLIP, office=replace(SLIP.office, is_demo=True))
    assert "không có giá trị" in text_of(pdf(demo, "roll"))[0]


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_no_name_is_markup_or_printed_in_full(name: str) -> None:
    hostile = f'#read("/etc") $x$ *b* {name}'
    values = values_of(replace(SLIP, holder=hostile, line_name=name, procedures=()), "roll")
    assert '"/etc"' not in values["who"]
    _words, pages = text_of(pdf(replace(SLIP, holder=hostile, line_name=name, procedures=()), "roll"))
    assert pages == 1


def test_initials_and_threes() -> None:
    assert initials("Nguyễn Thị Minh Hằng") == "Nguyễn T. M. H."
    assert initials("Lan") == "Lan"
    assert initials("") == ""
    assert in_threes("482916") == "482 916"


def test_the_list_to_call_by_goes_on_to_as_many_pages_as_it_needs() -> None:
    row = ReminderRow(SLIP.start, "Đồng Thị Hằng", "0987 214 605", "Đăng ký khai sinh", told=False)
    words, pages = text_of(reminder_list.pdf(hall.office().name, hall.DAY, [row] * 90, SLIP.printed_at))
    assert pages >= 3
    assert words.count("0987 214 605") == 90
    assert words.count("Điện thoại") == pages
    assert "hủy sau khi gọi xong" in words
