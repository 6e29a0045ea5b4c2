"""The queue before a ticket printer: slips wait while it is out, print by themselves, and never twice unnoticed.

One thread a printer does all the talking. A slip that broke off in the middle is printed anew with "(in lại)" on it;
one that broke off twice waits until somebody has looked.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from threading import Condition, Thread
from typing import Protocol

from onestop_desk.domain.errors import WorldError
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.printing import STOPPED, PrinterState, PrintJob
from onestop_desk.services.ports import PrinterError, RollSheet, TicketPaper
from onestop_desk.words import language, use
from ui.devices.printer_memory import PrinterMemory

RETRY_S = 2.0
"""How often a printer that is out is asked whether it is back."""
WATCH_S = 15.0
"""How often an idle printer is asked, so that an empty roll is known before somebody needs it."""
PATIENCE_S = 30.0
"""How long whoever wants a slip waits to hear of it."""
LONGEST_S = 300.0
"""How long a sheet may take that has begun: a slow cable needs minutes for a long one."""
_CLOSING_S = 5.0
_REMEMBERED = 20

_log = logging.getLogger(__name__)


class Device(Protocol):
    """A printer that can be asked how it is."""

    asks: bool
    """Whether asking tells anything."""

    @property
    def health_seen(self) -> str:
        """As it was after the last slip."""

    def health(self) -> str:
        """How it is now; never raises."""

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints one number; raises PrinterError."""

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints another sheet; raises PrinterError."""


@dataclass(frozen=True)
class Surroundings:
    """What the queue needs of the office; each is called on its thread."""

    now: Callable[[], Instant]
    read_again: Callable[[PrintJob], TicketPaper | None]
    """The paper of a number as it is now, None when it is not wanted any more; raises WorldError."""
    copied: Callable[[PrintJob, str], object]
    """A copy came out, for the reason `asked` or `unsure`; raises WorldError."""
    told: Callable[[PrinterState], object]
    """Something changed about the printer or what waits for it."""


@dataclass
class _Slip:
    """A slip in the queue with who waits for it."""

    job: PrintJob
    paper: TicketPaper | None = None
    """None after a restart."""
    waits: list["Future[None]"] = field(default_factory=list)
    asked: bool = False
    """Somebody asked for a copy."""


@dataclass
class _Sheet:
    """Another sheet: printed now or not at all."""

    sheet: RollSheet
    answer: "Future[None]"


class QueuedPrinter:
    """A TicketPrinter whose `print_ticket` returns when the slip is out and raises when it has to wait."""

    def __init__(self, device: Device, memory: PrinterMemory, around: Surroundings) -> None:
        self._device, self._memory, self._around = device, memory, around
        self._slips = [_Slip(job) for job in memory.jobs()]
        self._sheets: list[_Sheet] = []
        self._state = PrinterState()
        self._changed = Condition()
        self._closing = self._woken = False
        self._unseen = True
        """Nobody has asked this printer yet how it is."""
        self._thread = Thread(target=self._run, name="ticket-printer", daemon=True)
        self._thread.start()

    # -- for whoever prints ----------------------------------------------------------------------------------------

    @property
    def state(self) -> PrinterState:
        """As it was last told."""
        return self._state

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints a number; raises PrinterError while it stays in the queue and comes out by itself later."""
        answer: Future[None] = Future()
        with self._changed:
            self._add(paper, answer)
            self._woken = True
            self._changed.notify_all()
        _wait_for(answer)

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints another sheet; raises PrinterError, and then it is not kept: it can be asked for again."""
        wanted = _Sheet(sheet, Future())
        with self._changed:
            self._sheets.append(wanted)
            self._changed.notify_all()
        try:
            wanted.answer.result(PATIENCE_S)
        except TimeoutError:
            with self._changed:
                began = wanted not in self._sheets
                self._sheets = [other for other in self._sheets if other is not wanted]
            if not began:
                raise PrinterError("offline") from None
            # Said now, it would be asked for again while this one is still coming out.
            _wait_for(wanted.answer, LONGEST_S, unsure=True)

    def again(self, number: str) -> bool:
        """Somebody has looked: a slip of the queue is tried once more; False when there is none of that number."""
        with self._changed:
            found = [slip for slip in self._slips if slip.job.number == number]
            for slip in found:
                slip.job, slip.asked = slip.job.asked_again(), True
            self._woken = True
            self._changed.notify_all()
        return bool(found)

    def use(self, device: Device) -> None:
        """Another printer from now on; what waits, waits for that one."""
        with self._changed:
            self._device, self._unseen = device, True
            self._changed.notify_all()

    def seen(self) -> None:
        """Somebody has read what expired and what was copied."""
        self._tell(expired=(), copied=())

    def wake(self) -> None:
        """Tries again now, not in a moment."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def close(self) -> None:
        """Ends the thread; what waits is kept for the next start."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(_CLOSING_S)
        for slip in self._slips:
            _answer(slip, PrinterError("offline"))
        with self._changed:
            given_up, self._sheets = self._sheets, []
        for sheet in given_up:
            sheet.answer.set_exception(PrinterError("offline"))

    def _add(self, paper: TicketPaper, answer: "Future[None]") -> None:
        for slip in self._slips:
            if paper.ticket_id and slip.job.ticket_id == paper.ticket_id:
                # It waits already: asking once more does not make two of it.
                slip.job, slip.asked = slip.job.asked_again(), slip.asked or paper.copy > 1
                slip.waits.append(answer)
                return
        job = PrintJob(paper.ticket_id, paper.number, language(), self._around.now(), paper.copy)
        self._slips.append(_Slip(job, paper, [answer], asked=paper.copy > 1))

    # -- the printer's own thread ----------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._closing:
            try:
                self._round()
            except Exception:  # noqa: BLE001 - the last line of defence: a fault of ours must not end all printing
                _log.exception("a round of the printer broke")
                self._pause(RETRY_S)

    def _round(self) -> None:
        """Waits for something to do, and does it."""
        with self._changed:
            self._changed.wait_for(self._has_work, RETRY_S if self._state.stopped else WATCH_S)
            asked, self._woken = self._woken, False
            looks, self._unseen = self._unseen, False
            sheet = self._sheets.pop(0) if self._sheets and not looks else None
            slip = self._next()
        if self._closing:
            return
        if sheet is not None:
            self._print_sheet(sheet)
        elif looks or slip is None or (self._state.stopped and self._device.asks and not asked):
            self._look()
        else:
            self._print(slip)

    def _has_work(self) -> bool:
        waits = not self._state.stopped and self._next() is not None
        return self._closing or self._woken or self._unseen or bool(self._sheets) or waits

    def _next(self) -> _Slip | None:
        return next((slip for slip in self._slips if slip.job.by_itself), None)

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closing, seconds)

    def _look(self) -> None:
        """Asks the printer how it is, and lets go of what nobody needs any more."""
        self._tell(self._device.health())
        for slip in [slip for slip in self._slips if not slip.job.by_itself]:
            try:
                if self._around.read_again(slip.job) is None:
                    self._done(slip, expired=True)
            except WorldError as world:
                _log.warning("slip %s cannot be read again: %s", slip.job.number, world.code)

    def _print_sheet(self, wanted: _Sheet) -> None:
        try:
            self._device.print_sheet(wanted.sheet)
        except PrinterError as trouble:
            wanted.answer.set_exception(trouble)
            self._tell(trouble.code if trouble.code in STOPPED else "failed")
        except Exception as error:
            wanted.answer.set_exception(error)
            raise
        else:
            wanted.answer.set_result(None)
            self._tell(self._device.health_seen)

    def _print(self, slip: _Slip) -> None:
        try:
            paper = self._paper_of(slip)
            if paper is None:
                self._done(slip, expired=True)
                return
            self._begin(slip)
            with use(slip.job.language):
                self._device.print_ticket(replace(paper, copy=slip.job.copy))
        except PrinterError as trouble:
            self._troubled(slip, trouble)
        except WorldError as world:
            _log.warning("slip %s cannot be read again: %s", slip.job.number, world.code)
            self._pause(RETRY_S)
        except Exception as error:
            # What cannot be drawn now cannot be drawn later either; the number itself is safe.
            self._done(slip, error=error)
            raise
        else:
            self._out(slip)

    def _paper_of(self, slip: _Slip) -> TicketPaper | None:
        if slip.paper is not None and (not slip.job.is_late(self._around.now()) or not slip.job.ticket_id):
            return slip.paper
        try:
            return self._around.read_again(slip.job)
        except WorldError:
            if slip.paper is None:
                raise
            # The data cannot be reached: a slip with an old wait is worth more than none.
            return slip.paper

    def _begin(self, slip: _Slip) -> None:
        with self._changed:
            slip.job = slip.job.begun()
            self._kept()

    def _troubled(self, slip: _Slip, trouble: PrinterError) -> None:
        with self._changed:
            slip.job = slip.job.broken_off() if trouble.unsure else slip.job.held()
            self._kept()
            for other in self._slips:
                # They all have to wait, and whoever wants one of them hears it now.
                _answer(other, trouble)
        _log.warning("no slip for %s: %s%s", slip.job.number, trouble.code, ", unsure" if trouble.unsure else "")
        self._tell(trouble.code if trouble.code in STOPPED else "failed")

    def _out(self, slip: _Slip) -> None:
        job = slip.job
        copied = (*self._state.copied, job.number)[-_REMEMBERED:] if job.tries else self._state.copied
        self._done(slip)
        if job.copy > 1 and job.ticket_id:
            try:
                self._around.copied(job, "unsure" if job.tries else "asked")
            except WorldError as world:
                _log.warning("a copy of %s could not be noted: %s", job.number, world.code)
        self._tell(self._device.health_seen, copied=copied)

    def _done(self, slip: _Slip, *, expired: bool = False, error: Exception | None = None) -> None:
        with self._changed:
            self._slips = [other for other in self._slips if other is not slip]
            self._kept()
            _answer(slip, error)
        if expired:
            self._tell(expired=(*self._state.expired, slip.job.number)[-_REMEMBERED:])

    def _kept(self) -> None:
        self._memory.keep([slip.job for slip in self._slips if slip.job.ticket_id])

    def _tell(self, health: str | None = None, **changes: tuple[str, ...]) -> None:
        with self._changed:
            health = health or self._state.health
            # What is being printed this moment does not wait.
            waiting = [slip.job.number for slip in self._slips if slip.job.by_itself and health in STOPPED]
            now = replace(
                self._state,
                health=health,
                waiting=tuple(waiting),
                unsure=tuple(slip.job.number for slip in self._slips if not slip.job.by_itself),
                **changes,
            )
            is_news, self._state = now != self._state, now
        if is_news:
            self._around.told(now)


def _answer(slip: _Slip, error: Exception | None) -> None:
    waits, slip.waits = slip.waits, []
    for answer in waits:
        if error is None:
            answer.set_result(None)
        else:
            answer.set_exception(error)


def _wait_for(answer: "Future[None]", seconds: float = PATIENCE_S, *, unsure: bool = False) -> None:
    try:
        answer.result(seconds)
    except TimeoutError:
        raise PrinterError("offline", unsure=unsure) from None
