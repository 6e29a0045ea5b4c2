"""What a modest phone sees of a sheet: fewer pixels, out of focus, held askew, the paper stained."""

import math
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFilter

from onestop_desk.paper.reading import codes_in

PIXELS_ACROSS = 1080
FIELD_OF_VIEW = 60.0
"""Degrees across the short side of the picture, as phones of a few years ago have it."""
_RENDER_A_MM = 8.0
MM_A_INCH = 25.4


def pixels_a_mm(metres: float) -> float:
    """How many pixels of the phone's picture a millimetre of paper covers, seen from so far away."""
    seen_mm = 2000 * metres * math.tan(math.radians(FIELD_OF_VIEW / 2))
    return PIXELS_ACROSS / seen_mm


def rendered(pdf: bytes, dots_a_mm: float = _RENDER_A_MM) -> list[Image.Image]:
    """The pages of a PDF in grey."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=dots_a_mm * MM_A_INCH / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    return pages


def stained(page: Image.Image, x_mm: float, y_mm: float, across_mm: float = 5.0, shade: int = 70) -> Image.Image:
    """A round stain on a page rendered at the usual dots, its centre so far from the left and the top."""
    copy = page.copy()
    middle, half = (x_mm * _RENDER_A_MM, y_mm * _RENDER_A_MM), across_mm * _RENDER_A_MM / 2
    ImageDraw.Draw(copy).ellipse((middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half), fill=shade)
    return copy


def seen(page: Image.Image, metres: float, *, blur: float = 0.0, turned: float = 0.0) -> Image.Image:
    """The page in the phone's picture; `blur` is the radius in the phone's pixels, `turned` degrees."""
    scale = pixels_a_mm(metres) / _RENDER_A_MM
    # Turned before it is shrunk, as light is: the phone's pixels average what falls on them.
    askew = page.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if turned else page
    small = askew.resize((round(askew.width * scale), round(askew.height * scale)), Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(blur)) if blur else small


def read(picture: Image.Image) -> set[str]:
    """The texts a decoder finds in it."""
    return set(codes_in(picture))


def compressed(picture: Image.Image, quality: int = 75) -> Image.Image:
    """The picture as a phone keeps it."""
    held = BytesIO()
    picture.save(held, "JPEG", quality=quality)
    return Image.open(held).convert("L")
