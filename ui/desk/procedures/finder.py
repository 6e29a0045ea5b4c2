"""The left side of Tra cứu: type to search, or go into a field; the row that is marked is shown at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _
from ui.desk.procedures import finding
from ui.desk.procedures.finding import Row
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel
from ui.widgets.tick_list import Tick, TickList

OUTSIDE = "outside"
_ICONS = {"used": "star", "ended": "x", "upcoming": "calendar"}
_TONES: dict[str, Tone] = {"used": "lam", "ended": "cam", "upcoming": "ink_soft"}


class Finder(Panel):
    """↑ ↓ walk the rows while the field keeps the keyboard; Enter goes into a field, Backspace out of it."""

    asked = Signal(str)
    """Something was typed: whoever knows the search answers with `show_hits`."""
    looked_at = Signal(str)
    """The code of the marked procedure, or "" for none."""

    def __init__(self) -> None:
        super().__init__(inside=12)
        self._catalogue: PublicCatalogue | None = None
        self._hits: Sequence[ProcedureHit] = ()
        self._slug = ""
        self._marked = ""
        self.field = Field(_("Tên, mã hoặc lĩnh vực, không cần dấu"), search=True)
        self.field.setObjectName("catalogueSearch")
        self.field.setAccessibleName(_("Tìm thủ tục"))
        self.field.textEdited.connect(lambda text: self.asked.emit(text.strip()))
        self.field.installEventFilter(self)
        self.body.addWidget(self.field)
        self.body.addWidget(self._make_path())
        self.body.addWidget(self._make_table(), 1)
        self.outside = TickList([self._outside_tick(ticked=False)], inside=0)
        self.outside.ticked.connect(lambda _key, on: self._on_outside(on))
        self.body.addWidget(self.outside)

    def _make_path(self) -> QWidget:
        path = QWidget()
        row = QHBoxLayout(path)
        row.setContentsMargins(0, 0, 0, 0)
        self.back = Button(_("Mọi lĩnh vực"), variant="bare", icon="chevron-left", key="Backspace", height=32)
        self.back.setObjectName("allFields")
        self.back.clicked.connect(self.go_out)
        self.where = ElidedLabel("", "strong")
        row.addWidget(self.back)
        row.addWidget(self.where, 1)
        self.path = path
        path.hide()
        return path

    def _make_table(self) -> QWidget:
        columns: list[Column[Row]] = [
            Column(_("Thủ tục"), 0, self._name),
            Column(_("Mã"), 96, lambda r: Cell("" if r.kind == "field" else r.key, "ink_soft",
                   row_chosen=r.key == self._marked)),
            Column("", 126, self._remark, right=True),
        ]  # fmt: skip
        self.model: RowsModel[Row] = RowsModel(columns, lambda r: f"{r.kind}:{r.key}", self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("catalogueRows")
        self.table.setAccessibleName(_("Danh mục thủ tục"))
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(index.row()))
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._on_row())
        self.empty = Words("", "body", "ink_soft", wrap=True)
        self.empty.setMargin(of(self).px(12))
        frame = Panel(kind="card", inside=0)
        frame.body.setSpacing(0)
        frame.body.addWidget(self.table, 1)
        frame.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        return frame

    def _name(self, row: Row) -> Cell:
        tone: Tone = "ink_soft" if row.state == "ended" and row.kind == "procedure" else "ink"
        icon = "folder" if row.kind == "field" else None
        return Cell(row.words, tone, icon=icon, row_chosen=row.key == self._marked)

    def _remark(self, row: Row) -> Cell:
        chosen = row.key == self._marked
        if row.kind == "field":
            return Cell(row.remark, "ink_soft", right=True, row_chosen=chosen)
        icon, tone = _ICONS.get(row.state), _TONES.get(row.state, "ink_soft")
        return Cell(row.remark, tone, "small-medium", icon=icon if row.remark else None, right=True, row_chosen=chosen)

    @staticmethod
    def _outside_tick(*, ticked: bool) -> Tick:
        return Tick(OUTSIDE, _("Cả thủ tục đã bãi bỏ hoặc chưa áp dụng"), "Ctrl+B", ticked=ticked)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def shows_outside(self) -> bool:
        """Whether procedures that are not in force are listed too."""
        return bool(self.outside.ticked_keys())

    def show_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Lists another catalogue; what is typed and where one is stay."""
        self._catalogue = catalogue
        self._fill()

    def show_hits(self, hits: Sequence[ProcedureHit]) -> None:
        """Lists what a search found."""
        self._hits = hits
        self._fill(first=True)

    def turn_outside(self) -> None:
        """Lists those not in force too, or no longer."""
        self._on_outside(not self.shows_outside)

    def _on_outside(self, on: bool) -> None:
        self.outside.show_ticks([self._outside_tick(ticked=on)])
        self._fill()

    def _fill(self, *, first: bool = False) -> None:
        if self._catalogue is None:
            return
        text, outside = self.field.text().strip(), self.shows_outside
        if text:
            rows = finding.found(self._catalogue, self._hits, text, outside=outside)
        elif self._slug:
            rows = finding.inside(self._catalogue, self._slug, outside=outside)
        else:
            rows = finding.fields(self._catalogue, outside=outside)
        self.path.setVisible(bool(self._slug) and not text)
        self.where.say(finding.name_of(self._catalogue, self._slug))
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.say(self._why_empty(text))
        if rows and (first or not self.table.currentIndex().isValid()):
            self.table.scrollToTop()
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_row()

    def _why_empty(self, text: str) -> str:
        if not text:
            return _("Danh mục chưa có thủ tục nào. Mở “Nhập danh mục” để nhập tệp của tỉnh.")
        if not self.shows_outside:
            sentence = _("Không có thủ tục nào khớp “{text}”. Thử ít chữ hơn, hoặc tìm cả thủ tục đã bãi bỏ.")
        else:
            sentence = _("Không có thủ tục nào khớp “{text}”. Thử ít chữ hơn, hoặc gõ mã thủ tục.")
        return sentence.format(text=text)

    # -- walking ---------------------------------------------------------------------------------------------------

    def marked(self) -> Row | None:
        """The row that is marked."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None

    def choose(self, code: str) -> None:
        """Shows one procedure, wherever it is: through the search when the list does not have it."""
        at = next((i for i, row in enumerate(self.model.rows()) if row.key == code), None)
        if at is None:
            in_force = self._catalogue is not None and self._catalogue.procedures[code].in_force
            if not in_force and not self.shows_outside:
                self.outside.show_ticks([self._outside_tick(ticked=True)])
            self.field.setText(code)
            self.asked.emit(code)
        else:
            self.table.setCurrentIndex(self.model.index(at, 0))

    def go_out(self) -> None:
        """Back to the fields, with the field one came from marked."""
        left, self._slug = self._slug, ""
        self._fill(first=True)
        at = next((i for i, row in enumerate(self.model.rows()) if row.key == left), None)
        if at is not None:
            self.table.setCurrentIndex(self.model.index(at, 0))

    def _open(self, number: int) -> None:
        row = self.model.row(number)
        if row.kind == "field":
            self._slug = row.key
            self._fill(first=True)
        else:
            self._on_row()

    def _on_row(self) -> None:
        row = self.marked()
        self._marked = row.key if row is not None else ""
        self.table.viewport().update()
        self.looked_at.emit(row.key if row is not None and row.kind == "procedure" else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ walk, Enter goes into a field, Backspace out of one."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        row = self.marked()
        if step and row is not None:
            at = min(max(self.table.currentIndex().row() + step, 0), self.model.rowCount() - 1)
            self.table.setCurrentIndex(self.model.index(at, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and not event.isAutoRepeat():
            self._open(self.table.currentIndex().row())
        elif event.key() == Qt.Key.Key_Backspace and self._slug:
            self.go_out()
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An empty field would swallow the key that leads out of a field of procedures."""
        backspace = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace
        if backspace and event.type() == QEvent.Type.KeyPress and self._slug and not self.field.text():
            self.go_out()
            return True
        return super().eventFilter(watched, event)
