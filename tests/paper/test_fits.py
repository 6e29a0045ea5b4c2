"""Nothing on a sheet is cut off, runs into something else or is read as markup, whatever the catalogue says."""

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.domain.procedures import Deadline, Fee, Paper, Procedure
from onestop_desk.paper.codes import shared as shared_codes
from onestop_desk.paper.posters import SheetOrder, draw
from tests.paper import hall
from tests.paper.phone import read, rendered
from tests.resources.records import shared

MARGIN_MM = {"A3": 11, "A4": 8, "A5": 5}
KINDS = ("procedure", "field", "office", "tent", "stickers")
SIZES = ("A4", "A5", "A3")
OWN_SHAPES = {kind: ("A4",) if kind in {"tent", "stickers"} else ("A4", "A5") for kind in KINDS}
"""A3 is A4 enlarged."""
HOSTILE = (
    "*đậm* _nghiêng_ #panic(\"x\") $x^2$ `mã` <nhãn> @ref // ghi chú /* chú */ \\ ~ -- --- ... [hộp] {khối}",
    "#import \"sheet.typ\": * #sys.inputs #read(\"/etc/passwd\") #eval(\"1\")",
    "=SUM(A1:A9)<script>alert(1)</script>",
    "\u202egnơưhn\u202c \x00\x07\u200f\ufeff đảo chiều",
    "Đ" * 400,
    "nghiêng" * 60 + " và tiếp theo",
    "A\u0301\u0323" * 90,
    "😀 字 ﷽ 𝔘 " * 20,
    " ",
    "1",
)  # fmt: skip


def with_one(name: str, **changes: object) -> PublicCatalogue:
    """A catalogue whose first procedure has this name, with papers of the same."""
    papers = tuple(Paper(f"p{n}", name) for n in range(6))
    facts: dict[str, object] = {
        "deadlines": (Deadline("truc_tiep", "same_day", 0, "15:00"),), "papers": papers, "decision": "163/QĐ-BTP",
        **changes,
    }  # fmt: skip
    base = Procedure("1.000001", name, "Hộ tịch")
    others = [Procedure(f"1.00000{n}", name, "Hộ tịch") for n in range(2, 10)]
    return hall.of([replace(base, **facts), *others])  # type: ignore[arg-type]


def subject(kind: str, whole: PublicCatalogue) -> str:
    code = next(iter(whole.procedures))
    return {"procedure": code, "office": "", "tent": code}.get(kind, whole.procedures[code].field_slug)


def assert_fits(pdf: bytes, size: str, kind: str) -> None:
    pages = rendered(pdf, 6)
    assert len(pages) == 1
    margin = 2 if kind == "stickers" else MARGIN_MM[size] - 3
    ink = pages[0].point(lambda shade: 255 if shade < 250 else 0)
    clear = ink.copy()
    # The marks of a tent's fold reach the edge on purpose.
    if kind == "tent":
        middle = clear.height // 2
        clear.paste(0, (0, middle - 4, clear.width, middle + 4))
    left, top, right, bottom = clear.getbbox() or (0, 0, 0, 0)
    assert min(left, top, clear.width - right, clear.height - bottom) >= margin * 6
    assert_quiet(pages[0])
    assert_apart(pdf)


def assert_quiet(page: Image.Image) -> None:
    """Around each code four modules are empty."""
    seen = [code for code in zxingcpp.read_barcodes(page) if code.format == zxingcpp.BarcodeFormat.QRCode]
    assert seen
    for code in seen:
        corners = (
            code.position.top_left,
            code.position.top_right,
            code.position.bottom_right,
            code.position.bottom_left,
        )
        left, right = min(p.x for p in corners), max(p.x for p in corners)
        top, bottom = min(p.y for p in corners), max(p.y for p in corners)
        module = (right - left) / shared_codes().one(code.text, "Q" if code.ec_level == "Q" else "M").modules
        quiet = round(4 * module) - 3
        around = page.crop((left - quiet, top - quiet, right + quiet, bottom + quiet)).point(
            lambda s: 255 if s < 128 else 0
        )
        box = around.getbbox()
        assert box is not None
        assert min(box[0], box[1], around.width - box[2], around.height - box[3]) >= quiet - 3


