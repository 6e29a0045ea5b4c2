"""A face beats from a thread of its own: at once, at every change, through a database that is away, until it ends."""

from queue import Queue

import pytest

from onestop_desk.domain.errors import Offline
from onestop_desk.services.actors import Actor
from onestop_desk.services.beating import Beating
from onestop_desk.services.stations import Health, Stations
from tests.services.hall_day import HallDay

WAIT_S = 10.0


class Ear(Stations):
    """Hears beats instead of writing them; away for the first ones."""

    def __init__(self, away: int = 0) -> None:
        self.heard: Queue[tuple[str, Health]] = Queue()
        self._away = away

    def beat(self, actor: Actor, station_id: str, kind: str, name: str, health: Health) -> None:
        if self._away:
            self._away -= 1
            raise Offline
        assert actor.station_id == station_id
        self.heard.put((kind, health))


def test_it_beats_at_once_and_tells_a_change() -> None:
    ear = Ear()
    beating = Beating(ear, "pc-1", "kiosk")
    beating.say(Health(printer="ok"))
    beating.start()
    try:
        assert ear.heard.get(timeout=WAIT_S) == ("kiosk", Health(printer="ok"))
        beating.say(Health(printer="paper_out", printer_waiting=1))
        assert ear.heard.get(timeout=WAIT_S)[1].printer == "paper_out"
    finally:
        beating.stop()
    assert not beating._thread.is_alive()


def test_a_database_that_is_away_hears_the_next_one() -> None:
    ear = Ear(away=3)
    beating = Beating(ear, "pc-1", "board", every_s=0.01)
    beating.start()
    try:
        assert ear.heard.get(timeout=WAIT_S)[0] == "board"
    finally:
        beating.stop()


@pytest.mark.parametrize("started", [True, False])
def test_it_can_be_stopped_whether_or_not_it_began(hall: HallDay, started: bool) -> None:
    beating = Beating(hall.services.stations, "pc-7", "board")
    if started:
        beating.start()
    beating.stop()
    beating.stop()
    assert ("board" in {s.kind for s in hall.services.stations.listed()}) is started
