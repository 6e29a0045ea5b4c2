"""Which days a report is of: a week, a month or any days, one step back or on, and back to now."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.periods import Period, PeriodKind, before, days_between, month_of, week_of
from onestop_desk.words import _, refusals
from ui.desk.typed_day import typed_day
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.labels import Words
from ui.widgets.outcome_row import OutcomeRow

if TYPE_CHECKING:
    from onestop_desk.services import Services


class MonthStart:
    """On which day the office's months begin; while the database cannot be reached, as it was known last."""

    def __init__(self, services: "Services") -> None:
        self._services, self._known = services, 1

    def __call__(self) -> int:
        """A day from 1 to 28."""
        try:
            self._known = self._services.office.settings().month_starts_on
        except WorldError:
            return self._known
        return self._known


def period_words(period: Period) -> str:
    """A period in one line: Tuần 47 · 16/11 đến 22/11/2026."""
    if period.first == period.last:
        return _("Ngày {day}").format(day=f"{period.first:%d/%m/%Y}")
    days = _("{first} đến {last}").format(first=f"{period.first:%d/%m}", last=f"{period.last:%d/%m/%Y}")
    if period.kind is PeriodKind.WEEK:
        return _("Tuần {n} · {days}").format(n=period.number, days=days)
    if period.kind is PeriodKind.MONTH:
        return _("Tháng {n} · {days}").format(n=period.number, days=days)
    return days


def after(period: Period, starts_on: int) -> Period:
    """The period that follows."""
    next_day = period.last + timedelta(days=1)
    if period.kind is PeriodKind.WEEK:
        return week_of(next_day)
    if period.kind is PeriodKind.MONTH:
        return month_of(next_day, starts_on)
    return Period(period.kind, next_day, next_day + (period.last - period.first))


def _past_day(text: str, today: date) -> date | None:
    """A day as it is typed; without a year the last one that was."""
    return typed_day(text, today - timedelta(days=304))


class PeriodBar(QWidget):
    """Tells with `changed` when another period is wanted; nothing is read here."""

    changed = Signal(object)

    def __init__(self, today: Callable[[], date], starts_on: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("periodBar")
        self._today, self._starts_on = today, starts_on
        self.period = week_of(today())
        self.kinds = OutcomeRow(
            [(PeriodKind.WEEK, _("Tuần")), (PeriodKind.MONTH, _("Tháng")), (PeriodKind.ANY, _("Kỳ khác"))]
        )
        self.kinds.chosen.connect(self._on_kind)
        self.kinds.setMinimumWidth(of(self).px(392))
        self.earlier = Button(_("Trước"), icon="chevron-left", key="Alt+←")
        self.later = Button(_("Sau"), icon="chevron-right", key="Alt+→")
        self.words = Words("", "strong")
        self.first, self.last = Field(_("16/11")), Field(_("20/11"))
        self.show_days = Button(_("Xem"))
        self.fault = Words("", "small-medium", "cam", wrap=True)
        self.first.setObjectName("periodFirst")
        self.last.setObjectName("periodLast")
        for field in (self.first, self.last):
            field.returnPressed.connect(self._on_typed)
            field.setFixedWidth(of(self).px(132))
        self.show_days.clicked.connect(self._on_typed)
        self.earlier.clicked.connect(lambda: self._go(before(self.period, self._starts_on())))
        self.later.clicked.connect(lambda: self._go(after(self.period, self._starts_on())))
        for key, button in (("Alt+Left", self.earlier), ("Alt+Right", self.later)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(button.click)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        gap = of(self).px(8)
        # The days that are typed have a line of their own: with large letters there is no room beside the rest.
        row, self._typing = QHBoxLayout(), QWidget()
        typing = QHBoxLayout(self._typing)
        typing.setContentsMargins(0, 0, 0, 0)
        for line in (row, typing):
            line.setSpacing(gap)
        for widget in (self.kinds, self.earlier, self.later):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        for field in (self.first, self.last, self.show_days):
            typing.addWidget(field)
        typing.addWidget(self.fault, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addLayout(row)
        whole.addWidget(self._typing)

    def _on_kind(self, kind: str) -> None:
        if kind == PeriodKind.ANY:
            self._go(days_between(self.period.first, self.period.last))
            self.first.setFocus()
        elif kind == PeriodKind.MONTH:
            self._go(month_of(min(self._today(), self.period.last), self._starts_on()))
        else:
            self._go(week_of(min(self._today(), self.period.last)))

    def _on_typed(self) -> None:
        today = self._today()
        first, last = (_past_day(field.text(), today) for field in (self.first, self.last))
        if first is None or last is None:
            self.fault.say(_("Gõ ngày như 16/11/2026."))
            return
        try:
            self._go(days_between(first, last))
        except Refusal as refused:
            self.fault.say(refusals.sentence(refused.code, refused.facts))

    def _go(self, period: Period) -> None:
        self.show_period(period)
        self.changed.emit(period)

    def show_period(self, period: Period) -> None:
        """Stands at another period without telling anybody."""
        self.period = period
        self.first.setText(f"{period.first:%d/%m/%Y}")
        self.last.setText(f"{period.last:%d/%m/%Y}")
        self._show()

    def _show(self) -> None:
        self.fault.say("")
        self.kinds.show_chosen(self.period.kind)
        self.words.say(period_words(self.period))
        self._typing.setVisible(self.period.kind is PeriodKind.ANY)
        self.later.setEnabled(self.period.last < self._today())
