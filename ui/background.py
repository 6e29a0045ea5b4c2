"""The one way to do slow work without stopping the screen."""

import contextvars
import logging
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from ui.widgets.leaving import let_go

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class RunTask(Protocol):
    """How a screen has slow work done; tests give the inline one."""

    def __call__(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Does the work elsewhere, then tells the owner on its own thread."""


class _Messenger(QObject):
    """Carries the answer from the worker's thread to the owner's."""

    answered = Signal(object, object)


class _Work(QRunnable):
    """One piece of work on the pool."""

    def __init__(self, work: Callable[[], Any], messenger: _Messenger) -> None:
        super().__init__()
        self._work, self._messenger = work, messenger
        # The worker speaks the language that was chosen where the work was asked for.
        self._context = contextvars.copy_context()

    def run(self) -> None:
        """Works, and sends either the answer or what went wrong."""
        answer, error = _outcome(lambda: self._context.run(self._work))
        if isValid(self._messenger):
            self._messenger.answered.emit(answer, error)


class _Receiver(QObject):
    """Lives with the owner: when the owner is gone, the answer falls silent."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        super().__init__(owner)
        self._done, self._failed = done, failed
        self.messenger = _Messenger()
        self.messenger.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _on_answered(self, answer: object, error: object) -> None:
        let_go(self)
        if isinstance(error, Exception):
            self._failed(error)
        else:
            self._done(answer)


def run_task(
    owner: QObject,
    work: Callable[[], Result],
    done: Callable[[Result], object],
    failed: Callable[[Exception], object],
) -> None:
    """Does work that may pass 50 ms on another thread; `done` or `failed` comes later, unless the owner is gone."""
    receiver = _Receiver(owner, done, failed)
    QThreadPool.globalInstance().start(_Work(work, receiver.messenger))


def run_inline(
    owner: QObject,
    work: Callable[[], Result],
    done: Callable[[Result], object],
    failed: Callable[[Exception], object],
) -> None:
    """Does the same at once and on the same thread: for tests and rehearsals."""
    answer, error = _outcome(work)
    if error is not None:
        failed(error)
    else:
        done(answer)


def wait_for_all(milliseconds: int = 3000) -> bool:
    """Waits at the end of the program until the last work is done; says whether it was."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)


def _outcome(work: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 - the last line of defence: an error must reach the screen that asked
        _log.debug("work failed", exc_info=error)
        return None, error
