"""Somebody who found no time: which days would do, and where to call when a seat comes free."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.booking.views import Wish
from onestop_desk.services.views import ProcedureHit
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import local
from ui.desk.appointments import wording
from ui.desk.appointments.acts import BookingActs
from ui.desk.dialogs.sheet import Sheet
from ui.desk.typed_day import typed_day
from ui.theme import of
from ui.widgets.field import Field, LabelledField


class WishSheet(Sheet):
    """Four fields, Enter."""

    def __init__(
        self,
        window: QWidget,
        acts: BookingActs,
        hit: ProcedureHit,
        now: Callable[[], Instant],
        horizon: int,
        done: Callable[[Wish], object],
    ) -> None:
        super().__init__(window, _("Ghi vào danh sách chờ"), hit.name, width=640)
        self.setObjectName("wishSheet")
        self._acts, self._hit, self._now, self._done = acts, hit, now, done
        today = local(now()).date()
        self.name, self.phone, self.first, self.last = Field(), Field(), Field(), Field()
        self.first.setText(f"{today:%d/%m/%Y}")
        self.last.setText(f"{today + timedelta(days=horizon):%d/%m/%Y}")
        names = ("wishName", "wishPhone", "wishFrom", "wishTo")
        for name, field in zip(names, (self.name, self.phone, self.first, self.last), strict=True):
            field.setObjectName(name)
        self.rows = {
            "name": LabelledField(_("Họ tên"), self.name),
            "phone": LabelledField(_("Số điện thoại"), self.phone),
            "first": LabelledField(_("Đến được từ ngày"), self.first),
            "last": LabelledField(_("đến ngày"), self.last),
        }
        for pair in (("name", "phone"), ("first", "last")):
            row = QHBoxLayout()
            row.setSpacing(of(self).px(12))
            for key in pair:
                row.addWidget(self.rows[key], 1)
            self.content.addLayout(row)
        self.content.addStretch(1)
        self.set_primary(_("Ghi vào danh sách"), "Enter", self._confirm)

    def _confirm(self) -> None:
        for row in self.rows.values():
            row.accept()
        today = local(self._now()).date()
        days = self._days(today)
        name, phone = " ".join(self.name.text().split()), wording.figures(self.phone.text())
        if not name:
            self._wrong("name", _("Hỏi họ tên."))
        elif not wording.is_whole_phone(self.phone.text()):
            self._wrong("phone", _("Số có dạng 09xx xxx xxx."))
        elif days is not None and self._hit.line_id is not None:
            wish = self._acts.wish(self._hit.line_id, days, name, phone)
            if wish is not None:
                self.leave()
                self._done(wish)
            elif self._acts.last is not None:
                self.say_fault(refusals.sentence(self._acts.last.code, self._acts.last.facts))

    def _days(self, today: date) -> tuple[date, date] | None:
        first, last = typed_day(self.first.text(), today), typed_day(self.last.text(), today)
        if first is None or first < today:
            self._wrong("first", _("Gõ ngày dạng 25/11, từ hôm nay trở đi."))
        elif last is None or last < first:
            self._wrong("last", _("Ngày sau phải không trước ngày đầu."))
        else:
            return first, last
        return None

    def _wrong(self, key: str, sentence: str) -> None:
        self.rows[key].complain(sentence)
        self.rows[key].field.setFocus()

    def open_first(self) -> None:
        """Ask, with the keyboard on the name."""
        self.open(self.name)
