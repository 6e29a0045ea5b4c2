"""A real office, not a demo: its head adds and stops clerks, changes hours, counters and the password."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk import words
from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Ports, Premises, Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.starter import demo_setup
from tests.moved_clock import MovedClock
from tests.ui.desk.test_look import cut_off
from ui import theme
from ui.desk.dialogs.counter_lines import CounterLinesDialog
from ui.desk.dialogs.office_hours import OfficeHoursDialog
from ui.desk.dialogs.own_password import OwnPasswordDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.staff import AddStaffDialog, StaffDialog
from ui.desk.office_panel import OfficePanel
from ui.desk.window import DeskWindow

pytestmark = pytest.mark.qt
Key = Qt.Key
S = TypeVar("S", bound=Sheet)
HEADS, CLERKS = "con đường làng 26", "hoa cai vang 9"


class Centre:
    """An office as the wizard leaves it, and the desk of whoever is asked for."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        self.qtbot, self.services = qtbot, services
        self.head = services.sign_in.with_password(services.sign_in.people()[0].id, HEADS)
        self.window: DeskWindow | None = None

    def add_clerk(self) -> Actor:
        staff_id = self.services.sign_in.add_staff(self.head, "Nguyễn Thị Hạnh", "clerk", CLERKS)
        return self.services.sign_in.with_password(staff_id, CLERKS)

    def settings(self, actor: Actor) -> OfficePanel:
        """The page Cài đặt of somebody's desk, shown."""
        counter = self.services.office.counters()[0].id
        self.window = DeskWindow(self.services, actor, counter)
        self.qtbot.addWidget(self.window)
        self.window.resize(1366, 690)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        assert self.window.shell is not None
        self.window.shell.show_page("settings")
        return self.window.shell.settings.centre

    def asked(self, kind: type[S]) -> S:
        """The question on the cover, which must be of this kind."""
        assert self.window is not None
        (sheet,) = [sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible()]
        assert isinstance(sheet, kind)
        return sheet

    def said(self) -> str:
        """The headline on the page Cài đặt."""
        assert self.window is not None
        assert self.window.shell is not None
        return self.window.shell.settings.message.headline.text()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)
        QApplication.processEvents()


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


@pytest.fixture
def centre(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Centre]:
    theme.apply(qapp)
    premises = Premises(f"sqlite:///{tmp_path / 'office.db'}", Ports(clock=MovedClock(), moved_clock=True))
    premises.prepare()
    setup = replace(demo_setup(), is_demo=False, clerks=(), head_name="Nông Đức Long", head_password=HEADS)
    with closing(premises.create(setup)) as services:
        yield Centre(qtbot, services)


def test_the_head_adds_a_clerk_with_the_keyboard_and_the_clerk_signs_in(centre: Centre) -> None:
    centre.settings(centre.head).staff.setFocus()
    press(Key.Key_Space)
    centre.asked(StaffDialog).people.choose_number(1)
    press(Key.Key_Return)
    adding = centre.asked(AddStaffDialog)
    write("Lo Van Pao")
    press(Key.Key_Tab, Key.Key_1)
    adding.password.first.setFocus()
    write(CLERKS)
    press(Key.Key_Tab)
    write(CLERKS)
    press(Key.Key_Return)
    made = {p.name: p for p in centre.services.sign_in.people()}["Lo Van Pao"]
    assert made.role == "clerk"
    assert centre.services.sign_in.with_password(made.id, CLERKS).role == "clerk"
    listed = centre.asked(StaffDialog)
    assert listed.people.value == made.id
    press(Key.Key_Escape)
    assert focused().objectName() == "officeStaff"


def test_a_second_head_is_chosen_by_the_role(centre: Centre) -> None:
    centre.settings(centre.head).staff.click()
    press(Key.Key_Return, Key.Key_Return)
    adding = centre.asked(AddStaffDialog)
    write("Ly Thi Sen")
    adding.role.choose("head")
    for field in (adding.password.first, adding.password.again):
        field.setText(CLERKS)
    press(Key.Key_Return)
    assert [p.name for p in centre.services.sign_in.people() if p.role == "head"] == ["Ly Thi Sen", "Nông Đức Long"]


@pytest.mark.parametrize(
    ("name", "first", "again", "fault"),
    [
        ("Páo", "ngắn", "ngắn", "Mật khẩu cần ít nhất 10 ký tự."),
        ("Páo", CLERKS, "hoa cai vang 8", "Hai lần gõ mật khẩu chưa giống nhau. Gõ lại lần hai."),
        ("  ", CLERKS, CLERKS, "Ghi họ tên người này."),
        ("Páo", "a" * 12, "a" * 12, "Mật khẩu cần ít nhất 10 ký tự, trong đó có 4 ký tự khác nhau. Đặt mật khẩu khác."),
    ],
)
def test_what_is_wrong_is_said_under_its_line_and_nobody_is_added(
    centre: Centre, name: str, first: str, again: str, fault: str
) -> None:
    centre.settings(centre.head).staff.click()
    press(Key.Key_Return, Key.Key_Return)
    adding = centre.asked(AddStaffDialog)
    for field, text in ((adding.name, name), (adding.password.first, first), (adding.password.again, again)):
        field.setText(text)
    press(Key.Key_Return)
    assert adding.isVisible()
    assert focused().accessibleDescription() == fault
    assert adding.name.text() == name
    assert len(centre.services.sign_in.people()) == 1


