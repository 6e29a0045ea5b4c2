"""One programme (mô hình) of the office: its kind, its days, what it promises, what it should reach."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.hours import parse_clock
from onestop_desk.domain.programmes import Kind, Programme, Rules
from onestop_desk.words import _, programmes, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.desk.typed_day import typed_day
from ui.theme import mark, of
from ui.widgets.field import Field, LabelledField
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow
from ui.widgets.week import DAYS, weekday

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

SHOWN = {
    Kind.NO_WRITING: ("minutes",),
    Kind.NO_WAITING: ("minutes", "target"),
    Kind.NINTH_HOUR: ("hours",),
    Kind.PAPERLESS: ("codes", "target"),
}
"""Which fields belong to which kind."""


IN_A_ROW = 4
"""Days beside one another: with large letters seven have no room."""


class DayTicks(QWidget):
    """The days of the week; none ticked is every day."""

    def __init__(self, chosen: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(of(self).px(16))
        grid.setVerticalSpacing(of(self).px(8))
        self.boxes = [QCheckBox(weekday(day)) for day in range(DAYS)]
        for day, box in enumerate(self.boxes):
            box.setChecked(day in chosen)
            grid.addWidget(box, day // IN_A_ROW, day % IN_A_ROW)

    def chosen_days(self) -> tuple[int, ...]:
        """Monday 0."""
        return tuple(day for day, box in enumerate(self.boxes) if box.isChecked())


class ProgrammeDialog(Sheet):
    """A new programme, or changes of one; what is wrong is said in the foot, and everything typed stays."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        *,
        today: date,
        said: Callable[[str, str, str], object],
        programme: Programme | None = None,
    ) -> None:
        title = _("Thêm mô hình") if programme is None else _("Sửa mô hình")
        line = _("Có hiệu lực theo ngày; báo cáo của những ngày trước không đổi.")
        super().__init__(window, title, line, width=820)
        self.setObjectName("programmeDialog")
        self._services, self._actor, self._today, self._said = services, actor, today, said
        self._programme = programme
        usual = programmes.usual_name(Kind.NO_WRITING)
        known = programme or Programme("", Kind.NO_WRITING, usual, today, None, Rules())
        self.kind = OutcomeRow([(kind.value, programmes.kind(kind)) for kind in Kind])
        self.kind.show_chosen(known.kind.value)
        self.kind.chosen.connect(self._on_kind)
        self.explained = Words("", "small", "ink_soft", wrap=True)
        self.name = self._field("", known.name)
        self.first = self._field(_("26/11/2026"), f"{known.from_day:%d/%m/%Y}")
        ends = f"{known.to_day:%d/%m/%Y}" if known.to_day else ""
        self.last = self._field(_("để trống nếu chưa định ngày dừng"), ends)
        self.days = DayTicks(known.rules.weekdays)
        self.minutes = self._field("5", str(known.rules.minutes))
        opens, closes = known.rules.opens, known.rules.closes
        self.opens = self._field("17:00", f"{opens:%H:%M}" if opens else "")
        self.closes = self._field("18:00", f"{closes:%H:%M}" if closes else "")
        self.codes = QPlainTextEdit("\n".join(known.rules.codes))
        self.codes.setFixedHeight(of(self).px(120))
        self.codes.setTabChangesFocus(True)
        target = known.rules.target
        self.target = self._field("80", "" if target is None else f"{target.normalize():f}".replace(".", ","))
        self._lay_out()
        self.set_primary(_("Ghi lại"), "Ctrl+Enter", self._confirm)
        self._show_kind(known.kind)

    @staticmethod
    def _field(hint: str, text: str) -> Field:
        field = Field(hint)
        field.setText(text)
        return field

    def _lay_out(self) -> None:
        self.content.addWidget(self.kind)
        self.content.addWidget(self.explained)
        self.content.addWidget(LabelledField(_("Tên mô hình"), self.name))
        self._side_by_side(LabelledField(_("Từ ngày"), self.first), LabelledField(_("Đến ngày"), self.last))
        self.content.addWidget(LabelledField(_("Áp dụng vào"), self.days))
        hours = QWidget()
        row = QHBoxLayout(hours)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(16))
        row.addWidget(LabelledField(_("Mở từ"), self.opens), 1)
        row.addWidget(LabelledField(_("đến"), self.closes), 1)
        self.minutes_row = LabelledField("", self.minutes)
        codes = LabelledField(_("Mã thủ tục, mỗi dòng một mã"), self.codes)
        self.parts: dict[str, QWidget] = {
            "minutes": self.minutes_row,
            "hours": hours,
            "codes": codes,
            "target": LabelledField(_("Chỉ tiêu được giao, %"), self.target),
        }
        for part in self.parts.values():
            self.content.addWidget(part)
        self.content.addStretch(1)

    def _side_by_side(self, *fields: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(of(self).px(16))
        for field in fields:
            row.addWidget(field, 1)
        self.content.addLayout(row)

    def _on_kind(self, kind: str) -> None:
        usual = {programmes.usual_name(one) for one in Kind}
        if self.name.text().strip() in usual or not self.name.text().strip():
            self.name.setText(programmes.usual_name(Kind(kind)))
        self._show_kind(Kind(kind))

    def _show_kind(self, kind: Kind) -> None:
        self.explained.say(programmes.explained(kind))
        for name, part in self.parts.items():
            part.setVisible(name in SHOWN[kind])
        saved = _("Phút đỡ được cho mỗi tờ khai in sẵn")
        self.minutes_row.label.say(saved if kind is Kind.NO_WRITING else _("Hứa phục vụ trong, phút"))
        self.fit()

    def _rules(self, kind: Kind) -> Rules:
        shown = SHOWN[kind]
        minutes = self.minutes.text().strip()
        if "minutes" in shown and not minutes.isdecimal():
            raise Refusal("bad_programme", part="minutes")
        target = self.target.text().strip().removesuffix("%").replace(",", ".").strip()
        try:
            wanted = Decimal(target) if "target" in shown and target else None
        except InvalidOperation:
            raise Refusal("bad_programme", part="target") from None
        has_hours = "hours" in shown
        return Rules(
            self.days.chosen_days(),
            int(minutes) if "minutes" in shown else Rules.minutes,
            parse_clock(self.opens.text()) if has_hours else None,
            parse_clock(self.closes.text()) if has_hours else None,
            tuple(self.codes.toPlainText().split()) if "codes" in shown else (),
            wanted,
        )

    def _confirm(self) -> None:
        kind = Kind(self.kind.value or Kind.NO_WRITING.value)
        first = typed_day(self.first.text(), self._today)
        last = typed_day(self.last.text(), self._today) if self.last.text().strip() else None
        try:
            if first is None or (last is None and self.last.text().strip()):
                raise Refusal("bad_programme", part="days")
            rules = self._rules(kind)
            own = self._programme.id if self._programme else None
            self._services.programmes.set(self._actor, kind, self.name.text(), first, last, rules, programme_id=own)
        except (Refusal, WorldError) as no:
            self._complain(no)
            return
        self.leave()
        self._said(_("Đã ghi mô hình"), self.name.text().strip(), "luc")

    def _complain(self, no: Refusal | WorldError) -> None:
        self.say_fault(refusals.sentence(no.code, no.facts))
        wrong = {
            "name": self.name, "days": self.last if self.last.text().strip() else self.first,
            "weekdays": self.days.boxes[0], "minutes": self.minutes, "target": self.target, "hours": self.opens,
            "codes": self.codes,
        }.get("hours" if no.code == "bad_time" else str(no.facts.get("part", "")))  # fmt: skip
        for field in (self.name, self.first, self.last, self.minutes, self.target, self.opens):
            mark(field, wrong=field is wrong)
        if wrong is not None:
            wrong.setFocus()

    def open_first(self) -> None:
        """Ask, with the keyboard on the name."""
        self.open(self.name)


class EndProgrammeDialog(Sheet):
    """The last day of a programme; its line in reports of the days before stays."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Actor",
        programme: Programme,
        *,
        today: date,
        said: Callable[[str, str, str], object],
    ) -> None:
        super().__init__(window, _("Kết thúc mô hình"), programme.name, width=560)
        self.setObjectName("endProgrammeDialog")
        self._services, self._actor, self._programme = services, actor, programme
        self._today, self._said = today, said
        self.last = Field(_("26/11/2026"))
        self.last.setText(f"{today:%d/%m/%Y}")
        self.content.addWidget(LabelledField(_("Ngày áp dụng cuối cùng"), self.last))
        self.content.addStretch(1)
        self.set_primary(_("Kết thúc mô hình"), "Enter", self._confirm)

    def _confirm(self) -> None:
        last = typed_day(self.last.text(), self._today)
        try:
            if last is None:
                raise Refusal("bad_programme", part="days")
            self._services.programmes.end(self._actor, self._programme.id, last)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.leave()
        self._said(_("Đã kết thúc mô hình"), self._programme.name, "luc")

    def open_first(self) -> None:
        """Ask, with the keyboard on the day."""
        self.open(self.last)
