"""The ticket printers there are so far: one that shows the sheet on the screen and one that writes files."""

from pathlib import Path

from onestop_desk.services.ports import PrintResult, TicketPaper
from onestop_desk.words import phrases
from ui.devices import printer_sheet


class ScreenPrinter:
    """Stands in when no printer is set up: the sheet is drawn as it would print, and shown on the screen."""

    def print_ticket(self, paper: TicketPaper) -> PrintResult:
        """Draws the number and hands its picture back."""
        return PrintResult(picture=printer_sheet.picture(paper, whole_roll=True))


class FilePrinter:
    """Writes each number as a PDF into a folder, for a rehearsal or a printer with its own queue."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print_ticket(self, paper: TicketPaper) -> PrintResult:
        """Writes the number; the same number printed again replaces its own file."""
        day = phrases.local(paper.printed_at).date()
        target = self._folder / f"{day:%Y-%m-%d}-{paper.number}.pdf"
        page = printer_sheet.document(paper)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page)
        except OSError:
            return PrintResult(problem="failed")
        return PrintResult(path=str(target))
