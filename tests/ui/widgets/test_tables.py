"""Tables keep what the clerk is looking at when the list changes under it."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import apply, of
from ui.widgets.table import CELL, Cell, TableView
from ui.widgets.table_model import Column, RowsModel


@dataclass(frozen=True)
class Waiting:
    """Somebody in a line."""

    number: str
    minutes: int = 4
    first: bool = False


def model_of(*rows: Waiting) -> RowsModel[Waiting]:
    model = RowsModel[Waiting](
        [
            Column("Số", 62, lambda row: Cell(row.number, kind="strong", row_chosen=row.first)),
            Column("Thủ tục", 0, lambda row: Cell("Chứng thực", row_chosen=row.first)),
            Column("Đã chờ", 88, lambda row: Cell(f"{row.minutes} phút", right=True, row_chosen=row.first), right=True),
            Column("", 120, lambda row: Cell("Đã quay lại", button=True, right=True, row_chosen=row.first)),
        ],
        lambda row: row.number,
    )
    model.set_rows(rows)
    return model


def view_of(model: RowsModel[Waiting], qtbot: QtBot) -> TableView:
    view = TableView([column.width for column in model.columns()])
    view.setModel(model)
    qtbot.addWidget(view)
    view.resize(508, 300)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def changed(model: RowsModel[Waiting]) -> list[int]:
    rows: list[int] = []
    model.dataChanged.connect(lambda top, bottom, roles: rows.extend(range(top.row(), bottom.row() + 1)))
    return rows


def test_the_model_says_what_each_cell_shows() -> None:
    model = model_of(Waiting("A012", 11))
    index = model.index(0, 2)
    assert index.data() == index.data(Qt.ItemDataRole.ToolTipRole) == "11 phút"
    assert index.data(CELL) == Cell("11 phút", right=True)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Đã chờ"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert (model.rowCount(index), model.columnCount(index)) == (0, 0)


def test_only_rows_that_changed_are_repainted() -> None:
    first = Waiting("A012")
    model = model_of(first, Waiting("A013"), Waiting("A014"))
    rows = changed(model)
    model.set_rows([first, Waiting("A013", 5), Waiting("A014")])
    assert rows == [1]
    assert model.row(1).minutes == 5


def test_marks_stay_with_their_person_when_the_order_changes() -> None:
    model = model_of(Waiting("A012"), Waiting("A013"), Waiting("A014"))
    mark = QPersistentModelIndex(model.index(1, 0))
    gone = QPersistentModelIndex(model.index(0, 0))
    model.set_rows([Waiting("B001"), Waiting("A014"), Waiting("A013")])
    assert mark.row() == 2
    assert not gone.isValid()


def test_selection_stays_with_its_person(qtbot: QtBot) -> None:
    model = model_of(Waiting("A012"), Waiting("A013"))
    view = view_of(model, qtbot)
    view.selectRow(1)
    model.set_rows([Waiting("A013")])
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]


def test_the_view_stays_where_it_was_scrolled(qtbot: QtBot) -> None:
    rows = [Waiting(f"A{number:03d}") for number in range(60)]
    model = model_of(*rows)
    view = view_of(model, qtbot)
    view.verticalScrollBar().setValue(500)
    model.set_rows([*rows[:-1], Waiting("A059", 9)])
    model.set_rows([*rows, Waiting("B001")])
    assert view.verticalScrollBar().value() == 500


def test_rows_and_columns_have_the_sizes_of_the_pictures(qtbot: QtBot) -> None:
    view = view_of(model_of(Waiting("A012")), qtbot)
    assert view.rowHeight(0) == 36
    assert [view.columnWidth(column) for column in (0, 2, 3)] == [62, 88, 120]
    assert sum(view.columnWidth(column) for column in range(4)) == view.viewport().width()


def test_the_next_row_is_marked_by_a_fill_or_by_two_lines(qapp: QApplication, qtbot: QtBot) -> None:
    model = model_of(Waiting("A012", first=True), Waiting("A013"))
    view = view_of(model, qtbot)
    assert view.viewport().grab().toImage().pixelColor(300, 10) == QColor(of(view).colours.lam_soft)
    apply(qapp, contrast=True)
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(300, 0) == QColor(of(view).colours.lam)
    assert picture.pixelColor(300, 10) == QColor("#FFFFFF")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_row(key: Qt.Key, qtbot: QtBot) -> None:
    view = view_of(model_of(Waiting("A012"), Waiting("A013")), qtbot)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, key)
    assert told.args == [1]


def test_a_click_opens_only_on_the_button(qtbot: QtBot) -> None:
    view = view_of(model_of(Waiting("A012")), qtbot)
    opened: list[int] = []
    view.opened.connect(opened.append)
    for column in (0, 3):
        place = view.visualRect(view.model().index(0, column)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [0]


def test_a_hundred_thousand_changes_leak_nothing(qtbot: QtBot) -> None:
    """A version of the toolkit that we refuse aborts here (target G3)."""
    model = model_of(Waiting("A012"))
    view_of(model, qtbot)
    rows = changed(model)
    left, right = model.index(0, 0), model.index(0, 3)
    for _change in range(100_000):
        model.dataChanged.emit(left, right)
    assert len(rows) == 100_000
    assert model.rowCount(QModelIndex()) == 1
