"""The section Hồ sơ of a clerk of the demo office on SQLite, shown, with files that answer by themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from ui import theme
from ui.app.garbage import GarbageRound
from ui.background import run_inline
from ui.desk.dossiers.section import DossiersSection

SIZE = (1258, 570)


@dataclass
class Answers:
    """Answers the questions about files."""

    open: Path | None = None

    def ask_open(self, owner: QWidget, title: str, kinds: str, told: Callable[[Path], object]) -> None:
        if self.open is not None:
            told(self.open)

    def ask_save(self, owner: QWidget, title: str, proposed: str, kinds: str, told: Callable[[Path], object]) -> None:
        """Nothing is written here."""


@dataclass
class Room:
    """The section with everything around it."""

    qtbot: QtBot
    services: Services
    clock: MovedClock
    files: Answers = field(default_factory=Answers)
    said: list[tuple[str, str, str]] = field(default_factory=list)
    shown: DossiersSection | None = None

    def __post_init__(self) -> None:
        clerk = next(p for p in self.services.sign_in.people() if p.role == "clerk")
        self.actor = self.services.sign_in.demo(clerk.id)

    def show(self, size: tuple[int, int] = SIZE) -> DossiersSection:
        """The section, read."""
        section = DossiersSection(self.services, self.actor, run_inline, self.files, lambda: date(2026, 11, 23))
        self.shown = section
        section.said.connect(lambda *words: self.said.append(words))
        self.qtbot.addWidget(section)
        section.resize(*size)
        section.show()
        self.qtbot.waitExposed(section)
        section.activateWindow()
        self.qtbot.waitUntil(section.isActiveWindow)
        section.refresh()
        section.focus_first()
        return section

    def press(self, *keys: Qt.Key, alt: bool = False, ctrl: bool = False) -> None:
        """Keys one after another, each on whatever has the keyboard then."""
        modifier = Qt.KeyboardModifier.NoModifier
        if alt:
            modifier = Qt.KeyboardModifier.AltModifier
        if ctrl:
            modifier = Qt.KeyboardModifier.ControlModifier
        for key in keys:
            assert self.shown is not None
            QTest.keyClick(QApplication.focusWidget() or self.shown, key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Types where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def bury(self) -> None:
        """Lets Qt delete the section, all of it held until then, before the collector is let loose."""
        if self.shown is None or not isValid(self.shown):
            return
        held: list[QObject] = [self.shown, *self.shown.findChildren(QObject)]
        self.shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(held[0])


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Iterator[Room]:
    """A clerk of the demo office."""
    theme.apply(qapp)
    # As in the application: the collector on a worker's thread would free widgets there.
    garbage = GarbageRound()
    garbage.start()
    made = Room(qtbot, *demo)
    yield made
    made.bury()
    garbage.stop()
    theme.apply(qapp)
