"""Work that takes seconds: it tells how far it is, and stops at its next step when it is asked to."""

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from onestop_desk.domain.errors import Refusal, WorldError
from ui.background import RunTask

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Told how many of how many are done."""

_log = logging.getLogger(__name__)


class StoppedError(Exception):
    """Somebody asked the work to stop; nothing of it is kept."""


class LongWork(QObject):
    """One piece of work at a time, on another thread."""

    advanced = Signal(int, int)
    stopped = Signal()
    refused = Signal(object)
    """A Refusal or WorldError."""

    def __init__(self, parent: QObject, run: RunTask) -> None:
        super().__init__(parent)
        self._run = run
        self._asked_to_stop = False
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._busy

    def start(self, work: Callable[[Progress], Result], done: Callable[[Result], object]) -> None:
        """Does the work, which tells its progress; `done`, `stopped` or `refused` comes later."""
        if self._busy:
            return
        self._busy, self._asked_to_stop = True, False
        self._run(self, lambda: work(self._step), lambda answer: self._on_done(answer, done), self._on_failed)

    def stop(self) -> None:
        """Asks the work to stop at its next step."""
        self._asked_to_stop = True

    def _step(self, done: int, total: int) -> None:
        """Called on the thread that works."""
        if self._asked_to_stop:
            raise StoppedError
        if isValid(self):
            self.advanced.emit(done, total)

    def _on_done(self, answer: Result, done: Callable[[Result], object]) -> None:
        self._busy = False
        done(answer)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, StoppedError):
            self.stopped.emit()
        elif isinstance(error, Refusal | WorldError):
            self.refused.emit(error)
        else:
            _log.error("long work broke", exc_info=error)
            raise error
