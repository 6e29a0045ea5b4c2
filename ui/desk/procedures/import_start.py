"""Before an import: choose a file, write the catalogue out, and the imports there were, each of which can be undone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.catalogue import ImportRow
from onestop_desk.words import _, phrases
from ui.desk.procedures.differences import import_counts, import_word
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel


class ImportStart(QWidget):
    """The next thing to do is the biggest: choose a file."""

    open_asked = Signal()
    export_asked = Signal()
    take_back_asked = Signal(object)
    """An ImportRow."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(12))
        column.addWidget(self._make_ways())
        column.addWidget(self._make_earlier(), 1)

    def _make_ways(self) -> Panel:
        theme = of(self)
        panel = Panel(_("Nhập danh mục thủ tục từ tệp"), inside=16)
        panel.body.setSpacing(theme.px(12))
        sentence = _(
            "Tệp XLSX, CSV hoặc JSON xuất từ cơ sở dữ liệu quốc gia hay danh mục của tỉnh. "
            "Chương trình đọc tệp, cho xem từng chỗ khác, rồi mới hỏi có nhận không. Chưa nhận thì chưa đổi gì."
        )
        panel.body.addWidget(Words(sentence, "body", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.open = Button(_("Chọn tệp danh mục…"), variant="primary", icon="upload", key="Ctrl+O", height=56,
                           kind="head")  # fmt: skip
        self.open.setObjectName("openCatalogue")
        self.open.clicked.connect(self.open_asked)
        self.export = Button(_("Xuất danh mục ra tệp…"), icon="download", key="Ctrl+S", height=56)
        self.export.setObjectName("exportCatalogue")
        self.export.clicked.connect(self.export_asked)
        row.addWidget(self.open)
        row.addWidget(self.export)
        row.addStretch(1)
        panel.body.addLayout(row)
        return panel

    def _make_earlier(self) -> Panel:
        panel = Panel(_("Các lần nhập trước"), inside=0)
        panel.body.setSpacing(0)
        columns: list[Column[ImportRow]] = [
            Column(_("Lúc"), 230, lambda r: Cell(phrases.moment(r.at))),
            Column(_("Người nhập"), 190, lambda r: Cell(r.who or _("dòng lệnh"), "ink" if r.who else "ink_soft")),
            Column(_("Tệp"), 0, lambda r: Cell(import_word(r), "ink" if r.file_name else "ink_soft")),
            Column(_("Đã đổi"), 330, lambda r: Cell(import_counts(r))),
        ]
        self.model: RowsModel[ImportRow] = RowsModel(columns, lambda r: r.id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("earlierImports")
        self.table.setAccessibleName(_("Các lần nhập trước"))
        self.table.setModel(self.model)
        self.table.opened.connect(lambda _row: self._take_back())
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._on_row())
        self.empty = Words(_("Chưa nhập tệp nào. Danh mục đang dùng là bản có sẵn khi thiết lập."), "body", "ink_soft",
                           wrap=True)  # fmt: skip
        self.empty.setMargin(of(self).px(16))
        panel.body.addWidget(self.table, 1)
        panel.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        foot = Panel(kind="foot", inside=10)
        row = QHBoxLayout()
        self.back = Button(_("Hoàn tác lần nhập này…"), icon="undo", key="Enter")
        self.back.setObjectName("takeBack")
        self.back.clicked.connect(self._take_back)
        row.addWidget(self.back)
        row.addStretch(1)
        foot.body.addLayout(row)
        panel.body.addWidget(foot)
        return panel

    def show_imports(self, rows: Sequence[ImportRow]) -> None:
        """Lists the imports there were, the newest first."""
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_row()

    def chosen(self) -> ImportRow | None:
        """The import the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None

    def _on_row(self) -> None:
        row = self.chosen()
        if row is None:
            self.back.refuse(_("Chưa có lần nhập nào"))
        elif not (row.added or row.changed or row.abolished):
            self.back.refuse(_("Lần nhập này không đổi gì"))
        else:
            self.back.allow()

    def _take_back(self) -> None:
        row = self.chosen()
        if row is not None and self.back.isEnabled():
            self.take_back_asked.emit(row)
