"""One weekday of the opening hours: whether one works, and from when to when in the morning and afternoon."""

from PySide6.QtCore import QObject, Qt, Signal

from onestop_desk.words import _
from ui.theme import mark
from ui.widgets.field import Field
from ui.widgets.tick_list import Tick, TickRow
from ui.widgets.week import DayHours, weekday


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
