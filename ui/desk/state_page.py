"""What every face of the page Quầy can do: paint a view, take the keyboard, and pass a key on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from onestop_desk.services.views import DeskView
from ui.desk.names import Names


class StatePage(QWidget):
    """One face of the page Quầy."""

    key_pressed = Signal(Qt.Key)
    """A button of the page was pressed that is the same as this key."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint a fresh view; with `lost` nothing can be done."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard on the next thing to do."""
        raise NotImplementedError
