"""The real desk on the page Lịch hẹn: whoever comes with an appointment is received there by keys alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from onestop_desk.services.rehearsal.stage import Coming
from ui.desk.appointments.check_in import CheckInSheet
from ui.desk.window import DeskWindow
from ui.rehearsal.fingers import chord, press, settle, type_text

PHONE_FIGURES = 4


class Reception:
    """One desk window; `wait` lets a little time pass between keys that do something."""

    def __init__(self, window: DeskWindow, wait: Callable[[], None]) -> None:
        self.window, self._wait = window, wait
        self._received = 0

    def open(self) -> None:
        """Shows the appointments of today, without what was said and opened before."""
        self.window.show()
        self.window.refresh()
        shell = self.window.shell
        if shell is not None:
            for _message_then_card in range(2):
                press(shell, Qt.Key.Key_Escape)
            chord(shell, "Alt+2")
            chord(shell.appointments, "Home")
        settle()

    def receive(self, coming: Coming, seen: Callable[[], None]) -> None:
        """Ctrl+Q, what the citizen has at hand, Enter; `seen` looks at a list before its row is chosen.

        Whether there is a number now is for whoever asked to find out: the sheet is taken away in any case.
        """
        self.open()
        shell = self.window.shell
        if shell is None:
            return
        chord(shell, "Ctrl+Q")
        sheet = next((s for s in self.window.findChildren(CheckInSheet) if s.is_asking()), None)
        if sheet is None:
            return
        self._wait()
        type_text(sheet.field, self._at_hand(coming))
        press(sheet.field, Qt.Key.Key_Return)
        if sheet.is_asking() and sheet.chosen() is not None:
            # The end of a phone number may be several people's: the row is chosen.
            seen()
            self._wait()
            press(sheet.table, Qt.Key.Key_Return)
        if sheet.is_asking():
            press(sheet, Qt.Key.Key_Escape)

    def _at_hand(self, coming: Coming) -> str:
        """The end of the phone number, the slip under the scanner, the code said aloud: one after the other."""
        ways = (coming.phone[-PHONE_FIGURES:], coming.token, coming.code)
        self._received += 1
        return ways[(self._received - 1) % len(ways)]
