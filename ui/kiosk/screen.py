"""What all screens of the kiosk have in common: a place, a footer, and standing still while an answer is awaited."""

from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import KioskView
from ui.kiosk.frame import Footer, back_button, help_button
from ui.kiosk.kit import Kit
from ui.kiosk.touch import TouchCard


class Screen(QWidget):
    """One step, built anew for each showing."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.back = back_button(kit)
        self.help = help_button(kit)

    def footer(self) -> Footer:
        """The usual footer: back and help."""
        return Footer(self.kit, (self.back, self.help))

    def cards(self) -> list[TouchCard]:
        """Everything on this screen that can be pressed, the footer's buttons too."""
        found = self.findChildren(TouchCard)
        return found + [card for card in (self.back, self.help) if card not in found]

    def use(self, on: bool) -> None:
        """Goes flat grey while an answer is awaited; what is switched off for another reason stays so."""
        for card in self.cards():
            if not card.property("off"):
                card.use(on)

    def refresh(self, view: KioskView) -> None:
        """Shows newer figures in place, without moving what a finger may be about to press."""
