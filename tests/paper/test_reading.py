"""Codes are read from PDFs, pictures and folders; spoilt files are named, and every address is told where it leads."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onestop_desk.domain.errors import Refusal
from onestop_desk.paper import reading
from onestop_desk.paper.codes import Codes
from onestop_desk.paper.posters import SheetOrder, draw, draw_many, preview
from onestop_desk.paper.reading import Destination, read_codes, where_it_leads
from tests.paper import hall

BIRTH = "1.001193"
ADDRESS = f"{hall.BASE}/t/{BIRTH}"


def field_pdf() -> bytes:
    return draw(SheetOrder("field", "ho-tich"), hall.catalogue(), hall.DAY).pdf


def test_a_pdf_gives_every_code_with_its_page(tmp_path: Path) -> None:
    file = tmp_path / "to.pdf"
    orders = [SheetOrder("procedure", BIRTH), SheetOrder("field", "ho-tich")]
    bundle = draw_many(orders, hall.catalogue(), hall.DAY)
    file.write_bytes(bundle.pdf)
    found = read_codes(file)
    assert [(code.page, code.text) for code in found[:1]] == [(1, ADDRESS)]
    assert {code.text for code in found if code.page == 2} == set(bundle.sheets[1].addresses)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("JPEG", "RGB"), ("TIFF", "L"), ("WEBP", "RGB"), ("BMP", "RGB")]
)
def test_a_picture_of_any_kind_is_read_whatever_it_is_called(tmp_path: Path, kind: str, mode: str) -> None:
    png = preview(SheetOrder("procedure", BIRTH), hall.catalogue(), hall.DAY, ppi=96)
    file = tmp_path / "anh.khong-biet"
    Image.open(BytesIO(png)).convert(mode).save(file, kind)
    assert [code.text for code in read_codes(file)] == [ADDRESS]


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    drawn = Image.open(BytesIO(Codes().one(ADDRESS).png(6))).convert("L")
    ink = Image.new("RGBA", drawn.size, (0, 0, 0, 255))
    ink.putalpha(drawn.point(lambda shade: 255 - shade))
    file = tmp_path / "trong.png"
    ink.save(file)
    assert [code.text for code in read_codes(file)] == [ADDRESS]


def behind_a_password() -> bytes:
    """The smallest PDF whose password nobody knows: its keys are those of no password at all."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    key = b"<" + b"00" * 16 + b">"
    start = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n" + table
    return made + b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[" + key * 2 + b"]>>\nstartxref\n%d\n%%%%EOF\n" % start


