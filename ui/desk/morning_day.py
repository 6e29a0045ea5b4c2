"""Beside the morning check: today's appointments, who opens which counter, and what is good to know."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.services.morning import Morning
from onestop_desk.services.views import CounterView
from onestop_desk.words import _, morning
from onestop_desk.words.phrases import clock, clock_range, figure
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.leaving import let_go
from ui.widgets.paint import RIGHT
from ui.widgets.panel import Line, Panel

ROW = 37
_NOTE_ICONS = {"day_off": "calendar", "absence": "user"}


class Rows(QWidget):
    """Rows under each other that are made anew whenever they change."""

    def __init__(self, inside: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        margin = of(self).px(inside)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(of(self).px(8) if inside else 0)
        self._rows: list[QWidget] = []

    def show_rows(self, rows: Iterator[QWidget]) -> None:
        """Shows these and no others."""
        for old in self._rows:
            self._column.removeWidget(old)
            let_go(old)
        self._rows = list(rows)
        for row in self._rows:
            self._column.addWidget(row)

    def rows(self) -> tuple[QWidget, ...]:
        """The rows that are shown."""
        return tuple(self._rows)


def line_of(first: str, middle: str, last: str, tone: Tone | None = None) -> QWidget:
    """One row of three parts; with a tone the last one is a state, at the right and never shortened."""
    row = QWidget()
    theme = of(row)
    row.setFixedHeight(theme.px(ROW))
    parts = QHBoxLayout(row)
    parts.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
    parts.setSpacing(theme.px(8))
    head = ElidedLabel(first, "strong")
    head.setFixedWidth(theme.px(64))
    parts.addWidget(head)
    parts.addWidget(ElidedLabel(middle), 1)
    if tone is None:
        parts.addWidget(ElidedLabel(last), 1)
    else:
        parts.addWidget(ElidedLabel(last, "body-medium", tone, align=RIGHT))
    return row


class DayColumn(QScrollArea):
    """Hôm nay, Quầy và người trực, Cần biết; scrolls in a low window."""

    appointments_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QWidget()
        whole.setObjectName("page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.today = Panel(_("Hôm nay"), "…", inside=0)
        self.figures = QHBoxLayout()
        self.figures.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self.numbers = [(Words("–", "figure"), ElidedLabel(word)) for word in self._words()]
        self.figures.setSpacing(theme.px(6))
        for number, word in self.numbers:
            self.figures.addWidget(number)
            self.figures.addWidget(word)
            self.figures.addStretch(1)
        self.visits = Rows()
        self.all = Button(_("Xem cả ngày"), key="Alt+2", variant="bare", height=32)
        self.all.setObjectName("allAppointments")
        self.all.clicked.connect(self.appointments_asked)
        self.today.body.setSpacing(0)
        self.today.body.addLayout(self.figures)
        self.under = Line()
        self.today.body.addWidget(self.under)
        self.today.body.addWidget(self.visits)
        self.today.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.staffed = Panel(_("Quầy và người trực"), inside=0)
        self.counters = Rows()
        self.staffed.body.addWidget(self.counters)
        self.known = Panel(_("Cần biết"), inside=0)
        self.notes = Rows(inside=12)
        self.known.body.addWidget(self.notes)
        for panel in (self.today, self.staffed, self.known):
            column.addWidget(panel)
        column.addStretch(1)
        self.setWidget(whole)

    @staticmethod
    def _words() -> tuple[str, str]:
        return _("hẹn"), _("quầy đã mở")

    def show_morning(self, found: Morning, own_counter: str, person: str) -> None:
        """Paint the day ahead."""
        assert self.today.head is not None
        hours = [clock_range(clock(s.start), clock(s.end)) for s in found.sessions]
        self.today.head.remark.say(", ".join(hours) or _("hôm nay trung tâm nghỉ"))
        at_work = sum(counter.state == "open" for counter in found.counters)
        for (number, _word), value in zip(self.numbers, (found.booked, at_work), strict=True):
            number.say(figure(value))
        self.visits.show_rows(line_of(clock(v.start), v.name or "–", v.procedure) for v in found.first)
        self.visits.setVisible(bool(found.first))
        self.under.setVisible(bool(found.first))
        self.all.setVisible(found.booked > 0)
        self.counters.show_rows(self._counter(c, found, own_counter, person) for c in found.counters)
        self.notes.show_rows(_note(note.code, *morning.note(note.code, note.facts)) for note in found.notes)
        self.known.setVisible(bool(found.notes))

    @staticmethod
    def _counter(counter: CounterView, found: Morning, own: str, person: str) -> QWidget:
        name = _("Quầy {number}").format(number=counter.number)
        who = counter.staff_name if counter.state != "closed" else None
        if counter.id == own:
            who = _("{name} (bạn)").format(name=person) if person else _("bạn")
        if counter.state == "open":
            at = found.opened.get(counter.id)
            state = _("đã mở {time}").format(time=clock(at)) if at is not None else _("đã mở")
            return line_of(name, who or counter.name, state, "luc")
        state = _("tạm dừng") if counter.state == "paused" else _("chưa mở")
        return line_of(name, who or counter.name, state, "ink_soft")


def _note(code: str, bold: str, rest: str) -> QWidget:
    made = QWidget()
    theme = of(made)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(Icon(_NOTE_ICONS.get(code, "document"), "lam", 16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Words(bold, "strong", wrap=True))
    if rest:
        words.addWidget(Words(rest, "body", wrap=True))
    row.addLayout(words, 1)
    return made
