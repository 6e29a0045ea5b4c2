"""The hand-out of the VNeID guide: one sheet, large type, its codes are read back, and it names nobody."""

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from onestop_desk.domain.guide import Guide
from onestop_desk.paper.guide_handout import GuideHandout, Size, pdf, picture, values_of
from onestop_desk.services.guide_file import read_guide
from tests.paper import hall
from tests.paper.phone import MM_A_INCH, read, rendered
from tests.paper.test_appointment_slip import text_of
from tests.resources.guide_situations import SITUATIONS, Situation

PAGE, FILM = "https://vneid.gov.vn", "https://tanyen.motcua.example/video-vneid"
SIZES: tuple[Size, ...] = ("roll", "A5")
LEAST_PT = 14
FOOT_PT = 11


@cache
def guide() -> Guide:
    """The guide as it ships."""
    return read_guide()


def sheet(outcome_id: str) -> GuideHandout:
    """A hand-out with everything the office can add."""
    return GuideHandout(
        hall.office(), guide().outcomes[outcome_id], date(2026, 11, 25),
        police_place="Công an xã Tân Yên, Khu Cao Thượng",
        police_hours="thứ Hai đến thứ Sáu 07:30–11:30, 13:30–17:00; thứ Bảy sáng",
        hotline="1900 0368", page=PAGE, video=FILM, helper="Trần Thị Mẫu", code="V02",
    )  # fmt: skip


def sizes_of_type(made: bytes) -> set[int]:
    """Every size of type in a PDF, in whole points."""
    document = pypdfium2.PdfDocument(made)
    found = set()
    for page in document:
        text = page.get_textpage()
        for place in range(text.count_chars()):
            if text.get_text_range(place, 1).strip():
                found.add(round(pypdfium2.raw.FPDFText_GetFontSize(text, place)))
    document.close()
    return found


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("outcome_id", sorted(guide().outcomes))
def test_every_hand_out_is_one_sheet_of_a5(outcome_id: str, lang: str) -> None:
    assert text_of(pdf(sheet(outcome_id), "A5", lang=lang))[1] == 1


@pytest.mark.parametrize("situation", SITUATIONS[::4], ids=lambda s: s.who)
@pytest.mark.parametrize("size", SIZES)
def test_it_says_the_persons_own_steps(situation: Situation, size: Size) -> None:
    words, _pages = text_of(pdf(sheet(situation.outcome), size))
    plain = re.sub(r"[\u200b\u2060\ufffe]", "", words)
    assert [said for said in situation.handout if said not in plain] == []
    for wanted in ("1900 0368", "OTP cho ai", "App Store, Google Play", "không gọi điện", "69/2024/NĐ-CP"):
        assert wanted in plain


@pytest.mark.parametrize("size", SIZES)
def test_both_codes_are_read_back(size: Size) -> None:
    (page,) = rendered(pdf(sheet("level_2_police"), size), 203 / MM_A_INCH)
    assert read(page) == {PAGE, FILM}


def test_without_a_film_there_is_one_code() -> None:
    (page,) = rendered(pdf(replace(sheet("level_2_police"), video=""), "A5"), 203 / MM_A_INCH)
    assert read(page) == {PAGE}


@pytest.mark.parametrize("size", SIZES)
def test_nothing_but_the_foot_is_smaller_than_14_points(size: Size) -> None:
    found = sizes_of_type(pdf(sheet("ward_card_level_2"), size))
    assert min(found - {FOOT_PT}) >= LEAST_PT
    assert FOOT_PT in found


def test_the_police_desk_stands_only_where_one_goes_there() -> None:
    assert "Khu Cao Thượng" in text_of(pdf(sheet("level_2_police"), "A5"))[0]
    assert "Khu Cao Thượng" not in text_of(pdf(sheet("forgot_password"), "A5"))[0]


def test_what_the_office_has_not_said_is_left_out() -> None:
    bare = GuideHandout(hall.office(), guide().outcomes["level_2_police"], date(2026, 11, 25))
    values = values_of(bare, "A5")
    assert values["help"] == []
    assert values["foot"][0] == "In ngày 25/11/2026"
    assert [code["alt"] for code in values["codes"]] == [PAGE]


def test_it_has_a_box_for_each_step_and_never_more_than_five() -> None:
    for outcome in guide().outcomes.values():
        values = values_of(replace(sheet("level_2_police"), outcome=outcome), "A5")
        assert 1 <= len(values["steps"]) <= 5
        assert len(values["warnings"]) == 3


def test_no_personal_number_stands_on_any() -> None:
    for outcome_id in guide().outcomes:
        words = text_of(pdf(sheet(outcome_id), "roll"))[0]
        assert not re.search(r"\d{9,}", words)


def test_what_was_not_checked_says_so() -> None:
    assert "chưa đối chiếu" in text_of(pdf(sheet("sim_not_own"), "A5"))[0]
    assert "chưa đối chiếu" not in text_of(pdf(sheet("level_2_police"), "A5"))[0]


def test_the_demo_office_and_the_kiosk_say_what_they_are() -> None:
    demo = replace(sheet("level_2_police"), office=replace(hall.office(), is_demo=True), for_counter=True)
    words = text_of(pdf(demo, "roll"))[0]
    assert "không có giá trị" in words
    assert "Đưa phiếu này cho quầy" in words


@pytest.mark.parametrize(("for_counter", "line"), [(False, "Mã tờ hướng dẫn: V02"), (True, "quầy hướng dẫn, mã V02.")])
def test_the_code_that_opens_it_again_stands_on_it(for_counter: bool, line: str) -> None:
    for size in SIZES:
        words = text_of(pdf(replace(sheet("level_2_police"), for_counter=for_counter), size))[0]
        assert line in re.sub(r"\s+", " ", re.sub(r"[\u200b\u2060\ufffe]", "", words))


def test_long_words_of_the_office_are_text_and_never_markup() -> None:
    hostile = replace(sheet("home_visit_card"), police_place='#read("/etc") $x$ *b* ' * 7, helper="Ă" * 90)
    for size in SIZES:
        words, pages = text_of(pdf(hostile, size))
        assert "#read" in words
        assert pages <= 2


def test_a_picture_for_the_printer_is_as_wide_as_the_roll() -> None:
    made = Image.open(io.BytesIO(picture(sheet("activate_phone"), "roll")))
    assert made.width == 640


def test_a_page_of_its_own_goes_before_the_offices() -> None:
    own = replace(guide().outcomes["level_2_police"], page_url="https://dichvucong.example/3.000228")
    told = replace(sheet("level_2_police"), outcome=own)
    assert [code["alt"] for code in values_of(told, "A5")["codes"]] == [own.page_url, FILM]
