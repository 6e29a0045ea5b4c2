"""Tables: a header of 28, rows of 36, chips and right-aligned numbers painted in their cells."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme, Tone, font, icons, of
from ui.widgets import chip, paint
from ui.widgets.chip import ChipKind

Index = QModelIndex | QPersistentModelIndex

CELL = Qt.ItemDataRole.UserRole + 101
"""A model answers this role with a `Cell`; without one, the plain words of the cell are shown."""

HEADER, ROW = 28, 36
STRETCH = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table shows."""

    text: str = ""
    tone: Tone = "ink"
    kind: str = "body"
    chip: ChipKind | None = None
    icon: str | None = None
    right: bool = False
    number: bool = False
    after: str = ""
    button: bool = False
    row_chosen: bool = False


class CellPainter(QStyledItemDelegate):
    """Paints the cells of all our tables."""

    def __init__(self, parent: QWidget, *, row_height: int = ROW, inside: int = 6) -> None:
        super().__init__(parent)
        self._row_height, self._inside = row_height, inside

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Gives the height of a row; widths belong to the columns."""
        theme = of(_widget(option))
        return QSize(theme.px(40), theme.px(self._row_height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell: its row's ground and line, then its words."""
        view = _widget(option)
        theme = of(view)
        area = QRectF(option.rect)
        cell = cell_of(index)
        selected = isinstance(view, TableView) and view.shows_selection(index.row())
        painter.save()
        self._ground(painter, area, index, theme, chosen=cell.row_chosen, selected=selected)
        first, last = index.column() == 0, index.column() == index.model().columnCount() - 1
        side = theme.px(self._inside)
        # Words from the left may run up to the next column, whose own gap keeps them apart.
        after = side * (2 if last else 1) if last or cell.right else theme.px(1)
        inner = area.adjusted(side * (2 if first else 1), 0, -after, -1)
        if not view.isEnabled() and not theme.contrast:
            # The last known list, greyed: its words may be out of date.
            painter.setOpacity(0.7)
        draw_cell(painter, inner, cell, theme)
        painter.restore()

    def _ground(
        self, painter: QPainter, area: QRectF, index: Index, theme: Theme, *, chosen: bool, selected: bool
    ) -> None:
        colours = theme.colours
        if chosen or selected:
            painter.fillRect(area, QColor(colours.lam_soft))
        line = theme.px(1)
        below = QRectF(area.left(), area.bottom() - line, area.width(), line)
        if index.row() < index.model().rowCount() - 1 or chosen:
            painter.fillRect(below, QColor(colours.line))
        if chosen and theme.contrast:
            # No fills in high contrast: the row is held between two thick lines.
            thick = theme.px(2)
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), thick), QColor(colours.lam))
            painter.fillRect(QRectF(area.left(), area.bottom() - thick, area.width(), thick), QColor(colours.lam))
        if selected:
            self._ring(painter, area, index, theme)

    def _ring(self, painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
        thick, colour = theme.px(2), QColor(theme.colours.lam)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), thick), colour)
        painter.fillRect(QRectF(area.left(), area.bottom() - thick, area.width(), thick), colour)
        if index.column() == 0:
            painter.fillRect(QRectF(area.left(), area.top(), thick, area.height()), colour)
        if index.column() == index.model().columnCount() - 1:
            painter.fillRect(QRectF(area.right() - thick, area.top(), thick, area.height()), colour)


def cell_of(index: Index) -> Cell:
    """Gives what a cell shows: the model's own `Cell`, or its plain words."""
    cell = index.data(CELL)
    if isinstance(cell, Cell):
        return cell
    align = index.data(Qt.ItemDataRole.TextAlignmentRole)
    right = align is not None and bool(Qt.AlignmentFlag(int(align)) & Qt.AlignmentFlag.AlignRight)
    return Cell(str(index.data() or ""), right=right)


