"""The lists one works off on the telephone: whom to remind, who waits for a seat, who lost one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.booking.views import Affected, Appointment, Wish
from onestop_desk.words import _, plural
from onestop_desk.words.phrases import clock, day_short, local
from ui.desk.appointments import wording
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.panel import Panel
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel


@dataclass(frozen=True)
class Action:
    """One button under a list."""

    name: str
    word: str
    icon: str
    key: str
    needs_row: bool = True


@dataclass(frozen=True)
class Listing:
    """How one list is shown."""

    name: str
    title: str
    empty: str
    hint: str
    columns: tuple[Column[Any], ...]
    key: Callable[[Any], str]
    actions: tuple[Action, ...]


def affected_list() -> Listing:
    """People who have no seat any more."""
    told = Cell(_("đã báo"), "luc", "small-strong", icon="check")
    return Listing(
        "affected",
        _("Cần gọi lại"),
        _("Không còn ai cần gọi lại"),
        _("Giờ làm việc đã đổi, những người này chưa có chỗ. Gọi, rồi đổi giờ, hủy, hoặc đánh dấu đã báo."),
        (
            Column(_("Đã hẹn"), 168, lambda a: Cell(wording.when(a.appointment), kind="strong")),
            Column(_("Công dân"), 0, lambda a: Cell(a.appointment.name or "")),
            Column(_("Điện thoại"), 124, lambda a: Cell(wording.spaced_phone(a.appointment.phone), number=True)),
            Column(_("Giờ đề nghị"), 176, lambda a: told if a.appointment.told else Cell(_offers(a), "lam")),
        ),
        lambda a: a.appointment.id,
        (
            Action("move_first", _("Đổi sang giờ đề nghị"), "calendar-check", "Alt+S"),
            Action("told", _("Đã báo công dân"), "check", "Alt+O"),
        ),
    )


def reminders_list() -> Listing:
    """Whom to remind of the next working day."""
    told = Cell(_("đã báo"), "luc", "small-strong", icon="check")
    return Listing(
        "reminders",
        _("Nhắc hẹn"),
        _("Ngày làm việc tới chưa có ai đặt hẹn"),
        _("Gọi nhắc trước một ngày: giờ hẹn và giấy tờ cần mang."),
        (
            Column(_("Giờ"), 72, lambda a: Cell(clock(a.start), kind="strong", number=True)),
            Column(_("Công dân"), 190, lambda a: Cell(a.name or "")),
            Column(_("Điện thoại"), 124, lambda a: Cell(wording.spaced_phone(a.phone), number=True)),
            Column(_("Thủ tục"), 0, lambda a: Cell(wording.procedure_names(a))),
            Column("", 92, lambda a: told if a.told else Cell()),
        ),
        lambda a: a.id,
        (
            Action("told", _("Đã nhắc"), "check", "Alt+O"),
            Action("print", _("In danh sách"), "printer", "Ctrl+P", needs_row=False),
            Action("copy", _("Chép"), "copy", "Alt+S", needs_row=False),
        ),
    )


def wishes_list() -> Listing:
    """Who wanted a seat when there was none."""
    return Listing(
        "wishes",
        _("Người chờ chỗ"),
        _("Không có ai chờ chỗ"),
        _("Có chỗ vừa ý, dòng hiện giờ trống: gọi, rồi đặt chỗ ấy."),
        (
            Column(_("Nhóm"), 64, lambda w: Cell(w.line.letter, kind="strong")),
            Column(_("Công dân"), 0, lambda w: Cell(w.name or "")),
            Column(_("Điện thoại"), 124, lambda w: Cell(wording.spaced_phone(w.phone), number=True)),
            Column(_("Muốn đến"), 132, lambda w: Cell(f"{w.from_day:%d/%m}–{w.to_day:%d/%m}", "ink_soft")),
            Column(_("Chỗ trống hợp"), 176, _offer_of_wish),
        ),
        lambda w: w.id,
        (
            Action("book", _("Đặt chỗ này"), "calendar-check", "Alt+S"),
            Action("drop", _("Bỏ khỏi danh sách"), "trash", "Alt+X"),
        ),
    )


LISTS: dict[str, Callable[[], Listing]] = {
    "affected": affected_list,
    "reminders": reminders_list,
    "wishes": wishes_list,
}
Item = Affected | Appointment | Wish


def _offers(affected: Affected) -> str:
    if not affected.offers:
        return _("hết chỗ, hỏi ngày khác")
    first = affected.offers[0]
    same = wording.time_and_day(first)
    if local(first).date() == affected.appointment.day:
        same = _("{time} cùng ngày").format(time=clock(first))
    return same


def _offer_of_wish(wish: Wish) -> Cell:
    if wish.offer is None:
        return Cell(_("chưa có"), "ink_soft")
    return Cell(wording.time_and_day(wish.offer), "luc", "strong", icon="check")


def day_of_list(name: str, rows: Sequence[Any]) -> str:
    """What stands beside the title: how many, and of which day."""
    count = plural("{n} người", len(rows)).format(n=len(rows))
    if name == "reminders" and rows:
        return _("{day} · {count}").format(day=day_short(rows[0].day), count=count)
    return count if rows else ""


class ListPanel(Panel):
    """Rows and what can be done with the one that is chosen; Enter opens it at the right."""

    opened = Signal(object)
    asked = Signal(str, object)
    closed = Signal()

    def __init__(self, made: Callable[[], Listing], parent: QWidget | None = None) -> None:
        listing = made()
        super().__init__(listing.title, inside=0, parent=parent)
        theme = of(self)
        self.setObjectName(f"list_{listing.name}")
        self.listing = listing
        self.body.setSpacing(0)
        assert self.head is not None
        self.head.setMinimumHeight(theme.px(56))
        back = Button(_("Về lịch"), key="Esc")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.closed)
        self.head.add(back)
        self.model: RowsModel[Any] = RowsModel(listing.columns, listing.key, self)
        self.table = TableView([c.width for c in listing.columns])
        self.table.setModel(self.model)
        self.table.setAccessibleName(listing.title)
        self.table.opened.connect(lambda row: self.opened.emit(self.model.row(row)))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.clicked.connect(lambda index: self.opened.emit(self.model.row(index.row())))
        self.empty = _Empty(listing.empty)
        self.hint = Words(listing.hint, "small", "ink_soft", wrap=True)
        self.hint.setMargin(theme.px(12))
        self.body.addWidget(self.hint)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self._foot())
        self.show_rows(())

    def _foot(self) -> QFrame:
        theme = of(self)
        foot = QFrame()
        foot.setProperty("kind", "bar")
        foot.setProperty("edge", "above")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(8))
        self.buttons: dict[str, Button] = {}
        for action in self.listing.actions:
            button = Button(action.word, icon=action.icon, key=action.key, height=44)
            button.setObjectName(f"{self.listing.name}_{action.name}")
            button.clicked.connect(lambda _on=False, name=action.name: self.asked.emit(name, self.chosen()))
            row.addWidget(button)
            self.buttons[action.name] = button
        row.addStretch(1)
        return foot

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Shows a newer list; the chosen row stays chosen."""
        self.model.set_rows(rows)
        for part in (self.table, self.hint):
            part.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        assert self.head is not None
        self.head.remark.say(day_of_list(self.listing.name, rows))
        self._on_row()

    def _on_row(self, *_args: object) -> None:
        chosen = self.chosen()
        for action in self.listing.actions:
            able = self.model.rowCount() > 0 if not action.needs_row else _can(action.name, chosen)
            if able:
                self.buttons[action.name].allow()
            else:
                self.buttons[action.name].refuse(_("Chọn một dòng trước"))

    def chosen(self) -> Any:
        """The row the keyboard is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() and self.model.rowCount() else None

    def press(self, name: str) -> bool:
        """A key of the list; whether it has that button."""
        button = self.buttons.get(name)
        if button is not None and button.isEnabled():
            button.click()
        return button is not None

    def focus_first(self) -> None:
        """The rows."""
        if self.model.rowCount():
            self.table.setFocus()
        else:
            self.setFocus()


def _can(name: str, row: Any) -> bool:
    if row is None:
        return False
    if name == "move_first":
        return bool(row.offers)
    if name == "book":
        return row.offer is not None
    if name == "told":
        appointment = row.appointment if isinstance(row, Affected) else row
        return not appointment.told
    return True


class _Empty(QWidget):
    """Nothing to do here, said kindly."""

    def __init__(self, words: str) -> None:
        super().__init__()
        theme = of(self)
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(48), 0, theme.px(48), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Icon("check-circle", "luc", 28))
        row.addWidget(ElidedLabel(words, "visit"), 1)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
