"""The desk's first window: paints first, opens the data, and says what is wrong in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Premises
from onestop_desk.services.guide import VneidGuide
from onestop_desk.services.guide_file import GUIDE
from onestop_desk.services.starter import demo_setup
from ui.app import mishaps
from ui.app.place import Place
from ui.app.station import KeptStation
from ui.app.window import AppWindow
from ui.background import run_inline
from ui.desk.window import DeskWindow
from ui.setup.window import SetupWindow


def _window(qtbot: QtBot, folder: Path, *, demo: bool) -> AppWindow:
    place = Place(folder, f"sqlite:///{folder / 'office.db'}", demo)
    window = AppWindow(place, KeptStation(folder), run=run_inline)
    qtbot.addWidget(window)
    window.show()
    return window


def _wait_for_desk(qtbot: QtBot, window: AppWindow) -> None:
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), DeskWindow))


def test_nothing_is_opened_before_the_first_paint(qtbot: QtBot, tmp_path: Path) -> None:
    place = Place(tmp_path, f"sqlite:///{tmp_path / 'office.db'}", True)
    window = AppWindow(place, KeptStation(tmp_path), run=run_inline)
    qtbot.addWidget(window)
    assert not (tmp_path / "office.db").exists()
    window.show()
    _wait_for_desk(qtbot, window)
    window.close()


def test_the_first_start_asks_what_to_set_up(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, demo=False)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), SetupWindow))
    window.close()


def test_the_demo_office_skips_the_question_and_is_there_the_second_time(qtbot: QtBot, tmp_path: Path) -> None:
    for demo in (True, False):
        window = _window(qtbot, tmp_path, demo=demo)
        _wait_for_desk(qtbot, window)
        window.close()


@pytest.mark.parametrize("rubbish", [b"no database at all " * 300])
def test_what_cannot_be_opened_is_said_and_tried_again_with_a_key(qtbot: QtBot, tmp_path: Path, rubbish: bytes) -> None:
    file = tmp_path / "office.db"
    file.write_bytes(rubbish)
    window = _window(qtbot, tmp_path, demo=True)
    qtbot.waitUntil(window.opening.notice.isVisible)
    assert "Traceback" not in window.opening.notice.sentence.text()
    assert len(window.opening.notice.sentence.text()) > 20
    file.unlink()
    qtbot.keyClick(window.opening.again, Qt.Key.Key_Space)
    _wait_for_desk(qtbot, window)
    window.close()


def test_the_counter_is_remembered_and_the_station_is_known_to_the_office(qtbot: QtBot, tmp_path: Path) -> None:
    kept = KeptStation(tmp_path)
    place = Place(tmp_path, f"sqlite:///{tmp_path / 'office.db'}", True)
    window = AppWindow(place, kept, run=run_inline)
    qtbot.addWidget(window)
    window.show()
    _wait_for_desk(qtbot, window)
    services = place.services()
    counter = services.office.counters()[1]
    assert window._desk is not None
    window._desk._keep_counter(counter.id)
    assert KeptStation(tmp_path).now.counter_id == counter.id
    with services.context.look() as (tx, _, _answers):
        assert tx.read("SELECT id, kind, counter_id FROM station") == [(kept.now.id, "desk", counter.id)]
    services.close()
    window.close()


@pytest.mark.parametrize("name", ["board", "kiosk"])
def test_the_desk_opens_the_other_faces_on_a_screen_of_this_pc(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    window = _window(qtbot, tmp_path, demo=True)
    qtbot.waitUntil(lambda: window._desk is not None)
    screen = window.screen()
    first = window._desk.open_face(name, screen)
    again = window._desk.open_face(name, screen)
    assert again.isVisible()
    assert again.geometry() == screen.geometry()
    assert first is not again
    window.close()
    qtbot.waitUntil(lambda: not any(w.isVisible() for w in QApplication.topLevelWidgets()))


def test_asking_for_the_demo_never_opens_a_real_office(tmp_path: Path) -> None:
    premises = Premises(f"sqlite:///{tmp_path / 'office.db'}")
    premises.prepare()
    ours = replace(demo_setup(), is_demo=False, clerks=(), head_name="Trần Văn Thử", head_password="một câu đủ dài")
    premises.create(ours).close()
    with pytest.raises(Refusal) as refused:
        Place(tmp_path, f"sqlite:///{tmp_path / 'office.db'}", True).open()
    assert refused.value.code == "office_not_demo"


def test_a_broken_guide_is_told_at_start_with_its_line_and_the_desk_is_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    line = text[: text.index('"kind": "police"')].count("\n") + 1
    file = tmp_path / "guide.json"
    file.write_text(text.replace('"kind": "police"', '"kind": "polise"', 1), encoding="utf-8")
    monkeypatch.setattr(VneidGuide.__init__, "__defaults__", (file,))
    window = _window(qtbot, tmp_path, demo=True)
    _wait_for_desk(qtbot, window)
    qtbot.waitUntil(lambda: bool(mishaps._boxes))
    (box,) = mishaps._boxes
    assert f"guide.json sai ở dòng {line} " in box.text()
    assert box.text() in caplog.text
    qtbot.keyClick(box.buttons()[0], Qt.Key.Key_Space)
    central = window.centralWidget()
    assert isinstance(central, DeskWindow)
    assert central.isEnabled()
    window.close()


def test_a_guide_that_can_be_read_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, demo=True)
    _wait_for_desk(qtbot, window)
    assert mishaps._boxes == []
    window.close()
