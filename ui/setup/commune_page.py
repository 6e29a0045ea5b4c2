"""The page that asks for the commune: type a part of its name, today's or an old one, and choose."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from onestop_desk.services.office import Commune
from onestop_desk.words import _
from ui.setup.communes import CommuneHit, find_communes
from ui.setup.draft import Draft
from ui.setup.page import Page
from ui.setup.steps import Step, choose_commune
from ui.widgets.field import Field, LabelledField

ROLE = Qt.ItemDataRole.UserRole


class CommunePage(Page):
    """A field to search and the list of what fits."""

    step = Step.COMMUNE

    def __init__(self, communes: Sequence[Commune]) -> None:
        super().__init__(_("Gõ tên xã, phường hiện nay hoặc tên cũ trước khi sắp xếp, có dấu hay không đều được."))
        self._communes = communes
        self.search = Field(_("Ví dụ: Tân Yên, hoặc cao thuong"), search=True)
        self.list = QListWidget()
        self.list.setObjectName("communes")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(LabelledField(_("Xã, phường"), self.search))
        self.body.addWidget(self.list, 1)
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _item: self.asked_on.emit())
        self._on_typed("")

    def first(self) -> QWidget:
        """The search."""
        return self.search

    def show_draft(self, draft: Draft) -> None:
        """Keeps the chosen commune chosen."""
        super().show_draft(draft)
        for row in range(self.list.count()):
            if self.list.item(row).data(ROLE).commune.code == draft.commune_code:
                self.list.setCurrentRow(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while the search keeps the keyboard; Enter takes the row and goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.asked_on.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for hit in find_communes(self._communes, text):
            item = QListWidgetItem(_told(hit))
            item.setData(ROLE, hit)
            self.list.addItem(item)
        self.list.blockSignals(False)
        if text.strip() and self.list.count():
            self.list.setCurrentRow(0)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.draft is not None:
            hit: CommuneHit = item.data(ROLE)
            self.filled.emit(choose_commune(self.draft, hit.commune))


def _told(hit: CommuneHit) -> str:
    name = hit.commune.name[:1].upper() + hit.commune.name[1:]
    return name if hit.former is None else _("{commune}, trước là {former}").format(commune=name, former=hit.former)
