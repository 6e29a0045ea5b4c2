"""Ticket printers without a printer: one that shows the slip on the screen and one that writes files."""

from contextlib import suppress
from pathlib import Path
from typing import Protocol, runtime_checkable

from onestop_desk.services.ports import NoPrinter, PrinterError, RollSheet, TicketPaper, TicketPrinter
from ui.devices import printer_sheet

WIDE_ROLL = 80
"""Millimetres of the usual roll; the other one has 58."""


@runtime_checkable
class ShowsSlips(Protocol):
    """A printer that may have no paper, and then shows what it would print."""

    @property
    def picture(self) -> bytes | None:
        """The newest slip as PNG, None where it is on paper."""

    @property
    def on_paper(self) -> bool:
        """Whether anything comes out of anywhere."""


def on_paper(printer: TicketPrinter) -> bool:
    """Whether what is printed comes out on paper: "take your slip" is said of nothing else."""
    if isinstance(printer, NoPrinter):
        return False
    return printer.on_paper if isinstance(printer, ShowsSlips) else True


@runtime_checkable
class KnowsItsRoll(Protocol):
    """A printer that says how wide its roll is."""

    @property
    def roll_mm(self) -> int:
        """80 or 58."""


def roll_of(printer: object) -> int:
    """How wide a sheet for a printer is drawn, in millimetres; as usual where it does not say."""
    return printer.roll_mm if isinstance(printer, KnowsItsRoll) else WIDE_ROLL


class ScreenPrinter:
    """Stands in when no printer is set up: the slip is drawn as it would print, for the screen to show."""

    asks = False
    health_seen = "none"
    on_paper = False

    def __init__(self) -> None:
        self._picture: bytes | None = None

    @property
    def picture(self) -> bytes | None:
        """The newest slip as PNG."""
        return self._picture

    def health(self) -> str:
        """There is none."""
        return "none"

    def print_ticket(self, paper: TicketPaper) -> None:
        """Draws the slip."""
        self._picture = printer_sheet.picture(paper, whole_roll=True)

    def print_sheet(self, sheet: RollSheet) -> None:
        """Shows the sheet."""
        self._picture = sheet.picture


class FilePrinter:
    """Writes each slip as a PDF into a folder, for a rehearsal, or where there is no printer."""

    asks = False
    health_seen = "ok"

    def __init__(self, folder: Path, dots: int = printer_sheet.DOTS) -> None:
        self._folder, self._dots = folder, dots

    def health(self) -> str:
        """A folder does not tell."""
        return "ok"

    def print_ticket(self, paper: TicketPaper) -> None:
        """Writes the slip; printed again, it replaces its own file. Raises PrinterError("failed")."""
        self._write(f"{paper.day:%Y-%m-%d}-{paper.number}.pdf", printer_sheet.document(paper, dots=self._dots))

    def print_sheet(self, sheet: RollSheet) -> None:
        """Writes the sheet under its own name. Raises PrinterError("failed")."""
        self._write(f"{sheet.name}.pdf", sheet.page)

    def _write(self, name: str, page: bytes) -> None:
        """Whole or not at all: a full disk leaves no half of a slip, and the one before as it was."""
        part = self._folder / f"{name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(page)
            part.replace(self._folder / name)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise PrinterError("failed") from error
