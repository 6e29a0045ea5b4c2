"""Finding a procedure by a few letters, without accents: a field and the best hits under it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _
from ui.theme import of
from ui.widgets.field import Field
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services

MOST = 20


class ProcedureSearch(QWidget):
    """Type, ↓ to the hits, Enter takes one (the first one straight from the field)."""

    taken = Signal(object)
    looked_at = Signal(object)

    def __init__(self, services: "Services", *, rows: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self._services = services
        self._marked = ""
        self.field = Field(_("Tên hoặc mã thủ tục, không cần dấu"), search=True)
        self.field.setObjectName("procedureSearch")
        self.field.setAccessibleName(_("Tìm thủ tục"))
        self.field.textEdited.connect(self.show_text)
        columns: list[Column[ProcedureHit]] = [
            Column(_("Nhóm"), 64, lambda h: Cell(h.line_letter or "", kind="strong", row_chosen=self._is_marked(h))),
            Column(_("Thủ tục"), 0, lambda h: Cell(h.name, row_chosen=self._is_marked(h))),
            Column(_("Mã"), 100, lambda h: Cell(h.code, "ink_soft", row_chosen=self._is_marked(h))),
        ]
        self.model: RowsModel[ProcedureHit] = RowsModel(columns, lambda h: h.procedure_id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Thủ tục tìm thấy"))
        self.table.opened.connect(lambda row: self.taken.emit(self.model.row(row)))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.empty = Words("", "body", "ink_soft", wrap=True)
        self.empty.setMargin(theme.px(12))
        frame = Panel(kind="card", inside=0)
        frame.body.addWidget(self.table, 1)
        frame.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        frame.setMinimumHeight(theme.px(30 + 36 * rows))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.field)
        whole.addWidget(frame, 1)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Lists what a text finds; an empty one shows how to search."""
        hits = self._services.procedures.search(text.strip(), limit=MOST) if text.strip() else ()
        self.model.set_rows(hits)
        self.table.setVisible(bool(hits))
        self.empty.setVisible(not hits)
        if text.strip():
            self.empty.say(_("Không có thủ tục nào khớp “{text}”. Thử ít chữ hơn, hoặc mã thủ tục.").format(text=text))
        else:
            self.empty.say(_("Gõ vài chữ của tên, ví dụ: khai sinh, ket hon, chung thuc."))
        if hits:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _is_marked(self, hit: ProcedureHit) -> bool:
        """Whether Enter would take this hit: it is marked even while the field has the keyboard."""
        return hit.procedure_id == self._marked

    def _on_row(self, *_args: object) -> None:
        chosen = self.chosen()
        self._marked = chosen.procedure_id if chosen is not None else ""
        self.table.viewport().update()
        index = self.table.currentIndex()
        if index.isValid():
            self.looked_at.emit(self.model.row(index.row()))

    def chosen(self) -> ProcedureHit | None:
        """The hit the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ and ↑ walk the hits while the field keeps the keyboard; Enter takes the one marked."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        hit = self.chosen()
        if step and hit is not None:
            row = min(max(self.table.currentIndex().row() + step, 0), self.model.rowCount() - 1)
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.setFocus()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and hit is not None and not event.isAutoRepeat():
            self.taken.emit(hit)
            return
        event.ignore()
