"""The first start with the keyboard alone: from the question to an office that is there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Offline
from onestop_desk.services import Premises, Services
from onestop_desk.services.starter import Setup, demo_setup
from onestop_desk.words import use
from ui.background import run_inline, run_task
from ui.setup.centre_page import CentrePage
from ui.setup.commune_page import CommunePage
from ui.setup.counters_page import CountersPage
from ui.setup.head_page import HeadPage
from ui.setup.hours_page import HoursPage
from ui.setup.steps import Step
from ui.setup.summary_page import SummaryPage
from ui.setup.window import SetupWindow
from ui.theme import apply

pytestmark = pytest.mark.qt
PASSWORD = "mot hai ba bon"


class Founder:
    """Writes down what it is asked to make."""

    def __init__(self) -> None:
        self.made: list[Setup | str] = []
        self.away = False

    def create(self, setup: Setup) -> object:
        """An office of one's own."""
        return self._make(setup)

    def create_demo(self) -> object:
        """The demo office."""
        return self._make("demo")

    def _make(self, what: Setup | str) -> object:
        if self.away:
            raise Offline("disk_full")
        self.made.append(what)
        return what


class Clerk:
    """Somebody at the keyboard."""

    def __init__(self, window: SetupWindow) -> None:
        self.window = window

    def press(self, *keys: Qt.Key) -> None:
        """Presses keys, one after the other, wherever the keyboard is."""
        for key in keys:
            holder: QWidget | None = self.window.focusWidget()
            QTest.keyClick(self.window if holder is None else holder, key)

    def type(self, text: str) -> None:
        """Types into the line that has the keyboard."""
        line = self.window.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, text)


@pytest.fixture(scope="module", autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp)


@pytest.fixture
def founder() -> Founder:
    return Founder()


@pytest.fixture
def window(qtbot: QtBot, founder: Founder) -> SetupWindow:
    return opened(qtbot, SetupWindow(founder, run=run_inline))


def opened(qtbot: QtBot, window: SetupWindow) -> SetupWindow:
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def clerk(window: SetupWindow) -> Clerk:
    return Clerk(window)


def step(window: SetupWindow) -> Step:
    """The page on show."""
    return window.wizard.step


def to(window: SetupWindow, wanted: Step) -> None:
    """Brings a window to a page with everything before it filled in."""
    window.welcome.own.click()
    commune = window.pages[Step.COMMUNE]
    assert isinstance(commune, CommunePage)
    commune.search.setText("cao thuong")
    head = replace(window.wizard.draft, head_name="An", password=PASSWORD, password_again=PASSWORD)
    commune.filled.emit(head)
    while window.wizard.step < wanted:
        window.go_on()


def test_the_keyboard_alone_sets_a_centre_up(window: SetupWindow, clerk: Clerk, founder: Founder) -> None:
    clerk.press(Qt.Key.Key_Return)
    clerk.type("cao th")
    clerk.press(Qt.Key.Key_Return)
    assert step(window) is Step.CENTRE
    clerk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert step(window) is Step.HEAD
    clerk.type("Nguyen Van An")
    clerk.press(Qt.Key.Key_Return)
    clerk.type(PASSWORD)
    clerk.press(Qt.Key.Key_Return)
    clerk.type(PASSWORD)
    clerk.press(Qt.Key.Key_Return)
    assert step(window) is Step.COUNTERS
    clerk.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    (made,) = founder.made
    assert isinstance(made, Setup)
    assert (made.commune_code, made.head_name, made.head_password) == ("07339", "Nguyen Van An", PASSWORD)
    assert made.office_name == "Trung tâm Phục vụ hành chính công xã Tân Yên"
    assert made.lines == demo_setup().lines
    assert not made.is_demo
    assert window.wizard.draft.password == "", "nothing keeps the password once the centre is made"


def test_one_key_makes_the_demo_office(qtbot: QtBot, window: SetupWindow, clerk: Clerk, founder: Founder) -> None:
    with qtbot.waitSignal(window.finished) as told:
        clerk.press(Qt.Key.Key_1)
    assert founder.made == ["demo"]
    assert told.args == ["demo"]


def test_esc_goes_back_page_by_page_to_the_question(window: SetupWindow, clerk: Clerk) -> None:
    to(window, Step.HEAD)
    clerk.press(Qt.Key.Key_Escape)
    assert step(window) is Step.CENTRE
    clerk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert window.welcome.isVisible()
    clerk.press(Qt.Key.Key_Return)
    assert window.wizard.draft.commune_code == "07339"


def test_the_arrows_choose_a_commune_while_one_types(window: SetupWindow, clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_Return)
    clerk.type("tan")
    first = window.wizard.draft.commune_code
    clerk.press(Qt.Key.Key_Down)
    assert window.wizard.draft.commune_code not in ("", first)
    clerk.press(Qt.Key.Key_Up)
    assert window.wizard.draft.commune_code == first


