"""The programmes of the office (mô hình): which are on, what they came to this week, and the head's changes."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.programmes import Programme
from onestop_desk.words import _, programmes
from onestop_desk.words.figures import decimal
from ui.background import RunTask
from ui.desk.reports.section import Section
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class ProgrammesSection(Section):
    """Everybody may look; only the head adds, changes and ends."""

    change_asked = Signal(object)
    """A programme to be changed, or None for a new one."""
    end_asked = Signal(object)

    def __init__(self, services: "Services", actor: "Actor", run: RunTask, today: Callable[[], date]) -> None:
        super().__init__(services, actor, run)
        self.setObjectName("reportProgrammes")
        self._today = today
        columns: list[Column[Programme]] = [
            Column(_("Mô hình"), 0, lambda p: Cell(p.name, kind="strong")),
            Column(_("Loại"), 170, lambda p: Cell(programmes.kind(p.kind))),
            Column(_("Ngày trong tuần"), 190, lambda p: Cell(programmes.weekdays(p.rules.weekdays))),
            Column(_("Thời gian"), 220, lambda p: Cell(programmes.span(p))),
            Column(_("Được giao"), 100, _target, right=True),
            Column(_("Hôm nay"), 130, lambda p: _state(p, today())),
        ]
        self.model: RowsModel[Programme] = RowsModel(columns, lambda p: p.id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setObjectName("programmesTable")
        self.table.setModel(self.model)
        self.table.opened.connect(self._change)
        self.empty = Words(_("Chưa có mô hình nào. Người đứng đầu thêm mô hình ở đây."), "body", "ink_soft", wrap=True)
        self.add = Button(_("Thêm mô hình…"), icon="plus", key="Alt+N")
        self.change = Button(_("Sửa…"), icon="pencil", key="Enter")
        self.end = Button(_("Kết thúc…"), key="Alt+K")
        self.add.clicked.connect(lambda: self.change_asked.emit(None))
        self.change.clicked.connect(lambda: self._change(self.table.currentIndex().row()))
        self.end.clicked.connect(self._end)
        is_head = actor.role == "head"
        for key, button in (("Alt+N", self.add), ("Alt+K", self.end)):
            self.press_on(key, button)
        self._can_change = is_head
        self._lay_out()
        # Only now: made visible before they have a parent, they would flash as windows of their own.
        for button in (self.add, self.change, self.end):
            button.setVisible(is_head)

    def _lay_out(self) -> None:
        theme = of(self)
        panel = Panel(_("Các mô hình"), _("mỗi mô hình có một dòng riêng trong báo cáo giao ban"), inside=0)
        acts = QHBoxLayout()
        acts.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        acts.setSpacing(theme.px(8))
        for button in (self.add, self.change, self.end):
            acts.addWidget(button)
        acts.addStretch(1)
        panel.body.addLayout(acts)
        empty = QHBoxLayout()
        empty.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        empty.addWidget(self.empty)
        panel.body.addLayout(empty)
        panel.body.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel, 1)

    def refresh(self) -> None:
        """Reads the list."""
        try:
            found = self._services.programmes.listed()
        except (Refusal, WorldError) as no:
            self.refuse(no)
            return
        self.model.set_rows(list(found))
        self.empty.setVisible(not found)
        for button in (self.change, self.end):
            button.setEnabled(bool(found))

    def chosen(self) -> Programme | None:
        """The programme the keyboard is on."""
        row = self.table.currentIndex().row()
        return self.model.row(row) if 0 <= row < self.model.rowCount() else None

    def _change(self, row: int) -> None:
        if self._can_change and 0 <= row < self.model.rowCount():
            self.change_asked.emit(self.model.row(row))

    def _end(self) -> None:
        programme = self.chosen()
        if programme is not None:
            self.end_asked.emit(programme)

    def focus_first(self) -> None:
        """The list, or the way to a first programme."""
        if self.model.rowCount():
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
        else:
            self.add.setFocus()


def _target(programme: Programme) -> Cell:
    target = programme.rules.target
    return Cell("–" if target is None else f"≥ {decimal(target)}%", "ink_soft", right=True)


def _state(programme: Programme, today: date) -> Cell:
    if programme.to_day is not None and programme.to_day < today:
        return Cell(_("đã kết thúc"), "ink_soft")
    if programme.from_day > today:
        return Cell(_("chưa bắt đầu"), "ink_soft")
    return Cell(_("có áp dụng"), "luc") if programme.runs_on(today) else Cell(_("không phải hôm nay"), "ink_soft")
