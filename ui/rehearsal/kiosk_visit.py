"""A visitor at the real kiosk: from the start to a number by touches alone."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.folding import words
from onestop_desk.services.rehearsal.stage import Wish
from onestop_desk.services.views import ProcedureView, TicketTaken
from ui.kiosk.flow import Step
from ui.kiosk.window import KioskWindow
from ui.rehearsal.fingers import settle, touch

LETTERS_TYPED = 8
"""A citizen stops typing when what is wanted may stand in the list."""


class NotAtTheKioskError(Exception):
    """The kiosk offers no way to this number now; somebody else has to be asked."""


class KioskVisit:
    """One visitor's touches; `wait` lets a little time pass between them."""

    def __init__(self, window: KioskWindow, wait: Callable[[], None]) -> None:
        self._window, self._wait = window, wait

    def take(self, wish: Wish) -> TicketTaken:
        """The number; raises Refusal when the kiosk says so, NotAtTheKioskError when it offers no way."""
        window = self._window
        window.close_number()
        window.refresh()
        settle()
        if wish.procedure is None or not self._find(wish.procedure):
            window.close_number()
            settle()
            self._touch("take")
            self._touch(f"line_{wish.line.letter}")
        if window.flow.step is Step.PRIORITY:
            self._touch(f"priority_{wish.visitor.priority}" if wish.visitor.priority else "noPriority")
        flow = window.flow
        if flow.taken is not None:
            return flow.taken
        if flow.step is Step.FULL:
            raise Refusal("line_full")
        raise NotAtTheKioskError(flow.step)

    def _find(self, procedure: ProcedureView) -> bool:
        """Types the beginning of a name and touches the procedure, when it is among the first found."""
        self._touch("papers")
        for letter in " ".join(words(procedure.name))[:LETTERS_TYPED].strip():
            key = self._window.findChild(QAbstractButton, "key_space") if letter == " " else self._letter(letter)
            if key is not None:
                self._press(key)
        if self._button(f"result_{procedure.code}") is None:
            return False
        self._touch(f"result_{procedure.code}")
        if self._button("take") is None:
            return False
        self._touch("take")
        return self._window.flow.step in (Step.PRIORITY, Step.NUMBER, Step.FULL)

    def _letter(self, letter: str) -> QAbstractButton | None:
        keys = self._window.findChildren(QAbstractButton)
        return next((key for key in keys if key.text() == letter.upper() and key.isVisible()), None)

    def _button(self, name: str) -> QAbstractButton | None:
        found = self._window.findChild(QAbstractButton, name)
        return found if found is not None and found.isVisible() else None

    def _touch(self, name: str) -> None:
        button = self._button(name)
        if button is None:
            raise NotAtTheKioskError(name)
        self._press(button)

    def _press(self, button: QAbstractButton) -> None:
        self._wait()
        touch(button)
