"""Says that something changed in the office: one thread that waits, and signals without arguments."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from onestop_desk.domain.errors import WorldError
from onestop_desk.services import Watch

LISTEN_S = 0.5
AGAIN_AFTER_S = 1.0
LOOK_ANYWAY_S = 5.0
"""Even without a notice a screen looks again this often, so that a lost notice costs seconds, not a day."""


class _Waiting(QThread):
    """Waits on the watch until told to stop."""

    heard = Signal()
    lost = Signal()

    def __init__(self, watch: Watch, parent: QObject) -> None:
        super().__init__(parent)
        self._watch = watch
        self.stop = Event()

    def run(self) -> None:
        """Emits `heard` for each change, `lost` for each look that failed."""
        quiet = 0.0
        while not self.stop.is_set():
            try:
                changed = self._watch.wait(LISTEN_S)
            except WorldError:
                self.lost.emit()
                self.stop.wait(AGAIN_AFTER_S)
                continue
            quiet = 0.0 if changed else quiet + LISTEN_S
            if changed or quiet >= LOOK_ANYWAY_S:
                quiet = 0.0
                self.heard.emit()
        self._watch.close()


class Feed(QObject):
    """Level triggered: whoever hears `changed` reads its snapshot again, however many changes there were."""

    changed = Signal()
    lost = Signal()
    """The database cannot be reached; said once until it is found again."""
    found = Signal()
    """It can be reached again; `changed` follows."""

    def __init__(self, watch: Callable[[], Watch], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_watch = watch
        self._thread: _Waiting | None = None
        self._is_lost = False

    def start(self) -> None:
        """Begins to listen; the first sign comes at once."""
        if self._thread is not None:
            return
        self._thread = _Waiting(self._make_watch(), self)
        self._thread.heard.connect(self._on_heard)
        self._thread.lost.connect(self._on_lost)
        self._thread.start()

    def stop(self) -> None:
        """Stops listening; returns when the thread has ended."""
        if self._thread is None:
            return
        self._thread.stop.set()
        self._thread.wait()
        self._thread.deleteLater()
        self._thread = None

    def _on_heard(self) -> None:
        if self._is_lost:
            self._is_lost = False
            self.found.emit()
        self.changed.emit()

    def _on_lost(self) -> None:
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit()
