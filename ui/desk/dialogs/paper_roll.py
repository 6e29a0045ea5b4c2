"""Typing in the numbers that were given on paper: line after line, then all of them at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import service_day
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.paper_roll import RollEntry
from onestop_desk.services.keys import new_key
from onestop_desk.words import _, phrases, refusals
from onestop_desk.words.phrases import clock
from ui.desk.dialogs.sheet import Sheet
from ui.desk.roll_lines import GONE, SERVED, WAITS, Roll, RollLine, is_there, read_line
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

DAYS_OFFERED = 7
ROWS_SHOWN = 6


@dataclass
class RollDraft:
    """What was typed and not written yet; it outlives the question, so that Esc loses no list."""

    entries: list[RollEntry] = field(default_factory=list)
    key: str = field(default_factory=new_key)
    """Of the next writing: an answer that was lost is found again under it."""
    priorities: Mapping[str, str] = field(default_factory=dict)
    """The kinds of priority by law that may be said of a number, in words; none of them are asked for without any."""


class PaperRollDialog(Sheet):
    """Enter puts a line on the list, F9 writes the whole list; Delete takes a line off."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        now: int,
        say: Callable[[str, str, str], object],
        draft: RollDraft | None = None,
    ) -> None:
        line = _("Số đã phát bằng giấy khi máy không dùng được; giờ thật được giữ và có đánh dấu.")
        super().__init__(window, _("Nhập số giấy"), line, width=1080)
        self.setObjectName("paperRollDialog")
        self._services, self._actor, self._say = services, actor, say
        self._draft = draft or RollDraft()
        self._priorities = self._draft.priorities
        self._tz = services.context.ref.tz
        self._lines = {one.letter: one.id for one in services.office.lines()}
        self._letters = {one.id: one.letter for one in services.office.lines()}
        self._counters = {one.number: one.id for one in services.office.counters()}
        self.entries = self._draft.entries
        today = service_day(now, self._tz)
        self._days = [today - timedelta(days=back) for back in range(DAYS_OFFERED + 1)]
        self._make_fields()
        self._lay_out()
        self.set_primary(_("Ghi các số"), "F9", self._write)
        self.bind("Return", self._add)
        self.bind("Enter", self._add)
        self._show_end(WAITS)
        self._show_list()

    def _make_fields(self) -> None:
        self.day = Chooser()
        for day in self._days:
            self.day.addItem(phrases.day(day), day)
        self.priority = Chooser()
        self.priority.setObjectName("roll_priority")
        self.priority.addItem(_("Không ưu tiên"), None)
        for code, words in self._priorities.items():
            self.priority.addItem(words, code)
        self.number, self.arrived = Field(_("A047")), Field(_("8:15"))
        self.counter, self.called, self.done = Field(_("2")), Field(_("8:30")), Field(_("8:41"))
        for name in ("number", "arrived", "counter", "called", "done"):
            getattr(self, name).setObjectName(f"roll_{name}")
        self.end = OutcomeRow([(WAITS, _("Còn chờ")), (SERVED, _("Đã phục vụ")), (GONE, _("Đã ra về"))])
        self.end.show_chosen(WAITS)
        self.end.chosen.connect(self._show_end)
        outcomes = {
            Outcome.RECEIVED: _("Đã tiếp nhận"),
            Outcome.RESULT_RETURNED: _("Đã trả kết quả"),
            Outcome.GUIDED: _("Đã hướng dẫn"),
        }
        self.outcome = OutcomeRow([(code.value, words) for code, words in outcomes.items()])
        self.rows = {
            "number": LabelledField(_("Số trên giấy"), self.number),
            "arrived": LabelledField(_("Giờ lấy số"), self.arrived),
            "counter": LabelledField(_("Quầy"), self.counter),
            "called": LabelledField(_("Giờ gọi"), self.called),
            "done": LabelledField(_("Giờ xong"), self.done),
            "outcome": LabelledField(_("Kết quả"), self.outcome),
            "priority": LabelledField(_("Ưu tiên theo quy định"), self.priority),
        }

    def _lay_out(self) -> None:
        theme = of(self)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(theme.px(16))
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(LabelledField(_("Ngày"), self.day), 5, top)
        first.addWidget(self.rows["number"], 3, top)
        first.addWidget(self.rows["arrived"], 3, top)
        first.addWidget(LabelledField(_("Bây giờ"), self.end), 12, top)
        for name, share in (("counter", 2), ("called", 2), ("done", 2), ("outcome", 6), ("priority", 6)):
            second.addWidget(self.rows[name], share, top)
        self.content.addLayout(first)
        self.content.addLayout(second)
        acts = QHBoxLayout()
        self.add_button = Button(_("Thêm vào danh sách"), key="Enter")
        self.add_button.clicked.connect(self._add)
        self.drop_button = Button(_("Bỏ dòng đang chọn"), key="Delete", variant="plain")
        self.drop_button.clicked.connect(self._drop)
        self.bind("Delete", self.drop_button.click)
        acts.addWidget(self.add_button)
        acts.addWidget(self.drop_button)
        acts.addStretch(1)
        self.content.addLayout(acts)
        self.empty = Words(_("Chưa có số nào trong danh sách."), "small", "ink_soft")
        self.content.addWidget(self.empty)
        columns = self._columns()
        self._model = RowsModel[RollEntry](columns, lambda e: f"{e.line_id}/{e.number}", self)
        self.table = TableView([column.width for column in columns])
        self.table.setModel(self._model)
        self.table.setMinimumHeight(theme.px(28 + 36 * ROWS_SHOWN))
        self.content.addWidget(self.table, 1)

    def _columns(self) -> list[Column[RollEntry]]:
        return [
            Column(_("Số"), 90, lambda e: Cell(f"{self._letters[e.line_id]}{e.number:03d}", kind="strong")),
            Column(_("Ngày"), 150, lambda e: Cell(phrases.day(service_day(e.arrived_at, self._tz)))),
            Column(_("Lấy số"), 90, lambda e: Cell(clock(e.arrived_at), right=True), right=True),
            Column(_("Gọi"), 90, lambda e: Cell(_time(e.ended.called_at if e.ended else None), right=True), right=True),
            Column(_("Xong"), 90, lambda e: Cell(_time(e.ended.done_at if e.ended else None), right=True), right=True),
            Column(_("Bây giờ"), 0, lambda e: Cell(self._now(e))),
        ]

    def _now(self, entry: RollEntry) -> str:
        standing, words = _standing(entry), self._priorities.get(entry.priority or "", "")
        return _("{standing}, ưu tiên: {words}").format(standing=standing, words=words) if words else standing

    def _show_end(self, end: str) -> None:
        for name in ("counter", "called", "outcome"):
            self.rows[name].setVisible(end == SERVED)
        self.rows["done"].setVisible(end != WAITS)
        self.rows["priority"].setVisible(end == WAITS and bool(self._priorities))
        self.rows["done"].label.say(_("Giờ về") if end == GONE else _("Giờ xong"))

    def _typed(self) -> RollLine:
        end = self.end.value or WAITS
        return RollLine(
            self.number.text(),
            self.arrived.text(),
            end,
            self.counter.text(),
            self.called.text(),
            self.done.text(),
            self.outcome.value,
            self.priority.currentData() if end == WAITS else None,
        )

    def _add(self) -> None:
        day: date = self.day.currentData()
        entry, faults = read_line(self._typed(), Roll(day, self._tz, self._lines, self._counters))
        if entry is not None and is_there(entry, self.entries):
            entry, faults = None, {"number": _("Số này đã có trong danh sách.")}
        for name, row in self.rows.items():
            row.complain(faults.get(name, ""))
        if entry is None:
            wrong = next(iter(faults))
            self.rows[wrong].field.setFocus()
            return
        self.entries.append(entry)
        self._draft.key = new_key()
        for typed in (self.number, self.arrived, self.called, self.done):
            typed.clear()
        self.priority.setCurrentIndex(0)
        self.number.setFocus()
        self._show_list()

    def _drop(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.entries):
            del self.entries[row]
            self._draft.key = new_key()
            self._show_list()

    def _show_list(self) -> None:
        assert self.primary is not None
        many = len(self.entries)
        self._model.set_rows(self.entries)
        self.table.setVisible(bool(many))
        self.empty.setVisible(not many)
        self.drop_button.setEnabled(bool(many))
        self.say_fault("")
        if many:
            self.primary.allow()
            self.primary.say_line(_("{n} số trong danh sách").format(n=many))
        else:
            self.primary.refuse(_("Thêm ít nhất một số trước"))

    def _write(self) -> None:
        try:
            typed = self._services.paper_roll.enter(self._actor, tuple(self.entries), key=self._draft.key)
        except (Refusal, WorldError) as error:
            self.say_fault(refusals.sentence(error.code, error.facts))
            return
        self.entries.clear()
        self._draft.key = new_key()
        self.leave()
        self._say(_("Đã ghi {n} số giấy").format(n=len(typed.numbers)), ", ".join(typed.numbers), "luc")

    def open_first(self) -> None:
        """Ask, with the keyboard on the number."""
        self.open(self.number)


def _time(instant: int | None) -> str:
    return clock(instant) if instant is not None else ""


def _standing(entry: RollEntry) -> str:
    if entry.ended is None:
        return _("Còn chờ")
    if entry.ended.outcome is None:
        return _("Đã ra về")
    return {
        Outcome.RECEIVED: _("Đã tiếp nhận"),
        Outcome.RESULT_RETURNED: _("Đã trả kết quả"),
        Outcome.GUIDED: _("Đã hướng dẫn"),
    }.get(entry.ended.outcome, "")
