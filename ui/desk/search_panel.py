"""Ctrl+F: today's tickets by number, name or dossier code, listed under the search field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from onestop_desk.domain.tickets import State
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.theme import of
from ui.widgets.field import Field
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services.desk.looking import FoundTicket

WAIT_MS = 120
MOST = 8


def state_words(state: State, counter: int | None) -> str:
    """Where a ticket stands, in two or three words."""
    words = {
        State.WAITING: _("đang chờ"),
        State.CALLED: _("đang gọi"),
        State.SERVING: _("đang phục vụ"),
        State.ASIDE: _("để bên"),
        State.MISSED: _("vắng mặt"),
        State.DONE: _("đã xong"),
        State.LEFT: _("đã ra về"),
    }
    if counter is not None:
        return _("{state}, quầy {number}").format(state=words[state], number=counter)
    return words[state]


class SearchPanel(Panel):
    """The results; ↓ goes into them, Enter takes one."""

    chosen = Signal(str)

    def __init__(self, shell: QWidget, field: Field, actions: DeskActions) -> None:
        super().__init__(inside=0, parent=shell)
        self.setObjectName("searchResults")
        self._shell, self._field, self._actions = shell, field, actions
        columns: list[Column[FoundTicket]] = [
            Column(_("Số"), 72, lambda f: Cell(f.number, kind="strong")),
            Column(_("Công dân"), 0, lambda f: Cell(f.person_name or f.procedure or f.line_name)),
            Column(_("Đang ở đâu"), 170, lambda f: Cell(state_words(f.state, f.counter), "ink_soft")),
        ]
        self.model: RowsModel[FoundTicket] = RowsModel(columns, lambda f: f.ticket_id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Kết quả tìm"))
        self.table.opened.connect(self._take)
        self.empty = Words(_("Hôm nay không có số, tên hoặc mã hồ sơ này."), "body", "ink_soft", wrap=True)
        self.empty.setMargin(of(self).px(12))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._search)
        field.textEdited.connect(lambda _text: self._wait.start())
        field.installEventFilter(self)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def start(self) -> None:
        """Put the keyboard in the field."""
        self._field.setFocus()
        self._field.selectAll()

    def close_results(self) -> bool:
        """Take the list and the typed words away; whether the search was open."""
        was_open = not self.isHidden() or self._field.hasFocus()
        self._wait.stop()
        self.hide()
        if was_open:
            self._field.clear()
        return was_open

    def _search(self) -> None:
        text = self._field.text().strip()
        if not text:
            self.hide()
            return
        found = self._actions.find(text)
        self.model.set_rows(found)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        if found:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._place(len(found))
        self.show()
        self.raise_()

    def _place(self, rows: int) -> None:
        theme = of(self)
        shell = self._shell
        wide, high = theme.px(480), theme.px(32 + 36 * min(rows, MOST)) if rows else theme.px(60)
        corner = self._field.mapTo(shell, QPoint(0, self._field.height() + theme.px(6)))
        self.setGeometry(min(corner.x(), shell.width() - wide - theme.px(12)), corner.y(), wide, high)

    def _take(self, row: int) -> None:
        ticket_id = self.model.row(row).ticket_id
        self.close_results()
        self.chosen.emit(ticket_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field searches at once and takes the first; ↓ goes into the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._wait.stop()
                self._search()
                if self.model.rowCount() and not self.isHidden():
                    self._take(0)
                return True
            if event.key() == Qt.Key.Key_Down and not self.isHidden():
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._field and not self.isAncestorOf(new):
            self.hide()
