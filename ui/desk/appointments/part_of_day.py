"""What the two questions about a part of a day share: which day, from when to when, why, and who is affected by it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.booking.views import Affected
from onestop_desk.words import _, plural
from onestop_desk.words.phrases import clock, day, day_short, local
from ui.desk.appointments import wording
from ui.desk.dialogs.sheet import Sheet
from ui.desk.typed_day import typed_clock, typed_day
from ui.theme import of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.table import Cell, TableView
from ui.widgets.table_model import Column, RowsModel

MOST_ROWS = 5


@dataclass(frozen=True)
class Part:
    """A day, or some of its hours, and why."""

    day: date
    start: time | None
    """None for the whole day."""
    end: time | None
    reason: str

    def words(self) -> str:
        """The part in words: từ 14:00 đến 17:00 thứ Tư 25/11/2026."""
        if self.start is None or self.end is None:
            return _("cả ngày {day}").format(day=day(self.day))
        clocks = {"start": f"{self.start:%H:%M}", "end": f"{self.end:%H:%M}"}
        return _("từ {start} đến {end} {day}").format(day=day(self.day), **clocks)


class PartOfDaySheet(Sheet):
    """Enter first shows who is affected; Enter again does it, and they stay listed until each has been called."""

    def __init__(self, window: QWidget, title: str, line: str, now: Callable[[], Instant], shown_day: date) -> None:
        super().__init__(window, title, line, width=820)
        self._now = now
        self._seen: Part | None = None
        self.day_field, self.from_field, self.to_field = Field(), Field(_("cả ngày")), Field(_("cả ngày"))
        self.reason = Field(_("Họp, mất điện, sửa máy…"))
        for name, field in (
            ("partDay", self.day_field), ("partFrom", self.from_field),
            ("partTo", self.to_field), ("partReason", self.reason),
        ):  # fmt: skip
            field.setObjectName(name)
            field.textEdited.connect(lambda _text: self._changed())
        self.day_field.setText(f"{shown_day:%d/%m/%Y}")
        self.day_row = LabelledField(_("Ngày"), self.day_field)
        self.from_row = LabelledField(_("Từ"), self.from_field)
        self.to_row = LabelledField(_("Đến"), self.to_field)
        self.reason_row = LabelledField(_("Lý do"), self.reason)
        self.fields = QHBoxLayout()
        self.fields.setSpacing(of(self).px(12))
        for row, share in ((self.day_row, 3), (self.from_row, 2), (self.to_row, 2), (self.reason_row, 6)):
            self.fields.addWidget(row, share)
        self.content.addLayout(self.fields)
        self._make_affected()
        self.set_primary(self.first_word(), "Enter", self._confirm)

    def first_word(self) -> str:
        """What the first Enter does."""
        return _("Xem ai bị ảnh hưởng")

    def _make_affected(self) -> None:
        theme = of(self)
        self.people = Words("", "strong")
        columns: list[Column[Affected]] = [
            Column(_("Giờ hẹn"), 84, lambda a: Cell(clock(a.appointment.start), kind="strong", number=True)),
            Column(_("Công dân"), 0, lambda a: Cell(a.appointment.name or "")),
            Column(_("Điện thoại"), 130, lambda a: Cell(wording.spaced_phone(a.appointment.phone), number=True)),
            Column(_("Đề nghị"), 290, lambda a: Cell(offer_words(a), "lam" if a.offers else "cam")),
        ]
        self.model: RowsModel[Affected] = RowsModel(columns, lambda a: a.appointment.id, self)
        self.table = TableView([c.width for c in columns])
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Người bị ảnh hưởng"))
        self.table.setMinimumHeight(theme.px(30 + 36 * MOST_ROWS))
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        column.addWidget(self.people)
        column.addWidget(self.table)
        self.content.addLayout(column)
        for part in (self.people, self.table):
            part.hide()

    # -- what is typed ---------------------------------------------------------------------------------------------

    def part(self) -> Part | None:
        """What is meant, or None after saying what is wrong."""
        today = local(self._now()).date()
        for row in (self.day_row, self.from_row, self.to_row, self.reason_row):
            row.accept()
        when = typed_day(self.day_field.text(), today)
        if when is None or when < today:
            return self._wrong(self.day_row, _("Gõ ngày dạng 25/11, từ hôm nay trở đi."))
        first, last = self.from_field.text().strip(), self.to_field.text().strip()
        start, end = typed_clock(first) if first else None, typed_clock(last) if last else None
        if bool(first) != bool(last) or (first and start is None):
            return self._wrong(self.from_row, _("Gõ cả hai giờ, dạng 14:00; để trống là cả ngày."))
        if last and (end is None or start is None or end <= start):
            return self._wrong(self.to_row, _("Giờ sau phải lớn hơn giờ trước."))
        reason = " ".join(self.reason.text().split())
        if not reason:
            return self._wrong(self.reason_row, _("Ghi lý do, công dân cũng đọc được."))
        return Part(when, start, end, reason)

    @staticmethod
    def _wrong(row: LabelledField, sentence: str) -> None:
        row.complain(sentence)
        row.field.setFocus()

    def _changed(self) -> None:
        self._seen = None
        assert self.primary is not None
        self.primary.say(self.first_word())
        self.say_fault("")

    # -- two steps -------------------------------------------------------------------------------------------------

    def preview(self, part: Part) -> Sequence[Affected] | None:
        """Who would lose the seat; None when that was refused, which has been said then."""
        raise NotImplementedError

    def act(self, part: Part) -> int | None:
        """Does it; how many people have to be called, None when it was refused, which has been said then."""
        raise NotImplementedError

    def done(self, part: Part, affected: int) -> None:
        """Tells the page what was done."""
        raise NotImplementedError

    def last_word(self, affected: int) -> str:
        """What the second Enter does."""
        raise NotImplementedError

    def _confirm(self) -> None:
        part = self.part()
        if part is None:
            return
        if part != self._seen:
            self._show_affected(part)
            return
        affected = self.act(part)
        if affected is not None:
            self.leave()
            self.done(part, affected)

    def _show_affected(self, part: Part) -> None:
        affected = self.preview(part)
        if affected is None:
            return
        self._seen = part
        n = len(affected)
        self.model.set_rows(affected)
        self.table.setVisible(n > 0)
        self.people.setVisible(True)
        if n:
            self.people.say(plural("{n} người cần gọi lại:", n).format(n=n), "cam")
        else:
            self.people.say(_("Không ai đã đặt hẹn lúc đó."), "luc")
        assert self.primary is not None
        self.primary.say(self.last_word(n))
        self.primary.setFocus()
        self.fit()

    def open_first(self) -> None:
        """Ask, with the keyboard on the day."""
        self.day_field.selectAll()
        self.open(self.day_field)


def offer_words(affected: Affected) -> str:
    """The proposed times by day: 10:00, 10:30 cùng ngày · 07:30, 08:00 Thứ Năm 26/11."""
    by_day: dict[date, list[str]] = {}
    for start in affected.offers:
        by_day.setdefault(local(start).date(), []).append(clock(start))
    words = []
    for when, times in by_day.items():
        same = when == affected.appointment.day
        named = _("{times} cùng ngày") if same else _("{times} {day}")
        words.append(named.format(times=", ".join(times), day=day_short(when)))
    return " · ".join(words) or _("không còn chỗ gần đó")
