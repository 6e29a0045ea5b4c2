"""Cài đặt, Trang công khai: the head writes where the pages are; a wrong address is said under its field."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from ui import theme
from ui.desk.dialogs.public_page import PublicPageDialog
from ui.desk.window import DeskWindow

pytestmark = pytest.mark.qt
Key = Qt.Key
Open = Callable[[str], DeskWindow]


@pytest.fixture
def settings(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Open:
    """Opens the page Cài đặt of somebody with a role."""
    theme.apply(qapp)
    services = demo[0]

    def open_as(role: str) -> DeskWindow:
        person = next(p for p in services.sign_in.people() if p.role == role)
        window = DeskWindow(services, services.sign_in.demo(person.id), services.office.counters()[0].id)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert window.shell is not None
        window.shell.show_page("settings")
        return window

    return open_as


def asked(window: DeskWindow) -> PublicPageDialog:
    assert window.shell is not None
    window.shell.settings.centre.public.click()
    (dialog,) = [d for d in window.findChildren(PublicPageDialog) if d.isVisible()]
    return dialog


def test_the_head_writes_the_address_with_the_keyboard(settings: Open, demo: tuple[Services, MovedClock]) -> None:
    window = settings("head")
    dialog = asked(window)
    assert dialog.base.hasFocus()
    dialog.base.selectAll()
    QTest.keyClicks(dialog.base, "https://Xa.Example.vn/thu-tuc/")
    dialog.phone.setText("0204 111 222")
    QTest.keyClick(dialog.base, Key.Key_Return)
    office = demo[0].public.office()
    assert (office.base, office.phone) == ("https://xa.example.vn/thu-tuc", "0204 111 222")
    assert window.shell is not None
    assert window.shell.settings.message.headline.text() == "Đã ghi trang công khai"


def test_a_wrong_address_is_said_under_its_field_and_nothing_is_kept(
    settings: Open, demo: tuple[Services, MovedClock]
) -> None:
    before = demo[0].public.office()
    dialog = asked(settings("head"))
    dialog.base.setText("xa.example.vn")
    dialog.phone.setText("999")
    QTest.keyClick(dialog.base, Key.Key_Return)
    assert dialog.is_asking()
    assert dialog._base_row.fault.isVisible()
    assert demo[0].public.office() == before
    QTest.keyClicks(dialog.base, "x")
    assert not dialog._base_row.fault.isVisible()


def test_a_clerk_cannot_open_it_and_reads_why(settings: Open) -> None:
    window = settings("clerk")
    assert window.shell is not None
    button = window.shell.settings.centre.public
    assert not button.isEnabled()
    assert button.reason == "Chỉ người đứng đầu trung tâm sửa được"
