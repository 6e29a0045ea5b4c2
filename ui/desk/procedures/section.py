"""What the sections of the page Thủ tục share: the catalogue they show, and how they say what was done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words import refusals
from ui.background import RunTask
from ui.desk.procedures.files import Files

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

Failure = (Refusal, WorldError)


class Section(QWidget):
    """One section; `said` is a headline, a sentence and a tone for the notice of the page."""

    said = Signal(str, str, str)
    changed = Signal()
    """The catalogue was changed here: whoever shows it reads again."""

    def __init__(self, services: "Services", actor: "Actor", files: Files, run: RunTask) -> None:
        super().__init__()
        self._services, self._actor, self._files, self._run = services, actor, files, run
        self._catalogue: PublicCatalogue | None = None

    def show_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Takes the catalogue of today; the same one again changes nothing."""
        if catalogue is self._catalogue:
            return
        self._catalogue = catalogue
        self.on_catalogue(catalogue)

    def on_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Paints another catalogue."""

    def refresh(self) -> None:
        """Reads again what the catalogue does not hold; called when the section is opened."""

    def focus_first(self) -> None:
        """Gives the keyboard to the first thing to do."""

    def act_on(self, key: str, act: Callable[[], object]) -> None:
        """Lets a key act while the section is shown, once however long it is held."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def refuse(self, no: Refusal | WorldError) -> None:
        """Says calmly what was not done and what to do."""
        headline, _stop, rest = refusals.sentence(no.code, no.facts).partition(". ")
        self.said.emit(headline.rstrip("."), rest, "cam")

    def attempt(self, act: Callable[[], object]) -> bool:
        """Does something short; says why when a rule or the world refuses. Whether it was done."""
        try:
            act()
        except Failure as no:
            self.refuse(no)
            return False
        return True
