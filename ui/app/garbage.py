"""Collects Python's garbage on the screen's thread only, between two events.

Left to itself the collector runs wherever memory is asked for: on the feed's thread or a worker's it would free
widgets there, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
SWEEP_ALL_EVERY = 60
"""Every so many looks everything is swept, old objects too."""


class GarbageRound(QObject):
    """Takes the collector over while the application runs; the first one wins, `stop` gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._threshold = gc.get_threshold()[0] or 700
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on garbage is collected by this timer and nowhere else."""
        gc.disable()
        self._timer.start()

    def look(self) -> None:
        """Collects the young objects when there are many, and everything now and then."""
        self._looks += 1
        if self._looks % SWEEP_ALL_EVERY == 0:
            gc.collect()
        elif gc.get_count()[0] > self._threshold:
            gc.collect(1)

    def stop(self) -> None:
        """Gives the collector back to Python."""
        self._timer.stop()
        gc.enable()
