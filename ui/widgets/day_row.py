"""One weekday of the opening hours: whether one works, and from when to when in the morning and afternoon."""

from PySide6.QtCore import QObject, Qt, Signal

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import parse_clock, parse_sessions
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
        """Outlines the row's times, or those of them that are to blame."""
        blamed = self.blamed() if wrong else ()
        for field in self.fields:
            mark(field, wrong=field in blamed)

    def blamed(self) -> tuple[Field, ...]:
        """The times that cannot be read; else the half-day that runs backwards; else all of them."""
        pairs = (self.fields[:2], self.fields[2:])
        typed = [pair for pair in pairs if any(field.text().strip() for field in pair)]
        unread = tuple(field for pair in typed for field in pair if not _reads(field.text()))
        backwards = tuple(field for pair in typed if not _runs(*pair) for field in pair)
        return unread or backwards or self.fields


def _reads(text: str) -> bool:
    try:
        parse_clock(text)
    except Refusal:
        return False
    return True


def _runs(opens: Field, closes: Field) -> bool:
    try:
        parse_sessions([[opens.text(), closes.text()]])
    except Refusal:
        return False
    return True