def draw_cell(painter: QPainter, area: QRectF, cell: Cell, theme: Theme) -> None:
    """Draws words, chip, icon, number or button of a cell inside an area."""
    colour = theme.colours.tone(cell.tone)
    if cell.button:
        _draw_button(painter, area, cell, theme)
        return
    if cell.chip is not None:
        chip.draw(painter, area, cell.chip, cell.text, theme)
        wide = chip.size(cell.chip, cell.text, theme)[0] + theme.px(6)
        if cell.after:
            painter.setFont(font(theme, "body"))
            paint.words(painter, area.adjusted(wide, 0, 0, 0), cell.after, theme.colours.ink)
        return
    painter.setFont(font(theme, cell.kind))
    if cell.icon:
        area = _draw_icon(painter, area, cell, theme)
    if cell.number:
        paint.cells(painter, area, cell.text, colour, paint.RIGHT if cell.right else paint.LEFT)
    else:
        paint.words(painter, area, cell.text, colour, paint.RIGHT if cell.right else paint.LEFT)


def _draw_icon(painter: QPainter, area: QRectF, cell: Cell, theme: Theme) -> QRectF:
    side, gap = theme.px(16), theme.px(5)
    x = area.left()
    if cell.right:
        x = max(area.right() - paint.width_of(cell.text, painter.font()) - gap - side, area.left())
    square = QRectF(x, area.center().y() - side / 2, side, side)
    icons.draw(painter, cell.icon or "", theme.colours.tone(cell.tone), square)
    return area.adjusted(x + side + gap - area.left(), 0, 0, 0)


def _draw_button(painter: QPainter, area: QRectF, cell: Cell, theme: Theme) -> None:
    painter.setFont(font(theme, "small-medium"))
    wide = min(paint.width_of(cell.text, painter.font()) + theme.px(24), area.width())
    high = theme.px(28)
    left = area.right() - wide if cell.right else area.left()
    frame = QRectF(round(left), round(area.center().y() - high / 2), round(wide), high)
    colours = theme.colours
    edge = paint.Edge(colours.ink if theme.contrast else colours.line, theme.px(1))
    paint.box(painter, frame, theme.px(8), colours.paper, edge)
    paint.words(painter, frame, cell.text, colours.tone(cell.tone), paint.CENTRE)


class TableView(QTableView):
    """A table that is read and walked by row; `opened` tells the row on Enter, double click or its button."""

    opened = Signal(int)

    def __init__(
        self,
        widths: Sequence[int],
        *,
        row_height: int = ROW,
        header: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widths, self._row_height = list(widths), row_height
        self.setItemDelegate(CellPainter(self, row_height=row_height))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setVisible(header)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionsClickable(False)
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.clicked.connect(self._on_clicked)
        self._fit()

    def setModel(self, model: Any) -> None:
        """Shows a model, with our widths."""
        super().setModel(model)
        self._fit()

    def share(self, widths: Sequence[int]) -> None:
        """Gives the columns other widths; 0 takes the rest."""
        if list(widths) != self._widths:
            self._widths = list(widths)
            self._share()

    def leave_out(self, columns: Collection[int]) -> None:
        """Shows all columns but these; the others have their room."""
        for column in range(self.horizontalHeader().count()):
            self.setColumnHidden(column, column in columns)
        self._share()

    def shows_selection(self, row: int) -> bool:
        """Says whether a row is to be drawn as the one the keyboard is on."""
        selection = self.selectionModel()
        return self.hasFocus() and self.model() is not None and selection.isRowSelected(row, QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks the rows; Enter opens, and function keys go on to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width anew."""
        super().resizeEvent(event)
        self._share()

    def _on_clicked(self, index: QModelIndex) -> None:
        if cell_of(index).button:
            self.opened.emit(index.row())

    def _fit(self) -> None:
        theme = of(self)
        down, across = self.verticalHeader(), self.horizontalHeader()
        # Fixed sizes: measuring the contents of a long table takes half a second.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(theme.px(16))
        down.setDefaultSectionSize(theme.px(self._row_height))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setMinimumSectionSize(theme.px(16))
        across.setFixedHeight(theme.px(HEADER) + 2)
        self._share()

    def _share(self) -> None:
        theme, across = of(self), self.horizontalHeader()
        shown = [column for column in range(across.count()) if not across.isSectionHidden(column)]
        wanted = {column: theme.px(self._widths[column]) for column in shown if column < len(self._widths)}
        loose = list(wanted.values()).count(0)
        left = max(self.viewport().width() - sum(wanted.values()), 0)
        for column, width in wanted.items():
            across.resizeSection(column, width or max(left // max(loose, 1), theme.px(48)))


def _widget(option: QStyleOptionViewItem) -> QWidget:
    widget: object = option.widget
    assert isinstance(widget, QWidget)
    return widget
