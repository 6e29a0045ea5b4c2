"""The list at the right: who waits for this counter, in the order of the calls."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from onestop_desk.services.views import DeskView, WaitingRow
from onestop_desk.words import _
from ui.desk import wording
from ui.desk.names import Names
from ui.desk.waiting_model import WIDTHS, WaitingListModel
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.table import TableView


class WaitingTable(TableView):
    """The rows; a right click or the menu key asks what to do with one."""

    menu_asked = Signal(QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the row under the mouse, or the row of the keyboard."""
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.setCurrentIndex(index)
        self.menu_asked.emit(event.globalPos())


class WaitingPanel(Panel):
    """People waiting; what can be done with the chosen row stands under the list."""

    pick_asked = Signal(object)
    why_asked = Signal(object)
    priority_asked = Signal(object)
    give_up_asked = Signal(object)

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(_("Đang chờ quầy này: {n}").format(n=0), inside=0, parent=parent)
        self.setObjectName("waitingPanel")
        self.model = WaitingListModel(names, self)
        self.table = WaitingTable(WIDTHS)
        self.table.setObjectName("waitingTable")
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Đang chờ"))
        self.empty = Words("", "body", "ink_soft", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(of(self).px(24))
        self.body.setSpacing(0)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.foot = self._make_foot()
        self.body.addWidget(self.foot)
        self.table.opened.connect(lambda row: self.pick_asked.emit(self.model.row(row)))
        self.table.menu_asked.connect(self._open_menu)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.selectionModel().currentChanged.connect(self._on_selected)
        self._can_pick = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_selected)

    def _make_foot(self) -> QWidget:
        theme = of(self)
        foot = QWidget()
        column = QHBoxLayout(foot)
        column.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        column.setSpacing(theme.px(4))
        self.pick = Button(_("Gọi số này"), variant="bare", key="Enter", height=32, kind="small-medium")
        self.why = Button(_("Vì sao bị vượt"), variant="bare", height=32, kind="small-medium")
        self.priority = Button(_("Sửa ưu tiên"), variant="bare", height=32, kind="small-medium")
        self.give_up = Button(_("Bỏ về"), variant="bare", height=32, kind="small-medium")
        signals = (self.pick_asked, self.why_asked, self.priority_asked, self.give_up_asked)
        for button, signal in zip((self.pick, self.why, self.priority, self.give_up), signals, strict=True):
            button.clicked.connect(lambda _on=False, signal=signal: self._emit(signal))
            column.addWidget(button)
        column.addStretch(1)
        foot.hide()
        return foot

    def _emit(self, signal: object) -> None:
        row = self.chosen()
        if row is not None:
            signal.emit(row)  # type: ignore[attr-defined]

    def chosen(self) -> WaitingRow | None:
        """The row the keyboard or the mouse chose."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def show_view(self, view: DeskView, *, can_pick: bool, grey: bool, marked: bool = True) -> None:
        """Paint a fresh list; the chosen row and the scroll stay where they are."""
        assert self.head is not None
        self._can_pick = can_pick
        self.head.title.say(_("Đang chờ quầy này: {n}").format(n=len(view.waiting)))
        self.head.remark.say(wording.queue_end(view))
        following = view.next_up.row.ticket_id if view.next_up is not None and marked else None
        self.model.show_waiting(view.waiting, view.now, following)
        self._share_width(view)
        self.table.setVisible(bool(view.waiting))
        self.empty.setVisible(not view.waiting)
        self.empty.say(_("Chưa có công dân chờ quầy này."))
        self.table.setEnabled(not grey)
        self._on_selected()

    def _share_width(self, view: DeskView) -> None:
        """Long waits and numbers after 999 take room from the procedure's name, which may shorten."""
        number, kind, rest, waited, call = WIDTHS
        if any(len(row.number) > 4 for row in view.waiting):
            number += 12
        if any(row.waited_s >= 3600 for row in view.waiting):
            waited += 58
        elif any(row.late for row in view.waiting):
            waited += 12
        self.table.share((number, kind, rest, waited, call))

    def show_stale(self, remark: str) -> None:
        """The data is away: the last known list, greyed, with its time."""
        assert self.head is not None
        self.head.remark.say(remark, "do")
        self.table.setEnabled(False)
        self.foot.hide()

    def tick(self, now: int) -> None:
        """A minute has passed."""
        self.model.tick(now)

    def choose(self, ticket_id: str) -> bool:
        """Put the keyboard on a person; whether that person waits here."""
        row = self.model.row_of(ticket_id)
        if row is None:
            return False
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.setFocus()
        return True

    def focus_list(self) -> bool:
        """Put the keyboard on the list, on somebody who is not next if there is one; whether anybody waits."""
        rows = self.model.rowCount()
        if not rows:
            return False
        if not self.table.currentIndex().isValid():
            other = next((i for i in range(rows) if not self.model.is_next(i)), 0)
            self.table.setCurrentIndex(self.model.index(other, 0))
        self.table.setFocus()
        return True

    def _on_selected(self, *_args: object) -> None:
        focus = QApplication.focusWidget()
        here = focus is not None and (focus is self.table or self.foot.isAncestorOf(focus))
        self.foot.setVisible(here and self.chosen() is not None and self.table.isEnabled())
        if self._can_pick:
            self.pick.allow()
        else:
            self.pick.refuse(_("Quầy phải trống mới gọi được số khác"))

    def _open_menu(self, at: QPoint) -> None:
        if self.chosen() is not None:
            self.row_menu().popup(at)

    def row_menu(self) -> QMenu:
        """What can be done with the chosen row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pick = menu.addAction(_("Gọi số này…"), lambda: self._emit(self.pick_asked))
        pick.setEnabled(self._can_pick)
        menu.addAction(_("Vì sao bị vượt…"), lambda: self._emit(self.why_asked))
        menu.addAction(_("Sửa ưu tiên…"), lambda: self._emit(self.priority_asked))
        menu.addAction(_("Công dân bỏ về"), lambda: self._emit(self.give_up_asked))
        return menu
