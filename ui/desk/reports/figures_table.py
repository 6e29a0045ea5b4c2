"""The table of indicators: target, value, the period before, the change, the last eight periods, the judgement."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from onestop_desk.domain.periods import Period
from onestop_desk.words import _, briefing
from onestop_desk.words.figures import Tone as Meaning
from ui.desk.reports.rows import FigureRow, arrow
from ui.theme import Tone, of
from ui.widgets import trail
from ui.widgets.table import Cell, CellPainter, TableView
from ui.widgets.table_model import Column, RowsModel

TONES: dict[Meaning, Tone] = {Meaning.GOOD: "luc", Meaning.BAD: "do", Meaning.PLAIN: "ink_soft"}
TARGET, TRAIL = 1, 5
NARROW = 200
"""Pixels below which the names have too little room: what stands beside the table as well makes place for them."""
ROW = 32
Index = QModelIndex | QPersistentModelIndex


class FigurePainter(CellPainter):
    """Paints the cells, and in the column of lines the last periods."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell."""
        super().paint(painter, option, index)
        model = index.model()
        if index.column() != TRAIL or not isinstance(model, RowsModel):
            return
        row: FigureRow = model.row(index.row())
        view: object = option.widget
        if row.judged is not None and isinstance(view, QWidget):
            theme = of(view)
            area = QRectF(option.rect).adjusted(theme.px(8), theme.px(4), -theme.px(8), -theme.px(4))
            trail.draw(painter, area, row.trail, theme)


class FiguresTable(QWidget):
    """Enter, or a click, opens the figure's own side; headings are passed over."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns: list[Column[FigureRow]] = [
            Column(_("Chỉ tiêu"), 0, _name),
            Column(_("Được giao"), 92, lambda r: Cell(r.target, "ink_soft", right=True), right=True),
            Column(_("Kỳ này"), 88, lambda r: Cell(r.value, kind="strong", right=True), right=True),
            Column(_("Kỳ trước"), 88, lambda r: Cell(r.before, right=True), right=True),
            Column(_("So với trước"), 112, _change, right=True),
            Column(_("8 kỳ"), 76, lambda _r: Cell()),
            Column(_("Đánh giá"), 112, _judgement),
        ]
        self._widths = [c.width for c in columns]
        self.model: RowsModel[FigureRow] = RowsModel(columns, lambda r: r.key, self)
        self.table = TableView([c.width for c in columns], row_height=ROW)
        self.table.setObjectName(name)
        self.table.setItemDelegate(FigurePainter(self.table, row_height=ROW))
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters, the last periods and the targets stand only at the figure's own side."""
        super().resizeEvent(event)
        theme = of(self)
        room = self.width() - theme.px(sum(self._widths)) - theme.px(NARROW)
        left_out = [TRAIL] if room < 0 else []
        if room + theme.px(self._widths[TRAIL]) < 0:
            left_out.append(TARGET)
        self.table.leave_out(left_out)

    def show_rows(self, rows: list[FigureRow], period: Period, previous: Period) -> None:
        """Shows the figures of a period; the row with the keyboard stays."""
        self.model.set_heading(2, briefing.called(period))
        self.model.set_heading(3, briefing.called_before(previous))
        self.model.set_heading(TRAIL, briefing.trail(period, 8))
        self.model.set_rows(rows)
        self.table.clearSpans()
        for place, row in enumerate(rows):
            if row.judged is None:
                self.table.setSpan(place, 0, 1, self.model.columnCount())
        if not self.table.currentIndex().isValid() and rows:
            self.open_code(next((r.key for r in rows if r.judged is not None), ""))

    def open_code(self, code: str) -> None:
        """Puts the keyboard's row on a figure."""
        for place, row in enumerate(self.model.rows()):
            if row.key == code:
                self.table.selectRow(place)

    def current(self) -> FigureRow | None:
        """The figure the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.row(index.row()).judged is not None:
            self.opened.emit(self.model.row(index.row()).key)


def _name(row: FigureRow) -> Cell:
    return Cell(row.name) if row.judged is not None else Cell(row.name, kind="strong")


def _change(row: FigureRow) -> Cell:
    tone = TONES[row.change.tone] if row.change is not None else "ink_soft"
    return Cell(arrow(row.change), tone, right=True)


def _judgement(row: FigureRow) -> Cell:
    icon = {Meaning.GOOD: "check", Meaning.BAD: "warning"}.get(row.tone)
    return Cell(row.judgement, TONES[row.tone], kind="small-strong", icon=icon)
