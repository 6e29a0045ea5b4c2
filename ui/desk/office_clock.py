"""The office's own time on this PC: the instant of the last reading, carried on by the time that has passed since."""

from PySide6.QtCore import QElapsedTimer

from onestop_desk.domain.instants import Instant


class OfficeClock:
    """Says what time it is at the office between two readings of the data."""

    def __init__(self, now: Instant = 0) -> None:
        self._read = now
        self._since = QElapsedTimer()
        self._since.start()

    def set(self, now: Instant) -> None:
        """Take the time of a fresh reading: the database's clock is right, this PC's may not be."""
        self._read = now
        self._since.restart()

    def __call__(self) -> Instant:
        """The instant now."""
        return self._read + self._since.nsecsElapsed() // 1000
