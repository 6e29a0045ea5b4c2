"""A kiosk with services, printer, feed and clock that a test moves by hand, and a finger to touch it with."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.services.actors import station
from tests.ui.kiosk.fakes import FakeFeed, FakePrinter, FakeServices
from ui import theme
from ui.background import run_inline
from ui.kiosk.flow import Step
from ui.kiosk.kit import PORTRAIT
from ui.kiosk.window import KioskWindow


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Hand:
    """Presses what can be seen, by its name, as a finger does."""

    def __init__(self, window: KioskWindow, seconds: Seconds) -> None:
        self.window, self.seconds = window, seconds

    def find(self, name: str) -> QAbstractButton:
        """The button of that name that can be seen now."""
        for button in self.window.findChildren(QAbstractButton, name):
            if button.isVisible():
                return button
        raise AssertionError(f"no button {name} on the screen")

    def step(self) -> Step:
        """Where the citizen is."""
        return self.window.flow.step

    def sees(self, name: str) -> bool:
        """Whether anything of that name can be seen."""
        return any(found.isVisible() for found in self.window.findChildren(QWidget, name))

    def touch(self, name: str) -> None:
        """A calm touch: the screen has stood long enough to be read."""
        self.seconds.now += 1
        self.again(name)

    def again(self, name: str) -> None:
        """A touch at once, as the second tap of a trembling finger."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def type(self, words: str) -> None:
        """Writes on the on-screen keyboard."""
        self.seconds.now += 1
        for letter in words:
            key = "key_space" if letter == " " else f"key_{letter}"
            QTest.mouseClick(self._key(key, letter), Qt.MouseButton.LeftButton)

    def _key(self, name: str, letter: str) -> QAbstractButton:
        keyboard = self.window.findChild(QWidget, "keyboard")
        assert keyboard is not None
        for key in keyboard.findChildren(QAbstractButton):
            if key.isVisible() and (key.objectName() == name or key.text() == letter.upper()):
                return key
        raise AssertionError(f"no key {letter}")

    def wait(self, seconds: float) -> None:
        """Nobody touches anything for a while."""
        self.seconds.now += seconds
        self.window.tick()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def feed() -> FakeFeed:
    return FakeFeed()


Maker = Callable[..., Hand]


@pytest.fixture
def make(qtbot: QtBot, services: FakeServices, printer: FakePrinter, feed: FakeFeed, seconds: Seconds) -> Maker:
    """Opens a kiosk, upright unless told otherwise, in the look that every program of ours wears."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)

    def open_kiosk(size: QSize = PORTRAIT) -> Hand:
        window = KioskWindow(services, station("kiosk-1"), feed, printer, size=size, clock=seconds, run=run_inline)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return Hand(window, seconds)

    return open_kiosk


@pytest.fixture
def hand(make: Maker) -> Hand:
    """A finger before the usual kiosk."""
    return make()
