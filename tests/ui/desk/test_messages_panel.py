"""Cài đặt, Tin nhắn: off by default, tried out before it is saved, and what could not be sent is seen."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from onestop_desk import words
from onestop_desk.domain.messages import Channel, MailServer, MessageSetup, Security
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.ports import NotSent
from tests.moved_clock import MovedClock
from tests.services.messages.post import BOTH, FakePost, Sender
from tests.ui.desk.test_look import cut_off
from ui import theme
from ui.background import run_inline
from ui.desk.dialogs.messages import MAIL, ON, PHONE, MessagesDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.unsent import UnsentDialog
from ui.desk.messages_panel import MessagesPanel
from ui.desk.window import DeskWindow
from ui.widgets.labels import Words

pytestmark = pytest.mark.qt
Open = Callable[..., MessagesPanel]


@pytest.fixture
def sender(demo: tuple[Services, MovedClock]) -> Sender:
    """The demo office, which sends into a list; messages are off again, as every office starts."""
    made = Sender(*demo, FakePost())
    made.turn(MessageSetup())
    return made


@pytest.fixture
def open_panel(qtbot: QtBot, qapp: QApplication, sender: Sender) -> Open:
    """Shows the page Cài đặt in its window; the panel on it."""

    def made(actor: Actor | None = None) -> MessagesPanel:
        theme.apply(qapp)
        counter = sender.services.office.counters()[0].id
        window = DeskWindow(sender.services, actor or sender.head, counter)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        assert window.shell is not None
        window.shell.show_page("settings")
        panel = window.shell.settings.letters
        panel._work = run_inline
        QApplication.processEvents()
        return panel

    return made


def asked(panel: MessagesPanel) -> Sheet:
    (sheet,) = [sheet for sheet in panel.window().findChildren(Sheet) if sheet.isVisible()]
    return sheet


def form(panel: MessagesPanel) -> MessagesDialog:
    panel.change.click()
    return cast("MessagesDialog", asked(panel))


def tick(dialog: MessagesDialog, key: str) -> None:
    next(row for row in dialog.ticks.rows() if row.key == key).click()


def fill(dialog: MessagesDialog) -> None:
    """A whole form, by mail."""
    for key in (ON, MAIL):
        tick(dialog, key)
    dialog.host.setText(" mail.example.vn ")
    dialog.user.setText("mot-cua")
    dialog.password.setText("a password")
    dialog.mailbox.setText("mot-cua@example.vn")


def test_it_is_off_and_says_so(open_panel: Open) -> None:
    panel = open_panel()
    assert "Đang tắt" in panel.state.text()
    assert not panel.notice.isVisible()
    dialog = form(panel)
    assert [row.isChecked() for row in dialog.ticks.rows()] == [False] * 4
    assert not dialog.host.isVisible()
    assert not dialog.try_button.isVisible()
    assert dialog.password.echoMode() == dialog.password.EchoMode.Password


def test_the_head_turns_it_on_and_the_password_stays_on_this_pc(open_panel: Open, sender: Sender) -> None:
    panel = open_panel()
    dialog = form(panel)
    fill(dialog)
    QTest.keyClick(dialog.mailbox, Qt.Key.Key_Return)
    setup = sender.services.messages.view().setup
    server = MailServer("mail.example.vn", 587, Security.STARTTLS, "mot-cua", "mot-cua@example.vn")
    assert setup == MessageSetup(on=True, mail=server)
    assert sender.post.kept.password == "a password"
    assert "thư điện tử" in panel.state.text()
    assert form(panel).password.text() == "a password"


def test_a_clerk_reads_it_and_changes_nothing(open_panel: Open, sender: Sender) -> None:
    panel = open_panel(sender.calendar.clerk)
    assert not panel.change.isEnabled()
    assert "người đứng đầu" in panel.change.reason


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [("host", "mail server", "Tên máy chủ"), ("mailbox", "mot-cua", "Địa chỉ thư"), ("password", "", "mật khẩu")],
)
def test_what_cannot_work_is_said_under_its_line(open_panel: Open, part: str, value: str, said: str) -> None:
    dialog = form(open_panel())
    fill(dialog)
    getattr(dialog, part).setText(value)
    assert dialog.primary is not None
    dialog.primary.click()
    faults = [row.fault.text() for row in dialog._rows.values() if row.fault.isVisible()]
    assert len(faults) == 1
    assert said in faults[0]
    assert getattr(dialog, part).hasFocus() or not dialog.window().isActiveWindow()


def test_on_without_a_channel_is_refused(open_panel: Open, sender: Sender) -> None:
    dialog = form(open_panel())
    tick(dialog, ON)
    assert dialog.primary is not None
    dialog.primary.click()
    assert "ít nhất một cách gửi" in dialog.fault.text()
    assert not sender.services.messages.view().setup.on


def test_the_usual_port_follows_the_kind_of_connection_and_an_own_one_stays(open_panel: Open) -> None:
    dialog = form(open_panel())
    fill(dialog)
    dialog.security.choose("tls")
    assert dialog.port.value() == 465
    dialog.port.setValue(2525)
    dialog.security.choose("starttls")
    assert dialog.port.value() == 2525


def test_a_letter_is_tried_out_with_what_stands_in_the_form_before_it_is_saved(
    open_panel: Open, sender: Sender
) -> None:
    dialog = form(open_panel())
    fill(dialog)
    dialog.try_button.click()
    assert dialog._rows["trial"].fault.isVisible()
    dialog.trial.setText("toi@example.vn")
    dialog.try_button.click()
    (letter,) = sender.post.letters
    assert (letter.to, letter.channel) == ("toi@example.vn", Channel.EMAIL)
    assert "Gửi thử" in letter.subject
    assert "Đã gửi" in dialog.answer.text()
    assert not sender.services.messages.view().setup.on
    sender.post.fault = NotSent("certificate")
    dialog.try_button.click()
    assert dialog.fault.text().startswith("Chứng thư của máy chủ thư không đúng")
    assert not dialog.answer.isVisible()
    assert dialog.try_button.isEnabled()


def test_two_that_could_not_be_sent_are_seen_and_dealt_with(open_panel: Open, sender: Sender) -> None:
    sender.turn(BOTH)
    first, second = sender.book(), sender.book("2026-11-25 09:00")
    sender.post.fault = NotSent("recipient_refused", again=False)
    sender.send()
    panel = open_panel(sender.calendar.clerk)
    assert panel.notice.headline.text() == "2 tin chưa gửi được"
    panel.show_unsent.click()
    dialog = cast("UnsentDialog", asked(panel))
    told = " ".join(label.text() for label in dialog.findChildren(Words))
    for shown in (first.phone, second.phone, "Báo đã đặt hẹn", "08:30 thứ Tư 25/11/2026", "Gọi điện cho công dân"):
        assert str(shown) in told
    unsent = sender.services.messages.view().unsent
    button(dialog, f"told_{unsent[0].id}").click()
    assert panel.notice.headline.text() == "1 tin chưa gửi được"
    sender.post.fault = None
    button(dialog, f"again_{unsent[1].id}").click()
    assert not panel.notice.isVisible()
    assert sender.send().sent == 1
    assert sender.post.letters[0].to == "ban@example.vn"


def test_a_pc_without_the_password_says_that_it_sends_nothing(open_panel: Open, sender: Sender) -> None:
    sender.turn(BOTH)
    sender.post.able = frozenset()
    panel = open_panel()
    assert panel.notice.headline.text() == "Máy này chưa gửi được tin"
    sender.book()
    sender.clock.forward(31)
    panel.refresh()
    assert panel.notice.headline.text() == "1 tin quá giờ mà chưa máy nào gửi"


def test_nothing_is_cut_off_when_strings_are_twice_as_long(open_panel: Open, sender: Sender) -> None:
    sender.turn(BOTH)
    sender.book()
    sender.post.fault = NotSent("unsure", again=False)
    sender.send()
    with words.use("doubled"):
        panel = open_panel()
        assert cut_off(panel) == []
        dialog = form(panel)
        tick(dialog, PHONE)
        QApplication.processEvents()
        assert cut_off(dialog) == []
        dialog.leave()
        panel.show_unsent.click()
        QApplication.processEvents()
        assert cut_off(asked(panel)) == []


def button(dialog: Sheet, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found
