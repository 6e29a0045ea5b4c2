"""The page Lịch hẹn: the day, the week or a list at the left, one booking or one appointment at the right."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.booking.views import Appointment
from onestop_desk.words import _
from onestop_desk.words.phrases import local
from ui.desk.appointments.acts import BookingActs
from ui.desk.appointments.calendar import CalendarPanel
from ui.desk.appointments.lists import LISTS, ListPanel
from ui.desk.appointments.panel import BookingPanel
from ui.desk.appointments.plan import FREE, Place, first_place
from ui.desk.appointments.questions import Questions
from ui.desk.current_stack import CurrentStack
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

SECOND_MS = 1000
MESSAGE_MS = 15_000


class AppointmentsPage(QWidget):
    """Its keys act only while it is shown; a live update moves neither the keyboard nor what is typed."""

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        now: Callable[[], Instant],
        window: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("appointmentsPage")
        self._now = now
        self.acts = BookingActs(services, actor, self)
        self.day: date = local(now()).date()
        self.calendar = CalendarPanel()
        self.lists = {name: ListPanel(made) for name, made in LISTS.items()}
        self.left = CurrentStack()
        self.left.addWidget(self.calendar)
        for panel in self.lists.values():
            self.left.addWidget(panel)
        self.panel = BookingPanel(services, self.acts, now)
        self.questions = Questions(window, services, self.acts, now, self)
        self._lay_out()
        self._connect()
        self._bind()
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.panel.tick)
        self._message_timer = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._message_timer.timeout.connect(self.clear_message)

    def _lay_out(self) -> None:
        gap = of(self).px(12)
        self.message = Notice("", "", "cam")
        self.message.setObjectName("bookingMessage")
        self.message.hide()
        understood = Button(_("Đã hiểu"), key="Esc")
        understood.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        understood.clicked.connect(self.clear_message)
        self.message.add(understood)
        left = QVBoxLayout()
        left.setSpacing(gap)
        left.addWidget(self.message)
        left.addWidget(self.left, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(gap)
        # 816 and 430 of the pictures.
        row.addLayout(left, 816)
        row.addWidget(self.panel, 430)

    def _connect(self) -> None:
        self.acts.refused.connect(self._on_refused)
        self.acts.changed.connect(self.refresh)
        self.panel.said.connect(self.say)
        self.panel.shown_day.connect(self._on_shown)
        self.panel.grid_wanted.connect(self.focus_grid)
        self.panel.asked.connect(self.questions.ask)
        self.calendar.grid.taken.connect(self.take)
        self.calendar.turned.connect(self.turn)
        self.calendar.today_asked.connect(self.go_today)
        self.calendar.week_asked.connect(self.toggle_week)
        self.calendar.day_opened.connect(self.open_day)
        self.questions.said.connect(self.say)
        self.questions.opened.connect(self.open)
        self.questions.list_wanted.connect(self.show_list)
        self.questions.booking_wanted.connect(self.panel.book_wish)
        for name, panel in self.lists.items():
            panel.opened.connect(lambda row, name=name: self._on_row(name, row))
            panel.asked.connect(lambda what, row, name=name: self._on_list(name, what, row))
            panel.closed.connect(self.show_calendar)

    def _bind(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "PgUp": lambda: self.turn(-1),
            "PgDown": lambda: self.turn(1),
            "Home": self.go_today,
            "Alt+T": self.toggle_week,
            "Alt+L": self.focus_grid,
            "Alt+D": lambda: self.panel.press("change"),
            "Alt+B": lambda: self.panel.press("give_back"),
            "Alt+H": lambda: self.panel.press("cancel"),
            "Alt+O": self._told,
            "Alt+Q": lambda: self.panel.press("lift"),
            "Alt+W": lambda: self.panel.press("wish"),
            "Alt+N": lambda: self.show_list("reminders"),
            "Alt+C": lambda: self.show_list("wishes"),
            "Alt+G": lambda: self.show_list("affected"),
            "Alt+K": lambda: self.questions.ask("close", None),
            "Alt+V": lambda: self.questions.ask("absence", None),
            "Alt+S": lambda: self._press_list("move_first", "copy", "book"),
            "Alt+X": lambda: self._press_list("drop"),
            "F4": lambda: self.panel.press("check_in"),
            "Ctrl+P": self._print,
            "Ctrl+Return": lambda: self.panel.press("confirm"),
            "Ctrl+Enter": lambda: self.panel.press("confirm"),
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads again what can be seen."""
        if not self.isVisible():
            return
        name = self.shown_list()
        if name is not None:
            self._read_list(name)
        elif self.calendar.is_week():
            self._read_week()
        else:
            self._read_day()
        self.panel.refresh()
        self._count()

    def _read_day(self) -> None:
        day = self.acts.ask(lambda: self.acts.booking.day(self.day), quiet=True)
        if day is not None:
            self.calendar.show_day(day, self._closed_days())

    def _read_week(self) -> None:
        day = self.acts.ask(lambda: self.acts.booking.day(self.day), quiet=True)
        if day is not None:
            lines = [line.line for line in day.lines]
            self.calendar.show_week(self.acts.week(self.day), lines, self.day, local(self._now()).date())

    def _closed_days(self) -> list[tuple[date, str]]:
        week = self.acts.ask(lambda: self.acts.booking.week(self.day), quiet=True) or ()
        # The reasons of Saturdays and Sundays are known to everybody.
        return [(d.day, d.closed) for d in week if d.closed and d.day.weekday() < 5 and d.day != self.day]

    def _read_list(self, name: str) -> None:
        self.lists[name].show_rows(self.questions.rows(name))

    def _count(self) -> None:
        for name in LISTS:
            self.panel.choose.count(name, self.questions.left(name))

    def shown_list(self) -> str | None:
        """Which list is shown at the left, None for the calendar."""
        return next((name for name, panel in self.lists.items() if self.left.currentWidget() is panel), None)

    def show_list(self, name: str) -> None:
        """Shows a list at the left, with the keyboard in it."""
        self.left.setCurrentWidget(self.lists[name])
        self.refresh()
        self.lists[name].focus_first()

    def show_calendar(self) -> None:
        """Back to the day."""
        self.left.setCurrentWidget(self.calendar)
        self.refresh()

    def turn(self, by: int) -> None:
        """PgUp and PgDn: the day before or after, or the week."""
        self.show_day(self.day + timedelta(days=by * (7 if self.calendar.is_week() else 1)))

    def go_today(self) -> None:
        """Home: today."""
        self.show_day(local(self._now()).date())

    def show_day(self, day: date) -> None:
        """Shows another day; whoever is in a list comes back from it."""
        self.day = day
        self.show_calendar()

    def open_day(self, day: date) -> None:
        """A day of the week was chosen."""
        self.calendar.show_as_week(False)
        self.show_day(day)
        self.calendar.grid.setFocus()

    def toggle_week(self) -> None:
        """Alt+T: the week, and back."""
        self.calendar.show_as_week(not self.calendar.is_week())
        self.show_calendar()
        self.calendar.focus_first()

    def focus_grid(self) -> None:
        """Alt+L: the keyboard goes to the seats."""
        self.calendar.show_as_week(False)
        self.show_calendar()
        grid = self.calendar.grid
        if grid.seat() is None:
            grid.go_to(first_place(grid.plan))
        grid.setFocus()

    def _on_shown(self, shown: tuple[str, Instant]) -> None:
        line_id, start = shown
        self.calendar.show_as_week(False)
        self.show_day(local(start).date())
        plan = self.calendar.grid.plan
        places = [
            Place(line_id, row.start, seat.kind, seat.number)
            for row in plan.rows
            if row.start == start
            for seat in row.of_line(line_id)
        ]
        mine = self.panel.held or self.panel.opened
        own = next((p for p in places if mine is not None and _is_of(plan.seat(p), mine)), None)
        self.calendar.grid.go_to(own or next(iter(places), None))

    # -- what is done ----------------------------------------------------------------------------------------------

    def take(self, place: Place) -> None:
        """Enter on a seat: hold it, open it, or move the open appointment there."""
        seat = self.calendar.grid.plan.seat(place)
        if seat is None:
            return
        if seat.appointment is not None and seat.state not in FREE:
            self.open(seat.appointment)
        elif self.calendar.grid.plan.is_past(place):
            self.say(_("Giờ này đã qua"), _("Chọn một giờ sau."), "lam")
        elif seat.state in FREE and self.panel.is_moving and self.panel.opened is not None:
            self.questions.ask("move_to", (self.panel.opened, place))
        elif seat.state in FREE:
            self.panel.take_seat(place)

    def open(self, appointment: Appointment) -> None:
        """Shows an appointment at the right."""
        self.panel.open(appointment)

    def _on_row(self, name: str, row: object) -> None:
        appointment = self.questions.appointment_of(row)
        if appointment is None:
            self._on_list(name, "book", row)
            return
        # The list stays where it is: whoever works it off goes on to the next one.
        self.panel.show_opened(appointment)

    def _on_list(self, name: str, what: str, row: object) -> None:
        self.questions.act(name, what, row)
        self.refresh()

    def _told(self) -> None:
        if not self._press_list("told"):
            self.panel.press("told")

    def _print(self) -> None:
        if not self._press_list("print"):
            self.panel.press("slip")

    def _press_list(self, *names: str) -> bool:
        """A key of the list that is shown; whether it has one of these buttons."""
        shown = self.shown_list()
        return shown is not None and any(self.lists[shown].press(name) for name in names)

    def _on_refused(self, _code: str, sentence: str) -> None:
        headline, _stop, rest = sentence.partition(". ")
        self.say(headline.rstrip("."), rest, "cam")

    def say(self, headline: str, sentence: str = "", tone: str = "cam") -> None:
        """Says something calmly above the grid, for a while."""
        self.message.say(headline, sentence, "lam" if tone == "lam" else "cam")
        self.message.show()
        self._message_timer.start()

    def clear_message(self) -> bool:
        """Takes the message away; whether there was one."""
        self._message_timer.stop()
        shown = not self.message.isHidden()
        self.message.hide()
        return shown

    # -- coming and going ------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The first empty field of what is half done."""
        self.panel.focus_first()

    def escape(self) -> bool:
        """Closes what is open here; whether there was anything. A held seat stays held."""
        if self.clear_message():
            return True
        if self.shown_list() is not None:
            self.show_calendar()
            self.panel.focus_first()
            return True
        if self.calendar.is_week():
            self.toggle_week()
            return True
        return self.panel.close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; a figure chooses a proposed time, except where one types."""
        key, focus = event.key(), self.focusWidget()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        typing = isinstance(focus, QLineEdit) or self.panel.page() is not self.panel.choose
        figure = key - Qt.Key.Key_0 if plain and not typing and not event.isAutoRepeat() else 0
        if 1 <= figure <= 9 and self.panel.choose.choose_number(figure):
            return
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            if not event.isAutoRepeat():
                focus.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Time counts only while somebody can see it."""
        super().showEvent(event)
        self._timer.start()
        self.panel.tick()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: no timer runs."""
        self._timer.stop()
        self._message_timer.stop()
        super().hideEvent(event)


def _is_of(seat: object, mine: Appointment) -> bool:
    appointment = getattr(seat, "appointment", None)
    return appointment is not None and appointment.id == mine.id
