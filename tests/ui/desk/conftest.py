"""A desk over an office in memory, shown and with the keyboard on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.services.actors import Actor
from onestop_desk.services.views import DeskView
from tests.ui.desk.fakes import CLERK, FakeServices
from tests.ui.desk.printed import Tray, out_of
from ui import theme
from ui.desk.counter_page import CounterPage
from ui.desk.settings_page import Look
from ui.desk.shell import DeskShell
from ui.desk.states import PageState
from ui.desk.window import DeskWindow
from ui.widgets.cover import Cover


class Desk:
    """A shown desk, driven by keys as a clerk does."""

    def __init__(self, qtbot: QtBot, view: DeskView, actor: Actor, look: Look, height: int) -> None:
        self.services = FakeServices(view)
        self.window = DeskWindow(self.services, actor, "c1", None, look=look)  # type: ignore[arg-type]
        qtbot.addWidget(self.window)
        self.tray = Tray()
        if self.window.shell is not None:
            self.window.shell.printing.out = out_of(self.tray)
        self.window.resize(1366, height)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.page.focus_first()

    @property
    def shell(self) -> DeskShell:
        assert self.window.shell is not None
        return self.window.shell

    @property
    def page(self) -> CounterPage:
        return self.shell.counter

    def state(self) -> PageState | None:
        """The face of the page Quầy now."""
        return self.page.state

    @property
    def asked(self) -> list[str]:
        """What the services were asked to do."""
        return self.services.desk.names()

    def last(self, name: str) -> tuple[tuple[object, ...], dict[str, object]]:
        """The last time one thing was asked: its arguments."""
        return next((args, facts) for asked, args, facts in reversed(self.services.desk.asked) if asked == name)

    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        return focus if focus is not None else self.window

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after another, each on whatever has the keyboard then."""
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def dialog(self) -> Cover | None:
        """The question on the cover, if one is asked."""
        covers = [cover for cover in self.window.findChildren(Cover) if cover.isVisible()]
        return covers[-1] if covers else None

    def elsewhere(self, **changes: object) -> None:
        """Somebody at another counter changed something, and this desk hears of it."""
        self.services.desk.change(**changes)
        self.window.refresh()


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication) -> MakeDesk:
    """Opens a desk on a view."""

    def make(view: DeskView, *, actor: Actor = CLERK, look: Look | None = None, height: int = 768) -> Desk:
        worn = look or Look()
        theme.apply(qapp, contrast=worn.contrast, scale=worn.scale)
        return Desk(qtbot, view, actor, worn, height)

    return make
