"""The slip of papers to bring: one sheet on A5, whole on both rolls, its code read back at the printer's own dots."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestop_desk.domain.forms import Missing
from onestop_desk.domain.posted import procedure_path
from onestop_desk.domain.procedures import Paper
from onestop_desk.paper.missing_papers import MissingSlip, Size, pdf, picture, values_of
from tests.moved_clock import instant
from tests.paper import hall, visits
from tests.paper.phone import read, rendered
from tests.paper.test_appointment_slip import AT_THE_PRINTER, text_of
from tests.paper.test_fits import assert_apart

SIZES: tuple[Size, ...] = ("A5", "roll", "narrow")
ADDRESS = hall.BASE + procedure_path("1.001193")
CERTIFICATE, LETTER = visits.BIRTH.papers[0], visits.BIRTH.papers[4]
SLIP = MissingSlip(
    replace(hall.office(), is_demo=False), "A014", "Đăng ký khai sinh",
    (Missing(CERTIFICATE, "Mới có bản chụp."), Missing(LETTER, "Vì đi làm thay em gái.")),
    visits.AT, 4, True, instant("2026-11-25 16:30"), 1, "", ADDRESS,
)  # fmt: skip
LONG = "Giấy xác nhận của cơ quan có thẩm quyền về một việc có tên rất dài cần mang theo bản chính"


@pytest.mark.parametrize("size", SIZES)
def test_each_paper_with_its_reason_until_when_where_to_and_which_request(size: Size) -> None:
    words, pages = text_of(pdf(SLIP, size))
    assert pages == 1
    for wanted in ("Giấy chứng sinh", "Mới có bản chụp.", "Văn bản ủy quyền", "Vì đi làm thay em gái.", "A014",
                   "trước 16:30 hôm nay", "Quầy 4", "Yêu cầu bổ sung lần thứ nhất.", "Phiếu hướng dẫn nội bộ",
                   "0204 000 0123", "Không phải lấy số mới."):  # fmt: skip
        assert wanted in words.replace("\u00a0", " ").replace("\u2060", "").replace("\ufffe", "")


@pytest.mark.parametrize("size", SIZES)
def test_the_code_is_read_back_from_the_dots_of_a_printer(size: Size) -> None:
    (page,) = rendered(pdf(SLIP, size), AT_THE_PRINTER)
    assert read(page) == {ADDRESS}


@pytest.mark.parametrize(("size", "dots"), [("roll", 640), ("narrow", 464)])
def test_a_module_of_the_code_is_a_whole_number_of_dots(size: Size, dots: int) -> None:
    from io import BytesIO

    from PIL import Image

    drawn = Image.open(BytesIO(picture(SLIP, size)))
    assert drawn.width == dots
    assert read(drawn.convert("L")) == {ADDRESS}


def test_which_kind_of_copy_stands_in_its_column() -> None:
    papers = (
        Paper("a", "Giấy chứng sinh", "nop_ban_chinh"),
        Paper("b", "Bản sao có chứng thực giấy khai sinh", "nop_ban_sao", copies=2),
        Paper("c", "Bản chụp sổ đỏ", "nop_ban_sao"),
        Paper("d", "Thẻ căn cước", "xuat_trinh"),
    )
    shown = values_of(replace(SLIP, missing=tuple(Missing(p) for p in papers)), "A5")["papers"]
    assert [row["counts"] for row in shown] == [[1, 0, 0], [0, 2, 0], [0, 0, 1], [0, 0, 0]]
    assert shown[3]["lines"] == ["Chỉ xuất trình, không nộp."]


@pytest.mark.parametrize("size", SIZES)
def test_the_second_request_says_that_the_dossier_counts_as_overdue(size: Size) -> None:
    words = text_of(pdf(replace(SLIP, request=2), size))[0]
    assert "lần thứ hai: theo quy định, hồ sơ bị tính là quá hạn" in words
    assert "quá hạn" not in text_of(pdf(SLIP, size))[0]


def test_what_is_over_promises_no_turn() -> None:
    over = "".join(part["words"] for part in values_of(replace(SLIP, kept=False, back_before=None), "A5")["back"])
    assert "lấy số mới" in over
    assert "giữ lượt" not in over
    late = "".join(part["words"] for part in values_of(replace(SLIP, back_before=None), "A5")["back"])
    assert "ngày làm việc khác" in late
    assert "giữ lượt" not in late


def test_without_a_public_page_there_is_no_code_and_a_copy_says_so() -> None:
    values = values_of(replace(SLIP, address="", copy=2), "A5")
    assert values["qr"] is None
    assert "(in\u00a0lại)" in values["when"]
    assert text_of(pdf(replace(SLIP, address=""), "A5"))[1] == 1


def test_the_demo_office_prints_no_valid_slip() -> None:
    demo = replace(SLIP, office=replace(SLIP.office, is_demo=True))
    assert "không có giá trị" in text_of(pdf(demo, "roll"))[0]


@pytest.mark.parametrize("papers", [1, 4, 12, 30])
def test_a5_is_one_sheet_however_much_is_missing(papers: int) -> None:
    many = tuple(Missing(replace(CERTIFICATE, name=f"{LONG} số {n}"), LONG) for n in range(papers))
    made = pdf(replace(SLIP, missing=many, procedure=f"{LONG}, {LONG}", note=LONG, request=2), "A5")
    assert text_of(made)[1] == 1
    assert_apart(made)
    (page,) = rendered(made, 6)
    box = page.point(lambda shade: 255 if shade < 250 else 0).getbbox()
    assert box is not None
    assert min(box[0], box[1], page.width - box[2], page.height - box[3]) >= 8 * 6


@settings(max_examples=12, deadline=None)
@given(st.text(min_size=1, max_size=80), st.sampled_from(SIZES))
def test_no_name_and_no_note_is_markup(text: str, size: Size) -> None:
    hostile = f'#read("/etc") $x$ *b* {text}'
    missing = (Missing(replace(CERTIFICATE, name=hostile, case=hostile), hostile),)
    _words, pages = text_of(pdf(replace(SLIP, missing=missing, note=hostile, procedure=hostile), size))
    assert pages == 1
