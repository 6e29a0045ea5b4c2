"""The opening hours of the week, as the head of the centre changes them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.hours import Session, parse_sessions
from onestop_desk.words import _, refusals
from ui.desk.dialogs.sheet import Sheet
from ui.theme import of
from ui.widgets.day_row import DayRow
from ui.widgets.labels import Words
from ui.widgets.week import DAYS, week_from, weekday

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


class OfficeHoursDialog(Sheet):
    """Seven days; a time that cannot be is said under its day, and everything typed stays."""

    def __init__(
        self, window: QWidget, services: "Services", actor: "Actor", say: Callable[[str, str, str], object]
    ) -> None:
        line = _("Tính ngay từ lúc lưu. Số đã cấp vẫn giữ nguyên lượt; ngày lễ và nghỉ bù đã có sẵn.")
        super().__init__(window, _("Giờ làm việc"), line, width=720)
        self.setObjectName("officeHoursDialog")
        self._services, self._actor, self._say = services, actor, say
        theme = of(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        for column, words in enumerate((_("Ngày làm việc"), _("Sáng từ"), _("đến"), _("Chiều từ"), _("đến"))):
            grid.addWidget(Words(words, "small-medium", "ink_soft"), 0, column)
        self.rows = tuple(DayRow(day, self) for day in range(DAYS))
        self.faults = tuple(Words("", "small", "do", wrap=True) for _day in range(DAYS))
        for day, row in enumerate(self.rows):
            grid.addWidget(row.works, 2 * day + 1, 0)
            for column, field in enumerate(row.fields, start=1):
                grid.addWidget(field, 2 * day + 1, column)
            grid.addWidget(self.faults[day], 2 * day + 2, 1, 1, 4)
            self.faults[day].hide()
            row.changed.connect(self._on_changed)
        grid.setColumnStretch(0, 2)
        for column in range(1, 5):
            grid.setColumnStretch(column, 1)
        self.content.addLayout(grid)
        self.content.addStretch(1)
        self.set_primary(_("Lưu giờ làm việc"), "Enter", self._confirm)
        stored = {int(day): pairs for day, pairs in services.office.hours().items()}
        for row, hours in zip(self.rows, week_from(stored), strict=True):
            row.show_hours(hours)

    def _on_changed(self, day: int) -> None:
        row = self.rows[day]
        row.show_hours(row.hours())
        self._complain(day, "")
        self.say_fault("")

    def _complain(self, day: int, fault: str) -> None:
        self.rows[day].complain(wrong=bool(fault))
        self.faults[day].say(fault)
        self.faults[day].setVisible(bool(fault))

    def _sessions(self, day: int) -> tuple[Session, ...]:
        """The hours of a day; complains under it and raises the refusal when they cannot be."""
        hours = self.rows[day].hours()
        try:
            sessions = parse_sessions([list(pair) for pair in hours.sessions()])
        except Refusal as no:
            self._complain(day, refusals.sentence(no.code, no.facts))
            raise
        if hours.works and not sessions:
            self._complain(day, _("Ghi giờ làm việc, hoặc bỏ chọn ngày này."))
            raise Refusal("bad_time")
        self._complain(day, "")
        return sessions

    def _week(self) -> dict[int, list[list[str]]] | None:
        """The whole week as the services take it, or None when some day is wrong."""
        week: dict[int, list[list[str]]] = {}
        wrong = []
        for day in range(DAYS):
            try:
                week[day] = [[f"{s.opens:%H:%M}", f"{s.closes:%H:%M}"] for s in self._sessions(day)]
            except Refusal:
                wrong.append(day)
        if wrong:
            self.say_fault(_("Sửa giờ {day} rồi lưu.").format(day=weekday(wrong[0])))
            self.rows[wrong[0]].blamed()[0].setFocus()
            return None
        if not any(week.values()):
            self.say_fault(_("Chọn ít nhất một ngày làm việc."))
            self.rows[0].works.setFocus()
            return None
        return week

    def _confirm(self) -> None:
        week = self._week()
        if week is None:
            return
        try:
            self._services.office.change_hours(self._actor, week)
        except (Refusal, WorldError) as no:
            self.say_fault(refusals.sentence(no.code, no.facts))
            return
        self.leave()
        self._say(_("Đã đổi giờ làm việc"), _("Giờ mới tính ngay từ bây giờ."), "lam")

    def open_first(self) -> None:
        """Ask, with the keyboard on Monday."""
        self.open(self.rows[0].works)