def assert_apart(pdf: bytes) -> None:
    """No line of text is printed over another."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    document.close()
    for n, (left, bottom, right, top) in enumerate(boxes):
        for other_left, other_bottom, other_right, other_top in boxes[n + 1 :]:
            wide = min(right, other_right) - max(left, other_left)
            high = min(top, other_top) - max(bottom, other_bottom)
            lower = min(top - bottom, other_top - other_bottom)
            assert not (wide > 2 and high > 0.5 * lower), (left, bottom, right, top, other_left, other_top)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_usual_sheet_fits(kind: str, size: str) -> None:
    whole = hall.catalogue()
    order = SheetOrder(
        kind,
        {"procedure": "1.001193", "tent": "1.001193", "office": "", "stickers": "chung-thuc"}.get(kind, "ho-tich"),
        size,
    )
    sheet = draw(order, whole, hall.DAY)
    assert_fits(sheet.pdf, sheet.size, kind)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text_and_stays_on_the_sheet(kind: str, name: str) -> None:
    whole = with_one(name)
    office = replace(whole.office, name=name.strip() or "x", address=name, phone=name[:40])
    whole = replace(whole, office=office)
    for size in OWN_SHAPES[kind]:
        sheet = draw(SheetOrder(kind, subject(kind, whole), size), whole, hall.DAY)
        assert_fits(sheet.pdf, sheet.size, kind)


@settings(max_examples=15)
@given(name=st.text(min_size=1, max_size=500), kind=st.sampled_from(KINDS), size=st.sampled_from(SIZES))
def test_any_text_at_all_fits(name: str, kind: str, size: str) -> None:
    whole = with_one(name, fee=Fee("free", (), name), superseded_by=None)
    sheet = draw(SheetOrder(kind, subject(kind, whole), size), whole, hall.DAY)
    assert_fits(sheet.pdf, sheet.size, kind)


def official() -> list[Procedure]:
    records = sorted(shared("procedures_official.json"), key=lambda record: -len(record["name"]))
    papers = tuple(Paper(f"p{n}", "Giấy tờ chứng minh quan hệ với người được đăng ký") for n in range(5))
    return [
        Procedure(r["code"].split(".000.")[0], r["name"], "Đất đai", papers=papers, decision="163/QĐ-BTP")
        for r in records
    ]


@pytest.mark.parametrize("place", [0, 1, 3, 30])
def test_the_longest_official_names_fit(place: int) -> None:
    longest = official()[place : place + 9]
    whole = hall.of(longest)
    for kind in KINDS:
        for size in OWN_SHAPES[kind]:
            sheet = draw(SheetOrder(kind, subject(kind, whole), size), whole, hall.DAY)
            assert_fits(sheet.pdf, sheet.size, kind)


@pytest.mark.deep
def test_every_official_name_fits_its_poster() -> None:
    for procedure in official():
        whole = hall.of([procedure])
        for size in ("A4", "A5"):
            sheet = draw(SheetOrder("procedure", procedure.code, size), whole, hall.DAY)
            assert_fits(sheet.pdf, size, "procedure")


def test_long_addresses_make_finer_codes_that_still_fit() -> None:
    whole = hall.catalogue()
    longest = replace(whole, office=replace(whole.office, base="https://" + "a" * 44 + ".example"))
    for kind in KINDS:
        for size in SIZES:
            order = SheetOrder(
                kind, {"procedure": "1.001193", "tent": "1.001193", "office": ""}.get(kind, "chung-thuc"), size
            )
            sheet = draw(order, longest, hall.DAY)
            assert_fits(sheet.pdf, sheet.size, kind)
            assert set().union(*(read(page) for page in rendered(sheet.pdf, 12))) == set(sheet.addresses)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = " ".join(str(page.get_textpage().get_text_bounded()) for page in document)
    document.close()
    return " ".join(said.replace("\u200b", "").replace("\ufffe", "").split())


@pytest.mark.parametrize("kind", KINDS)
def test_what_every_sheet_must_say(kind: str) -> None:
    whole = hall.catalogue()
    sheet = draw(
        SheetOrder(kind, {"procedure": "1.001193", "tent": "1.001193", "office": ""}.get(kind, "ho-tich")),
        whole,
        hall.DAY,
    )
    said = words_of(sheet.pdf)
    assert "Quét mã" in said
    assert "xem giấy tờ cần chuẩn bị" in said
    assert "In ngày 23/11/2026" in said
    assert "tanyen.motcua.example" in said.replace(" ", "")
    if kind != "stickers":
        for must in (
            whole.office.name,
            "Mã luôn mở bản mới nhất",
            "Không có điện thoại?",
            "Hỏi: 0204 000 0123",
            "đặt lịch hẹn",
        ):
            assert must in said, must
    if kind in {"procedure", "field"}:
        assert "Theo Quyết định số 163/QĐ-BTP." in said


def test_booking_is_promised_only_where_it_can_be_had() -> None:
    whole = hall.catalogue()
    no_booking = replace(whole, office=replace(whole.office, books=False))
    for kind in KINDS:
        sheet = draw(
            SheetOrder(kind, {"procedure": "1.001193", "office": "", "tent": ""}.get(kind, "ho-tich")),
            no_booking,
            hall.DAY,
        )
        assert "lịch hẹn" not in words_of(sheet.pdf)


def test_in_black_and_white_the_text_stands_out_from_its_ground() -> None:
    sheet = draw(SheetOrder("field", "ho-tich"), hall.catalogue(), hall.DAY)
    (grey,) = rendered(sheet.pdf, 12)
    shades = grey.histogram()
    # Most of a sheet is white; its one coloured ground stays far lighter than the palest text.
    ground = max(range(150, 250), key=lambda shade: shades[shade])
    assert ground > 225
    assert sum(shades[255:]) > 0.5 * grey.width * grey.height
