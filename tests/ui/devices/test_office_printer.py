"""What a printer gets is what was drawn: every page, at its own size."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from onestop_desk.paper import engine, posters
from onestop_desk.paper.posters import SheetOrder
from onestop_desk.services.ports import PrinterError
from tests.ui.desk.fake_catalogue import DAY, catalogue
from tests.ui.devices.test_thermal import ADDRESS, ticket
from ui.devices import printer_sheet
from ui.devices.office_printer import SystemPrinters, paint_pages, picture

pytestmark = pytest.mark.qt
BASE = "https://tanyen.motcua.example"


def printed(pdf: bytes, path: Path) -> list[tuple[int, int]]:
    """The sizes of the printed pages, in millimetres."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    paint_pages(pdf, printer)
    document = pypdfium2.PdfDocument(path)
    sizes = [tuple(round(side / 72 * 25.4) for side in document[n].get_size()) for n in range(len(document))]
    document.close()
    return sizes


def read(image: QImage) -> list[str]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    held = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [found.text for found in zxingcpp.read_barcodes(held)]


@pytest.mark.parametrize(("size", "sides"), [("A3", (297, 420)), ("A4", (210, 297)), ("A5", (148, 210))])
def test_a_sheet_keeps_its_size_and_its_code_on_the_printer(
    qapp: QApplication, tmp_path: Path, size: str, sides: tuple[int, int]
) -> None:
    sheet = posters.draw(SheetOrder("office", "", size), catalogue(base=BASE), DAY)
    assert printed(sheet.pdf, tmp_path / "out.pdf") == [sides]
    again = picture((tmp_path / "out.pdf").read_bytes(), 0, 100)
    assert read(again) == [f"{BASE}/"]


def test_every_page_is_printed(qapp: QApplication, tmp_path: Path) -> None:
    orders = [SheetOrder("office"), SheetOrder("field", "ho-tich"), SheetOrder("office", "", "A5")]
    many = posters.draw_many(orders, catalogue(base=BASE), DAY)
    assert printed(many.pdf, tmp_path / "out.pdf") == [(210, 297), (210, 297), (148, 210)]


@pytest.mark.parametrize(("dots", "wide"), [(576, 80), (384, 58)])
def test_a_slip_on_a_printer_of_the_system_is_as_wide_as_its_roll(
    qapp: QApplication, tmp_path: Path, dots: int, wide: int
) -> None:
    ((width, height),) = printed(printer_sheet.document(ticket(), dots=dots), tmp_path / "out.pdf")
    assert width == wide
    assert height > width
    assert read(picture((tmp_path / "out.pdf").read_bytes(), 0, 203)) == [ADDRESS]


def test_a_printer_that_is_gone_is_said_to_be(qapp: QApplication) -> None:
    with pytest.raises(PrinterError) as no:
        SystemPrinters().print_pdf(engine.pdf("posters.typ", sheets=[]), "khong-co-may-nay")
    assert no.value.code == "offline"
