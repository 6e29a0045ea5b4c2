"""The page of the week: for each day whether one works, and from when to when."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from onestop_desk.words import _
from ui.setup.draft import DAYS, DayHours, Draft, with_hours
from ui.setup.page import Page
from ui.setup.sentences import weekday
from ui.setup.steps import Lack, Step
from ui.theme import mark, of
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.labels import Words
from ui.widgets.tick_list import Tick, TickRow


class DayRow(QObject):
    """The controls of one weekday."""

    changed = Signal(int)

    def __init__(self, day: int, parent: QObject) -> None:
        super().__init__(parent)
        self.day = day
        self.works = TickRow(Tick(str(day), weekday(day)))
        self.fields = tuple(Field() for _at in range(4))
        names = (_("Sáng từ"), _("Sáng đến"), _("Chiều từ"), _("Chiều đến"))
        for field, name in zip(self.fields, names, strict=True):
            field.setAccessibleName(_("{day}, {which}").format(day=weekday(day), which=name))
            field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            field.setMaxLength(5)
            field.textEdited.connect(lambda _text: self.changed.emit(self.day))
        self.works.clicked.connect(lambda: self.changed.emit(self.day))

    def show_hours(self, hours: DayHours) -> None:
        """Shows the hours; those of a day off stay, greyed."""
        self.works.setChecked(hours.works)
        for field, text in zip(self.fields, (*hours.morning, *hours.afternoon), strict=True):
            if field.text() != text:
                field.setText(text)
            field.setEnabled(hours.works)

    def hours(self) -> DayHours:
        """What is filled in."""
        texts = [field.text() for field in self.fields]
        return DayHours(self.works.isChecked(), (texts[0], texts[1]), (texts[2], texts[3]))

    def complain(self, *, wrong: bool) -> None:
        """Outlines the row's times."""
        for field in self.fields:
            mark(field, wrong=wrong)


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
