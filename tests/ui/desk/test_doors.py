"""Who works here, at which counter: a name, a password, and the mark of the demo office on every screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from onestop_desk.services.actors import Actor
from tests.ui.desk import scenes
from tests.ui.desk.fakes import CLERK, FakeServices
from ui import theme
from ui.desk.doors import ChooseCounterPage, SignInPage
from ui.desk.window import DeskWindow

pytestmark = pytest.mark.qt
Key = Qt.Key


def opened(
    qtbot: QtBot, qapp: QApplication, *, demo: bool = False, actor: Actor | None = None
) -> tuple[DeskWindow, FakeServices]:
    theme.apply(qapp)
    services = FakeServices(scenes.idle())
    services.office.is_demo = demo
    window = DeskWindow(services, actor, None, None)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    current = window.stack.currentWidget()
    assert isinstance(current, SignInPage | ChooseCounterPage)
    current.focus_first()
    return window, services


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        QApplication.processEvents()


def marks(window: DeskWindow) -> list[QLabel]:
    return [label for label in window.findChildren(QLabel, "demoMark") if label.isVisible()]


def test_a_wrong_password_is_said_and_the_right_one_opens(qtbot: QtBot, qapp: QApplication) -> None:
    window, _services = opened(qtbot, qapp)
    page = window.stack.currentWidget()
    assert isinstance(page, SignInPage)
    press(Key.Key_1)
    field = QApplication.focusWidget()
    assert field is page.password
    assert page.password.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(field, "guess")
    press(Key.Key_Return)
    assert page.fault.headline.text() == "Mật khẩu chưa đúng"
    assert page.password.text() == "", "what was typed does not stay on the screen"
    QTest.keyClicks(field, "a password")
    press(Key.Key_Return)
    assert isinstance(window.stack.currentWidget(), ChooseCounterPage)
    press(Key.Key_1, Key.Key_Return)
    assert window.shell is not None
    assert window.shell.top.person_name.text() == "Nguyễn Thị Hạnh"
    assert marks(window) == []


def test_the_demo_office_asks_no_password_and_says_that_it_is_one(qtbot: QtBot, qapp: QApplication) -> None:
    window, services = opened(qtbot, qapp, demo=True)
    page = window.stack.currentWidget()
    assert isinstance(page, SignInPage)
    assert not page.password.isVisible()
    assert len(marks(window)) == 1
    press(Key.Key_2, Key.Key_Return)
    assert isinstance(window.stack.currentWidget(), ChooseCounterPage)
    assert len(marks(window)) == 1
    from dataclasses import replace

    services.desk.change(office=replace(scenes.OFFICE, is_demo=True))
    press(Key.Key_1, Key.Key_Return)
    assert window.shell is not None
    for name in ("counter", "procedures", "settings"):
        window.shell.show_page(name)
        assert len(marks(window)) == 1


def test_enter_without_a_choice_takes_nobody_by_chance(qtbot: QtBot, qapp: QApplication) -> None:
    window, _services = opened(qtbot, qapp, demo=True)
    page = window.stack.currentWidget()
    assert isinstance(page, SignInPage)
    press(Key.Key_Return)
    assert window.stack.currentWidget() is page, "the first Enter only marks the name"
    assert page.names.value == "s1"
    press(Key.Key_Return)
    assert isinstance(window.stack.currentWidget(), ChooseCounterPage)


def test_a_counter_shows_who_sits_there(qtbot: QtBot, qapp: QApplication) -> None:
    window, _services = opened(qtbot, qapp, actor=CLERK)
    page = window.stack.currentWidget()
    assert isinstance(page, ChooseCounterPage)
    remarks = [row.option.remark for row in page.counters.rows()]
    assert remarks == ["", "Trần Văn Dũng", "Công an xã", "Chính sách – Đất đai"]
    assert page.counters.value == "c1", "the counter this person has open already"


def test_signing_out_and_changing_the_counter(qtbot: QtBot, qapp: QApplication) -> None:
    window, services = opened(qtbot, qapp, actor=CLERK)
    press(Key.Key_Return)
    assert window.shell is not None
    window.shell.settings.counter_change_asked.emit()
    assert isinstance(window.stack.currentWidget(), ChooseCounterPage)
    press(Key.Key_Return)
    window.shell.settings.sign_out_asked.emit()
    assert isinstance(window.stack.currentWidget(), SignInPage)
    assert services.sign_in.signed_out == ["s1"]
