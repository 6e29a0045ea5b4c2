"""The page of the counters: who sits at each, and which lines it takes as its own or helps."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.services.starter import SetupLine
from onestop_desk.words import _
from ui.setup.counter_row import CounterRow
from ui.setup.draft import MOST_COUNTERS, Draft, with_agency, with_counter, with_name, with_next_role, without_counter
from ui.setup.page import Page
from ui.setup.proposal import Agency
from ui.setup.steps import Lack, Step
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.role_cell import RoleCell

ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class CountersPage(Page):
    """A grid with a row for each counter and a column for each line."""

    step = Step.COUNTERS

    def __init__(self, agencies: Sequence[Agency]) -> None:
        super().__init__(
            _("Mỗi nhóm cần một quầy nhận chính; quầy khác có thể giúp khi vắng người. Phím cách đổi Chính, Giúp, –."),
            width=1240,
        )
        self._agencies = agencies
        self.rows: list[CounterRow] = []
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._sheet)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add = Button(_("Thêm quầy"), variant="outlined", icon="plus")
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        self.body.addWidget(area, 1)
        self.add.clicked.connect(self._on_add)

    def first(self) -> QWidget:
        """The first counter's name."""
        return self.rows[0].name if self.rows else self.add

    def show_draft(self, draft: Draft) -> None:
        """Shows the counters; the grid is made anew only when one was added or taken out."""
        super().show_draft(draft)
        if [row.number for row in self.rows] != [counter.number for counter in draft.counters]:
            self._lay_out(draft)
        for row, counter in zip(self.rows, draft.counters, strict=True):
            row.show_counter(counter)
        self.add.setEnabled(len(draft.counters) < MOST_COUNTERS)

    def complain(self, lacks: Sequence[Lack]) -> None:
        """Says the first lack, and outlines the names that are empty."""
        super().complain(lacks)
        nameless = {lack.where for lack in lacks if lack.code == "counter_name"}
        for row in self.rows:
            row.complain(wrong_name=str(row.number) in nameless)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk from cell to cell."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, RoleCell):
            step = ARROWS.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(watched, *step)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, draft: Draft) -> None:
        theme = of(self)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                let_go(widget)
        for row in self.rows:
            let_go(row)
        self._grid.setContentsMargins(theme.px(4), theme.px(4), theme.px(8), theme.px(4))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(8))
        self._head(draft.lines)
        self.rows = [CounterRow(counter, draft.lines, self._agencies, self) for counter in draft.counters]
        for at, row in enumerate(self.rows, start=1):
            parts = [row.label, row.name, row.agency, *row.cells.values(), row.remove]
            for column, part in enumerate(parts):
                self._grid.addWidget(part, at, column)
                # At once, not with the next event: a new counter's name takes the keyboard right away.
                part.show()
            for cell in row.cells.values():
                cell.installEventFilter(self)
            row.renamed.connect(self._on_renamed)
            row.moved.connect(self._on_moved)
            row.turned.connect(self._on_turned)
            row.removed.connect(self._on_removed)
        self._grid.setColumnStretch(1, 5)
        for column in range(3, 3 + len(draft.lines)):
            self._grid.setColumnStretch(column, 1)

    def _head(self, lines: Sequence[SetupLine]) -> None:
        for column, words in enumerate((_("Quầy"), _("Tên quầy"), _("Cơ quan"))):
            self._grid.addWidget(Words(words, "small-medium", "ink_soft"), 0, column, Qt.AlignmentFlag.AlignBottom)
        for column, line in enumerate(lines, start=3):
            label = Words(f"{line.letter}\n{line.short_name}", "small-medium", "ink_soft", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(label, 0, column)

    def _walk(self, cell: RoleCell, down: int, right: int) -> None:
        table = [list(row.cells.values()) for row in self.rows]
        y, x = next((y, row.index(cell)) for y, row in enumerate(table) if cell in row)
        y, x = min(max(y + down, 0), len(table) - 1), min(max(x + right, 0), len(table[0]) - 1)
        table[y][x].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_add(self) -> None:
        if self.draft is not None:
            before = {counter.number for counter in self.draft.counters}
            self.filled.emit(with_counter(self.draft))
            new = next((row for row in self.rows if row.number not in before), None)
            if new is not None:
                new.name.setFocus()

    def _on_renamed(self, number: int, name: str) -> None:
        if self.draft is not None:
            self.filled.emit(with_name(self.draft, number, name))

    def _on_moved(self, number: int, agency: str) -> None:
        if self.draft is not None:
            self.filled.emit(with_agency(self.draft, number, agency))

    def _on_turned(self, number: int, letter: str) -> None:
        if self.draft is not None:
            self.filled.emit(with_next_role(self.draft, number, letter))

    def _on_removed(self, number: int) -> None:
        if self.draft is not None:
            self.filled.emit(without_counter(self.draft, number))
            self.first().setFocus()
