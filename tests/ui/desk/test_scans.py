"""A handheld scanner at the real desk: fast keys on whatever has the keyboard, and where each kind of code leads."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.domain.bookings import BookingState
from onestop_desk.services import Services
from onestop_desk.services.actors import station
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import TicketTaken
from tests.moved_clock import MovedClock, instant
from tests.ui.desk.appointment_day import book
from ui import theme
from ui.desk.appointments.check_in import CheckInSheet
from ui.desk.dialogs.sheet import Sheet
from ui.desk.states import PageState
from ui.desk.window import DeskWindow
from ui.devices.camera import CameraFeed
from ui.devices.handheld import Handheld

pytestmark = pytest.mark.qt
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
CODE = "H05.190-261123-0038"
CARD = "024190000002||Trần Thị Thử|31121990|Nữ|TDP Cao Thượng, Tân Yên|20082022"
BASE = "https://mot-noi-khac.example/motcua"


class Desk:
    """The demo office's desk at counter 1 with a scanner plugged in."""

    def __init__(self, qtbot: QtBot, services: Services, camera: CameraFeed | None = None) -> None:
        self.services, self.qtbot = services, qtbot
        self.actor = services.sign_in.demo(services.sign_in.people()[0].id)
        self.counter = services.office.counters()[0].id
        self.lines = {line.letter: line.id for line in services.office.lines()}
        self.window = DeskWindow(services, self.actor, self.counter, None, camera=camera)
        qtbot.addWidget(self.window)
        self.ear = Handheld(self.window, self.window.knows)
        self.ear.read.connect(self.window.scan)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.ear.start()

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier)
            QApplication.processEvents()

    def scan(self, text: str) -> None:
        """The scanner types, with its Enter."""
        focus = self.focus()
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(focus, QKeyEvent(kind, 0, NONE, letter))
        QTest.keyClick(focus, Key.Key_Return)
        QApplication.processEvents()

    def take(self, *procedures: str) -> TicketTaken:
        hit = self.services.procedures.search(procedures[0], 1)[0] if procedures else None
        return self.services.kiosk.take_number(
            station("k"), self.lines["A"], key=new_key(), procedure_id=hit.procedure_id if hit else None
        )

    def serve(self, *names: str) -> None:
        """A citizen at the counter with these procedures."""
        self.press(Key.Key_F2)
        self.take(*names[:1])
        self.window.refresh()
        self.press(Key.Key_F9, Key.Key_Return)
        for name in names[1:]:
            visit = self.services.desk.view(self.counter).visit
            assert visit is not None
            hit = self.services.procedures.search(name, 1)[0]
            self.services.desk.add_procedure(self.actor, visit.ticket_id, hit.procedure_id)
        self.window.refresh()

    def codes(self) -> list[str | None]:
        visit = self.services.desk.view(self.counter).visit
        assert visit is not None
        return [p.dossier_code for p in visit.procedures]

    def said(self) -> tuple[str, str]:
        message = self.shell.counter.message
        return (message.headline.text(), message.sentence.text()) if not message.isHidden() else ("", "")

    @property
    def shell(self) -> Any:
        assert self.window.shell is not None
        return self.window.shell

    def question(self) -> Any:
        return next((s for s in self.window.findChildren(Sheet) if s.is_asking()), None)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Iterator[Desk]:
    theme.apply(qapp)
    made = Desk(qtbot, demo[0])
    yield made
    made.ear.stop()


@pytest.mark.parametrize("where", ["search", "papers", "code"])
def test_a_dossier_goes_to_the_only_procedure_wherever_the_keyboard_is(desk: Desk, where: str) -> None:
    desk.serve("chứng thực bản sao")
    field = desk.shell.top.search
    if where == "search":
        field.setText("Nguyễn")
        field.setFocus()
    elif where == "code":
        next(f for f in desk.window.findChildren(QLineEdit, "dossierCode")).setFocus()
    desk.scan(CODE)
    assert desk.codes() == [CODE]
    assert field.text() == ("Nguyễn" if where == "search" else "")
    assert desk.said()[0] == f"Đã ghi mã hồ sơ {CODE}"
    assert desk.shell.counter.state is PageState.SERVING
    shown = [f.text() for f in desk.window.findChildren(QLineEdit, "dossierCode")]
    assert shown == [CODE]


