"""A slip as dots: pure black on white, and cut into strips that a small printer's memory can hold."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

STRIP_ROWS = 128
"""Rows sent at a time: 9 kB on an 80 mm roll, a third of what the cheapest printers hold."""
INK = 150
"""Darker than this is a dot: half-covered edges of thin strokes and Vietnamese marks stay."""


def dots(picture: bytes, width: int) -> Image.Image:
    """The picture as black dots (mode "1", 0 is black) on a roll `width` dots wide.

    Wider, it is cut alike on both sides, which are empty there; narrower, it stands in the middle.
    """
    with Image.open(BytesIO(picture)) as opened:
        return cut(_on_white(opened), width)


def cut(grey: Image.Image, width: int) -> Image.Image:
    """The same of a picture in shades of grey."""
    sheet = Image.new("L", (width, grey.height), 255)
    sheet.paste(grey, ((width - grey.width) // 2, 0))
    return sheet.point([0 if shade < INK else 255 for shade in range(256)], mode="1")


def strips(drawn: Image.Image) -> Iterator[Image.Image]:
    """The dots from the top, some rows at a time."""
    for top in range(0, drawn.height, STRIP_ROWS):
        yield drawn.crop((0, top, drawn.width, min(top + STRIP_ROWS, drawn.height)))


def _on_white(opened: Image.Image) -> Image.Image:
    if not opened.has_transparency_data:
        return opened.convert("L")
    clear = opened.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return paper.convert("L")
