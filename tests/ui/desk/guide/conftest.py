"""The guide beside a visit, walked by the keys a clerk presses."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.services.guide_views import Done
from onestop_desk.services.views import DeskView
from tests.ui.desk import scenes
from tests.ui.desk.conftest import Desk, MakeDesk
from tests.ui.desk.fake_guide import FakeGuide
from ui.desk.guide import strokes
from ui.desk.guide.session import Session, Stage
from ui.desk.guide.view import GuideView
from ui.desk.settings_page import Look


@pytest.fixture(autouse=True)
def quick_fingers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause that tells a finger from a scanner is real but short: a walk of ten keys need not take a second."""
    monkeypatch.setattr(strokes, "ALONE_MS", 1)
    monkeypatch.setattr(strokes, "OVER_MS", 20)
    monkeypatch.setattr(strokes, "CODE_MS", 200)


class AtTheDesk:
    """A desk with the guide open."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self._qtbot = desk, qtbot

    @property
    def view(self) -> GuideView:
        """The guide that is on show."""
        beside = self.desk.shell.guide_beside.view
        if self.desk.shell.guide_beside.is_open and beside is not None:
            return beside
        return self.desk.shell.guide.view

    @property
    def session(self) -> Session:
        assert self.view.session is not None
        return self.view.session

    def is_at(self, stage: Stage) -> bool:
        """Whether this is on show."""
        return self.session.stage is stage

    def answers(self) -> int:
        """How many questions were answered."""
        return len(self.session.walk.answers)

    @property
    def service(self) -> FakeGuide:
        return self.desk.services.guide

    def written(self) -> list[Done]:
        return list(self.service.written.values())

    def title(self) -> str:
        return self.view.walk.question.title.text()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys one after another, each a finger's: the next comes when the one before was taken for a finger."""
        for key in keys:
            self.desk.press(key, modifier=modifier)
            self._qtbot.waitUntil(lambda: not self.view._strokes.collecting)

    def choose(self, answer_id: str) -> None:
        """Answers by the number key that stands on the answer's cap."""
        rows = self.view.walk.question.answers.rows()
        number = next(n for n, row in enumerate(rows, start=1) if row.choice.id == answer_id)
        self.press(Qt.Key(Qt.Key.Key_0 + number))

    def type_code(self, code: str) -> None:
        """The code of a hand-out, by fingers."""
        for letter in code:
            self.desk.press(Qt.Key(ord(letter)))
        self._qtbot.waitUntil(lambda: not self.view._strokes.collecting)

    def scan(self, text: str, *, enter: bool = True) -> None:
        """A handheld scanner types a text, with Enter at its end or without."""
        for letter in text:
            # QTest knows no Vietnamese letters; a keyboard sends them with a text and no key of their own.
            key = ord(letter.upper()) if letter.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.desk.focus(), event)
        if enter:
            QTest.keyClick(self.desk.focus(), Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: not self.view._strokes.collecting)
        QApplication.processEvents()


MakeGuide = Callable[..., AtTheDesk]


@pytest.fixture
def make_guide(make_desk: MakeDesk, qtbot: QtBot) -> MakeGuide:
    """Opens the guide on a view of the counter; beside the visit, or alone."""

    def make(
        view: DeskView | None = None, *, alone: bool = False, look: Look | None = None, height: int = 768
    ) -> AtTheDesk:
        made = AtTheDesk(make_desk(view or scenes.serving(), look=look, height=height), qtbot)
        if alone:
            made.desk.press(Qt.Key.Key_4, modifier=Qt.KeyboardModifier.AltModifier)
        else:
            made.desk.press(Qt.Key.Key_F6)
        return made

    return make


@pytest.fixture
def guide(make_guide: MakeGuide) -> AtTheDesk:
    return make_guide()
