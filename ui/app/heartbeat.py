"""The beats of a face of this PC: asks its devices how they are, on the screen's thread, and has that told."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from onestop_desk.services.beating import Beating
from onestop_desk.services.stations import Health

if TYPE_CHECKING:
    from onestop_desk.services.stations import Stations

LOOK_MS = 5_000
"""How often the devices are asked; asking them costs nothing."""


class Heartbeat(QObject):
    """Lives as long as its face."""

    def __init__(
        self,
        stations: "Stations",
        station_id: str,
        kind: str,
        health: Callable[[], Health] = Health,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._health = health
        self.beats = Beating(stations, station_id, kind)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begins with how the devices are now."""
        self._look()
        self.beats.start()
        self._timer.start()

    def stop(self) -> None:
        """Ends; safe to ask twice."""
        self._timer.stop()
        self.beats.stop()

    def _look(self) -> None:
        self.beats.say(self._health())
