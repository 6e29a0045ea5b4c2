"""What all screens of the kiosk have in common: a place, a way back, and help."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import KioskView
from ui.kiosk.frame import Footer, back_button, help_button
from ui.kiosk.kit import Kit
from ui.kiosk.touch import TouchCard


class Screen(QWidget):
    """One step, built anew for each showing."""

    back_touched = Signal()
    help_touched = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit

    def footer(self) -> Footer:
        """The usual footer: back and help."""
        return Footer(self.kit, (self.back(), self.help()))

    def back(self) -> TouchCard:
        """The way back, for a footer."""
        button = back_button(self.kit)
        button.clicked.connect(self.back_touched)
        return button

    def help(self) -> TouchCard:
        """The way to a person, for a footer."""
        button = help_button(self.kit)
        button.clicked.connect(self.help_touched)
        return button

    def refresh(self, view: KioskView) -> None:
        """Shows newer figures in place, without moving what a finger may be about to press."""
