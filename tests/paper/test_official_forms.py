"""The official forms: each field of a form stands on its sheet, its codes are read back, nothing is cut."""

import re
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from onestop_desk.domain.forms import About, Form, FormState, Shape
from onestop_desk.domain.id_card import read_id_card
from onestop_desk.paper import official_forms
from onestop_desk.paper.bars import QUIET, drawn
from onestop_desk.paper.visit_forms import filled, register, wanted
from onestop_desk.services import form_list
from tests.paper import visits
from tests.paper.phone import rendered
from tests.paper.test_appointment_slip import text_of
from tests.paper.test_fits import HOSTILE, assert_apart
from tests.resources.records import shared

FORMS = {no: form for no, form in form_list.forms().items() if form.about is not About.SECTOR}
OF_A_VISIT = [form for form in FORMS.values() if form.about is About.VISIT]
CARD = "001184000123|123456789|Trần Thị Mai|15021984|Nữ|Thôn Giữa, Tân Yên, Bắc Ninh|01062021"


def sheet(form: Form, **changes: str) -> bytes:
    """The form filled in from a visit, or the register of three days."""
    state = FormState(form, on=True)
    if form.about is About.DAYS:
        office = visits.here().office
        days = date(2026, 11, 23), visits.DAY
        return official_forms.pdf(register(state, visits.register(3), *days, office, visits.DAY))
    return official_forms.pdf(filled(state, visits.visit(), visits.paper(visits.BIRTH, **changes), visits.here()))


def plain(text: str) -> str:
    """Text as it is compared: without the places where lines may break, in small letters, all spaces one."""
    return " ".join(re.sub("[\u200b\u2060\ufffe\u00ad]", "", text).replace("\u00a0", " ").split()).casefold()


@pytest.mark.parametrize("no", FORMS)
def test_every_field_of_the_form_stands_on_the_sheet(no: str) -> None:
    on_paper = plain(text_of(sheet(FORMS[no]))[0])
    for part in FORMS[no].parts:
        said = [part.words] if part.shape is not Shape.PERIOD else ["từ ngày 23/11/2026 đến ngày 25/11/2026"]
        said += [column.words for column in part.columns] + list(part.options)
        for words in said:
            assert plain(words) in on_paper, part.id


def test_our_forms_have_every_field_that_the_source_lists() -> None:
    """`fields` of the source name what must be there; each is found by its leading words or by what stands for it."""
    stands_for = {
        "Tên cơ quan / TTPVHCC xã": Shape.UNIT,
        "Tên TTHC": "dossiers",
        "Số/Mã hồ sơ + mã vạch CODE128 + mã QR tra cứu": Shape.CODE,
        "Mã hồ sơ + mã vạch + QR": Shape.CODE,
        "Quốc hiệu, tiêu ngữ, địa danh ngày tháng": Shape.NATION,
        "Số …/HDHS": Shape.NUMBER,
        "Số …/PXL": Shape.NUMBER,
        "Nơi nhận: Như trên; TTPVHCC xã; Lưu VT": Shape.SIGNS,
        "Người ký: lãnh đạo cơ quan giải quyết": Shape.SIGNS,
        "NGƯỜI HƯỚNG DẪN ký": Shape.SIGNS,
        "NGƯỜI NỘP HỒ SƠ / NGƯỜI TIẾP NHẬN HỒ SƠ (ký, ghi rõ họ tên)": Shape.SIGNS,
        "NGƯỜI NỘP HỒ SƠ / NGƯỜI TIẾP NHẬN HỒ SƠ": Shape.SIGNS,
        "Lời xin lỗi": Shape.TEXT,
        "Xin thông báo cho Ông/Bà được biết và thực hiện": Shape.TEXT,
        "Chú ý khi đến nhận: mang phiếu hẹn, căn cước, lệ phí, giấy ủy quyền nếu nhận thay": Shape.NOTE,
        "Thời gian giải quyết theo quy định (… ngày làm việc)": "deadline",
        "Kính gửi (tên, địa chỉ, SĐT)": "person",
        "Ngày tiếp nhận, số biên nhận/mã hồ sơ, ngày hẹn trả": "received",
        "Đã chuyển hồ sơ cho …": "sent_to",
        "Chưa trả kết quả đúng hạn; Lý do": "reason",
        "Lý do": "reason",
        "Lý do/đề nghị rút": "reason",
        "Giai đoạn": "stage",
        "Tài chính đã nộp": "fee",
        "Liên hệ công chức …, số điện thoại …": "contact",
        "Trang tra cứu / công chức liên hệ, số điện thoại": "contact",
        "Thông báo không tiếp nhận, giải quyết hồ sơ với lý do cụ thể": "reason",
        "Số điện thoại liên hệ, tổng đài": "hotline",
    }
    for row in shared("forms.json")["forms"]:
        if row["no"] not in FORMS:
            continue
        form = FORMS[row["no"]]
        ids = {part.id for part in form.parts} | {part.shape for part in form.parts}
        labels = " ".join(plain(w) for p in form.parts for w in (p.words, *(c.words for c in p.columns)))
        for wanted_field in row["fields"]:
            stands = stands_for.get(wanted_field)
            lead = plain(re.split(r"[(:|/…]", wanted_field)[0])
            assert (stands in ids) if stands else (lead in labels), (row["no"], wanted_field)