def test_without_a_commune_the_page_says_so_and_stays(window: SetupWindow, clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    page = window.pages[Step.COMMUNE]
    assert step(window) is Step.COMMUNE
    assert page.notice.isVisible()
    assert page.notice.headline.text() == "Chọn xã, phường của trung tâm trong danh sách."


def test_a_short_password_is_said_under_its_line_until_it_is_long_enough(window: SetupWindow, clerk: Clerk) -> None:
    to(window, Step.HEAD)
    page = window.pages[Step.HEAD]
    assert isinstance(page, HeadPage)
    assert page.password.line.echoMode() is QLineEdit.EchoMode.Password
    page.password.line.setFocus()
    clerk.type("ngan")
    window.go_on()
    assert step(window) is Step.HEAD
    assert page.password.fault.text() == "Mật khẩu cần ít nhất 10 ký tự."
    assert page.password.line.hasFocus()
    clerk.type(PASSWORD)
    assert page.password.fault.isHidden()


def test_a_password_can_be_looked_at(window: SetupWindow) -> None:
    page = window.pages[Step.HEAD]
    assert isinstance(page, HeadPage)
    page.shown.setChecked(True)
    assert page.password.line.echoMode() is QLineEdit.EchoMode.Normal


def test_arrows_and_space_say_which_lines_a_counter_takes(window: SetupWindow, clerk: Clerk) -> None:
    to(window, Step.COUNTERS)
    page = window.pages[Step.COUNTERS]
    assert isinstance(page, CountersPage)
    page.rows[4].cells["E"].setFocus()
    clerk.press(Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert window.wizard.draft.counters[4].own == ("D", "E")
    assert page.rows[4].cells["D"].role == "own"
    clerk.press(Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert window.wizard.draft.counters[3].help == ("A", "D")


def test_a_counter_is_added_named_and_taken_out(window: SetupWindow, clerk: Clerk) -> None:
    to(window, Step.COUNTERS)
    page = window.pages[Step.COUNTERS]
    assert isinstance(page, CountersPage)
    page.add.click()
    assert page.rows[5].name.hasFocus()
    clerk.type("Thue")
    assert window.wizard.draft.counters[5].name == "Thue"
    window.go_on()
    assert page.notice.headline.text().startswith("Quầy 6 chưa nhận nhóm nào.")
    page.rows[5].remove.click()
    assert [row.number for row in page.rows] == [1, 2, 3, 4, 5]
    assert page.notice.isHidden()


def test_mondays_hours_go_to_every_working_day(window: SetupWindow, clerk: Clerk) -> None:
    to(window, Step.HOURS)
    page = window.pages[Step.HOURS]
    assert isinstance(page, HoursPage)
    page.rows[0].fields[0].setFocus()
    clerk.type("07:00")
    page.copy.click()
    assert [day.sessions()[:1] for day in window.wizard.draft.hours] == [(("07:00", "11:30"),)] * 5 + [()] * 2


def test_a_day_off_keeps_its_times_greyed(window: SetupWindow) -> None:
    to(window, Step.HOURS)
    page = window.pages[Step.HOURS]
    assert isinstance(page, HoursPage)
    page.rows[5].works.click()
    assert page.rows[5].fields[0].isEnabled()
    assert window.wizard.draft.hours[5].works
    assert not page.rows[6].fields[0].isEnabled()


def test_the_summary_tells_all_but_the_password_and_leads_back(window: SetupWindow) -> None:
    to(window, Step.SUMMARY)
    page = window.pages[Step.SUMMARY]
    assert isinstance(page, SummaryPage)
    told = "\n".join(words.text() for words in page.told.values())
    assert "Quầy 1: Chứng thực (chính A; giúp B, G)" in told
    assert "Thứ Hai–Thứ Sáu: 07:30–11:30, 13:30–17:00" in told
    assert "Thứ Bảy–Chủ nhật: nghỉ" in told
    assert PASSWORD not in told
    page.change[Step.CENTRE].click()
    assert step(window) is Step.CENTRE


def test_a_full_disk_is_said_and_one_may_try_again(window: SetupWindow, founder: Founder) -> None:
    to(window, Step.SUMMARY)
    founder.away = True
    window.on.click()
    assert window.pages[Step.SUMMARY].notice.headline.text().startswith("Ổ đĩa đã đầy")
    founder.away = False
    window.on.click()
    assert len(founder.made) == 1


def test_the_demo_office_says_it_too_when_it_cannot_be_made(window: SetupWindow, founder: Founder) -> None:
    founder.away = True
    window.welcome.demo.click()
    assert window.welcome.notice.isVisible()
    assert window.welcome.demo.isEnabled()


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    made = Premises(f"sqlite:///{tmp_path / 'onestop.db'}")
    made.prepare()
    yield made
    made.db.close()


def test_a_real_centre_is_there_afterwards_and_its_head_can_sign_in(qtbot: QtBot, premises: Premises) -> None:
    window = opened(qtbot, SetupWindow(premises, run=run_task))
    to(window, Step.SUMMARY)
    with qtbot.waitSignal(window.finished, timeout=20_000) as told:
        window.on.click()
        assert not window.on.isEnabled()
    services = (told.args or [None])[0]
    assert isinstance(services, Services)
    assert services.office.office().commune == "xã Tân Yên"
    assert not services.office.office().is_demo
    (head,) = services.sign_in.people()
    assert services.sign_in.with_password(head.id, PASSWORD).role == "head"
    assert len(services.office.counters()) == 5


@pytest.mark.parametrize("language", ["vi", "doubled"])
def test_no_page_is_wider_than_the_screen_of_a_small_pc(qtbot: QtBot, founder: Founder, language: str) -> None:
    with use(language):
        window = opened(qtbot, SetupWindow(founder, run=run_inline))
        window.resize(1366, 690)
        to(window, Step.COMMUNE)
        for each in Step:
            page = window.pages[each]
            window.grab()
            area = window.stack.currentWidget()
            assert area is not None
            assert page.minimumSizeHint().width() <= area.width() - 96, each
            window.go_on()
        assert window.size().width() == 1366


def test_the_centre_page_keeps_names_typed_by_hand(window: SetupWindow, clerk: Clerk) -> None:
    to(window, Step.CENTRE)
    page = window.pages[Step.CENTRE]
    assert isinstance(page, CentrePage)
    clerk.type("Mot cua Tan Yen")
    window.go_back()
    window.go_on()
    assert page.name.line.text() == "Mot cua Tan Yen"
