"""The sections of a page in a row at its top, each with the key that opens it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import mark, of
from ui.widgets.button import Button

HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Tab:
    """One section: its name in the code, its word, its icon, its key."""

    name: str
    word: str
    icon: str
    key: str


class Tabs(QWidget):
    """Sections beside one another; a click or its key opens one, and `chosen` tells which."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(8))
        self._buttons: dict[str, Button] = {}
        self._value = ""
        for tab in tabs:
            button = Button(tab.word, icon=tab.icon, key=tab.key, height=HEIGHT)
            button.setObjectName(f"tab_{tab.name}")
            # The keyboard goes by the key; Tab stays among the things of the section.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, name=tab.name: self.choose(name))
            shortcut = QShortcut(QKeySequence(tab.key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda name=tab.name: self.choose(name))
            row.addWidget(button)
            self._buttons[tab.name] = button
        row.addStretch(1)

    @property
    def value(self) -> str:
        """Which section is open."""
        return self._value

    def buttons(self) -> dict[str, Button]:
        """Gives the buttons by their section's name."""
        return dict(self._buttons)

    def show_chosen(self, name: str) -> None:
        """Marks the section that is open, without telling anybody."""
        self._value = name
        for own, button in self._buttons.items():
            mark(button, chosen=own == name)
            button.setAccessibleDescription("✓" if own == name else "")

    def choose(self, name: str) -> None:
        """Opens a section and tells, also when it is the one that is open."""
        self.show_chosen(name)
        self.chosen.emit(name)
