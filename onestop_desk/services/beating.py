"""Says for one face, every few seconds and from a thread of its own, that it is there and how its devices are."""

import logging
import platform
from threading import Event, Thread

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.actors import station
from onestop_desk.services.stations import BEAT_SECONDS, Health, Stations

PATIENCE_S = 2.0
"""How long whoever closes waits for a beat that is on its way."""
_log = logging.getLogger("onestop.beating")


class Beating:
    """Beats at once and then every `every_s`; a database that is busy or away hears the next one."""

    def __init__(self, stations: Stations, station_id: str, kind: str, every_s: float = BEAT_SECONDS) -> None:
        self._stations, self._station_id, self._kind, self._every_s = stations, station_id, kind, every_s
        self._health = Health()
        self._stop, self._wake = Event(), Event()
        self._thread = Thread(target=self._run, name=f"beats of the {kind}", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def say(self, health: Health) -> None:
        """How the devices are now; a change is told at once."""
        if health != self._health:
            self._health = health
            self._wake.set()

    def stop(self) -> None:
        """Ends after the beat that is on its way; the office sees the face gone a minute later."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE_S)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            self._beat()
            self._wake.wait(self._every_s)

    def _beat(self) -> None:
        try:
            me = station(self._station_id)
            self._stations.beat(me, self._station_id, self._kind, platform.node(), self._health)
        except (Refusal, WorldError) as error:
            _log.debug("no beat: %s", error.code)
