"""Somebody with an appointment at the real kiosk: the slip before the scanner, six figures, or the end of the phone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.booking.views import CheckedIn
from onestop_desk.services.rehearsal.stage import Coming
from onestop_desk.words import phrases
from ui.kiosk.coming import PHONE_FIGURES
from ui.kiosk.flow import Step
from ui.kiosk.window import KioskWindow
from ui.rehearsal.fingers import press, settle, touch, type_text
from ui.rehearsal.kiosk_visit import NotAtTheKioskError

Seen = Callable[[str], None]
"""Looks at a screen that has a name."""


class KioskArrival:
    """One kiosk; `wait` lets a little time pass between touches."""

    def __init__(self, window: KioskWindow, wait: Callable[[], None], seen: Seen) -> None:
        self._window, self._wait, self._seen = window, wait, seen
        self._came = 0

    def check_in(self, coming: Coming, *, as_walk_in: bool) -> CheckedIn:
        """The number; raises Refusal when the kiosk says so, NotAtTheKioskError when it offers no way."""
        window = self._window
        window.close_number()
        window.refresh()
        settle()
        ways = (self._type_code, self._scan, self._type_phone)
        ways[self._came % len(ways)](coming)
        self._came += 1
        if window.flow.step is Step.EARLY:
            self._seen("early")
            self._touch("numberNow" if as_walk_in else "comeBack")
            if not as_walk_in:
                raise Refusal("too_early")
        flow = window.flow
        if flow.taken is not None and flow.arrival is not None:
            self._seen("number")
            return CheckedIn(flow.arrival, flow.taken, coming.start)
        if flow.step is Step.FULL:
            raise Refusal("line_full")
        raise NotAtTheKioskError(flow.step)

    def _scan(self, coming: Coming) -> None:
        self._wait()
        type_text(self._window, coming.token)
        press(self._window, Qt.Key.Key_Return)

    def _type_code(self, coming: Coming) -> None:
        self._touch("appointment")
        self._type(coming.code)

    def _type_phone(self, coming: Coming) -> None:
        self._touch("appointment")
        self._touch("otherWay")
        self._type(coming.phone[-PHONE_FIGURES:])
        if self._window.flow.step is Step.TIMES:
            self._seen("times")
            self._touch(f"time_{phrases.clock(coming.start)}")

    def _type(self, figures: str) -> None:
        for figure in figures[:-1]:
            self._touch(f"figure_{figure}")
        self._seen("figures")
        self._touch(f"figure_{figures[-1]}")

    def _touch(self, name: str) -> None:
        button = self._window.findChild(QAbstractButton, name)
        if button is None or not button.isVisible():
            raise NotAtTheKioskError(name)
        self._wait()
        touch(button)
