"""The second screen follows its counter, asks once after each visit it saw, and never shows a name."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Offline
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.ratings import Level
from onestop_desk.services import Services
from onestop_desk.services.actors import station
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay
from tests.ui.shots import grab
from ui import theme
from ui.desk.second_screen import SecondScreen

pytestmark = pytest.mark.qt
DAY = date(2026, 11, 23)
NAME = "Đồng Thị Hằng"


class HandFeed(QObject):
    """A feed whose signals are sent by the test."""

    changed, found, lost = Signal(), Signal(), Signal()


class Beside:
    """Counter 1 of the demo office, its clerk, and its second screen."""

    def __init__(self, qtbot: QtBot, demo: tuple[Services, MovedClock], *, size: QSize, contrast: bool) -> None:
        self.hall, self.feed = HallDay(*demo), HandFeed()
        self.counter = self.hall.open()
        self.screen = SecondScreen(
            demo[0],
            station("pc-1"),
            lambda: self.counter,
            self.feed,  # type: ignore[arg-type] # only its signals are used
            size=size,
            contrast=contrast,
        )
        qtbot.addWidget(self.screen)
        self.screen.show()

    def step(self, *steps: str) -> None:
        """What the clerk does, and the screen hears of each."""
        for step in steps:
            if step == "call":
                self.hall.call()
            elif step == "come":
                self.hall.come()
            elif step == "finish":
                self.hall.finish(outcome=Outcome.GUIDED)
            self.feed.changed.emit()

    def said(self) -> list[str]:
        return [label.text() for label in self.screen.findChildren(QLabel) if label.isVisible() and label.text()]

    def is_asked(self) -> bool:
        return self.screen.asking

    def touch(self, name: str) -> None:
        assert self.screen.panel is not None
        tiles = [*self.screen.panel.levels.values(), *self.screen.panel.reasons.values(), self.screen.panel.send]
        QTest.mouseClick(next(t for t in tiles if t.objectName() == name), Qt.MouseButton.LeftButton)

    def levels(self) -> dict[Level, int]:
        tally = self.hall.services.ratings.tally(self.hall.head, DAY, DAY)
        return {level: n for level, n in tally.levels.items() if n}


@pytest.fixture
def beside(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Beside:
    theme.apply(qapp)
    return Beside(qtbot, demo, size=QSize(1280, 800), contrast=False)


def test_counter_and_number_then_four_levels_then_thanks(beside: Beside) -> None:
    assert beside.said() == ["Quầy 1", "Xin chào ông/bà"]
    beside.hall.take()
    beside.step("call")
    assert beside.said() == ["Quầy 1", "Xin mời số", "A001"]
    beside.step("come")
    assert beside.said() == ["Quầy 1", "Đang phục vụ số", "A001"]
    beside.step("finish")
    assert beside.is_asked()
    beside.touch("level_3")
    beside.touch("reason_long_wait")
    beside.touch("sendRating")
    assert beside.levels() == {Level.SATISFIED: 1}
    assert beside.said() == ["Cảm ơn ông/bà đã đánh giá"]
    beside.screen._over.timeout.emit()
    assert beside.said() == ["Quầy 1", "Xin chào ông/bà"]


def test_the_next_citizen_ends_the_question_and_so_do_thirty_seconds(beside: Beside) -> None:
    for _two in range(2):
        beside.hall.take()
    beside.step("call", "come", "finish", "call")
    assert beside.is_asked(), "somebody who is only called has not come yet"
    assert beside.screen._over.isActive()
    assert beside.screen._over.interval() == 30_000
    beside.step("come")
    assert beside.said()[-1] == "A002"
    beside.step("finish")
    assert beside.is_asked()
    beside.screen._over.timeout.emit()
    assert not beside.is_asked()
    beside.feed.changed.emit()
    assert not beside.is_asked(), "asked once"
    assert beside.levels() == {}


def test_it_is_asked_in_english_too_and_the_next_citizen_reads_vietnamese(beside: Beside) -> None:
    for _two in range(2):
        beside.hall.take()
    beside.step("call", "come", "finish")
    for words, title in (("English", "How were you served?"), ("Tiếng Việt", "Ông/bà được phục vụ thế nào?")):
        turn = next(b for b in beside.screen.findChildren(QAbstractButton, "otherLanguage") if b.isVisible())
        assert turn.text() == words
        QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
        assert beside.said()[0] == title
    english = next(b for b in beside.screen.findChildren(QAbstractButton, "otherLanguage") if b.isVisible())
    QTest.mouseClick(english, Qt.MouseButton.LeftButton)
    beside.touch("level_4")
    beside.touch("sendRating")
    assert beside.levels() == {Level.VERY_SATISFIED: 1}
    assert beside.said() == ["Thank you for your rating"]
    beside.step("call", "come")
    assert beside.said() == ["Quầy 1", "Đang phục vụ số", "A002"]
    beside.step("finish")
    assert beside.said()[0] == "Ông/bà được phục vụ thế nào?"


def test_what_cannot_be_rated_is_not_asked(beside: Beside) -> None:
    beside.hall.take()
    beside.step("call", "come")
    view = beside.hall.view()
    assert view.visit is not None
    desk = beside.hall.services.desk
    desk.walk_out(beside.hall.clerk, view.visit.ticket_id, expected=view.visit.version)
    beside.feed.changed.emit()
    assert not beside.is_asked()


def test_rated_on_the_phone_it_is_not_asked_and_a_race_is_lost_calmly(beside: Beside) -> None:
    ticket = beside.hall.take()
    beside.step("call", "come", "finish")
    services = beside.hall.services
    services.ratings.rate(station("k"), services.my_number.token_of(ticket), 4, key="phone")
    beside.touch("level_1")
    beside.touch("sendRating")
    assert not beside.is_asked()
    assert beside.levels() == {Level.VERY_SATISFIED: 1}


def test_no_name_is_ever_shown(beside: Beside) -> None:
    beside.hall.take()
    beside.step("call", "come")
    visit = beside.hall.view().visit
    assert visit is not None
    beside.hall.services.desk.set_person(beside.hall.clerk, visit.ticket_id, NAME, "0987214605", "ghi chú")
    for step in ("look", "finish"):
        beside.step(step)
        assert NAME not in "\n".join(beside.said())


def test_while_the_data_is_away_what_stands_there_stays(beside: Beside, monkeypatch: pytest.MonkeyPatch) -> None:
    beside.hall.take()
    beside.step("call", "come", "finish")
    beside.touch("level_2")

    def away(*_args: object, **_facts: object) -> None:
        raise Offline

    with monkeypatch.context() as world:
        world.setattr(type(beside.hall.services.ratings), "rate", away)
        beside.touch("sendRating")
        assert beside.is_asked()
    beside.touch("sendRating")
    assert beside.levels() == {Level.NEUTRAL: 1}


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(800, 1280), QSize(1920, 1080)], ids=str)
@pytest.mark.parametrize("contrast", [False, True])
def test_how_it_looks(
    qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path, size: QSize, contrast: bool
) -> None:
    theme.apply(qapp, contrast=contrast)
    beside = Beside(qtbot, demo, size=size, contrast=contrast)
    beside.hall.take()
    beside.step("call", "come")
    grab(beside.screen, tmp_path / "serving.png")
    beside.step("finish")
    beside.touch("level_3")
    beside.touch("reason_attitude")
    grab(beside.screen, tmp_path / "asking.png")
    panel = beside.screen.panel
    assert panel is not None
    other = next(b for b in beside.screen.findChildren(QAbstractButton, "otherLanguage") if b.isVisible())
    for tile in (other, *panel.levels.values(), *panel.reasons.values(), panel.send):
        assert beside.screen.rect().contains(tile.mapTo(beside.screen, tile.rect().bottomRight()))
        assert tile.height() >= 60
    beside.touch("sendRating")
    grab(beside.screen, tmp_path / "thanks.png")
    theme.apply(qapp)
