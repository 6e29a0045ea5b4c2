"""The office's clock on a screen."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from onestop_desk.words import phrases
from ui.theme import Tone
from ui.widgets.numbers import NumberCells


class Clock(NumberCells):
    """Shows 08:30; its timer runs only while somebody can see it."""

    def __init__(
        self,
        now: Callable[[], int],
        kind: str = "clock",
        tone: Tone = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(phrases.clock(now()), kind, tone, parent=parent)
        self._now = now
        self._timer = QTimer(self)
        # Every second, not every minute: the office's clock may be set right, or moved in a rehearsal.
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Shows what time it is now."""
        self.say(phrases.clock(self._now()))

    def is_running(self) -> bool:
        """Says whether the clock is being kept."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Starts when it can be seen."""
        super().showEvent(event)
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops when nobody sees it."""
        self._timer.stop()
        super().hideEvent(event)
