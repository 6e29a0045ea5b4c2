"""The page of the week: for each day whether one works, and from when to when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from onestop_desk.words import _
from ui.setup.draft import Draft, with_hours
from ui.setup.page import Page
from ui.setup.steps import Lack, Step
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.day_row import DayRow
from ui.widgets.labels import Words
from ui.widgets.week import DAYS, DayHours


class HoursPage(Page):
    """Seven rows, and one button that copies Monday."""

    step = Step.HOURS

    def __init__(self) -> None:
        super().__init__(_("Ngày lễ và ngày nghỉ bù đã có sẵn. Giờ này sửa lại được bất cứ lúc nào."))
        theme = of(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        for column, words in enumerate((_("Ngày làm việc"), _("Sáng từ"), _("đến"), _("Chiều từ"), _("đến"))):
            grid.addWidget(Words(words, "small-medium", "ink_soft"), 0, column)
        self.rows = tuple(DayRow(day, self) for day in range(DAYS))
        for at, row in enumerate(self.rows, start=1):
            grid.addWidget(row.works, at, 0)
            for column, field in enumerate(row.fields, start=1):
                grid.addWidget(field, at, column)
            row.changed.connect(self._on_changed)
        grid.setColumnStretch(0, 2)
        for column in range(1, 5):
            grid.setColumnStretch(column, 1)
        self.copy = Button(_("Dùng giờ Thứ Hai cho mọi ngày làm việc"), variant="outlined", icon="copy")
        below = QHBoxLayout()
        below.addWidget(self.copy)
        below.addStretch(1)
        self.body.addLayout(grid)
        self.body.addLayout(below)
        self.body.addStretch(1)
        self.copy.clicked.connect(self._on_copy)

    def first(self) -> QWidget:
        """Monday."""
        return self.rows[0].works

    def show_draft(self, draft: Draft) -> None:
        """Shows the week."""
        super().show_draft(draft)
        for row, hours in zip(self.rows, draft.hours, strict=True):
            row.show_hours(hours)

    def complain(self, lacks: Sequence[Lack]) -> None:
        """Says the first lack and outlines the days that have one."""
        super().complain(lacks)
        wrong = {lack.where for lack in lacks}
        for row in self.rows:
            row.complain(wrong=str(row.day) in wrong)

    def _on_changed(self, day: int) -> None:
        if self.draft is not None:
            self.filled.emit(with_hours(self.draft, day, self.rows[day].hours()))

    def _on_copy(self) -> None:
        if self.draft is None:
            return
        monday, draft = self.draft.hours[0], self.draft
        for day, hours in enumerate(draft.hours):
            if hours.works and day:
                draft = with_hours(draft, day, DayHours(True, monday.morning, monday.afternoon))
        self.filled.emit(draft)
