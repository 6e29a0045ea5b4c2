"""Two desks of one office: a call for help at one is a red line at the other, over questions and before signing in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Offline
from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.ui.shots import grab
from ui import theme
from ui.desk.settings_page import Look
from ui.desk.window import DeskWindow
from ui.feed import Feed
from ui.widgets.button import Button
from ui.widgets.cover import Cover

pytestmark = pytest.mark.qt
Key = Qt.Key
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class TwoDesks:
    """Counter 1 and counter 2 of the demo office."""

    def __init__(self, qtbot: QtBot, services: Services, look: Look | None = None) -> None:
        self.qtbot, self.services = qtbot, services
        self.people = services.sign_in.people()
        ids = [counter.id for counter in services.office.counters()]
        made = []
        for number in (0, 1):
            actor = services.sign_in.demo(self.people[number].id)
            window = DeskWindow(services, actor, ids[number], None, look=look or Look(), station_id=f"pc-{number}")
            qtbot.addWidget(window)
            window.show()
            made.append(window)
        self.mine, self.theirs = made

    def press(self, window: DeskWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        focus: QWidget = QApplication.focusWidget() or window
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()
        for each in (self.mine, self.theirs):
            each.refresh()

    def call(self) -> None:
        for _twice in range(2):
            self.press(self.mine, Key.Key_F12)


@pytest.fixture
def desks(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> TwoDesks:
    theme.apply(qapp)
    return TwoDesks(qtbot, demo[0])


def lines(window: DeskWindow) -> list[tuple[str, str]]:
    shown = window.emergencies.lines
    return [(n.headline.text(), n.sentence.text()) for n in shown.notices] if shown.isVisible() else []


def armed(window: DeskWindow) -> bool:
    assert window.shell is not None
    return window.shell.navigation.emergency.is_armed


def button(window: DeskWindow, name: str) -> Button:
    return next(b for b in window.emergencies.lines.findChildren(Button, name) if b.isVisible())


def test_one_press_only_arms_and_is_forgotten(desks: TwoDesks) -> None:
    desks.press(desks.mine, Key.Key_F12)
    assert desks.services.emergency.open_calls() == ()
    assert lines(desks.mine) == [("Bấm Ctrl+F12 lần nữa để gọi hỗ trợ khẩn cấp", "")]
    assert armed(desks.mine)
    desks.mine.emergencies._waiting.timeout.emit()
    assert lines(desks.mine) == []
    assert not armed(desks.mine)
    desks.press(desks.mine, Key.Key_F12)
    assert desks.services.emergency.open_calls() == ()
    desks.mine.emergencies._waiting.timeout.emit()


def test_called_accepted_ended_by_keys(desks: TwoDesks) -> None:
    desks.call()
    (mine,), (theirs,) = lines(desks.mine), lines(desks.theirs)
    assert mine == ("Đã gọi hỗ trợ khẩn cấp từ quầy này lúc 08:00", "Chưa ai nhận.")
    assert theirs == ("Quầy 1 cần hỗ trợ khẩn cấp, từ 08:00", f"{desks.people[0].name} gọi. Chưa ai nhận.")
    desks.press(desks.theirs, Key.Key_F11)
    assert lines(desks.mine)[0][1] == f"{desks.people[1].name}, quầy 2, đang đến."
    desks.press(desks.mine, Key.Key_F10)
    assert (lines(desks.mine), lines(desks.theirs)) == ([], [])


def test_called_accepted_ended_by_buttons(desks: TwoDesks) -> None:
    assert desks.mine.shell is not None
    for _twice in range(2):
        QTest.mouseClick(desks.mine.shell.navigation.emergency, Qt.MouseButton.LeftButton)
    desks.theirs.refresh()
    QTest.mouseClick(button(desks.theirs, "acceptEmergency"), Qt.MouseButton.LeftButton)
    desks.mine.refresh()
    assert "đang đến" in lines(desks.mine)[0][1]
    QTest.mouseClick(button(desks.theirs, "endEmergency"), Qt.MouseButton.LeftButton)
    desks.mine.refresh()
    assert lines(desks.mine) == []


def test_it_works_and_is_seen_while_a_question_is_open(desks: TwoDesks) -> None:
    for window in (desks.mine, desks.theirs):
        desks.press(window, Key.Key_F2, NONE)
        desks.press(window, Key.Key_F4, NONE)
        assert [c.isVisible() for c in window.findChildren(Cover)] == [True]
    desks.call()
    assert lines(desks.theirs)[0][0].startswith("Quầy 1 cần hỗ trợ")
    for window in (desks.mine, desks.theirs):
        strip = window.emergencies.lines
        assert window.childAt(QPoint(40, 20)) in {strip, *strip.findChildren(QWidget)}, "above the question"
    desks.press(desks.theirs, Key.Key_F11)
    assert "đang đến" in lines(desks.mine)[0][1]
    assert [c.isVisible() for c in desks.theirs.findChildren(Cover)] == [True], "the question stays"
    desks.press(desks.mine, Key.Key_F10)


def test_signed_out_and_started_anew_it_is_still_there_and_can_be_ended(desks: TwoDesks, qtbot: QtBot) -> None:
    desks.call()
    desks.mine._on_sign_out()
    assert desks.mine.shell is None
    assert lines(desks.mine)[0][0].startswith("Đã gọi hỗ trợ")
    fresh = DeskWindow(desks.services, None, None, None, station_id="pc-1")
    qtbot.addWidget(fresh)
    fresh.show()
    assert lines(fresh)[0][0] == "Quầy 1 cần hỗ trợ khẩn cấp, từ 08:00"
    QTest.mouseClick(button(fresh, "endEmergency"), Qt.MouseButton.LeftButton)
    assert lines(fresh) == []


def test_when_the_data_is_away_the_caller_is_told_at_once(desks: TwoDesks, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object) -> None:
        raise Offline

    monkeypatch.setattr(type(desks.services.emergency), "call_for_help", away)
    desks.call()
    assert lines(desks.mine)[0][0] == "Chưa gọi được. Gọi to, hoặc gọi điện thoại."
    desks.mine.emergencies._failed.timeout.emit()
    assert lines(desks.mine) == []
    desks.mine.emergencies._failed.stop()


@pytest.mark.parametrize("contrast", [False, True])
def test_how_it_looks(
    qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path, contrast: bool
) -> None:
    theme.apply(qapp, contrast=contrast)
    desks = TwoDesks(qtbot, demo[0], Look(contrast))
    desks.mine.resize(1366, 690)
    desks.call()
    desks.press(desks.mine, Key.Key_F12)
    grab(desks.theirs, tmp_path / "other.png")
    grab(desks.mine, tmp_path / "own.png")
    desks.press(desks.theirs, Key.Key_F11)
    grab(desks.theirs, tmp_path / "accepted.png")
    assert desks.mine.height() == 690
    desks.mine.emergencies._waiting.timeout.emit()
    theme.apply(qapp)


def test_the_other_desk_shows_it_within_a_second(
    qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]
) -> None:
    theme.apply(qapp)
    services = demo[0]
    people, counters = services.sign_in.people(), services.office.counters()
    feed = Feed(services.watch)
    other = DeskWindow(services, services.sign_in.demo(people[1].id), counters[1].id, feed)
    qtbot.addWidget(other)
    other.show()
    feed.start()
    services.emergency.call_for_help(services.sign_in.demo(people[0].id), counters[0].id)
    qtbot.waitUntil(lambda: bool(lines(other)), timeout=1000)
    feed.stop()
