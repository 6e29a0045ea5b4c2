"""Reads the catalogue in the background, at the start and after each change, so that the first letter finds at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from onestop_desk.domain.errors import Refusal, WorldError
from ui.background import RunTask, run_task

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from ui.feed import Feed


class CatalogueReady(QObject):
    """One reading at a time; whoever searches meanwhile waits for its end, sooner than for a reading of their own."""

    def __init__(self, services: "Services", feed: "Feed", parent: QObject, *, run: RunTask = run_task) -> None:
        super().__init__(parent)
        self._services, self._run = services, run
        self._reading = self._changed = False
        feed.changed.connect(self.read)
        # Behind the first paint: a window that is not there yet is worse than a search that waits.
        QTimer.singleShot(0, self, self.read)

    def read(self) -> None:
        """Reads it if anything changed."""
        if self._reading:
            self._changed = True
            return
        self._reading, self._changed = True, False
        self._run(self, self._services.procedures.warm, lambda _nothing: self._done(), self._on_failed)

    def _done(self) -> None:
        self._reading = False
        if self._changed:
            self.read()

    def _on_failed(self, error: Exception) -> None:
        self._reading = False
        if not isinstance(error, Refusal | WorldError):
            raise error
        # It cannot be read now: the feed says when to try again, and a search says to the person what is wrong.
