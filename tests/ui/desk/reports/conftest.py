"""The page Báo cáo over the demo office on SQLite: a Monday that is over, a Wednesday that runs, everything inline."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Offline
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay
from tests.ui.desk.printed import Folder, Tray
from ui import theme
from ui.app.garbage import GarbageRound
from ui.background import run_inline
from ui.desk.reports.page import ReportsPage
from ui.desk.settings_page import Look
from ui.desk.window import DeskWindow
from ui.widgets.cover import Cover

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


def fill(hall: HallDay) -> None:
    """Monday: three served after ten minutes each. Wednesday: one served after 35 minutes, three of two lines wait."""
    hall.clock.set("2026-11-23 08:00")
    hall.open()
    for outcome in (Outcome.RECEIVED, Outcome.GUIDED, Outcome.RECEIVED):
        hall.take()
        hall.clock.forward(10)
        hall.call()
        hall.come()
        hall.clock.forward(4)
        hall.finish(outcome=outcome)
    hall.clock.set("2026-11-23 17:05")
    hall.services.day.close_day(hall.head)
    hall.clock.set("2026-11-25 08:00")
    hall.open()
    for letter in "AABC":
        hall.take(letter)
    hall.clock.forward(35)
    hall.call()
    hall.come()
    hall.clock.forward(5)
    hall.finish()


class Held:
    """Work that is asked for and answered when the test says so, in any order."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(
        self,
        _owner: object,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self.waiting.append(lambda: run_inline(_owner, work, done, failed))  # type: ignore[arg-type]

    def answer(self, place: int = 0) -> None:
        """One of the questions is answered, the oldest first unless told otherwise."""
        self.waiting.pop(place)()


class Room:
    """The page with everything around it."""

    def __init__(self, qtbot: QtBot, services: Services, clock: MovedClock, folder: Path) -> None:
        self.qtbot, self.services, self.clock, self.folder = qtbot, services, clock, folder
        self.hall = HallDay(services, clock)
        self.tray = Tray("Máy in phòng họp")
        self.office_folder: Path | None = None
        self._page: ReportsPage | None = None

    @property
    def page(self) -> ReportsPage:
        assert self._page is not None
        return self._page

    def show(
        self,
        *,
        role: str = "head",
        run: Any = run_inline,
        size: tuple[int, int] = (1282, 688),
        look: Look | None = None,
    ) -> ReportsPage:
        """The page, shown and read."""
        worn = look or Look()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, contrast=worn.contrast, scale=worn.scale)
        actor = self.hall.head if role == "head" else self.hall.clerk
        page = ReportsPage(
            self.services,
            actor,
            lambda: WEDNESDAY,
            run=run,
            files=Folder(self.folder),
            printers=self.tray,
            folder=self.office_folder,
        )
        self._page = page
        self.qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        self.qtbot.waitExposed(page)
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        page.focus_first()
        # What was read takes its place.
        QApplication.processEvents()
        return page

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Keys one after another, each on whatever has the keyboard then."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)
            QApplication.processEvents()

    def alt(self, *keys: Qt.Key) -> None:
        self.press(*keys, modifier=ALT)

    def ctrl(self, *keys: Qt.Key) -> None:
        self.press(*keys, modifier=CTRL)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def write(self, field: QLineEdit, text: str) -> None:
        """Types into a field in place of what stands there, as a Vietnamese keyboard does, which QTest cannot."""
        field.setFocus()
        field.selectAll()
        for letter in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, 0, NONE, letter))
        QApplication.processEvents()

    def to(self, code: str) -> None:
        """Walks the table of figures by keys to one of them."""
        section = self.page.figures
        section.table.table.setFocus()
        self.ctrl(Key.Key_Home)
        for _row in section.table.model.rows():
            current = section.table.current()
            if current is not None and current.key == code:
                return
            self.press(Key.Key_Down)
        raise AssertionError(code)

    def said(self) -> tuple[str, str]:
        """The notice of the page."""
        message = self.page.message
        return (message.headline.text(), message.sentence.text()) if message.isVisible() else ("", "")

    def dialog(self) -> Cover:
        """The question on the cover."""
        (cover,) = [cover for cover in self.page.findChildren(Cover) if cover.isVisible()]
        return cover

    def asks(self) -> bool:
        """Whether anything is asked."""
        return any(cover.isVisible() for cover in self.page.findChildren(Cover))

    def sheet(self, name: str) -> list[list[str]]:
        """A workbook that was written: its lines as they read."""
        rows = load_workbook(self.folder / name).worksheets[0].iter_rows(values_only=True)
        return [["" if value is None else str(value) for value in row] for row in rows]


def gone(*_args: object, **_facts: object) -> Any:
    """What a service says when the database cannot be reached."""
    raise Offline


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path) -> Room:
    """The page over Monday and Wednesday."""
    made = Room(qtbot, *demo, tmp_path)
    fill(made.hall)
    return made


@pytest.fixture
def empty_room(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path) -> Room:
    """The page of an office that nobody came to."""
    return Room(qtbot, *demo, tmp_path)


class WholeDesk:
    """A whole desk with threads of its own."""

    def __init__(self, room: Room) -> None:
        self.window = DeskWindow(room.services, room.hall.head, room.hall.counters[2], None)
        room.qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        room.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        room.qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def reports(self) -> ReportsPage:
        assert self.window.shell is not None
        return self.window.shell.reports

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()


@pytest.fixture
def whole_desk(room: Room, qapp: QApplication) -> Iterator[WholeDesk]:
    """The desk of the head, with the page Báo cáo behind Alt+5."""
    theme.apply(qapp)
    # As in the application: the collector on a worker's thread would free widgets there.
    garbage = GarbageRound()
    garbage.start()
    yield WholeDesk(room)
    garbage.stop()
