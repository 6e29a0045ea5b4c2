"""The desk's first screen of the day over a real office: what needs a hand, its keys, and the key that opens."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.domain.checks import Check
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.checks import ThisPc
from onestop_desk.services.keys import new_key
from onestop_desk.services.stations import Health
from tests.moved_clock import MovedClock
from ui import theme
from ui.desk.dialogs.voice import VoiceDialog
from ui.desk.morning_desk import MorningDesk
from ui.desk.morning_rows import FindingCard, FindingRow
from ui.desk.procedures.files import Told
from ui.desk.settings_page import Look
from ui.desk.window import DeskWindow
from ui.widgets.status_chip import StatusChip

pytestmark = pytest.mark.qt
Key = Qt.Key


class OneFile:
    """Whoever is asked where to save says this file."""

    def __init__(self, file: Path) -> None:
        self.file, self.proposed = file, ""

    def ask_open(self, owner: QWidget, title: str, kinds: str, told: Told) -> None:
        raise AssertionError

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Told) -> None:
        self.proposed = proposed
        told(self.file)


class Desk:
    """A desk at 07:20 with the board and the kiosk on."""

    def __init__(self, qtbot: QtBot, services: Services, clock: MovedClock, folder: Path, look: Look) -> None:
        self.services, self.clock, self._qtbot = services, clock, qtbot
        clock.set("2026-11-25 07:20")
        services.stations.beat(station("pc-2"), "pc-2", "board", "PC 2", Health(voice="speech", muted=True, screen=2))
        services.stations.beat(station("pc-3"), "pc-3", "kiosk", "PC 3", Health(printer="ok"))
        clerk = next(p for p in services.sign_in.people() if p.role == "clerk")
        self.clerk: Actor = services.sign_in.demo(clerk.id)
        counter = services.office.counters()[0].id
        self.window = DeskWindow(services, self.clerk, counter, look=look, pc=ThisPc(folder))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 690)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        qtbot.waitUntil(lambda: self.morning.report is not None, timeout=15_000)

    @property
    def morning(self) -> MorningDesk:
        assert self.window.shell is not None
        assert self.window.shell.morning is not None
        return self.window.shell.morning

    def cards(self) -> dict[Check, FindingCard]:
        """What needs a hand, as it is painted."""
        return {card.finding.check: card for card in self.morning.page.cards.rows() if isinstance(card, FindingCard)}

    def front(self) -> QWidget | None:
        assert self.window.shell is not None
        return self.window.shell.pages.currentWidget()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def chips(self) -> list[str]:
        """What the status bar says needs a hand."""
        assert self.window.shell is not None
        chips: list[StatusChip] = [*self.window.shell.status.findings]
        return [chip.text() for chip in chips if chip.isVisible()]


@pytest.fixture(autouse=True)
def _in_vietnam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path) -> Desk:
    theme.apply(qapp)
    return Desk(qtbot, *demo, tmp_path, Look())


def test_it_stands_before_opening_and_f2_opens_the_counter(desk: Desk) -> None:
    assert desk.front() is desk.morning.page
    assert desk.morning.page.open_counter.hasFocus()
    assert desk.morning.page.open_counter.line == "bắt đầu nhận công dân từ 07:30"
    desk.press(Key.Key_F2)
    assert desk.window.shell is not None
    assert desk.front() is desk.window.shell.counter
    assert desk.services.desk.view(desk.services.office.counters()[0].id).counter.state == "open"
    assert desk.chips() == ["Chưa có bản sao lưu nào", "Loa đang tắt tiếng"]


def test_what_is_well_and_what_is_not_are_counted(desk: Desk) -> None:
    page = desk.morning.page
    assert set(desk.cards()) == {Check.BACKUP, Check.VOICE}
    assert page.bad.words.text() == "2 mục cần xử lý"
    rows = [row for row in page.rows.rows() if isinstance(row, FindingRow)]
    assert len(rows) == len(Check) - 2
    assert [row.finding.checked for row in rows] == sorted((row.finding.checked for row in rows), reverse=True)
    assert page.well.words.text() == f"{sum(row.finding.checked for row in rows)} mục tốt"
    remarks = [type(row).__name__ for row in page.day.counters.rows()]
    assert len(remarks) == len(desk.services.office.counters())
    assert "Sao lưu ngay" in {card.button.text() for card in desk.cards().values() if card.button is not None}


def test_a_backup_from_here_is_a_real_one(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    files = OneFile(tmp_path / "ban-sao.db")
    desk.morning._files = files
    desk.press(Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: Check.BACKUP not in desk.cards(), timeout=15_000)
    assert files.file.stat().st_size > 100_000
    assert files.proposed == "onestop-20261125-0720.db"
    assert desk.morning.page.message.headline.text() == "Đã sao lưu"
    assert desk.chips() == ["Loa đang tắt tiếng"]


def test_a_place_that_cannot_be_written_is_said(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.morning._files = OneFile(tmp_path / "none" / "ban-sao.db")
    desk.press(Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.morning.page.message.tone == "cam", timeout=15_000)
    assert Check.BACKUP in desk.cards()


def test_it_looks_again_when_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.services.stations.beat(station("pc-2"), "pc-2", "board", "PC 2", Health(voice="clips", screen=2))
    desk.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not desk.morning.page.again.isEnabled()
    qtbot.waitUntil(lambda: Check.VOICE not in desk.cards(), timeout=15_000)
    assert desk.morning.page.again.isEnabled()


def test_the_voice_is_tried_from_here(desk: Desk) -> None:
    desk.press(Key.Key_L, Qt.KeyboardModifier.AltModifier)
    asked = [cover for cover in desk.window.findChildren(VoiceDialog) if cover.isVisible()]
    assert len(asked) == 1
    desk.press(Key.Key_Escape)
    assert not asked[0].isVisible()
    assert not desk.morning.page.again.isEnabled()


def test_once_open_it_does_not_come_back_today_unless_asked(desk: Desk, qtbot: QtBot) -> None:
    shell = desk.window.shell
    assert shell is not None
    desk.press(Key.Key_F2)
    shell.acts.close_counter()
    assert desk.front() is shell.counter
    QTest.mouseClick(shell.status.findings[0], Qt.MouseButton.LeftButton)
    assert desk.front() is desk.morning.page
    qtbot.waitUntil(desk.morning.page.again.isEnabled, timeout=15_000)
    desk.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert desk.front() is shell.counter


def test_a_desk_left_on_over_night_looks_again_in_the_morning(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Key.Key_F2)
    qtbot.waitUntil(lambda: not desk.morning.shown)
    line = desk.services.office.lines()[0].id
    desk.services.kiosk.take_number(station("kiosk-1"), line, key=new_key())
    yesterday = desk.morning.report
    desk.clock.set("2026-11-26 07:31")
    shell = desk.window.shell
    assert shell is not None
    shell.on_minute()
    assert desk.morning.shown
    assert desk.front() is desk.morning.page
    qtbot.waitUntil(lambda: desk.morning.report is not yesterday, timeout=15_000)


def test_without_data_the_page_makes_room_for_what_is_said_of_it(desk: Desk) -> None:
    shell = desk.window.shell
    assert shell is not None
    shell.acts.connection_lost()
    assert desk.front() is shell.counter
    assert shell.counter.lost.isVisible()
    shell.acts.refresh()
    assert desk.front() is desk.morning.page


@pytest.mark.parametrize("look", [Look(contrast=True), Look(scale=1.2)])
def test_it_fits_a_low_window(
    qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path, look: Look
) -> None:
    theme.apply(qapp, contrast=look.contrast, scale=look.scale)
    desk = Desk(qtbot, *demo, tmp_path, look)
    page = desk.morning.page
    assert desk.window.width() == 1366
    assert desk.window.height() <= 720
    foot = page.open_counter.mapTo(desk.window, page.open_counter.rect().bottomRight())
    assert desk.window.rect().contains(foot)
    theme.apply(qapp)