def test_an_account_is_stopped_and_let_in_again_but_never_ones_own(centre: Centre) -> None:
    clerk = centre.add_clerk()
    centre.settings(centre.head).staff.click()
    listed = centre.asked(StaffDialog)
    assert not listed.stop.isEnabled()
    listed.people.choose(centre.head.id)
    assert listed.stop.reason.startswith("Không tự ngừng tài khoản của mình được")
    listed.people.choose(clerk.id)
    press(Key.Key_F6)
    assert [p.id for p in centre.services.sign_in.people()] == [centre.head.id]
    with pytest.raises(Refusal, match="wrong_password"):
        centre.services.sign_in.with_password(clerk.id, CLERKS)
    assert listed.stop.text() == "Cho làm lại"
    press(Key.Key_F6)
    assert centre.services.sign_in.with_password(clerk.id, CLERKS).id == clerk.id


def test_new_hours_reach_the_office(centre: Centre) -> None:
    panel = centre.settings(centre.head)
    panel.hours.click()
    asked = centre.asked(OfficeHoursDialog)
    press(Key.Key_Tab)
    assert focused() is asked.rows[0].fields[0]
    asked.rows[0].fields[0].setText("8h00")
    asked.rows[5].works.click()
    press(Key.Key_Return)
    hours = centre.services.office.hours()
    assert (hours["0"], hours["1"][0]) == ([["08:00", "11:30"], ["13:30", "17:00"]], ["07:30", "11:30"])
    assert hours["5"] == hours["1"]
    assert hours["6"] == []
    assert centre.said() == "Đã đổi giờ làm việc"


def test_a_time_that_cannot_be_is_said_at_its_day_and_nothing_is_lost(centre: Centre) -> None:
    before = centre.services.office.hours()
    centre.settings(centre.head).hours.click()
    asked = centre.asked(OfficeHoursDialog)
    asked.rows[0].fields[0].setText("08:15")
    asked.rows[2].fields[3].setText("25:00")
    press(Key.Key_Return)
    assert asked.isVisible()
    assert "25:00" in asked.faults[2].text()
    assert focused() is asked.rows[2].fields[3]
    assert [bool(field.property("wrong")) for field in asked.rows[2].fields] == [False, False, False, True]
    assert asked.rows[0].fields[0].text() == "08:15"
    assert centre.services.office.hours() == before
    for row in asked.rows:
        if row.works.isChecked():
            row.works.click()
    press(Key.Key_Return)
    assert asked.fault.text() == "Chọn ít nhất một ngày làm việc."


def test_lines_move_from_counter_to_counter_and_none_is_left_alone(centre: Centre) -> None:
    centre.settings(centre.head).counters.click()
    asked = centre.asked(CounterLinesDialog)
    assert focused() is asked.cells[0][0]
    press(Key.Key_Space)
    assert asked.cells[0][0].role == "help"
    press(Key.Key_Return)
    assert asked.fault.text().startswith("Nhóm A chưa có quầy nào nhận.")
    press(Key.Key_Down)
    while asked.cells[1][0].role != "own":
        press(Key.Key_Space)
    press(Key.Key_Return)
    first, second, *_rest = centre.services.office.counters()
    assert {line.letter: str(line.role) for line in first.lines}["A"] == "help"
    assert {line.letter: str(line.role) for line in second.lines}["A"] == "own"
    assert centre.said() == "Đã đổi quầy và nhóm"


def test_a_clerk_changes_only_their_own_password(centre: Centre) -> None:
    clerk = centre.add_clerk()
    panel = centre.settings(clerk)
    for button in (panel.staff, panel.hours, panel.counters):
        assert (button.isEnabled(), button.reason) == (False, "Chỉ người đứng đầu trung tâm sửa được")
    panel.password.click()
    asked = centre.asked(OwnPasswordDialog)
    for field, text in ((asked.old, "không phải 12"), (asked.new.first, HEADS), (asked.new.again, HEADS)):
        field.setText(text)
    press(Key.Key_Return)
    assert focused() is asked.old
    assert asked.old.accessibleDescription().startswith("Mật khẩu chưa đúng.")
    asked.old.setText(CLERKS)
    press(Key.Key_Return)
    assert centre.said() == "Đã đổi mật khẩu"
    assert centre.services.sign_in.with_password(clerk.id, HEADS).id == clerk.id


def test_a_clerk_who_is_stopped_meanwhile_is_told_and_can_still_sign_out(centre: Centre) -> None:
    clerk = centre.add_clerk()
    centre.settings(clerk)
    centre.services.sign_in.set_active(centre.head, clerk.id, False)
    window = centre.window
    assert window is not None
    assert window.shell is not None
    press(Key.Key_F2)
    assert centre.said() == "Tài khoản này không có quyền làm việc đó"
    window.shell.sign_out_asked.emit()
    assert window.shell is None


@pytest.mark.parametrize("name", ["staff", "hours", "counters", "password"])
def test_the_questions_bear_doubled_words_in_a_low_window(centre: Centre, name: str) -> None:
    with words.use("doubled"):
        panel = centre.settings(centre.head)
        getattr(panel, name).click()
        asked = centre.asked(Sheet)
        QApplication.processEvents()
        assert asked.window().size().toTuple() == (1366, 690)
        assert asked.window().rect().contains(asked.panel.geometry())
        assert cut_off(asked) == []
