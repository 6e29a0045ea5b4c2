"""The ticket printers there are so far: one that shows the slip on the screen and one that writes files."""

from pathlib import Path

from onestop_desk.services.ports import PrinterError, TicketPaper
from ui.devices import printer_sheet


class ScreenPrinter:
    """Stands in when no printer is set up: the slip is drawn as it would print, for the screen to show."""

    def __init__(self) -> None:
        self.picture: bytes | None = None
        """PNG of the newest slip."""

    def print_ticket(self, paper: TicketPaper) -> None:
        """Draws the slip."""
        self.picture = printer_sheet.picture(paper, whole_roll=True)


class FilePrinter:
    """Writes each slip as a PDF into a folder, for a rehearsal or a printer with a queue of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print_ticket(self, paper: TicketPaper) -> None:
        """Writes the slip; printed again, it replaces its own file. Raises PrinterError("failed")."""
        page = printer_sheet.document(paper)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{paper.day:%Y-%m-%d}-{paper.number}.pdf").write_bytes(page)
        except OSError as error:
            raise PrinterError("failed") from error
