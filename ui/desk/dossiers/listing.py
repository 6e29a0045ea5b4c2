"""A table with its title, a calm sentence where it is empty, and a foot for what can be done with the chosen row."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import TableView
from ui.widgets.table_model import Column, RowsModel

Row = TypeVar("Row")


class Listing(Panel, Generic[Row]):
    """`chosen` is the row the keyboard is on; buttons added to the foot act on it."""

    def __init__(
        self, name: str, title: str, columns: Sequence[Column[Row]], key: Callable[[Row], str], empty: str
    ) -> None:
        super().__init__(title, " ", inside=0)
        self.setObjectName(name)
        self.body.setSpacing(0)
        self.model: RowsModel[Row] = RowsModel(columns, key, self)
        self.table = TableView([column.width for column in columns])
        self.table.setObjectName(f"{name}Table")
        self.table.setAccessibleName(title)
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._on_row())
        self.empty = Words(_("Đang đọc…"), "body", "ink_soft", wrap=True)
        self.empty.setMargin(of(self).px(16))
        self._empty_words = empty
        self.table.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        foot = Panel(kind="foot", inside=10)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(of(self).px(8))
        self._acts.addStretch(1)
        foot.body.addLayout(self._acts)
        self.foot = foot
        self.body.addWidget(foot)
        foot.hide()
        self.on_row: Callable[[Row | None], object] = lambda _row: None

    def add_act(self, button: QWidget) -> None:
        """Puts a button, or a sentence, into the foot."""
        self._acts.insertWidget(self._acts.count() - 1, button)
        self.foot.show()

    def act(self, word: str, icon: str, key: str, name: str, done: Callable[[Row], object]) -> Button:
        """A button in the foot that does something with the chosen row."""
        button = Button(word, icon=icon, key=key)
        button.setObjectName(name)

        def press() -> None:
            row = self.chosen()
            if row is not None:
                done(row)

        button.clicked.connect(press)
        button.refuse(_("Chưa chọn dòng nào"))
        self.add_act(button)
        return button

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Lists rows; the keyboard stays on the row it was on, else on the first."""
        had = self.table.currentIndex().row()
        self.model.set_rows(rows)
        self.empty.say(self._empty_words)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(min(max(had, 0), len(rows) - 1), 0))
        self._on_row()

    def chosen(self) -> Row | None:
        """The row the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None

    def _on_row(self) -> None:
        self.on_row(self.chosen())
