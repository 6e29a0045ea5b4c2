"""First step of a booking: which procedure, then one of the next free times; and the ways to the other lists."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import ProcedureHit, ProcedureView
from onestop_desk.words import _
from ui.desk.appointments.chosen_procedure import ChosenProcedure
from ui.desk.appointments.offers import Offer
from ui.desk.dialogs.options import Option, OptionList
from ui.desk.procedure_search import ProcedureSearch
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.panel import Line

if TYPE_CHECKING:
    from onestop_desk.services import Services

WAYS = (
    ("reminders", "Alt+N"),
    ("wishes", "Alt+C"),
    ("affected", "Alt+G"),
    ("close", "Alt+K"),
    ("absence", "Alt+V"),
    ("scan", "Ctrl+Q"),
)


class ChoosePage(QWidget):
    """Type, Enter, then a figure: three keys to a held seat."""

    taken = Signal(object)
    """A ProcedureHit."""
    offered = Signal(object)
    """An Instant: one of the proposed times was chosen."""
    way_asked = Signal(str)
    wish_asked = Signal()

    def __init__(self, services: "Services", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.search = ProcedureSearch(services, rows=6)
        self.search.taken.connect(self._on_taken)
        self.chosen = ChosenProcedure()
        self.chosen.clicked.connect(self.start)
        self.title = Words("", "small-medium")
        self._times = QVBoxLayout()
        self._times.setContentsMargins(0, 0, 0, 0)
        self.options: OptionList | None = None
        self.none = Words("", "body", "cam", wrap=True)
        self.wish = Button(_("Ghi vào danh sách chờ"), icon="hourglass", key="Alt+W", height=44)
        self.wish.setObjectName("makeWish")
        self.wish.clicked.connect(self.wish_asked)
        hint = _("Hoặc chọn chỗ trống trong lịch: Alt+L, mũi tên, rồi Enter.")
        self.hint = Words(hint, "small", "ink_soft", wrap=True)
        sheet = self._sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(12), side, theme.px(8))
        column.setSpacing(theme.px(8))
        self.label = Words(_("Thủ tục"), "small-medium")
        column.addWidget(self.label)
        for upper in (self.search, self.chosen, self.title):
            column.addWidget(upper)
        column.addLayout(self._times)
        for lower in (self.none, self.wish, self.hint):
            column.addWidget(lower)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(Line())
        whole.addLayout(self._make_ways())
        self.start()

    def _make_ways(self) -> QGridLayout:
        theme = of(self)
        grid = QGridLayout()
        side = theme.px(16)
        grid.setContentsMargins(side, theme.px(12), side, theme.px(12))
        grid.setSpacing(theme.px(8))
        self.ways: dict[str, Button] = {}
        words = {
            "reminders": _("Nhắc hẹn"), "wishes": _("Chờ chỗ"), "affected": _("Gọi lại"),
            "close": _("Đóng giờ"), "absence": _("Quầy vắng"), "scan": _("Nhận hẹn"),
        }  # fmt: skip
        for number, (name, key) in enumerate(WAYS):
            button = Button(words[name], key=key, height=44)
            button.setObjectName(f"way_{name}")
            button.clicked.connect(lambda _on=False, name=name: self.way_asked.emit(name))
            grid.addWidget(button, number // 2, number % 2)
            self.ways[name] = button
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid

    def count(self, name: str, n: int) -> None:
        """Shows how many there are behind a button; somebody to call stands out."""
        words = {
            "reminders": _("Nhắc hẹn: {n}"), "wishes": _("Chờ chỗ: {n}"), "affected": _("Gọi lại: {n}"),
        }  # fmt: skip
        plain = {"reminders": _("Nhắc hẹn"), "wishes": _("Chờ chỗ"), "affected": _("Gọi lại")}
        self.ways[name].say(words[name].format(n=n) if n else plain[name])
        if name == "affected":
            self.ways[name].turn("notice" if n else "plain")

    def start(self) -> None:
        """Nothing has been chosen yet."""
        self._show(searching=True)
        self.search.field.clear()
        self.search.show_text("")
        self._clear()
        self.focus_first()

    def show_offers(self, procedure: ProcedureView | ProcedureHit, offers: Sequence[Offer], why: str = "") -> None:
        """The times to propose; none says why, and leads to the waiting list."""
        self.chosen.show_procedure(procedure)
        self._show(searching=False)
        self._clear()
        self.title.say(_("Giờ trống gần nhất"))
        self.title.setVisible(bool(offers))
        self.hint.setVisible(bool(offers))
        self.none.say(why)
        self.none.setVisible(not offers)
        if offers:
            self.options = OptionList([Option(str(o.start), o.words, o.remark) for o in offers], self)
            self.options.chosen.connect(lambda key: self.offered.emit(Instant(key)))
            self._times.addWidget(self.options)
            self.options.show()
        self.focus_first()

    def _show(self, *, searching: bool) -> None:
        self.search.setVisible(searching)
        for part in (self.chosen, self.title, self.wish, self.hint):
            part.setVisible(not searching)
        self.none.hide()

    def _clear(self) -> None:
        if self.options is not None:
            self._times.removeWidget(self.options)
            let_go(self.options)
            self.options = None

    def _on_taken(self, hit: ProcedureHit) -> None:
        self.taken.emit(hit)

    def focus_first(self) -> None:
        """The search, or the first proposed time."""
        if not self.search.isHidden():
            self.search.field.setFocus()
            return
        first = self.options.first() if self.options is not None else self.wish
        if first is not None:
            first.setFocus()

    def choose_number(self, number: int) -> bool:
        """A figure chooses a time, wherever on this page the keyboard is, but not while one types."""
        return self.options is not None and self.options.choose_number(number)
