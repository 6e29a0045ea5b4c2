"""Between the page Lịch hẹn and the booking services: says refusals in words, and keeps one key for each showing."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from onestop_desk.domain.bookings import BookedBy
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.forms import Kind
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.booking.views import (
    STAFF,
    Affected,
    Appointment,
    BookableDay,
    BookableSlot,
    BookingDay,
    CheckedIn,
    Held,
    WeekDay,
    Wish,
)
from onestop_desk.services.keys import new_key
from onestop_desk.words import refusals

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

T = TypeVar("T")
ALL_DAY = ("00:00", "23:59")
"""What a counter's whole day is, as clock times."""


class BookingActs(QObject):
    """What the clerk can do with appointments; whoever listens to `refused` says why something was not done."""

    refused = Signal(str, str)
    """The code of a refusal and its sentence."""
    changed = Signal()
    """Something was written from here."""

    def __init__(self, services: "Services", actor: "Actor", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.booking = services.booking
        self._services, self._actor = services, actor
        self._keys: dict[str, str] = {}
        self.last: Refusal | WorldError | None = None
        """Why the last thing was not done."""

    # -- asking ----------------------------------------------------------------------------------------------------

    def ask(self, question: Callable[[], T], *, quiet: bool = False) -> T | None:
        """An answer, or None after saying why there is none."""
        self.last = None
        try:
            return question()
        except (Refusal, WorldError) as no:
            self.last = no
            if not quiet:
                self.refused.emit(no.code, refusals.sentence(no.code, no.facts))
            return None

    def slip_printed(self) -> None:
        """Counts a slip that was printed; in the background, so it raises Refusal or WorldError."""
        self._services.forms.printed(self._actor, Kind.APPOINTMENT)

    def day(self, day: date) -> BookingDay | None:
        """All lines of a day."""
        return self.ask(lambda: self.booking.day(day))

    def week(self, day: date) -> tuple[WeekDay, ...]:
        """The days of a week."""
        return self.ask(lambda: self.booking.week(day)) or ()

    def days(self, line_id: str, procedures: int = 1) -> tuple[BookableDay, ...]:
        """The days staff may give in a line."""
        return self.ask(lambda: self.booking.days(line_id, STAFF, procedures)) or ()

    def times(self, line_id: str, day: date, procedures: int = 1) -> tuple[BookableSlot, ...]:
        """The times staff may give on a day."""
        return self.ask(lambda: self.booking.times(line_id, day, STAFF, procedures)) or ()

    def get(self, appointment_id: str) -> Appointment | None:
        """An appointment as it is now."""
        return self.ask(lambda: self.booking.get(appointment_id))

    def find(self, text: str) -> tuple[Appointment, ...]:
        """By code, phone or name."""
        return self.ask(lambda: self.booking.find(text), quiet=True) or ()

    def no_shows(self, phone: str) -> int:
        """How often the holder of a phone did not come lately."""
        return self.ask(lambda: self.booking.no_shows(phone), quiet=True) or 0

    def reminders(self, day: date) -> tuple[Appointment, ...]:
        """Whom to remind of a day."""
        return self.ask(lambda: self.booking.reminders(day)) or ()

    def affected(self) -> tuple[Affected, ...]:
        """Whoever has no seat any more after a change, until moved, cancelled or told."""
        return self.ask(self.booking.affected) or ()

    def wishes(self) -> tuple[Wish, ...]:
        """The waiting list."""
        return self.ask(self.booking.wishes) or ()

    # -- doing -----------------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[], T], *, quiet: bool = False) -> T | None:
        answer = self.ask(act, quiet=quiet)
        self._tell_changed()
        return answer

    def _tell_changed(self) -> None:
        # Whoever hears it asks again, and must not hide why this was not done.
        why = self.last
        self.changed.emit()
        self.last = why

    def _keyed(self, showing: str, act: Callable[[str], T], *, quiet: bool = False) -> T | None:
        """Under the showing's key: an answer lost on the way is asked for again, not done twice."""
        key = self._keys.setdefault(showing, new_key())
        answer = self.ask(lambda: act(key), quiet=quiet)
        if not isinstance(self.last, WorldError):
            self._keys.pop(showing, None)
        self._tell_changed()
        return answer

    def hold(self, line_id: str, start: Instant, procedure_ids: tuple[str, ...], kind: SeatKind | None) -> Held | None:
        """Keeps a seat while the caller says name and phone."""
        return self._keyed(
            f"hold {line_id} {start} {kind} {procedure_ids}",
            lambda key: self.booking.hold(
                self._actor, line_id, start, key=key, by=BookedBy.DESK, procedure_ids=procedure_ids, kind=kind,
                asker=STAFF,
            ),
        )  # fmt: skip

    def confirm(self, appointment_id: str, name: str, phone: str, helper: str | None) -> Appointment | None:
        """Makes the held seat an appointment; made at the desk it is surely the holder's."""
        return self._keyed(
            f"confirm {appointment_id}",
            lambda key: self.booking.confirm(
                self._actor, appointment_id, key=key, name=name, phone=phone, helper=helper, consent=True, sure=True
            ),
            quiet=True,
        )

    def move(self, appointment: Appointment, line_id: str, start: Instant, kind: SeatKind | None) -> Appointment | None:
        """Gives an appointment another time; its code stays."""
        return self._keyed(
            f"move {appointment.id} {line_id} {start} {kind}",
            lambda key: self.booking.move(
                self._actor, appointment.id, start, key=key, line_id=line_id, kind=kind, expected=appointment.version
            ),
        )

    def cancel(self, appointment: Appointment, reason: str) -> Appointment | None:
        """Cancels with a reason."""
        return self._keyed(
            f"cancel {appointment.id}",
            lambda key: self.booking.cancel(
                self._actor, appointment.id, key=key, reason=reason, expected=appointment.version
            ),
        )

    def give_back(self, appointment_id: str) -> bool:
        """Gives a held seat up."""

        def act(key: str) -> bool:
            self.booking.give_back(self._actor, appointment_id, key=key)
            return True

        return self._keyed(f"give back {appointment_id}", act) is True

    def check_in(self, appointment_id: str, *, as_walk_in: bool = False) -> CheckedIn | None:
        """The holder is here: the appointment becomes a number, once; refusals are said by whoever asked."""
        return self._keyed(
            f"check in {appointment_id} {as_walk_in}",
            lambda key: self.booking.check_in(self._actor, appointment_id, key=key, as_walk_in=as_walk_in),
            quiet=True,
        )

    def mark_told(self, appointment_id: str) -> bool:
        """The holder was told on the telephone."""
        return self._done(lambda: self.booking.mark_told(self._actor, appointment_id))

    def lift_no_shows(self, phone: str) -> bool:
        """Takes the consequence of missed appointments away."""
        return self._done(lambda: self.booking.lift_no_shows(self._actor, phone))

    def close(
        self, day: date, reason: str, from_clock: str | None, to_clock: str | None
    ) -> tuple[Affected, ...] | None:
        """Closes a day or some of its hours; the people affected stay listed."""
        return self._do(
            lambda: self.booking.close(self._actor, day, reason, from_clock=from_clock, to_clock=to_clock), quiet=True
        )

    def closing_affects(self, day: date, from_clock: str | None, to_clock: str | None) -> tuple[Affected, ...] | None:
        """Whom closing would leave without a seat; nothing is written."""
        if from_clock is None or to_clock is None:
            return self.ask(lambda: self.booking.affected(closures=(day,), day=day), quiet=True)
        return self.ask(lambda: self.booking.affected(day=day, spell=(from_clock, to_clock)), quiet=True)

    def absence_affects(
        self, counter_id: str, day: date, from_clock: str | None, to_clock: str | None
    ) -> tuple[Affected, ...] | None:
        """Whom a counter's absence would leave without a seat; nothing is written."""
        away = (counter_id, day, from_clock or ALL_DAY[0], to_clock or ALL_DAY[1])
        return self.ask(lambda: self.booking.affected(day=day, absence=away), quiet=True)

    def set_absence(
        self, counter_id: str, day: date, from_clock: str | None, to_clock: str | None, reason: str
    ) -> tuple[Affected, ...] | None:
        """A counter is not staffed for a while."""
        first, last = from_clock or ALL_DAY[0], to_clock or ALL_DAY[1]
        return self._do(lambda: self.booking.set_absence(self._actor, counter_id, day, first, last, reason), quiet=True)

    def wish(self, line_id: str, days: tuple[date, date], name: str, phone: str) -> Wish | None:
        """Puts somebody on the waiting list."""
        return self._keyed(
            f"wish {line_id} {days} {phone}",
            lambda key: self.booking.wish(self._actor, line_id, *days, name=name, phone=phone, key=key),
        )

    def drop_wish(self, wish_id: str) -> bool:
        """Takes somebody off the waiting list."""
        return self._done(lambda: self.booking.drop_wish(self._actor, wish_id))

    def _done(self, act: Callable[[], object]) -> bool:
        def acted() -> bool:
            act()
            return True

        return self._do(acted) is True
