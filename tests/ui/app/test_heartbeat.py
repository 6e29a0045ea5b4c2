"""A face says that it is there for as long as it is shown, with how its devices are, and no longer."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services
from onestop_desk.services.stations import Health
from tests.moved_clock import MovedClock
from ui import theme
from ui.app.desk_face import DeskFace
from ui.app.heartbeat import Heartbeat
from ui.app.station import KeptStation

pytestmark = pytest.mark.qt


def kinds(services: Services) -> set[str]:
    return {station.kind for station in services.stations.listed()}


def test_the_desk_and_what_it_opens_are_stations_of_their_own(
    qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path
) -> None:
    services, _clock = demo
    theme.apply(qapp)
    face = DeskFace(services, KeptStation(tmp_path), qapp, lambda _sentence: None)
    qtbot.addWidget(face.window)
    try:
        qtbot.waitUntil(lambda: "desk" in kinds(services))
        board = face.open_face("board", qapp.primaryScreen())
        assert board is not None
        qtbot.waitUntil(lambda: "board" in kinds(services))
        told = next(s for s in services.stations.listed() if s.kind == "board")
        assert told.health.screen == 1
        assert told.health.voice in {"speech", "clips", "chime", "none"}
    finally:
        face.close()
        face.window.close()
        face.setParent(None)


def test_a_change_of_a_device_is_told_soon(qtbot: QtBot, demo: tuple[Services, MovedClock]) -> None:
    services, _clock = demo
    now = Health(printer="ok")
    heart = Heartbeat(services.stations, "pc-9", "kiosk", lambda: now)
    heart.start()
    try:
        qtbot.waitUntil(lambda: [s.health for s in services.stations.listed()] == [Health(printer="ok")])
        now = Health(printer="cover_open")
        heart._look()
        qtbot.waitUntil(lambda: services.stations.listed()[0].health.printer == "cover_open")
    finally:
        heart.stop()
