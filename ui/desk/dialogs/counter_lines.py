"""Which lines each counter serves as its own or helps: a grid, changed as a whole."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.views import CounterView, LineView
from onestop_desk.words import _, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.labels import ElidedLabel, Words, WrappedLabel
from ui.widgets.role_cell import RoleCell

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

NEXT = {"none": "own", "own": "help", "help": "none"}
STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class CounterLinesDialog(Sheet):
    """A row for each counter and a column for each line; nothing changes before all of it is saved."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        line = _("Mỗi nhóm cần một quầy nhận chính. Mũi tên đi từng ô, phím cách đổi Chính, Giúp, –.")
        super().__init__(window, _("Quầy và nhóm"), line, width=1060)
        self.setObjectName("counterLinesDialog")
        self._services, self._actor, self._say = services, actor, say
        self._counters = tuple(services.office.counters())
        self._lines = tuple(services.office.lines())
        self.cells: list[list[RoleCell]] = []
        self._grid = QGridLayout()
        theme = of(self)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(8))
        self._head(self._lines)
        for row, counter in enumerate(self._counters, start=1):
            self._row(row, counter)
        self._grid.setColumnStretch(1, 4)
        for column in range(2, 2 + len(self._lines)):
            self._grid.setColumnStretch(column, 2)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)
        self.set_primary(_("Lưu quầy và nhóm"), "Enter", self._confirm)
        self._stored = self._roles()

    def _head(self, lines: Sequence[LineView]) -> None:
        low = Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(Words(_("Quầy"), "small-medium", "ink_soft"), 0, 0, 1, 2, low)
        for column, line in enumerate(lines, start=2):
            words = _("{letter} · {name}").format(letter=line.letter, name=line.short_name or line.name)
            label = WrappedLabel(words, "small-medium", "ink_soft", lines=2)
            self._grid.addWidget(label, 0, column, low)

    def _row(self, row: int, counter: CounterView) -> None:
        self._grid.addWidget(Words(str(counter.number), "visit", "lam"), row, 0)
        self._grid.addWidget(ElidedLabel(counter.name, "body-medium"), row, 1)
        roles = {line.line_id: str(line.role) for line in counter.lines}
        cells = []
        for column, line in enumerate(self._lines, start=2):
            cell = RoleCell(line.name, counter.number)
            cell.show_role(roles.get(line.id, "none"))
            cell.clicked.connect(lambda _on=False, cell=cell: self._turn(cell))
            cell.installEventFilter(self)
            self._grid.addWidget(cell, row, column)
            cells.append(cell)
        self.cells.append(cells)

    def _turn(self, cell: RoleCell) -> None:
        cell.show_role(NEXT[cell.role])
        self.say_fault("")

    def _roles(self) -> dict[str, dict[str, str]]:
        """What every counter does, as the services take it."""
        roles = {}
        for counter, cells in zip(self._counters, self.cells, strict=True):
            taken = zip(self._lines, cells, strict=True)
            roles[counter.id] = {line.id: cell.role for line, cell in taken if cell.role != "none"}
        return roles

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk from cell to cell."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, RoleCell):
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(watched, *step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, cell: RoleCell, down: int, right: int) -> None:
        y, x = next((y, row.index(cell)) for y, row in enumerate(self.cells) if cell in row)
        y, x = min(max(y + down, 0), len(self.cells) - 1), min(max(x + right, 0), len(self.cells[0]) - 1)
        self.cells[y][x].setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm(self) -> None:
        roles = self._roles()
        idle = [counter.number for counter in self._counters if not roles[counter.id]]
        if idle:
            self.say_fault(_("Quầy {number} chưa nhận nhóm nào. Chọn Chính hoặc Giúp.").format(number=idle[0]))
            return
        # Only what was changed here: a colleague may be changing another counter.
        changed = {counter: lines for counter, lines in roles.items() if lines != self._stored[counter]}
        try:
            if changed:
                self._services.office.assign_lines(self._actor, changed)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.leave()
        self._say(_("Đã đổi quầy và nhóm"), _("Lượt gọi sau tính theo bảng mới."), "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on the first cell."""
        self.open(self.cells[0][0] if self.cells and self.cells[0] else None)
