"""Numbers that were given on paper, typed in with the keyboard: line after line, then all at once."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services
from tests.moved_clock import MovedClock, instant
from tests.properties.books import stored_tickets
from ui import theme
from ui.desk.dialogs.paper_roll import PaperRollDialog
from ui.desk.roll_lines import SERVED, Roll, RollLine, read_line
from ui.desk.window import DeskWindow

pytestmark = pytest.mark.qt
Key = Qt.Key


class Desk:
    """The page Quầy at half past nine, after the power came back."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        self.services = services
        clerk = next(p for p in services.sign_in.people() if p.role == "clerk")
        actor = services.sign_in.demo(clerk.id)
        counter = services.office.counters()[0]
        services.desk.open_counter(actor, counter.id)
        self.window = DeskWindow(services, actor, counter.id)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        QApplication.processEvents()

    def dialog(self) -> PaperRollDialog:
        found = [d for d in self.window.findChildren(PaperRollDialog) if d.isVisible()]
        assert len(found) == 1
        return found[0]


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Iterator[Desk]:
    theme.apply(qapp)
    services, clock = demo
    clock.set("2026-11-23 09:30")
    yield Desk(qtbot, services)
    theme.apply(qapp)


def test_three_numbers_are_typed_in_with_the_keyboard(desk: Desk) -> None:
    desk.press(Key.Key_F4, Key.Key_F8)
    dialog = desk.dialog()
    desk.type("a47")
    desk.press(Key.Key_Tab)
    desk.type("815")
    desk.press(Key.Key_Return)
    assert len(dialog.entries) == 1
    assert dialog.number.hasFocus()
    desk.type("A048")
    dialog.arrived.setFocus()
    desk.type("8:20")
    dialog.end.choose(SERVED)
    dialog.counter.setFocus()
    desk.type("1")
    dialog.called.setFocus()
    desk.type("8:30")
    dialog.done.setFocus()
    desk.type("8:41")
    dialog.outcome.choose("received")
    desk.press(Key.Key_Return, Key.Key_F9)
    rows = {row.number: row for row in stored_tickets(desk.services)}
    assert rows[47].arrived_at == instant("2026-11-23 08:15")
    assert (rows[47].state, rows[48].state) == ("waiting", "done")
    assert rows[48].changed_at == instant("2026-11-23 08:41")
    assert not [d for d in desk.window.findChildren(PaperRollDialog) if d.isVisible()]


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(desk: Desk) -> None:
    desk.press(Key.Key_F4, Key.Key_F8)
    dialog = desk.dialog()
    desk.type("Q1")
    desk.press(Key.Key_Return)
    assert "như A047" in dialog.rows["number"].fault.text()
    assert dialog.rows["arrived"].fault.text() == "Gõ giờ như 8:15."
    assert (dialog.number.text(), dialog.entries) == ("Q1", [])
    dialog.number.clear()
    dialog.number.setFocus()
    desk.type("A5")
    dialog.arrived.setFocus()
    desk.type("09:45")
    desk.press(Key.Key_Return, Key.Key_F9)
    assert dialog.fault.text().startswith("Giờ của số giấy 5 muộn hơn bây giờ.")
    assert stored_tickets(desk.services) == []
    dialog.table.selectRow(0)
    dialog.table.setFocus()
    desk.press(Key.Key_Delete)
    assert dialog.entries == []


def test_a_list_left_with_escape_is_there_again_until_it_is_written(desk: Desk) -> None:
    desk.press(Key.Key_F4, Key.Key_F8)
    desk.type("A47")
    desk.press(Key.Key_Tab)
    desk.type("815")
    desk.press(Key.Key_Return, Key.Key_Escape, Key.Key_F4, Key.Key_F8)
    assert [entry.number for entry in desk.dialog().entries] == [47]
    assert desk.dialog().table.isVisible()
    desk.press(Key.Key_F9)
    assert [row.number for row in stored_tickets(desk.services)] == [47]
    desk.press(Key.Key_F4, Key.Key_F8)
    assert desk.dialog().entries == []


def test_who_waits_with_priority_by_law_keeps_it(desk: Desk) -> None:
    desk.press(Key.Key_F4, Key.Key_F8)
    dialog = desk.dialog()
    desk.type("A47")
    desk.press(Key.Key_Tab)
    desk.type("815")
    dialog.priority.setCurrentIndex(1)
    code = dialog.priority.currentData()
    dialog.arrived.setFocus()
    desk.press(Key.Key_Return)
    assert dialog.priority.currentData() is None, "the next one is asked anew"
    assert f"ưu tiên: {dialog.priority.itemText(1)}" in dialog.table.model().index(0, 5).data()
    dialog.end.choose(SERVED)
    assert not dialog.priority.isVisible()
    desk.press(Key.Key_F9)
    (row,) = stored_tickets(desk.services)
    assert row.priority == code
    assert row.turn_at < row.arrived_at


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (RollLine("A1", "8:15", SERVED, "9", "8:20", "8:30", "received"), {"counter"}),
        (RollLine("A1", "8:15", SERVED, "1", "xx", "25:00", None), {"called", "done", "outcome"}),
        (RollLine("", "", "gone"), {"number", "arrived", "done"}),
        (RollLine("A1", "0815"), set()),
    ],
)
def test_each_field_says_its_own_fault(line: RollLine, wrong: set[str]) -> None:
    roll = Roll(date(2026, 11, 23), "Asia/Ho_Chi_Minh", {"A": "line-a"}, {1: "counter-1"})
    entry, faults = read_line(line, roll)
    assert set(faults) == wrong
    assert (entry is None) == bool(wrong)
