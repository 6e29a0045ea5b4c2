"""From how far and in what state codes are still read, simulated for a modest phone (tests/paper/phone.py)."""

import pytest
import zxingcpp
from PIL import Image

from onestop_desk.paper.posters import SheetOrder, draw
from tests.paper import hall, phone

BIRTH = "1.001193"
ADDRESS = f"{hall.BASE}/t/{BIRTH}"
A_MM = 8
BLURRED = 0.6
"""Radius in the phone's pixels: visibly out of focus, a module being 2.3 of them."""


def page(kind: str, subject: str, size: str = "A4") -> tuple[Image.Image, set[str]]:
    sheet = draw(SheetOrder(kind, subject, size), hall.catalogue(), hall.DAY)
    (drawn,) = phone.rendered(sheet.pdf)
    return drawn, set(sheet.addresses)


def corners(drawn: Image.Image, text: str) -> tuple[float, float, float]:
    """Left, top and side of a code in millimetres, without its quiet zone."""
    for found in zxingcpp.read_barcodes(drawn):
        if found.text == text:
            place = found.position
            return (
                place.top_left.x / A_MM,
                place.top_left.y / A_MM,
                (place.bottom_right.x - place.top_left.x) / A_MM,
            )
    raise AssertionError(f"{text} is not on the page")


def cut_out(drawn: Image.Image, left: float, top: float, side: float) -> Image.Image:
    """A square of a page, in millimetres."""
    x, y, far = round(left * A_MM), round(top * A_MM), round(side * A_MM)
    return drawn.crop((x, y, x + far, y + far))


@pytest.mark.parametrize(
    ("kind", "size", "least"),
    [("procedure", "A4", 120), ("procedure", "A3", 120), ("office", "A4", 120), ("procedure", "A5", 100),
     ("office", "A5", 100)],
)  # fmt: skip
def test_the_large_codes_are_as_large_as_promised(kind: str, size: str, least: float) -> None:
    drawn, (address,) = page(kind, BIRTH if kind == "procedure" else "", size)
    assert corners(drawn, address)[2] >= least


@pytest.mark.parametrize("turned", [0, 5, 12, 20, 30])
@pytest.mark.parametrize(("kind", "size"), [("procedure", "A4"), ("office", "A4"), ("procedure", "A5")])
def test_a_large_code_is_read_from_a_metre_and_a_half(kind: str, size: str, turned: float) -> None:
    drawn, addresses = page(kind, BIRTH if kind == "procedure" else "", size)
    assert phone.read(phone.compressed(phone.seen(drawn, 1.5, blur=BLURRED, turned=turned))) == addresses


def test_from_a_metre_and_a_half_a_module_is_two_pixels() -> None:
    assert 2.2 < phone.pixels_a_mm(1.5) * 121 / 33 < 2.4


@pytest.mark.parametrize("turned", [0, 5, 12, 20, 30])
@pytest.mark.parametrize("metres", [0.35, 0.4])
def test_all_codes_of_a_field_are_read_at_arms_length(metres: float, turned: float) -> None:
    drawn, addresses = page("field", "ho-tich")
    assert phone.read(phone.seen(drawn, metres, blur=0.5, turned=turned)) == addresses


def test_a_label_is_read_from_a_hand() -> None:
    drawn, addresses = page("stickers", "")
    assert phone.read(phone.seen(drawn, 0.3, blur=BLURRED, turned=10)) == addresses


def test_a_large_code_bears_a_stain_of_5_mm_anywhere_even_on_its_corners() -> None:
    drawn, addresses = page("procedure", BIRTH)
    left, top, side = corners(drawn, ADDRESS)
    edge = 15
    alone = cut_out(drawn, left - edge, top - edge, side + 2 * edge)
    places = [(edge + side * x / 7, edge + side * y / 7) for x in range(8) for y in range(8)]
    spoilt = [
        p for p in places if phone.read(phone.seen(phone.stained(alone, *p), 1.5, blur=0.5, turned=7)) != addresses
    ]
    assert spoilt == []


def test_a_code_in_a_list_bears_a_stain_of_5_mm_anywhere_but_on_its_three_corner_squares() -> None:
    drawn, _addresses = page("field", "ho-tich")
    left, top, side = corners(drawn, ADDRESS)
    edge, square = 6, side * 7 / 29
    alone = cut_out(drawn, left - edge, top - edge, side + 2 * edge)
    spoilt = []
    for x, y in ((side * i / 12, side * j / 12) for i in range(13) for j in range(13)):
        touches = any(
            cx - 3.2 < x < cx + square + 3.2 and cy - 3.2 < y < cy + square + 3.2
            for cx, cy in ((0, 0), (side - square, 0), (0, side - square))
        )
        if not touches and ADDRESS not in phone.read(
            phone.seen(phone.stained(alone, edge + x, edge + y), 0.35, blur=0.5, turned=7)
        ):
            spoilt.append((x, y))
    assert spoilt == []


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_no_module_is_smaller_than_six_tenths_of_a_millimetre(size: str) -> None:
    drawn, addresses = page("field", "ho-tich", size)
    for address in addresses:
        assert corners(drawn, address)[2] / 29 >= 0.6
