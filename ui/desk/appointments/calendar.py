"""The left side of the page: one day or one week, with the keys that turn them, and the legend."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.services.booking.views import BookingDay, WeekDay
from onestop_desk.services.views import LineView
from onestop_desk.words import _, plural
from onestop_desk.words.phrases import day_heading
from ui.desk.appointments.day_grid import DayGrid
from ui.desk.appointments.legend import Legend
from ui.desk.appointments.plan import free_for_citizens, plan_of
from ui.desk.appointments.week_grid import WeekGrid
from ui.desk.current_stack import CurrentStack
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.panel import Panel

HEAD = 56


class CalendarPanel(Panel):
    """Shows a BookingDay; a day off says why there is nothing to choose."""

    turned = Signal(int)
    today_asked = Signal()
    week_asked = Signal()
    day_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", inside=0, parent=parent)
        theme = of(self)
        self.setObjectName("calendar")
        self.body.setSpacing(0)
        self._make_head()
        self._is_week = False
        self.grid, self.week = DayGrid(), WeekGrid()
        self.closed = _Closed()
        self.stack = CurrentStack()
        for page in (self.grid, self.week, self.closed):
            self.stack.addWidget(page)
        self.legend = Legend()
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.legend)
        self.grid.columns_moved.connect(self._show_turning)
        self.legend.whole.clicked.connect(self.week_asked)
        self.legend.back.clicked.connect(lambda: self.grid.turn_columns(-1))
        self.legend.on.clicked.connect(lambda: self.grid.turn_columns(1))
        self.week.opened.connect(self.day_opened)
        self._day: BookingDay | None = None
        assert self.head is not None
        self.head.setMinimumHeight(theme.px(HEAD))

    def _make_head(self) -> None:
        assert self.head is not None
        self.head.title.hide()
        self.head.remark.hide()
        self.title = ElidedLabel("", "head")
        self.counts = ElidedLabel("", "small", "ink_soft")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.counts)
        words.addStretch(1)
        self.head.row.insertLayout(0, words, 1)
        self.back = Button("", icon="chevron-left", key="PgUp")
        self.today = Button(_("Hôm nay"), key="Home")
        self.on = Button("", icon="chevron-right", key="PgDn")
        self.back.setAccessibleName(_("Ngày trước"))
        self.on.setAccessibleName(_("Ngày sau"))
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.today.clicked.connect(self.today_asked)
        self.on.clicked.connect(lambda: self.turned.emit(1))
        for button in (self.back, self.today, self.on):
            self.head.add(button)

    def is_week(self) -> bool:
        """Whether the week is shown."""
        return self._is_week

    def show_as_week(self, week: bool) -> None:
        """Turns between day and week."""
        self._is_week = week
        self.legend.show_as_week(week)
        self._show_turning()

    def show_day(self, day: BookingDay, closed_days: Sequence[tuple[date, str]]) -> None:
        """Paints a day."""
        self._day = day
        self.title.say(day_heading(day.day))
        plan = plan_of(day)
        if day.closed is not None and not plan.rows:
            self.closed.say(day.closed)
            self._say_counts(_("trung tâm nghỉ"), closed_days)
            self.stack.setCurrentWidget(self.closed)
        else:
            self._say_counts(_counts(day), closed_days)
            self.grid.show_plan(plan)
            self.stack.setCurrentWidget(self.grid)

    def _say_counts(self, counts: str, closed_days: Sequence[tuple[date, str]]) -> None:
        off = [_("{day} nghỉ").format(day=f"{d:%d/%m}") for d, _reason in closed_days]
        self.counts.say(" · ".join([counts, *off]))

    def show_week(self, days: Sequence[WeekDay], lines: Sequence[LineView], day: date, today: date) -> None:
        """Paints a week."""
        if days:
            first, last = days[0].day, days[-1].day
            self.title.say(_("Tuần {first} – {last}").format(first=f"{first:%d/%m}", last=f"{last:%d/%m/%Y}"))
        booked = sum(n for d in days for n, _public in d.lines.values())
        self.counts.say(plural("{n} hẹn", booked).format(n=booked))
        self.week.show_week(days, lines, day, today)
        self.stack.setCurrentWidget(self.week)

    def focus_first(self) -> None:
        """The seats, or the days."""
        page = self.stack.currentWidget()
        (page if page is not self.closed else self.on).setFocus()  # type: ignore[union-attr]

    def _show_turning(self) -> None:
        grid = self.grid
        more = not self._is_week and len(grid.shown_columns()) < len(grid.plan.columns)
        for button, able in (
            (self.legend.back, grid.first > 0),
            (self.legend.on, grid.first + len(grid.shown_columns()) < len(grid.plan.columns)),
        ):
            button.setVisible(more)
            if able:
                button.allow()
            else:
                button.refuse()


class _Closed(QWidget):
    """A day off: the reason, and nothing to choose."""

    def __init__(self) -> None:
        super().__init__()
        theme = of(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(48), 0, theme.px(48), 0)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(Icon("calendar", "ink_soft", 40))
        self.headline = Words(_("Trung tâm nghỉ"), "visit")
        self.sentence = Words("", "body", "ink_soft", wrap=True)
        column.addWidget(self.headline)
        column.addWidget(self.sentence)
        column.addStretch(3)

    def say(self, reason: str) -> None:
        """Names the reason."""
        self.sentence.say(_("{reason}. PgDn sang ngày sau.").format(reason=reason or _("Không có giờ làm việc")))


def _counts(day: BookingDay) -> str:
    booked = sum(line.booked for line in day.lines)
    cuts = [_("đóng {start}–{end}: {reason}").format(start=a, end=b, reason=why) for a, b, why in day.cuts]
    return " · ".join([_booked_and_left(day, booked), *cuts])


def _booked_and_left(day: BookingDay, booked: int) -> str:
    if day.closed is not None:
        return _("{booked} hẹn, trung tâm nghỉ: {reason}").format(
            booked=booked, reason=day.closed or _("không có giờ làm việc")
        )
    left = free_for_citizens(day)
    if not left:
        return _("{booked} hẹn, đã kín chỗ").format(booked=booked)
    return _("{booked} hẹn, còn {left} chỗ").format(booked=booked, left=left)
