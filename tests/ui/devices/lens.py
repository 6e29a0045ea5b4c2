"""A camera held by the test: pictures of real codes as a cheap lens sees them, and a plug that can be pulled."""

from typing import Any, cast

import qrcode
import zxingcpp
from PIL import Image, ImageEnhance, ImageFilter
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


class HandCamera(QObject):
    """Gives the pictures it is told to."""

    pictured = Signal(QImage)
    failed = Signal(str)

    def __init__(self, *, there: bool = True, fails: str = "") -> None:
        super().__init__()
        self.there, self.fails = there, fails
        self.is_open = False
        self.opened = 0

    def is_there(self) -> bool:
        return self.there

    def start(self) -> None:
        self.opened += 1
        if self.fails:
            self.failed.emit(self.fails)
            return
        self.is_open = True

    def stop(self) -> None:
        self.is_open = False

    def see(self, picture: Image.Image) -> None:
        """One picture reaches the desk, as only an open camera sends them."""
        assert self.is_open
        self.pictured.emit(as_qt(picture))

    def unplug(self) -> None:
        """In the middle of use."""
        self.is_open = self.there = False
        self.failed.emit("gone")


def qr(text: str) -> Image.Image:
    """A printed QR code with its margin."""
    made = qrcode.QRCode(box_size=8, border=4)
    made.add_data(text)
    return made.make_image().get_image().convert("L")


def code128(text: str) -> Image.Image:
    """A printed CODE128."""
    bars = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128).to_image(scale=3)
    high, wide = bars.shape
    printed = Image.frombytes("L", (wide, high), bytes(memoryview(cast("Any", bars))))
    sheet = Image.new("L", (wide + 120, high + 120), 255)
    sheet.paste(printed, (60, 60))
    return sheet


def held(
    code: Image.Image, *, turned: float = 0, blur: float = 0, dim: float = 1.0, across: float = 0.5
) -> Image.Image:
    """A code held before a camera of 1280 × 720: askew, out of focus, badly lit; `across` is its part of the height."""
    side = round(720 * across)
    small = code.resize((round(code.width * side / code.height), side), Image.Resampling.BOX)
    if small.width > 1200:
        small = small.resize((1200, round(small.height * 1200 / small.width)), Image.Resampling.BOX)
    askew = small.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    picture = Image.new("L", (1280, 720), 150)
    picture.paste(askew, ((1280 - askew.width) // 2, (720 - askew.height) // 2))
    dark = ImageEnhance.Brightness(picture).enhance(dim)
    return dark.filter(ImageFilter.GaussianBlur(blur)) if blur else dark


def phone_screen(code: Image.Image) -> Image.Image:
    """A code shown by a phone at night: white on black around it, little contrast, its pixels seen as a grid."""
    picture = held(code, across=0.55)
    faded = ImageEnhance.Contrast(picture).enhance(0.45)
    grid = Image.new("L", faded.size, 0)
    for x in range(0, faded.width, 4):
        grid.paste(22, (x, 0, x + 1, faded.height))
    return Image.composite(Image.new("L", faded.size, 90), faded, grid)


def as_qt(picture: Image.Image) -> QImage:
    """The same for Qt, in colour as cameras send it."""
    colour = picture.convert("RGB")
    wide, high = colour.size
    return QImage(colour.tobytes(), wide, high, wide * 3, QImage.Format.Format_RGB888).copy()