SPOILT = {
    "rong.pdf": b"",
    "gay.pdf": b"%PDF-1.7\n" + b"x" * 400,
    "khong.png": b"not a picture",
    "cut.png": Codes().one(ADDRESS).png(6)[:200],
    "zip.pdf": b"PK\x03\x04 nothing",
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(SPOILT[name])
    with pytest.raises(Refusal) as refused:
        read_codes(file)
    assert refused.value.code == "unreadable_sheet"
    assert refused.value.facts == {"file": name, "problem": "not_readable"}


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        read_codes(tmp_path / "khong-co.pdf")


def test_a_picture_made_to_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "to.png"
    file.write_bytes(Codes().one(ADDRESS).png(8))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(Refusal) as refused:
        read_codes(file)
    assert refused.value.facts["problem"] == "too_large"


def test_a_page_too_large_for_300_dpi_is_read_more_coarsely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a3.pdf"
    file.write_bytes(draw(SheetOrder("office", "", "A3"), hall.catalogue(), hall.DAY).pdf)
    monkeypatch.setattr(reading, "MOST_PIXELS", 300_000)
    assert [code.text for code in read_codes(file)] == [hall.BASE + "/"]


def test_a_folder_names_what_it_could_not_read(tmp_path: Path) -> None:
    inner = tmp_path / "tang-2"
    inner.mkdir()
    (inner / "to.pdf").write_bytes(field_pdf())
    (tmp_path / "gay.pdf").write_bytes(SPOILT["gay.pdf"])
    (tmp_path / "ghi-chu.txt").write_text("không phải tờ", encoding="utf-8")
    found = read_codes(tmp_path)
    assert [(code.file.name, code.fault) for code in found if code.fault] == [("gay.pdf", "not_readable")]
    assert len([code for code in found if not code.fault]) == 9


def test_a_pdf_behind_a_password_is_called_encrypted(tmp_path: Path) -> None:
    file = tmp_path / "khoa.pdf"
    file.write_bytes(behind_a_password())
    with pytest.raises(Refusal) as refused:
        read_codes(file)
    assert refused.value.facts == {"file": "khoa.pdf", "problem": "encrypted"}


@given(content=st.binary(max_size=400), as_pdf=st.booleans())
def test_no_bytes_end_in_anything_but_codes_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, as_pdf: bool
) -> None:
    file = tmp_path_factory.mktemp("byte") / "x"
    file.write_bytes((b"%PDF-1.4\n" if as_pdf else b"\x89PNG\r\n\x1a\n") + content)
    try:
        found: object = read_codes(file)
    except Refusal as refusal:
        found = refusal.code
    assert found in {(), "unreadable_sheet"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (hall.BASE, Destination("office", "", "current", "Trung tâm Phục vụ hành chính công xã Tân Yên")),
        (hall.BASE + "/", Destination("office", "", "current", "Trung tâm Phục vụ hành chính công xã Tân Yên")),
        (hall.BASE + "/l/ho-tich", Destination("field", "ho-tich", "current", "Hộ tịch")),
        (hall.BASE + "/l/khong-co", Destination("field", "khong-co", "unknown")),
        (ADDRESS, Destination("procedure", BIRTH, "current", "Đăng ký khai sinh")),
        (ADDRESS + "/", Destination("procedure", BIRTH, "current", "Đăng ký khai sinh")),
        (ADDRESS + ".000.00.00.H05", Destination("procedure", BIRTH, "current", "Đăng ký khai sinh")),
        (ADDRESS + "?in=1", Destination("procedure", BIRTH, "current", "Đăng ký khai sinh")),
        (hall.BASE + "/t/9.999999", Destination("procedure", "9.999999", "unknown")),
        (hall.BASE + "/khac", Destination("other", "", "unknown")),
        ("https://cu.example/t/" + BIRTH, Destination("procedure", BIRTH, "other_base", "Đăng ký khai sinh")),
        ("https://cu.example/l/ho-tich", Destination("field", "ho-tich", "other_base", "Hộ tịch")),
        ("https://cu.example/", Destination("other", "", "not_ours")),
        ("https://cu.example/t/9.999999", Destination("other", "", "not_ours")),
        (hall.BASE + ".lua-dao.example/t/9.999999", Destination("other", "", "not_ours")),
        ("WIFI:S:nha;;", Destination("other", "", "not_ours")),
        ("http" + "://[", Destination("other", "", "not_ours")),
        ("", Destination("other", "", "not_ours")),
    ],
)  # fmt: skip
def test_where_a_code_leads(text: str, expected: Destination) -> None:
    assert where_it_leads(text, hall.catalogue()) == expected


def test_an_abolished_one_an_upcoming_one_and_a_field_that_is_empty() -> None:
    successor = ("1.099999", "Thủ tục mới")
    whole = hall.changed(hall.catalogue(), BIRTH, status="superseded", successor=successor)
    assert where_it_leads(ADDRESS, whole) == Destination(
        "procedure", BIRTH, "abolished", "Đăng ký khai sinh", successor
    )
    ahead = hall.changed(hall.catalogue(), BIRTH, upcoming=True)
    assert where_it_leads(ADDRESS, ahead).state == "upcoming"
    field = next(f for f in whole.fields if f.slug == "ho-tich")
    retired = replace(whole, fields=(), retired_fields=(field,))
    assert where_it_leads(hall.BASE + "/l/ho-tich", retired).state == "abolished"


def test_a_base_with_a_path_of_its_own() -> None:
    whole = hall.catalogue()
    site = replace(whole, office=replace(whole.office, base="https://xa.example/mot-cua"))
    assert where_it_leads("https://xa.example/mot-cua/t/" + BIRTH, site).state == "current"
    assert where_it_leads("https://xa.example/mot-cua", site).kind == "office"
    assert where_it_leads("https://xa.example/", site).state == "not_ours"


def test_scheme_and_host_are_read_as_a_phone_reads_them() -> None:
    shouted = ADDRESS.replace(hall.BASE, hall.BASE.upper())
    assert where_it_leads(shouted, hall.catalogue()).state == "current"
    assert where_it_leads(ADDRESS.replace(hall.BASE, "https:" + "//[khong-phai"), hall.catalogue()).state == "not_ours"
