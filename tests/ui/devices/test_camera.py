"""Codes are read from pictures as a cheap camera takes them, one at a time, ten a second at most."""

from typing import Any, cast

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.devices.lens import as_qt, code128, held, phone_screen, qr
from ui.background import RunTask, run_inline
from ui.devices.camera import CameraReader, codes_in
from ui.devices.camera_qt import QtCamera

pytestmark = pytest.mark.qt
ADDRESS = "https://tanyen.motcua.example/h/Zk3vJ8wq0mT5xY2aB7cD9e"
DOSSIER = "H05.190-261123-0038"
CARD = "024190000002||Trần Thị Thử|31121990|Nữ|TDP Cao Thượng, Cao Thượng, Tân Yên|20082022||||"


@pytest.mark.parametrize("text", [ADDRESS, DOSSIER, CARD])
@pytest.mark.parametrize(
    "how",
    [{}, {"turned": 17}, {"turned": 180}, {"turned": 93}, {"blur": 1.6}, {"dim": 0.3}, {"across": 0.35}],
    ids=str,
)
def test_a_qr_code_before_the_camera(text: str, how: dict[str, float]) -> None:
    assert codes_in(as_qt(held(qr(text), **how))) == (text,)


@pytest.mark.parametrize("how", [{}, {"turned": 4}, {"turned": 180}, {"blur": 0.8}, {"dim": 0.4}], ids=str)
def test_the_code_128_of_a_dossier(how: dict[str, float]) -> None:
    assert codes_in(as_qt(held(code128(DOSSIER), across=0.3, **how))) == (DOSSIER,)


def test_a_phone_at_night() -> None:
    assert codes_in(as_qt(phone_screen(qr(ADDRESS)))) == (ADDRESS,)


def test_nothing_is_read_where_there_is_nothing() -> None:
    assert codes_in(QImage()) == ()
    assert codes_in(as_qt(Image.effect_noise((640, 480), 90))) == ()
    assert codes_in(as_qt(Image.new("L", (4000, 10), 128))) == ()


def test_a_large_picture_is_read_too() -> None:
    assert codes_in(as_qt(held(qr(ADDRESS)).resize((3840, 2160)))) == (ADDRESS,)


def test_one_picture_at_a_time_and_ten_a_second_at_most(qapp: object) -> None:
    owner, now = QObject(), [0.0]
    asked: list[tuple[Any, Any]] = []

    def later(_owner: object, work: Any, done: Any, _failed: object) -> None:
        asked.append((work, done))

    reader = CameraReader(owner, run=cast("RunTask", later), clock=lambda: now[0])
    blank = as_qt(held(Image.new("L", (99, 99), 255)))
    for _frame in range(30):
        reader.look_at(blank)
        now[0] += 1 / 30
    assert len(asked) == 1, "the first is still being read"
    for _frame in range(30):
        if asked:
            work, done = asked[-1]
            done(work())
        reader.look_at(blank)
        now[0] += 1 / 30
    assert len(asked) <= 11


def test_a_code_is_told_once_and_nothing_after_the_end(qapp: object) -> None:
    owner = QObject()
    heard: list[str] = []
    reader = CameraReader(owner, run=run_inline, clock=iter(range(100)).__next__)
    reader.read.connect(heard.append)
    for _again in range(3):
        reader.look_at(as_qt(held(qr(ADDRESS))))
    assert heard == [ADDRESS]


def test_this_pc_without_a_camera_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.devices.camera_qt._library", lambda: None)
    owner = QObject()
    camera = QtCamera(owner)
    assert not camera.is_there()
    with qtbot.waitSignal(camera.failed) as said:
        camera.start()
    assert said.args == ["none"]
    camera.stop()


def test_the_real_library_is_asked_without_harm(qapp: object) -> None:
    owner = QObject()
    camera = QtCamera(owner)
    assert isinstance(camera.is_there(), bool)
    camera.stop()