@pytest.mark.parametrize("form", OF_A_VISIT, ids=lambda form: form.no)
def test_what_the_visit_knows_is_filled_in_and_the_rest_is_blank(form: Form) -> None:
    words = plain(text_of(sheet(form))[0])
    known = {"procedure": "Đăng ký khai sinh", "code": visits.CODE, "person": "Trần Thị Mai", "phone": "0987 000 123"}
    for part in form.parts:
        assert plain(known.get(part.id, "")) in words, part.id
    assert plain("Tân Yên, ngày 25 tháng 11 năm 2026") in words
    assert "đối chiếu mẫu: phụ lục i thông tư 03/2025/tt-vpcp" in words


def test_a_form_that_the_head_declared_checked_says_nothing_about_comparing() -> None:
    state = FormState(FORMS["01"], True, visits.DAY)
    made = official_forms.pdf(filled(state, visits.visit(), visits.paper(), visits.here()))
    assert "đối chiếu" not in plain(text_of(made)[0])


@pytest.mark.parametrize("no", ["01", "06"])
def test_bars_and_square_of_the_dossier_code_are_read_back_from_the_page(no: str) -> None:
    (page,) = rendered(sheet(FORMS[no]), 8)
    seen = {(code.format, code.text) for code in zxingcpp.read_barcodes(page)}
    assert seen == {
        (zxingcpp.BarcodeFormat.Code128, visits.CODE),
        (zxingcpp.BarcodeFormat.QRCode, visits.CODE),
    }


def test_without_a_dossier_code_no_code_is_drawn() -> None:
    (page,) = rendered(sheet(FORMS["01"], dossier_code=""), 8)
    assert not zxingcpp.read_barcodes(page)


@given(st.from_regex(r"\A[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}-[0-9]{6}-[0-9]{4}\Z"))
@settings(max_examples=25, deadline=None)
def test_bars_of_any_dossier_code_are_read_back(code: str) -> None:
    from PIL import Image

    made = drawn(code)
    row = [*([255] * 10), *(0 if dark else 255 for dark in made.modules), *([255] * 10)]
    picture = Image.new("L", (len(row), 1))
    picture.putdata(row)
    (read,) = zxingcpp.read_barcodes(picture.resize((len(row) * 3, 60), Image.Resampling.NEAREST))
    assert (read.text, read.format) == (code, zxingcpp.BarcodeFormat.Code128)
    assert f'viewBox="0 0 {len(made.modules) + 2 * QUIET} 1"' in made.svg()


def test_bars_hold_plain_letters_only() -> None:
    with pytest.raises(ValueError, match="CODE128"):
        drawn("Đ-1")


def test_a_scanned_card_fills_the_declaration_and_typed_words_win() -> None:
    card = read_id_card(CARD, visits.DAY)
    form = form_list.declaration()
    here = visits.here(card=card, typed={"address": "Thôn Giữa"})
    made = filled(FormState(form), visits.visit(name=""), visits.paper(), here)
    words = text_of(official_forms.pdf(made))[0]
    for known in ("Trần Thị Mai", "001184000123", "15/02/1984", "Nữ", "Thôn Giữa", "1.001193"):
        assert known in words
    assert "Đối chiếu" not in words
    assert set(wanted(form, visits.visit(), visits.paper(), here)) == {"address", "relation", "content"}


def test_the_card_and_what_is_typed_show_nowhere_in_a_log() -> None:
    here = visits.here(card=read_id_card(CARD, visits.DAY), typed={"address": "Thôn Giữa"})
    assert "001184000123" not in repr(here)
    assert "Thôn Giữa" not in repr(here)


def test_the_register_goes_on_with_its_heading_on_every_page() -> None:
    office = visits.here().office
    days = date(2026, 11, 23), visits.DAY
    state = FormState(FORMS["07"])
    words, pages = text_of(official_forms.pdf(register(state, visits.register(60), *days, office, visits.DAY)))
    assert pages > 2
    assert words.count("Mã hồ sơ") == pages
    assert plain(words).count(plain(visits.CODE)) == 60


@pytest.mark.parametrize("text", HOSTILE[:6])
@pytest.mark.parametrize("no", ["01", "02", "04"])
def test_hostile_and_long_text_stays_text_and_stays_on_the_page(no: str, text: str) -> None:
    procedure = replace(visits.BIRTH, name=text, papers=tuple(replace(p, name=text) for p in visits.BIRTH.papers))
    here = visits.here(typed={part.id: text for part in FORMS[no].parts if part.asked}, clerk=text)
    state = FormState(FORMS[no])
    made = official_forms.pdf(filled(state, visits.visit(name=text), visits.paper(procedure), here))
    assert_apart(made)
    for page in rendered(made, 6):
        box = page.point(lambda shade: 255 if shade < 250 else 0).getbbox()
        assert box is not None
        assert min(box[0], page.width - box[2]) >= 12 * 6
