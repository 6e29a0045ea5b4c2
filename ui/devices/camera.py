"""A camera as the desk sees it, behind a port, and the codes in its pictures, read on another thread."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QImage

from ui.background import RunTask, run_task

EVERY_MS = 100
"""At most ten pictures a second are read."""
MOST_PIXELS = 1600
"""A wider picture is made smaller first: a code held before a camera fills a good part of it."""
FORMATS = "QRCode|Code128"


class CameraFeed(Protocol):
    """One camera; it gives pictures between `start` and `stop`, and says once when it cannot any more."""

    @property
    def pictured(self) -> SignalInstance:
        """Carries a QImage."""
        ...

    @property
    def failed(self) -> SignalInstance:
        """Carries why there is no picture: `none`, `denied` or `gone`."""
        ...

    def is_there(self) -> bool:
        """Whether the PC has a camera now."""
        ...

    def start(self) -> None:
        """Opens the camera."""
        ...

    def stop(self) -> None:
        """Gives the camera back; may be called at any time."""
        ...


def codes_in(picture: QImage) -> tuple[str, ...]:
    """The texts of the QR and CODE128 codes in a picture, the surest first; slow, so it is called on another thread."""
    # Loaded by the first scan: a desk that starts has no use for them yet.
    import zxingcpp
    from PIL import Image

    if picture.isNull():
        return ()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    if grey.width() > MOST_PIXELS:
        grey = grey.scaledToWidth(MOST_PIXELS)
    size = grey.width(), grey.height()
    pixels = Image.frombuffer("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1)
    found = zxingcpp.read_barcodes(pixels, formats=zxingcpp.barcode_formats_from_str(FORMATS))
    return tuple(code.text for code in found if code.valid and code.text)


class CameraReader(QObject):
    """Reads one picture at a time, so that a slow PC skips pictures instead of falling behind."""

    read = Signal(str)

    def __init__(
        self,
        parent: QObject,
        *,
        run: RunTask = run_task,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._run, self._clock = run, clock
        self._busy = self._over = False
        self._last = float("-inf")

    def look_at(self, picture: QImage) -> None:
        """Reads a picture, unless the last one is still being read or was read a moment ago."""
        now = self._clock()
        if self._busy or self._over or (now - self._last) * 1000 < EVERY_MS:
            return
        self._busy, self._last = True, now
        # A copy of its own: the camera may write its next picture into the same memory.
        own = picture.copy()
        self._run(self, lambda: codes_in(own), self._on_read, self._on_failed)

    def end(self) -> None:
        """Tells nothing more, also of a picture that is being read now."""
        self._over = True

    def _on_read(self, texts: tuple[str, ...]) -> None:
        self._busy = False
        if texts and not self._over:
            self._over = True
            self.read.emit(texts[0])

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        raise error
