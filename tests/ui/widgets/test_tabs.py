"""Sections are opened by a click or by the key on their tab."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.tabs import Tab, Tabs


def shown(qtbot: QtBot) -> tuple[Tabs, list[str]]:
    tabs = Tabs([Tab("one", "Tra cứu", "search", "Ctrl+1"), Tab("two", "Công bố chậm", "clock", "Ctrl+2")])
    qtbot.addWidget(tabs)
    tabs.show_chosen("one")
    tabs.show()
    qtbot.waitExposed(tabs)
    tabs.activateWindow()
    qtbot.waitUntil(tabs.isActiveWindow)
    heard: list[str] = []
    tabs.chosen.connect(heard.append)
    return tabs, heard


def test_a_click_and_a_key_open_a_section(qtbot: QtBot) -> None:
    tabs, heard = shown(qtbot)
    QTest.mouseClick(tabs.buttons()["two"], Qt.MouseButton.LeftButton)
    assert (tabs.value, heard) == ("two", ["two"])
    QTest.keyClick(tabs, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert (tabs.value, heard) == ("one", ["two", "one"])


def test_one_section_is_marked_and_tab_does_not_stop_here(qtbot: QtBot) -> None:
    tabs, heard = shown(qtbot)
    assert {name: bool(b.property("chosen")) for name, b in tabs.buttons().items()} == {"one": True, "two": False}
    assert QApplication.focusWidget() not in tabs.buttons().values()
    assert heard == []
