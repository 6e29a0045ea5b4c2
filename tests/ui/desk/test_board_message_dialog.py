"""From any desk something is said over the board: from the list or typed, for a while, and taken away again."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.board_messages import BoardMessage, Notice
from onestop_desk.domain.instants import MINUTE
from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.ui.shots import grab
from ui import theme
from ui.desk.dialogs.board_message import BoardMessageDialog
from ui.desk.window import DeskWindow

pytestmark = pytest.mark.qt
Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Desk:
    """A desk of the demo office, signed in as a clerk or as the head."""

    def __init__(self, qtbot: QtBot, services: Services, role: str) -> None:
        self.services = services
        person = next(p.id for p in services.sign_in.people() if p.role == role)
        counter = services.office.counters()[0].id
        self.window = DeskWindow(services, services.sign_in.demo(person), counter, None)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
            QApplication.processEvents()

    def open(self) -> Any:
        self.press(Key.Key_F9, modifier=CTRL)
        return self.dialog()

    def dialog(self) -> Any:
        return next((d for d in self.window.findChildren(BoardMessageDialog) if d.is_asking()), None)

    def shown(self) -> BoardMessage | None:
        return self.services.board.snapshot().message


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Desk:
    theme.apply(qapp)
    return Desk(qtbot, demo[0], "clerk")


def test_one_of_the_list_by_keys(desk: Desk) -> None:
    assert desk.open() is not None
    desk.press(Key.Key_2, Key.Key_Return)
    shown = desk.shown()
    assert shown is not None
    assert (shown.notice, shown.until - shown.since) == (Notice.POWER, 15 * MINUTE)
    assert desk.dialog() is None


def test_typed_for_an_hour_then_taken_away(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.open()
    dialog.text.setFocus()
    QTest.keyClicks(dialog.text, "Quay 3 sang phong ben phai")
    dialog.minutes.choose("60")
    desk.press(Key.Key_Return)
    shown = desk.shown()
    assert shown is not None
    assert (shown.text, shown.until - shown.since) == ("Quay 3 sang phong ben phai", 60 * MINUTE)
    dialog = desk.open()
    grab(desk.window, tmp_path / "standing.png")
    assert "Quay 3 sang phong ben phai" in dialog.standing.text()
    desk.press(Key.Key_B, modifier=ALT)
    assert desk.shown() is None


def test_nothing_chosen_or_typed_is_said_and_stays(desk: Desk) -> None:
    dialog = desk.open()
    dialog.text.setFocus()
    desk.press(Key.Key_Return)
    assert dialog.fault.text() == "Chọn một thông báo, hoặc tự gõ."
    dialog.notices.choose("typed")
    desk.press(Key.Key_Return)
    assert "phải có chữ" in dialog.fault.text()
    assert desk.shown() is None


def test_the_head_switches_the_second_language_off(
    qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]
) -> None:
    theme.apply(qapp)
    head = Desk(qtbot, demo[0], "head")
    dialog = head.open()
    assert dialog.language.isVisible()
    QTest.mouseClick(dialog.language.rows()[0], Qt.MouseButton.LeftButton)
    assert not demo[0].board.snapshot().second_language


def test_a_clerk_does_not(desk: Desk) -> None:
    assert not desk.open().language.isVisible()
