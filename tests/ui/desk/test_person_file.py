"""Cài đặt, "Dữ liệu của một công dân…": looked at, handed over and erased with the keyboard."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.services import Ports, Premises, Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock
from ui import theme
from ui.desk.dialogs.person_file import PersonFileDialog
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.procedures.files import Told
from ui.desk.window import DeskWindow
from ui.widgets.labels import Words

pytestmark = pytest.mark.qt
Key = Qt.Key
PHONE = "0912345678"


class OneFile:
    """Whoever is asked where to save says this file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def ask_open(self, owner: QWidget, title: str, kinds: str, told: Told) -> None:
        raise AssertionError

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Told) -> None:
        told(self.file)


class Desk:
    """The page Cài đặt of a clerk, with somebody who took a number under PHONE."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        self.services = services
        clerk = next(p for p in services.sign_in.people() if p.role == "clerk")
        self.clerk: Actor = services.sign_in.demo(clerk.id)
        line = services.office.lines()[0].id
        self.ticket = services.kiosk.take_number(station("kiosk-1"), line, key=new_key()).ticket_id
        services.desk.set_person(self.clerk, self.ticket, "Trần Thị Mẫu", "0912 345 678", "đi cùng con")
        self.window = DeskWindow(services, self.clerk, services.office.counters()[0].id)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 690)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        assert self.window.shell is not None
        self.window.shell.show_page("settings")
        self.settings = self.window.shell.settings

    def give_up(self) -> None:
        """The number is over."""
        self.services.desk.give_up(self.clerk, self.ticket)

    def asked(self) -> PersonFileDialog:
        """Opens the question from its button."""
        self.settings.centre.citizen.setFocus()
        press(Key.Key_Space)
        (dialog,) = self.window.findChildren(PersonFileDialog)
        return dialog

    def names(self) -> tuple[str, ...]:
        """Names that are kept under PHONE."""
        kept = self.services.people.by_phone(self.clerk, PHONE).kept
        return tuple(one.name for one in kept if one.name)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    theme.apply(qapp)
    premises = Premises(f"sqlite:///{tmp_path / 'office.db'}", Ports(clock=MovedClock(), moved_clock=True))
    premises.prepare()
    with closing(premises.create_demo()) as services:
        yield Desk(qtbot, services)


def press(*keys: Qt.Key, control: bool = False) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()


def look(dialog: PersonFileDialog, typed: str) -> str:
    """Types a number, Enter; what the sheet says then."""
    QTest.keyClicks(dialog.phone, typed)
    press(Key.Key_Return)
    return "\n".join(words.text() for words in dialog.findChildren(Words) if words.isVisible())


def test_what_is_kept_is_shown_and_until_when(desk: Desk) -> None:
    desk.give_up()
    dialog = desk.asked()
    assert QApplication.focusWidget() is dialog.phone
    assert not dialog.erase.isEnabled()
    said = look(dialog, "0912345678")
    assert "Số A001, lấy lúc 08:00" in said
    assert "Trần Thị Mẫu · 0912 345 678 · đi cùng con" in said
    assert "Tự xóa sau 08:00 thứ Tư 23/12/2026" in said
    QTest.keyClicks(dialog.phone, "9")
    assert dialog.found is None
    assert not dialog.export.isEnabled()


def test_f8_and_enter_erase(desk: Desk) -> None:
    desk.give_up()
    look(desk.asked(), "+84 912 345 678")
    press(Key.Key_F8)
    (question,) = desk.window.findChildren(ReasonDialog)
    assert desk.names() == ("Trần Thị Mẫu",)
    assert question.title.text() == "Xóa họ tên, điện thoại và ghi chú?"
    press(Key.Key_Return)
    assert desk.names() == ()
    assert desk.settings.message.headline.text() == "Đã xóa dữ liệu của công dân"


def test_escape_from_the_question_erases_nothing(desk: Desk) -> None:
    desk.give_up()
    look(desk.asked(), PHONE)
    press(Key.Key_F8, Key.Key_Escape)
    assert desk.names() == ("Trần Thị Mẫu",)


def test_whoever_still_waits_is_not_erased_and_the_sheet_says_which_number(desk: Desk) -> None:
    dialog = desk.asked()
    assert "Còn sắp tới" in look(dialog, PHONE)
    press(Key.Key_F8)
    assert dialog.is_asking()
    assert dialog.fault.text().startswith("Người này còn số A001 chưa xong.")
    assert desk.names() == ("Trần Thị Mẫu",)


def test_what_came_up_while_the_question_stood_is_said_on_the_page(desk: Desk) -> None:
    desk.give_up()
    look(desk.asked(), PHONE)
    press(Key.Key_F8)
    line = desk.services.office.lines()[0].id
    again = desk.services.kiosk.take_number(station("kiosk-1"), line, key=new_key()).ticket_id
    desk.services.desk.set_person(desk.clerk, again, "Trần Thị Mẫu", PHONE, None)
    press(Key.Key_Return)
    assert desk.settings.message.headline.text() == "Chưa xóa được"
    assert desk.settings.message.sentence.text().startswith("Người này còn số A002 chưa xong.")
    assert len(desk.names()) == 2


def test_ctrl_s_writes_the_file_and_says_where(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.asked()
    dialog._files = OneFile(tmp_path / "dữ liệu.json")
    look(dialog, PHONE)
    press(Key.Key_S, control=True)
    said = json.loads((tmp_path / "dữ liệu.json").read_text(encoding="utf-8"))
    assert [one["number"] for one in said["kept"]] == ["A001"]
    assert "dữ liệu.json" in desk.settings.message.sentence.text()


def test_a_place_that_cannot_be_written_is_said_and_the_sheet_stays(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.asked()
    dialog._files = OneFile(tmp_path / "nowhere" / "x.json")
    look(dialog, PHONE)
    press(Key.Key_S, control=True)
    assert dialog.is_asking()
    assert dialog.fault.text().startswith("Không ghi được tệp x.json.")


def test_a_wrong_number_is_said_under_the_field_and_an_unknown_one_has_nothing(desk: Desk) -> None:
    dialog = desk.asked()
    assert "Số điện thoại không đúng." in look(dialog, "12")
    dialog.phone.clear()
    assert "Không giữ gì dưới số điện thoại này." in look(dialog, "0987654321")
    assert not dialog.erase.isEnabled()
