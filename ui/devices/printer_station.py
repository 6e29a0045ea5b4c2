"""The ticket printer of one face of this PC: as it is set up now, with its queue, and heard on the Qt thread."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.printing import PrinterSetup, PrinterState, PrintJob
from onestop_desk.services.ports import RollSheet, TicketPaper
from onestop_desk.services.stations import Health
from ui.devices.printer import WIDE_ROLL, ScreenPrinter
from ui.devices.printer_choice import device_of
from ui.devices.printer_memory import PrinterMemory
from ui.devices.printer_paper import paper_again
from ui.devices.printer_queue import QueuedPrinter, Surroundings

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

_log = logging.getLogger(__name__)


class StationPrinter(QObject):
    """A TicketPrinter that follows the office's set-up; closed with its face."""

    changed = Signal(object)
    """A PrinterState, on the Qt thread."""
    _heard = Signal(object)

    def __init__(self, services: "Services", actor: "Actor", station_id: str, face: str, folder: Path) -> None:
        super().__init__()
        self._services, self.station_id, self.face, self.folder = services, station_id, face, folder
        self.actor = actor
        """In whose name a copy is noted."""
        self.setup: PrinterSetup | None = None
        self.state = PrinterState()
        self._queue: QueuedPrinter | None = None
        self._screen: ScreenPrinter | None = None
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self.refresh()

    # -- as a TicketPrinter; on any thread -------------------------------------------------------------------------

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints a number; raises PrinterError, and then it waits in the queue and comes out by itself."""
        printer = self._queue or self._screen
        if printer is not None:
            printer.print_ticket(paper)

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints another sheet; raises PrinterError."""
        printer = self._queue or self._screen
        if printer is not None:
            printer.print_sheet(sheet)

    @property
    def picture(self) -> bytes | None:
        """The newest slip as PNG, where the screen shows it in place of paper."""
        return self._screen.picture if self._screen is not None else None

    @property
    def on_paper(self) -> bool:
        """Whether anything comes out of anywhere."""
        return self._queue is not None

    @property
    def roll_mm(self) -> int:
        """How wide the roll is that sheets are drawn for."""
        return self.setup.width_mm if self.setup is not None else WIDE_ROLL

    # -- for the face; on the Qt thread ----------------------------------------------------------------------------

    def health(self) -> Health:
        """What a station says of its printer when it says that it is there."""
        state = self.state
        return Health(state.health, len(state.waiting), len(state.unsure))

    def refresh(self) -> None:
        """Takes another printer when the office has set up another one."""
        try:
            setup = self._services.printers.setup_of(self.station_id, self.face)
        except WorldError as world:
            _log.warning("the printer's set-up cannot be read: %s", world.code)
            return
        if setup == self.setup:
            return
        self.setup = setup
        device = device_of(setup, self.folder)
        if device is None or isinstance(device, ScreenPrinter):
            self._end_queue()
            self._screen = device
            self._on_heard(PrinterState())
        elif self._queue is not None:
            self._queue.use(device)
        else:
            memory = PrinterMemory(self.folder / f"slips-{self.face}.json")
            self._screen, self._queue = None, QueuedPrinter(device, memory, self._surroundings())

    def again(self, number: str) -> bool:
        """Tries a slip of the queue once more; False when none of that number is there."""
        return self._queue is not None and self._queue.again(number)

    def wake(self) -> None:
        """Asks the printer now whether it is back."""
        if self._queue is not None:
            self._queue.wake()

    def seen(self) -> None:
        """Somebody has read what expired and what was printed as a copy."""
        if self._queue is not None:
            self._queue.seen()

    def close(self) -> None:
        """Ends with its face; what waits is kept for the next start."""
        self._end_queue()

    def _end_queue(self) -> None:
        queue, self._queue = self._queue, None
        if queue is not None:
            queue.close()

    def _surroundings(self) -> Surroundings:
        return Surroundings(self._services.context.ports.clock, self._read_again, self._copied, self._heard.emit)

    def _read_again(self, job: PrintJob) -> TicketPaper | None:
        return paper_again(self._services, job)

    def _copied(self, job: PrintJob, reason: str) -> None:
        try:
            self._services.printers.reprinted(self.actor, job.ticket_id, job.copy, reason)
        except Refusal as refusal:
            _log.warning("a copy could not be noted: %s", refusal)

    @Slot(object)
    def _on_heard(self, state: PrinterState) -> None:
        self.state = state
        self.changed.emit(state)
