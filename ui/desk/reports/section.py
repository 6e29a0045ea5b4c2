"""What the sections of the page Báo cáo share: how they read, and how they say what was done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import refusals
from ui.background import RunTask

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

Answer = TypeVar("Answer")


class Section(QWidget):
    """One section; `said` is a headline, a sentence and a tone for the notice of the page."""

    said = Signal(str, str, str)
    recovered = Signal()
    """What could not be read before was read now: the complaint about it may go."""

    def __init__(self, services: "Services", actor: "Actor", run: RunTask) -> None:
        super().__init__()
        self._services, self._actor, self._run = services, actor, run
        self._asked: dict[str, int] = {}
        self._has_complained = False

    def refresh(self) -> None:
        """Reads again; called when the section is opened and when something changed while it is shown."""

    def focus_first(self) -> None:
        """Gives the keyboard to the first thing to do."""

    def act_on(self, key: str, act: Callable[[], object]) -> None:
        """Lets a key act while the section is shown, once however long it is held."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def press_on(self, key: str, button: QAbstractButton) -> None:
        """Lets a key press a button of the section, while that can be seen and pressed."""

        def press() -> None:
            if button.isVisible() and button.isEnabled():
                button.click()

        self.act_on(key, press)

    def read(self, question: Callable[[], Answer], show: Callable[[Answer], object], place: str = "") -> None:
        """Asks on another thread; of the questions for one place only the answer to the newest is shown."""
        mine = self._asked[place] = self._asked.get(place, 0) + 1

        def shown(answer: Answer) -> None:
            if mine == self._asked[place]:
                self._recover()
                show(answer)

        def failed(error: Exception) -> None:
            if mine == self._asked[place] or not isinstance(error, Refusal | WorldError):
                self.refuse(error)

        self._run(self, question, shown, failed)

    def forget(self, place: str) -> None:
        """An answer that is still on its way to a place is not wanted any more."""
        self._asked[place] = self._asked.get(place, 0) + 1

    def _recover(self) -> None:
        if self._has_complained:
            self._has_complained = False
            self.recovered.emit()

    def refuse(self, no: Exception) -> None:
        """Says calmly what was not done and what to do; an error of ours goes on to the last line of defence."""
        if not isinstance(no, Refusal | WorldError):
            raise no
        self._has_complained = isinstance(no, WorldError)
        headline, _stop, rest = refusals.sentence(no.code, no.facts).partition(". ")
        self.said.emit(headline.rstrip("."), rest, "cam")
