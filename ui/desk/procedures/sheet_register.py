"""The register: which sheets hang where, and which are out of date."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.words import _, phrases
from ui.desk.procedures.sheet_words import Hung
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel


class SheetRegister(Panel):
    """Enter says where a sheet hangs, Delete takes it down; the reasons of the chosen sheet stand below."""

    place_asked = Signal(object)
    down_asked = Signal(object)
    reprint_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Tờ đã in"), inside=0)
        self.body.setSpacing(0)
        columns: list[Column[Hung]] = [
            Column(_("Tờ"), 0, lambda h: Cell(h.what)),
            Column(_("Khổ"), 46, lambda h: Cell(h.row.size, "ink_soft")),
            Column(_("In ngày"), 94, lambda h: Cell(phrases.figures_of_day(h.row.printed_day))),
            Column(_("Treo ở"), 0, lambda h: Cell(h.row.hangs or _("chưa ghi"), "ink" if h.row.hangs else "ink_soft")),
            Column(_("Tình trạng"), 106, self._state),
        ]
        self.model: RowsModel[Hung] = RowsModel(columns, lambda h: h.row.id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("printedSheets")
        self.table.setAccessibleName(_("Tờ đã in"))
        self.table.setModel(self.model)
        self.table.opened.connect(lambda _row: self._emit(self.place_asked))
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())
        self.empty = Words(_("Chưa in tờ nào. Tờ in hoặc lưu ở đây được ghi lại, để biết khi nào phải thay."), "body",
                           "ink_soft", wrap=True)  # fmt: skip
        self.empty.setMargin(of(self).px(16))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._make_detail())
        self.body.addWidget(self._make_foot())

    @staticmethod
    def _state(sheet: Hung) -> Cell:
        if sheet.is_stale:
            return Cell(_("Đã cũ"), "cam", "small-strong", icon="warning")
        return Cell(_("Còn đúng"), "luc", "small-medium", icon="check")

    def _make_detail(self) -> QWidget:
        theme = of(self)
        self.detail_part = Panel(kind="foot", inside=0)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(6), side, theme.px(6))
        column.setSpacing(theme.px(2))
        self.detail_name = ElidedLabel("", "strong")
        self.detail = Words("", "small", wrap=True)
        column.addWidget(self.detail_name)
        column.addWidget(self.detail)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setFixedHeight(theme.px(92))
        self.detail_part.body.addWidget(area)
        return self.detail_part

    def _make_foot(self) -> Panel:
        foot = Panel(kind="foot", inside=10)
        row = QHBoxLayout()
        row.setSpacing(of(self).px(8))
        self.place = Button(_("Treo ở…"), icon="map-pin", key="Enter")
        self.down = Button(_("Đã gỡ"), icon="trash", key="Del")
        self.again = Button(_("In lại tờ cũ…"), icon="refresh", key="Ctrl+R", variant="outlined")
        for button, name in ((self.place, "hangSheet"), (self.down, "takeDown"), (self.again, "reprintStale")):
            button.setObjectName(name)
        self.place.clicked.connect(lambda: self._emit(self.place_asked))
        self.down.clicked.connect(lambda: self._emit(self.down_asked))
        self.again.clicked.connect(self.reprint_asked)
        row.addWidget(self.place, 1)
        row.addWidget(self.down, 1)
        foot.body.addLayout(row)
        foot.body.addWidget(self.again)
        return foot

    def show_sheets(self, sheets: Sequence[Hung]) -> None:
        """Lists the register."""
        assert self.head is not None
        old = sum(sheet.is_stale for sheet in sheets)
        self.model.set_rows(sheets)
        self.table.setVisible(bool(sheets))
        self.empty.setVisible(not sheets)
        self.detail_part.setVisible(bool(sheets))
        said = _("{old} tờ đã cũ trong {all} tờ").format(old=phrases.figure(old), all=phrases.figure(len(sheets)))
        self.head.remark.say(said if sheets else "", "cam" if old else "ink_soft")
        if old:
            self.again.allow()
        else:
            self.again.refuse(_("Không có tờ nào đã cũ"))
        if sheets and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_chosen()

    def chosen(self) -> Hung | None:
        """The sheet the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None

    def _show_chosen(self) -> None:
        sheet = self.chosen()
        for button in (self.place, self.down):
            if sheet is None:
                button.refuse(_("Chọn một tờ trước"))
            else:
                button.allow()
        if sheet is None:
            return
        self.detail_name.say(sheet.what)
        self.detail.say("\n".join(sheet.sentences()) if sheet.is_stale else _("Mọi điều ghi trên tờ vẫn đúng."))

    def _emit(self, signal: object) -> None:
        sheet = self.chosen()
        if sheet is not None:
            signal.emit(sheet)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen sheet down."""
        if event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self._emit(self.down_asked)
        else:
            event.ignore()
