"""A desk at the page Lịch hẹn of the demo office, driven by keys; it counts those that are not text."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from onestop_desk.services import Services
from onestop_desk.services.booking.views import Appointment
from tests.moved_clock import MovedClock, instant
from tests.ui.desk.appointment_day import book, fill
from ui import theme
from ui.desk.appointments.page import AppointmentsPage
from ui.desk.appointments.plan import Place
from ui.desk.settings_page import Look
from ui.desk.window import DeskWindow
from ui.widgets.cover import Cover

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
TODAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


class Desk:
    """A desk at the page Lịch hẹn, driven by keys; counts those that are not text."""

    def __init__(self, qtbot: QtBot, services: Services, clock: MovedClock, *, look: Look, height: int) -> None:
        self.services, self.clock = services, clock
        self.actor = services.sign_in.demo(services.sign_in.people()[0].id)
        self.lines = {line.letter: line.id for line in services.office.lines()}
        self.window = DeskWindow(services, self.actor, services.office.counters()[0].id, None, look=look)
        qtbot.addWidget(self.window)
        self.window.resize(1366, height)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.keys = 0
        self.press(Key.Key_2, ALT)

    @property
    def page(self) -> AppointmentsPage:
        assert self.window.shell is not None
        return self.window.shell.appointments

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        QTest.keyClick(self.focus(), key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Types as a Vietnamese keyboard does, which QTest cannot."""
        for letter in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, NONE, letter))
        QApplication.processEvents()

    def field(self, name: str) -> QLineEdit:
        return next(f for f in self.window.findChildren(QLineEdit, name) if f.isVisible())

    def cover(self) -> Cover | None:
        return next((c for c in self.window.findChildren(Cover) if c.isVisible()), None)

    def all(self, day: date = TODAY) -> list[Appointment]:
        """The appointments of a day."""
        seats = (s for line in self.services.booking.day(day).lines for row in line.slots for s in row.seats)
        return [seat.appointment for seat in seats if seat.appointment is not None]

    def book(self, clock: str, day: date = TODAY, letter: str = "B", **who: str) -> Appointment:
        """One appointment that is there already."""
        return book(self.services, self.actor, self.lines[letter], instant(f"{day} {clock}"), **who)

    def hold_by_keys(self) -> None:
        """From the empty page to a held seat."""
        self.type("khai sinh")
        self.press(Key.Key_Return)
        self.press(Key.Key_1)

    def open(self, appointment: Appointment) -> None:
        """Opens an appointment from the grid by its seat."""
        self.page.show_day(appointment.day)
        plan = self.page.calendar.grid.plan
        seats = [(r.start, s) for r in plan.rows for s in r.of_line(appointment.line.id) if r.start]
        start, seat = next((t, s) for t, s in seats if s.appointment and s.appointment.id == appointment.id)
        self.press(Key.Key_L, ALT)
        self.page.calendar.grid.go_to(Place(appointment.line.id, start, seat.kind, seat.number))
        self.press(Key.Key_Return)


Maker = Callable[..., Desk]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, demo: tuple[Services, MovedClock]) -> Maker:
    def made(*, look: Look | None = None, height: int = 768, fill_day: float = 0.0) -> Desk:
        worn = look or Look()
        theme.apply(qapp, contrast=worn.contrast, scale=worn.scale)
        if fill_day:
            services = demo[0]
            fill(services, services.sign_in.demo(services.sign_in.people()[0].id), TODAY, part=fill_day)
        return Desk(qtbot, *demo, look=worn, height=height)

    return made


@pytest.fixture
def desk(make: Maker) -> Desk:
    return make()
