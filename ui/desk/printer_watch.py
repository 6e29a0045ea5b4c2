"""The desk and its ticket printer: slips of numbers given here, copies, and what is wrong at whose printer."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.printing import PrinterState
from onestop_desk.services.ports import PrinterError
from onestop_desk.services.stations import Station
from onestop_desk.words import _, refusals
from ui.background import RunTask, run_task
from ui.desk import printer_words
from ui.desk.printer_words import Said
from ui.devices.printer_paper import paper_of
from ui.devices.printer_station import StationPrinter

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

LOOK_MS = 10_000
"""How often the kiosks' printers are looked at; they say how they are every twenty seconds."""

_log = logging.getLogger(__name__)


class PrinterWatch(QObject):
    """Lives with the desk of one clerk."""

    changed = Signal()
    """A fault came or went."""
    said = Signal(str, str, str)
    """Headline, sentence, tone: what became of slips."""

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        printer: StationPrinter,
        parent: QObject,
        run: RunTask = run_task,
    ) -> None:
        super().__init__(parent)
        self._services, self._run, self.printer = services, run, printer
        printer.actor = actor
        self._before = printer.state
        self.kiosks: tuple[Station, ...] = ()
        printer.changed.connect(self._on_printer)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """The desk is seen: looks now, and every few seconds."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Nobody looks."""
        self._timer.stop()

    # -- faults ----------------------------------------------------------------------------------------------------

    def own(self) -> Said | None:
        """What is wrong with this counter's printer."""
        return printer_words.own_fault(self.printer.state)

    def kiosk(self) -> Said | None:
        """What is wrong with a kiosk's printer; the worst first."""
        faults = [printer_words.kiosk_fault(station.health) for station in self.kiosks if station.here]
        return next((fault for fault in faults if fault is not None), None)

    def look(self) -> None:
        """Reads how the kiosks are."""
        self._run(self, self._services.stations.listed, self._on_stations, self._on_no_stations)

    def _on_stations(self, stations: tuple[Station, ...]) -> None:
        before, self.kiosks = self.kiosk(), tuple(station for station in stations if station.kind == "kiosk")
        if self.kiosk() != before:
            self.changed.emit()

    @staticmethod
    def _on_no_stations(error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        # The desk itself says already that the data is gone.
        _log.info("the stations cannot be read: %s", error.code)

    def _on_printer(self, state: PrinterState) -> None:
        told, self._before = printer_words.news(self._before, state), state
        if told is not None:
            self.said.emit(*told, "cam")
        self.changed.emit()

    # -- slips -----------------------------------------------------------------------------------------------------

    def print_number(self, ticket_id: str, *, copy: int = 1) -> None:
        """Prints a number of today where this counter has a printer; a slip that has to wait comes out by itself."""
        if not self.printer.on_paper:
            return

        def work() -> str:
            paper = paper_of(self._services, ticket_id, copy=copy)
            self.printer.print_ticket(paper)
            return paper.number

        self._run(self, work, lambda number: self._on_printed(number, copy), self._on_not_printed)

    def print_again(self, typed: str) -> bool:
        """Prints a number again that somebody typed; False when there is none today."""
        wanted = typed.strip().upper()
        if self.printer.again(wanted):
            return True
        found = [ticket for ticket in self._services.desk.find(wanted) if ticket.number == wanted]
        if found:
            self.print_number(found[0].ticket_id, copy=2)
        return bool(found)

    def _on_printed(self, number: str, copy: int) -> None:
        if copy > 1:
            self.said.emit(_("Đã in lại phiếu {number}").format(number=number), "", "lam")

    def _on_not_printed(self, error: Exception) -> None:
        if isinstance(error, PrinterError):
            # What is wrong, and how many slips wait, stands in the status bar.
            _log.info("a slip waits: %s", error.code)
        elif isinstance(error, Refusal | WorldError):
            self.said.emit(_("Chưa in được phiếu"), refusals.sentence(error.code, error.facts), "cam")
        else:
            raise error
