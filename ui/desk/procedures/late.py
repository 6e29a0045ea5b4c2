"""Công bố chậm: how many days pass between a decision and its import, by agency and one by one."""

from statistics import median_high
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.catalogue import LateAgency, LateRow
from onestop_desk.words import _, phrases
from onestop_desk.words.catalogue_changes import days_late
from ui.background import RunTask
from ui.desk.procedures.files import Files
from ui.desk.procedures.section import Section
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class Late(Section):
    """Agencies above; the announcements of the chosen one below, the slowest first."""

    def __init__(self, services: "Services", actor: "Actor", files: Files, run: RunTask) -> None:
        super().__init__(services, actor, files, run)
        self.setObjectName("late")
        self._late: tuple[LateRow, ...] = ()
        self.agencies_panel, self.rows_panel = self._make_agencies(), self._make_rows()
        self.empty = Panel(_("Công bố chậm"), inside=16)
        why = _(
            "Chưa có gì để tính. Số ngày được tính khi một tệp nhập vào có cột ngày quyết định công bố. "
            "Danh mục có sẵn khi thiết lập thì không tính. Nhập danh mục mới của tỉnh ở mục “Nhập danh mục”."
        )
        self.empty.body.addWidget(Words(why, "body", "ink_soft", wrap=True))
        self.empty.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(of(self).px(12))
        self.known = QWidget()
        row = QHBoxLayout(self.known)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(12))
        row.addWidget(self.agencies_panel, 36)
        row.addWidget(self.rows_panel, 64)
        whole.addWidget(self.known, 1)
        whole.addWidget(self.empty, 1)

    def _make_agencies(self) -> Panel:
        panel = Panel(_("Theo cơ quan"), _("số ngày từ quyết định đến khi nhập"), inside=0)
        columns: list[Column[LateAgency]] = [
            Column(_("Cơ quan"), 0, lambda a: Cell(a.agency)),
            Column(_("Số lần"), 62, lambda a: Cell(phrases.figure(a.announcements), number=True, right=True),
                   right=True),
            Column(_("Thường"), 92, lambda a: Cell(days_late(a.median_days), kind="strong", right=True), right=True),
            Column(_("Lâu nhất"), 92, lambda a: Cell(days_late(a.longest_days), right=True), right=True),
        ]  # fmt: skip
        self.agencies: RowsModel[LateAgency] = RowsModel(columns, lambda a: a.agency, self)
        self.agency_table = TableView([c.width for c in columns])
        self.agency_table.setObjectName("lateAgencies")
        self.agency_table.setAccessibleName(_("Công bố chậm theo cơ quan"))
        self.agency_table.setModel(self.agencies)
        self.agency_table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_rows())
        panel.body.addWidget(self.agency_table, 1)
        return panel

    def _make_rows(self) -> Panel:
        panel = Panel(_("Từng lần công bố"), _("lâu nhất ở trên"), inside=0)
        columns: list[Column[LateRow]] = [
            Column(_("Số ngày"), 80, lambda r: Cell(days_late(r.days), kind="strong", right=True), right=True),
            Column(_("Mã"), 84, lambda r: Cell(r.code, "ink_soft")),
            Column(_("Thủ tục"), 0, lambda r: Cell(r.name)),
            Column(_("Quyết định"), 128, lambda r: Cell(r.decision)),
            Column(_("Ngày ký"), 104, lambda r: Cell(phrases.figures_of_day(r.decided))),
            Column(_("Nhập ngày"), 112, lambda r: Cell(phrases.figures_of_day(r.imported))),
        ]
        self.rows: RowsModel[LateRow] = RowsModel(columns, lambda r: f"{r.code} {r.decision}", self)
        self.row_table = TableView([c.width for c in columns])
        self.row_table.setObjectName("lateRows")
        self.row_table.setAccessibleName(_("Từng lần công bố"))
        self.row_table.setModel(self.rows)
        panel.body.addWidget(self.row_table, 1)
        return panel

    def _show_rows(self) -> None:
        index = self.agency_table.currentIndex()
        # The first row is all of them together.
        chosen = self.agencies.row(index.row()).agency if index.isValid() and index.row() > 0 else None
        found = [row for row in self._late if chosen is None or row.agency == chosen]
        self.rows.set_rows(found)
        if found:
            self.row_table.scrollToTop()

    def on_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Another catalogue may have other announcements."""
        self.refresh()

    def refresh(self) -> None:
        """Reads the announcements."""
        self.attempt(self._read)

    def _read(self) -> None:
        late = self._services.catalogue.late_announcements()
        self._late = late.rows
        days = sorted(row.days for row in late.rows)
        known = bool(days)
        every = [LateAgency(_("Mọi cơ quan"), len(days), median_high(days), days[-1])] if known else []
        self.agencies.set_rows([*every, *late.agencies])
        self.known.setVisible(known)
        self.empty.setVisible(not known)
        if known and not self.agency_table.currentIndex().isValid():
            self.agency_table.setCurrentIndex(self.agencies.index(0, 0))
        self._show_rows()

    def focus_first(self) -> None:
        """The agencies."""
        self.agency_table.setFocus(Qt.FocusReason.OtherFocusReason)
