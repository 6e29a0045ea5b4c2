"""Who is there: each face of a PC by itself, for a minute after it was last seen."""

from onestop_desk.services.actors import station
from onestop_desk.services.stations import Health
from tests.services.hall_day import HallDay


def test_each_face_of_a_pc_is_a_station_of_its_own(hall: HallDay) -> None:
    stations = hall.services.stations
    stations.beat(station("pc-1"), "pc-1", "desk", "PC 1", Health())
    stations.beat(station("pc-1"), "pc-1", "kiosk", "PC 1", Health(printer="paper_out", printer_waiting=2))
    seen = {s.kind: s for s in stations.listed() if s.name == "PC 1"}
    assert seen["desk"].health == Health()
    assert seen["kiosk"].health == Health(printer="paper_out", printer_waiting=2)
    assert seen["desk"].id != seen["kiosk"].id


def test_a_station_that_says_nothing_for_a_minute_is_gone(hall: HallDay) -> None:
    stations = hall.services.stations
    stations.beat(station("pc-1"), "pc-1", "board", "PC 1", Health(voice="speech"))
    hall.clock.forward(59 / 60)
    assert stations.listed()[0].here
    hall.clock.forward(2 / 60)
    assert not stations.listed()[0].here
    stations.beat(station("pc-1"), "pc-1", "board", "PC 1", Health(voice="clips"))
    assert [(s.here, s.health.voice) for s in stations.listed() if s.kind == "board"] == [(True, "clips")]
