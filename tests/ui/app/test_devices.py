"""The desk as it is started: its scanner is heard, its second screen opens, and everything ends with the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.app.test_window import _wait_for_desk, _window
from ui.app.station import read_station
from ui.desk.second_screen import SecondScreen
from ui.desk.window import DeskWindow
from ui.devices import handheld

pytestmark = pytest.mark.qt
CODE = "H05.190-261123-0038"


def test_a_scanner_is_heard_in_the_started_desk_and_the_second_screen_opens(qtbot: QtBot, tmp_path: Path) -> None:
    window = _window(qtbot, tmp_path, demo=True)
    _wait_for_desk(qtbot, window)
    desk = window.centralWidget()
    assert isinstance(desk, DeskWindow)
    services = window._desk._services
    person, counter = services.sign_in.people()[0].id, services.office.counters()[0].id
    desk._on_signed_in(services.sign_in.demo(person), "")
    desk._on_counter(counter)
    assert desk.shell is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field: QLineEdit = desk.shell.top.search
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, CODE)
    qtbot.waitUntil(lambda: not desk.shell.counter.message.isHidden(), timeout=3000)  # type: ignore[union-attr]
    assert field.text() == ""
    assert CODE in desk.shell.counter.message.headline.text()
    screen = window._desk.open_face("second_screen", QApplication.screens()[0])
    assert isinstance(screen, SecondScreen)
    assert screen.isVisible()
    window.close()
    assert not screen.isVisible()


def test_the_prefix_of_a_slow_scanner_is_set_on_the_screen_kept_by_the_pc_and_heard_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A busy test machine may itself pause between two strokes.
    monkeypatch.setattr(handheld, "OVER_MS", 5_000)
    window = _window(qtbot, tmp_path, demo=True)
    _wait_for_desk(qtbot, window)
    desk = window.centralWidget()
    assert isinstance(desk, DeskWindow)
    services = window._desk._services
    desk._on_signed_in(services.sign_in.demo(services.sign_in.people()[0].id), "")
    desk._on_counter(services.office.counters()[0].id)
    assert desk.shell is not None
    shell = desk.shell
    shell.show_page("settings")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = shell.settings.scanner.field
    for typed, kept in (("a", ""), ("~", "~"), ("7", "~")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        qtbot.waitUntil(lambda typed=typed: field.text() == typed)  # type: ignore[misc] # the value of this round
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (field.text(), read_station(tmp_path).scanner_prefix) == (kept, kept)
    assert desk.shell is shell, "the page is not made again for it"
    read: list[str] = []
    window._desk.handheld.read.connect(read.append)
    for letter in "~482916":
        QTest.keyClicks(field, letter, delay=60)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (read, field.text()) == (["482916"], "~")
    window.close()
