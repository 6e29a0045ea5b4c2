"""While the desk runs, past days that nobody has counted are counted, a few at a time, so that no report waits."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from onestop_desk.domain.errors import Refusal, WorldError
from ui.background import RunTask, run_task

if TYPE_CHECKING:
    from onestop_desk.services.reports import Reports

FIRST_MS = 5_000
"""At start the desk has other things to do."""
NEXT_MS = 1_000
"""Between two steps the clerks of all counters have their turn."""
IDLE_MS = 600_000
"""When everything is counted: midnight passes, and what somebody corrects is counted again."""
_log = logging.getLogger(__name__)


class PastDays(QObject):
    """One step at a time; a database that is away or busy is asked again later."""

    def __init__(self, reports: "Reports", parent: QObject | None = None, *, run: RunTask = run_task) -> None:
        super().__init__(parent)
        self._reports, self._run = reports, run
        self._is_over = False
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.count)

    def start(self) -> None:
        """Begins in a few seconds."""
        self.timer.start(FIRST_MS)

    def stop(self) -> None:
        """Ends; a step that runs is the last one."""
        self._is_over = True
        self.timer.stop()

    def count(self) -> None:
        """Counts a few days."""
        self._run(self, self._reports.count_some, self._done, self._failed)

    def _done(self, are_left: bool) -> None:
        self._again(NEXT_MS if are_left else IDLE_MS)

    def _failed(self, error: Exception) -> None:
        if self._is_over:
            return  # the office was closed under its feet
        if not isinstance(error, Refusal | WorldError):
            raise error
        _log.info("past days were not counted: %s", error)
        self._again(IDLE_MS)

    def _again(self, milliseconds: int) -> None:
        if not self._is_over:
            self.timer.start(milliseconds)
