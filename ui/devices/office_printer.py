"""Prints PDF pages on the printers that this PC knows, and paints them as pictures for a preview."""

from threading import Lock
from typing import Any, Protocol

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from onestop_desk.services.ports import PrinterError

PPI = 300
_POINTS = 72
PDFIUM = Lock()
"""pdfium serves one thread at a time: whoever draws or reads a PDF beside the Qt thread holds this."""


class PaperPrinters(Protocol):
    """The printers for sheets of paper; a port, so that a test prints into a file."""

    def names(self) -> tuple[str, ...]:
        """The printers there are, the usual one first."""

    def print_pdf(self, pdf: bytes, printer: str) -> None:
        """Prints every page at its own size; raises PrinterError("offline") or ("failed")."""


class SystemPrinters:
    """What the operating system offers."""

    def names(self) -> tuple[str, ...]:
        """The printers there are, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        found: list[str] = list(QPrinterInfo.availablePrinterNames())
        return tuple(sorted(found, key=lambda name: (name != usual, name)))

    def print_pdf(self, pdf: bytes, printer: str) -> None:
        """Prints every page; may be called on any thread."""
        info = QPrinterInfo.printerInfo(printer)
        if info.isNull():
            raise PrinterError("offline")
        paint_pages(pdf, QPrinter(info, QPrinter.PrinterMode.HighResolution))


def paint_pages(pdf: bytes, printer: QPrinter) -> None:
    """Paints the pages of a PDF on a printer, each at its own size; raises PrinterError("failed")."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            _paint(document, printer)
        finally:
            document.close()


def _paint(document: Any, printer: QPrinter) -> None:
    printer.setFullPage(True)
    painter = QPainter()
    for number in range(len(document)):
        page = document[number]
        wide, high = page.get_size()
        layout = QPageLayout(
            QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Point),
            QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
        printer.setPageLayout(layout)
        started = painter.begin(printer) if number == 0 else printer.newPage()
        if not started:
            raise PrinterError("failed")
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), _image(page, PPI))
        page.close()
    if not painter.end():
        raise PrinterError("failed")


def picture(pdf: bytes, page: int, ppi: float) -> QImage:
    """One page of a PDF as a picture, as it prints."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _image(document[page], ppi)
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def _image(page: Any, ppi: float) -> QImage:
    bitmap = page.render(scale=ppi / _POINTS, rev_byteorder=True)
    made = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, _format(bitmap.n_channels)).copy()
    bitmap.close()
    return made


def _format(channels: int) -> QImage.Format:
    return {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888}.get(
        channels, QImage.Format.Format_RGBX8888
    )
