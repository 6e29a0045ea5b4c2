"""Prints numbers in the background: after they are saved, never in their way."""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from onestop_desk.domain.printing import PrinterState
from onestop_desk.services.ports import NoPrinter, PrinterError, TicketPaper, TicketPrinter
from ui.background import RunTask
from ui.devices.printer import ScreenPrinter, ShowsSlips
from ui.kiosk.hall import Hall, Told

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Printed:
    """What became of a slip."""

    problem: str | None = None
    """Code of what the printer lacks: paper_out, cover_open, offline, failed; None when the slip is out."""
    picture: bytes | None = None
    """The slip as a picture, when there is no printer and the screen shows it instead."""


class Slips(QObject):
    """The slip of the number on the screen, and whether the printer works at all."""

    answered = Signal()
    troubled = Signal(str)

    def __init__(self, parent: QObject, hall: Hall, printer: TicketPrinter, run: RunTask) -> None:
        super().__init__(parent)
        # Without a printer the slip is shown: "take your slip" may not be said of paper that never comes.
        self._printer = ScreenPrinter() if isinstance(printer, NoPrinter) else printer
        self._hall, self._run = hall, run
        self._problem: str | None = None
        self._sheet = 0
        self._copy = 1
        self.told: Told | None = None
        self.printed: Printed | None = None
        """What became of the slip on the screen, None while it prints."""

    @property
    def missing(self) -> bool:
        """Whether the number on the screen has no slip."""
        return self.printed is not None and self.printed.problem is not None

    @property
    def come_by_themselves(self) -> bool:
        """Whether a slip that failed waits in a queue, and the desk is told of the printer."""
        return isinstance(self._printer, ShowsSlips) and self._printer.on_paper

    def begin(self, told: Told | None) -> None:
        """Prints a new number; after a failure the screen stays the careful one until a slip comes out."""
        self.told, self._copy = told, 1
        self.printed = Printed(problem=self._problem) if self._problem is not None else None
        self._print()

    def print_again(self) -> None:
        """Prints the same number once more."""
        self._copy += 1
        self.printed = None
        self._print()

    def _print(self) -> None:
        if self.told is None:
            return
        self._sheet += 1
        sheet, paper = self._sheet, self._hall.paper(self.told, copy=self._copy)
        self._run(
            self,
            lambda: self._printer.print_ticket(paper),
            lambda _nothing: self._done(sheet, Printed(picture=self._picture())),
            lambda error: self._done(sheet, Printed(problem=_problem(error, paper))),
        )

    def _picture(self) -> bytes | None:
        return self._printer.picture if isinstance(self._printer, ShowsSlips) else None

    def hear(self, state: PrinterState) -> None:
        """The printer has a trouble or is back, and slips that waited came out by themselves."""
        self._problem = state.health if state.stopped else None
        if self.told is None or self.printed is None or self.printed.picture is not None:
            return
        number = self.told.taken.number
        held = number in {*state.waiting, *state.unsure, *state.expired}
        if self.printed.problem is None and held and state.stopped:
            self.printed = Printed(problem=state.health)
        elif self.printed.problem is not None and not held and not state.stopped:
            self.printed = Printed()
        else:
            return
        self.answered.emit()

    def _done(self, sheet: int, printed: Printed) -> None:
        self._problem = printed.problem
        if printed.problem is not None:
            self.troubled.emit(printed.problem)
        if sheet == self._sheet:
            self.printed = printed
            self.answered.emit()


def _problem(error: Exception, paper: TicketPaper) -> str:
    if isinstance(error, PrinterError):
        _log.warning("no slip for %s: %s", paper.number, error.code)
        return error.code
    # A fault of ours must not cost the citizen the number either: it is saved, and on the screen.
    _log.error("the printing of %s broke", paper.number, exc_info=error)
    return "failed"