def test_of_several_procedures_it_is_asked_which(desk: Desk) -> None:
    desk.serve("chứng thực bản sao", "đăng ký khai sinh", "đăng ký khai tử")
    desk.scan(CODE)
    question = desk.question()
    assert question is not None
    assert "thủ tục nào" in question.line.text()
    desk.press(Key.Key_2, Key.Key_Return)
    assert desk.codes() == [None, CODE, None]
    desk.scan(CODE)
    assert desk.question() is None, "the same code again asks nothing"
    assert desk.said()[0].startswith("Lượt này đã có mã")


def test_in_the_finish_question_it_goes_to_the_procedure_at_hand(desk: Desk) -> None:
    desk.serve("chứng thực bản sao")
    desk.press(Key.Key_F12)
    desk.scan(CODE)
    assert desk.question() is not None, "neither its figures nor its Enter answered"
    (block,) = desk.question().blocks
    assert (block.block.code, block.code.text(), block.block.outcome) == (CODE, CODE, None)
    desk.press(Key.Key_1, Key.Key_F12)
    assert desk.question() is None


def test_a_dossier_of_nobody_here_says_what_to_do(desk: Desk) -> None:
    desk.scan(CODE)
    assert desk.said() == (
        f"Mã hồ sơ {CODE}",
        "Hôm nay chưa có lượt nào mang mã này. Gọi công dân vào quầy rồi quét lại để ghi.",
    )


def test_an_appointment_under_any_base_opens_its_check_in_and_enter_receives(desk: Desk) -> None:
    made = book(desk.services, desk.actor, desk.lines["B"], instant("2026-11-23 08:30"))
    desk.scan(f"{BASE}/h/{made.token}")
    sheet = desk.question()
    assert isinstance(sheet, CheckInSheet)
    assert sheet.chosen() == made
    desk.press(Key.Key_Return)
    assert desk.question() is None
    assert desk.services.booking.get(made.id).state is BookingState.CHECKED_IN


