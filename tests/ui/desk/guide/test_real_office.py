"""The guide over the real services: what a session leaves in the database, the journal and the log."""

import logging
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.guide import Result
from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.ui.desk.guide.test_scanner import ELDERLY, SECRETS
from ui import theme
from ui.desk.guide.page import GuidePage
from ui.desk.guide.session import Stage
from ui.desk.guide.view import GuideView
from ui.desk.window import DeskWindow
from ui.widgets.button import Button

pytestmark = pytest.mark.qt
Key = Qt.Key


class Walked:
    """The head's desk in the demo office, with the guide open alone."""

    def __init__(self, qtbot: QtBot, services: Services) -> None:
        self._qtbot, self.services = qtbot, services
        head = next(person for person in services.sign_in.people() if person.role == "head")
        counter = services.office.counters()[0]
        self.window = DeskWindow(services, services.sign_in.demo(head.id), counter.id, None)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        assert self.window.shell is not None
        self.window.shell.show_page("guide")

    @property
    def page(self) -> GuidePage:
        assert self.window.shell is not None
        return self.window.shell.guide

    @property
    def view(self) -> GuideView:
        return self.page.view

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
            self._qtbot.waitUntil(lambda: not self.view._strokes.collecting)

    def choose(self, *answers: str) -> None:
        for answer in answers:
            rows = self.view.walk.question.answers.rows()
            number = next(n for n, row in enumerate(rows, start=1) if row.choice.id == answer)
            self.press(Key(Key.Key_0 + number))

    def scan(self, text: str) -> None:
        for letter in text:
            key = ord(letter.upper()) if letter.isascii() else 0
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget() or self.window, event)
        self._qtbot.waitUntil(lambda: not self.view._strokes.collecting)


@pytest.fixture
def walked(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Walked:
    theme.apply(qapp)
    return Walked(qtbot, demo[0])


def everything_stored(services: Services) -> str:
    """Every byte of every file of the office, and every row of every table as text."""
    file = Path(services.context.db.url.removeprefix("sqlite:///"))
    raw = "".join(part.read_bytes().decode("utf-8", "replace") for part in sorted(file.parent.glob(f"{file.name}*")))
    rows = []
    with sqlite3.connect(file) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            rows += [repr(row) for row in connection.execute(f'SELECT * FROM "{table}"').fetchall()]
    connection.close()
    return raw + "\n".join(rows)


def test_a_session_leaves_codes_and_nothing_of_the_card(walked: Walked, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    before = everything_stored(walked.services)
    walked.scan(ELDERLY)
    walked.choose("no_account", "self", "basic")
    walked.press(Key.Key_Return, Key.Key_2)
    assert walked.view.session is not None
    assert walked.view.session.stage is Stage.DONE
    stored = everything_stored(walked.services)
    assert "level_2_basic_phone" in stored
    assert "60_plus" in stored
    found = [secret for secret in SECRETS if secret in stored.replace(before, "") and secret not in before]
    assert found == []
    assert [secret for secret in SECRETS if secret in caplog.text] == []


def test_the_campaign_counts_what_was_walked(walked: Walked) -> None:
    head = walked.window.shell.acts.actor  # type: ignore[union-attr]
    walked.services.guide.change(head, target=50)
    (village,) = walked.services.guide.set_villages(head, [("Thôn Giữa", 12)])
    walked.page._begin(anew=True)
    walked.view.focus_first()
    walked.choose("no_account", "self", "18_59", "valid", "own", "level_2")
    walked.press(Key.Key_Return, Key.Key_2, Key.Key_2)
    walked.press(Key.Key_Return)
    walked.choose("forgot")
    walked.press(Key.Key_1)
    while walked.view.session is not None and walked.view.session.outcome is None:
        walked.press(Key.Key_1)
    walked.press(Key.Key_Return, Key.Key_1, Key.Key_1)
    assert walked.page.side.number.text() == "2"
    walked.page.open("campaign")
    campaign = walked.page.campaign
    week = campaign.weeks.rows()[0]
    assert (week.guided, week.working, week.police) == (2, 1, 1)
    assert week.monday == date(2026, 11, 23)
    assert len(campaign.weeks.rows()) == 12
    (row,) = campaign.villages.rows()
    assert (row.words, row.count, row.of) == ("Thôn Giữa", 1, 12)
    assert campaign.line.text() == "Đã dùng được: 1 trên chỉ tiêu 50 người (2 %)"
    assert walked.services.guide.campaign(week.monday, week.monday).by_result[Result.SENT_TO_POLICE] == 1
    assert village.name == "Thôn Giữa"


def test_the_same_walk_is_written_once(walked: Walked) -> None:
    walked.choose("no_account", "self", "18_59", "valid", "own", "level_2")
    walked.press(Key.Key_Return, Key.Key_2)
    session = walked.view.session
    assert session is not None
    assert walked.page._acts.write_down(session) == ""
    assert walked.services.guide.campaign(date(2026, 11, 23), date(2026, 11, 29)).guided == 1


def test_a_procedures_page_that_needs_an_account_leads_to_the_guide(walked: Walked, qtbot: QtBot) -> None:
    shell = walked.window.shell
    assert shell is not None
    shell.show_page("procedures")
    look_up = shell.procedures.look_up
    needing = "3.000722"
    qtbot.waitUntil(lambda: look_up._catalogue is not None)
    look_up.choose(needing)
    button = look_up.card.page.findChild(Button, "vneidGuide")
    assert button is not None
    button.click()
    assert shell.pages.currentWidget() is walked.page
