"""The page Thủ tục of a head of the demo office on SQLite, shown, with files and printers that answer by themselves."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from onestop_desk.domain.procedures import record_of
from onestop_desk.services import Services
from onestop_desk.services.ports import PrinterError
from tests.moved_clock import MovedClock
from ui import theme
from ui.app.garbage import GarbageRound
from ui.background import Result, RunTask, run_inline, run_task
from ui.desk.procedures.page import ProceduresPage
from ui.devices.office_printer import paint_pages
from ui.widgets.cover import Cover

Change = Callable[[dict[str, dict[str, Any]]], None]


class Answers:
    """Answers the questions about files, in memory of what was proposed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.open: Path | None = None
        self.proposed: list[str] = []

    def ask_open(self, owner: QWidget, title: str, kinds: str, told: Callable[[Path], object]) -> None:
        if self.open is not None:
            told(self.open)

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Callable[[Path], object]) -> None:
        self.proposed.append(proposed)
        told(self.folder / proposed)


class PaperTray:
    """A printer that prints into files, through Qt's own printing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.here: tuple[str, ...] = ("Canon LBP 2900",)
        self.fails = ""
        self.printed: list[Path] = []

    def names(self) -> tuple[str, ...]:
        return self.here

    def print_pdf(self, pdf: bytes, printer: str) -> None:
        if self.fails:
            raise PrinterError(self.fails)
        out = QPrinter()
        out.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        path = self.folder / f"printed-{len(self.printed)}.pdf"
        out.setOutputFileName(str(path))
        paint_pages(pdf, out)
        self.printed.append(path)


class Held:
    """Does slow work at once; while it holds, only when it is let go: a test can do something in between."""

    def __init__(self) -> None:
        self.holds = False
        self._held: list[tuple[Any, ...]] = []

    def __call__(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        if self.holds:
            self._held.append((owner, work, done, failed))
        else:
            run_inline(owner, work, done, failed)

    def let_go(self) -> None:
        held, self._held, self.holds = self._held, [], False
        for asked in held:
            run_inline(*asked)


class Room:
    """The page with everything around it."""

    def __init__(self, qtbot: QtBot, services: Services, clock: MovedClock, folder: Path) -> None:
        self.qtbot, self.services, self.clock, self.folder = qtbot, services, clock, folder
        head = next(p for p in services.sign_in.people() if p.role == "head")
        self.actor = services.sign_in.demo(head.id)
        self.files, self.tray = Answers(folder), PaperTray(folder)
        self.opened: list[str] = []
        self._page: ProceduresPage | None = None

    @property
    def page(self) -> ProceduresPage:
        """The page that was shown."""
        assert self._page is not None
        return self._page

    def show(self, run: RunTask = run_task, *, size: tuple[int, int] = (1282, 688)) -> ProceduresPage:
        """The page, with its catalogue read."""
        page = ProceduresPage(
            self.services, self.actor, run=run, files=self.files, printers=self.tray, open_address=self.opened.append
        )
        self._page = page
        self.qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        self.qtbot.waitExposed(page)
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        page.focus_first()
        self.until(lambda: page.look_up._catalogue is not None)
        return page

    def bury(self) -> None:
        """Lets Qt delete the page that was closed, all of it held until then, before the collector is let loose."""
        if self._page is None or not isValid(self._page):
            return
        held = [self._page, *self._page.findChildren(QObject)]
        self._page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(held[0])

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=20_000)

    def press(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        """Keys one after another, each on whatever has the keyboard then."""
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)
            QApplication.processEvents()

    def click(self, name: str) -> None:
        """A button of the page by its name."""
        button = self.page.findChild(QPushButton, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def dialog(self) -> Cover:
        """The question on the cover."""
        (cover,) = [cover for cover in self.page.findChildren(Cover) if cover.isVisible()]
        return cover

    def said(self) -> tuple[str, str]:
        """The notice of the page."""
        message = self.page.message
        return (message.headline.text(), message.sentence.text()) if message.isVisible() else ("", "")

    def file(self, change: Change, name: str = "danh-muc.json") -> Path:
        """The catalogue as a file in which something was changed, by code."""
        records = {p.code: record_of(p) for p in self.services.catalogue.everything()}
        change(records)
        path = self.folder / name
        path.write_text(json.dumps({"format": 1, "procedures": list(records.values())}), encoding="utf-8")
        return path


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock], tmp_path: Path) -> Iterator[Room]:
    theme.apply(qapp)
    # As in the application: the collector on a worker's thread would free widgets there.
    garbage = GarbageRound()
    garbage.start()
    made = Room(qtbot, *demo, tmp_path)
    yield made
    made.bury()
    garbage.stop()