@pytest.mark.parametrize("how", ["address", "code", "token"])
def test_with_ctrl_q_a_scan_receives_at_once(desk: Desk, how: str) -> None:
    made = book(desk.services, desk.actor, desk.lines["B"], instant("2026-11-23 08:30"))
    desk.press(Key.Key_Q, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.scan({"address": f"{BASE}/h/{made.token}", "code": made.code, "token": made.token}[how])
    assert desk.question() is None
    assert desk.services.booking.get(made.id).state is BookingState.CHECKED_IN


@pytest.mark.parametrize("form", ["{base}/s/{token}", "{token}", "{base}/s/{token}/"])
def test_a_number_is_found_in_its_list(desk: Desk, form: str) -> None:
    desk.press(Key.Key_F2)
    desk.take()
    taken = desk.take()
    desk.window.refresh()
    desk.press(Key.Key_2, modifier=ALT)
    desk.scan(form.format(base=BASE, token=taken.token))
    assert desk.shell.on_counter_page()
    assert desk.said() == (f"Số {taken.number}", "Đang chờ đến lượt.")


def test_a_procedure_is_added_to_the_visit_or_looked_up(desk: Desk) -> None:
    hit = desk.services.procedures.search("đăng ký khai sinh", 1)[0]
    desk.scan(f"{BASE}/t/{hit.code}")
    page = desk.shell.procedures
    assert desk.shell.pages.currentWidget() is page
    desk.qtbot.waitUntil(lambda: page.look_up.shown is not None, timeout=5000)
    assert page.look_up.shown.procedure.code == hit.code
    desk.press(Key.Key_1, modifier=ALT)
    desk.serve("chứng thực bản sao")
    desk.scan(f"{BASE}/t/{hit.code}")
    visit = desk.services.desk.view(desk.counter).visit
    assert visit is not None
    assert [p.procedure.code for p in visit.procedures if p.procedure][-1] == hit.code


def test_a_card_gives_its_name_only_where_one_is_asked(desk: Desk) -> None:
    desk.scan(CARD)
    assert desk.said() == ("Vừa quét thẻ căn cước", "Việc đang làm không cần thẻ căn cước. Chưa lưu gì từ thẻ.")
    desk.serve("chứng thực bản sao")
    desk.shell.keys.person()
    desk.scan(CARD.replace("Trần Thị Thử", "Traanf Thij Thuwr"))
    person = desk.question()
    assert person is not None
    assert person.name.text() == "Traanf Thij Thuwr"
    assert "So với thẻ" in person.fault.text()
    desk.scan(CARD)
    assert (person.name.text(), person.fault.text()) == ("Trần Thị Thử", "")
    assert person.phone.text() == ""


def test_a_card_fills_the_name_of_a_booking(desk: Desk) -> None:
    hit = desk.services.procedures.search("khai sinh", 1)[0]
    desk.press(Key.Key_2, modifier=ALT)
    panel = desk.shell.appointments.panel
    panel.take_procedure(hit)
    desk.press(Key.Key_1)
    desk.qtbot.waitUntil(lambda: panel.page() is panel.hold)
    desk.scan(CARD)
    assert panel.hold.name.text() == "Trần Thị Thử"
    assert desk.shell.appointments.isVisible()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("8934563138165", "Quét mã trên phiếu số, phiếu hẹn, hồ sơ hoặc tờ thủ tục của trung tâm."),
        (
            CARD.replace("31121990", "31131990"),
            "Mã trên thẻ căn cước đọc chưa đúng. Tắt bộ gõ tiếng Việt rồi quét lại.",
        ),
        ("9" * 1200, "Mã dài quá nên không đọc. Quét lại mã QR trên phiếu, giấy hẹn hoặc thẻ căn cước."),
    ],
)
def test_what_is_not_ours_is_said_in_one_sentence(desk: Desk, text: str, sentence: str) -> None:
    desk.scan(text)
    assert desk.said() == ("Chưa hiểu mã vừa quét", sentence)


def test_a_question_that_wants_no_scan_says_so_and_stays(desk: Desk) -> None:
    desk.serve("chứng thực bản sao")
    desk.press(Key.Key_F10)
    desk.scan(CODE)
    question = desk.question()
    assert question is not None
    assert question.fault.text() == "Vừa quét mã hồ sơ. Đóng câu hỏi này (Esc) rồi quét lại."
    assert desk.codes() == [None]


def test_the_guide_hands_on_what_is_no_card(desk: Desk) -> None:
    desk.serve("chứng thực bản sao")
    desk.press(Key.Key_F6)
    view = desk.shell.open_guide()
    assert view is not None
    desk.scan(CARD)
    assert view.session.walk.known["age_group"] == "18_59"
    desk.scan(CODE)
    assert desk.codes() == [CODE]


def test_at_sign_in_a_password_that_is_typed_in_a_blink_arrives_and_a_scan_leads_nowhere(desk: Desk) -> None:
    desk.window._on_sign_out()
    password = desk.window.findChild(QLineEdit, "password")
    assert password is not None
    password.setEnabled(True)
    password.show()
    password.setFocus()
    desk.scan(CODE)
    assert password.text() == ""
    QTest.keyClicks(password, "dung-ngua-9-gio")
    desk.qtbot.waitUntil(lambda: password.text() == "dung-ngua-9-gio", timeout=2000)
