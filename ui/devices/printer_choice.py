"""Makes the ticket printer that was set up, of whatever kind."""

from pathlib import Path
from typing import assert_never

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from onestop_desk.domain.printing import PrinterKind, PrinterSetup
from onestop_desk.services.ports import PrinterError, RollSheet, TicketPaper
from ui.devices import printer_sheet
from ui.devices.office_printer import SystemPrinters
from ui.devices.printer import FilePrinter, ScreenPrinter
from ui.devices.printer_queue import Device
from ui.devices.thermal import ThermalPrinter

FOLDER = "phieu"
"""Where slips are written as PDF, beside the data, unless another folder is set up."""


class SystemTicketPrinter:
    """A printer that the operating system knows: it gets the slip as a page as wide as the roll."""

    asks = True
    health_seen = "ok"

    def __init__(self, name: str, dots: int) -> None:
        self._name, self._dots = name, dots

    def health(self) -> str:
        """The system says whether it knows the printer, and whether it has given up on it."""
        info = QPrinterInfo.printerInfo(self._name)
        if info.isNull():
            return "offline"
        return "failed" if info.state() == QPrinter.PrinterState.Error else "ok"

    def print_ticket(self, paper: TicketPaper) -> None:
        """Hands the slip over; raises PrinterError."""
        self._print(printer_sheet.document(paper, dots=self._dots))

    def print_sheet(self, sheet: RollSheet) -> None:
        """Hands another sheet over; raises PrinterError."""
        self._print(sheet.page)

    def _print(self, page: bytes) -> None:
        health = self.health()
        if health != "ok":
            raise PrinterError(health)
        SystemPrinters().print_pdf(page, self._name)


def device_of(setup: PrinterSetup, folder: Path) -> Device | None:
    """The printer of a set-up, None where there is none; `folder` is that of the data."""
    match setup.kind:
        case PrinterKind.NONE:
            return None
        case PrinterKind.SCREEN:
            return ScreenPrinter()
        case PrinterKind.PDF:
            return FilePrinter(Path(setup.folder).expanduser() if setup.folder else folder / FOLDER, setup.dots)
        case PrinterKind.SYSTEM:
            return SystemTicketPrinter(setup.name, setup.dots)
        case PrinterKind.NETWORK | PrinterKind.USB | PrinterKind.SERIAL:
            return ThermalPrinter(setup)
        case _:
            assert_never(setup.kind)
