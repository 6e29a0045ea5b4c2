"""One counter on the wizard's page: number, name, agency, what it does for each line, and a way to take it out."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from onestop_desk.services.starter import SetupCounter, SetupLine
from onestop_desk.words import _
from ui.setup.draft import role_of
from ui.setup.proposal import Agency
from ui.theme import mark
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field
from ui.widgets.labels import Words
from ui.widgets.role_cell import RoleCell


class CounterRow(QObject):
    """The controls of one counter; the page lays them out in its grid."""

    renamed = Signal(int, str)
    moved = Signal(int, str)
    """To another agency, by code."""
    turned = Signal(int, str)
    """A line's cell was pressed, by letter."""
    removed = Signal(int)

    def __init__(
        self, counter: SetupCounter, lines: Sequence[SetupLine], agencies: Sequence[Agency], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.number = counter.number
        self.label = Words(str(counter.number), "visit", "lam")
        self.name = Field(_("Ví dụ: Hộ tịch – Chứng thực"))
        self.name.setAccessibleName(_("Tên quầy {number}").format(number=counter.number))
        self.agency = Chooser()
        self.agency.setAccessibleName(_("Cơ quan của quầy {number}").format(number=counter.number))
        for one in agencies:
            self.agency.addItem(one.name, one.code)
        self.cells = {line.letter: RoleCell(line.name, counter.number) for line in lines}
        self.remove = Button(_("Bỏ"), variant="bare", icon="trash")
        self.remove.setAccessibleName(_("Bỏ quầy {number}").format(number=counter.number))
        self.show_counter(counter)
        self.name.textEdited.connect(lambda text: self.renamed.emit(self.number, text))
        self.agency.activated.connect(lambda _at: self.moved.emit(self.number, self.agency.currentData()))
        for letter, cell in self.cells.items():
            cell.clicked.connect(lambda _on=False, letter=letter: self.turned.emit(self.number, letter))
        self.remove.clicked.connect(lambda: self.removed.emit(self.number))

    def show_counter(self, counter: SetupCounter) -> None:
        """Shows the counter's answers."""
        if self.name.text() != counter.name:
            self.name.setText(counter.name)
            self.name.setCursorPosition(0 if not self.name.hasFocus() else len(counter.name))
        self.agency.setCurrentIndex(max(0, self.agency.findData(counter.agency)))
        for letter, cell in self.cells.items():
            cell.show_role(role_of(counter, letter))

    def complain(self, *, wrong_name: bool) -> None:
        """Outlines the name that lacks."""
        mark(self.name, wrong=wrong_name)
