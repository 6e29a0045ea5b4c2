"""Ticket printers in the frame of the desk: words in the status bar, slips of F4, and the question about them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import TicketTaken
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.dialogs.printer import PrinterDialog
from ui.desk.printer_watch import PrinterWatch
from ui.desk.status_bar import StatusBar

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from ui.devices.printer_station import StationPrinter


class DeskPrinters:
    """Does nothing at a desk that was opened without a printer's place: in tests and pictures."""

    def __init__(
        self,
        services: "Services",
        acts: DeskActions,
        printer: "StationPrinter | None",
        status: StatusBar,
        asked_on: QWidget,
        say: Callable[[str, str, str], object],
    ) -> None:
        self._services, self._acts, self._status, self._asked_on = services, acts, status, asked_on
        self.watch = PrinterWatch(services, acts.actor, printer, acts) if printer is not None else None
        if self.watch is None:
            return
        self.watch.changed.connect(self._show)
        self.watch.said.connect(say)
        acts.number_given.connect(self._print)
        status.printer_pressed.connect(self.ask)
        self._show()

    def start(self) -> None:
        """The desk is seen."""
        if self.watch is not None:
            self.watch.start()

    def stop(self) -> None:
        """Nobody looks: no timer runs."""
        if self.watch is not None:
            self.watch.stop()

    def ask(self) -> None:
        """What waits for the printers, a slip printed again, and their set-up."""
        if self.watch is not None:
            PrinterDialog(self._asked_on, self._services, self._acts.actor, self.watch).open_first()

    def _print(self, taken: TicketTaken) -> None:
        if self.watch is not None:
            self.watch.print_number(taken.ticket_id)

    def _show(self) -> None:
        if self.watch is not None:
            well = _("Máy in: sẵn sàng") if self.watch.printer.on_paper else ""
            self._status.show_printer("desk", self.watch.own(), well)
            self._status.show_printer("kiosk", self.watch.kiosk())
