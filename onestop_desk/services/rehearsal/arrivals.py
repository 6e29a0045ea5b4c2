"""How the people of a rehearsal who booked arrive: on time, early, much too early, late, or never."""

from collections.abc import Callable

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services.booking.views import Appointment, CheckedIn
from onestop_desk.services.rehearsal.crowd import Visitor
from onestop_desk.services.rehearsal.intents import Intent, Manner
from onestop_desk.services.rehearsal.stage import Arrived, Coming, Stage
from onestop_desk.services.views import TicketTaken

_TOO_LATE = ("outside_hours", "day_closed")
_NO_ROOM = ("line_full", *_TOO_LATE)

Welcome = Callable[[Visitor, TicketTaken, int, int], None]
"""(visitor, number, start of the slot or 0, procedures): they are in the hall now."""


class Arrivals:
    """The door for those with an appointment; `walks_in` plans the arrival of somebody who got none."""

    def __init__(self, stage: Stage, welcome: Welcome, walks_in: Callable[[Visitor], None]) -> None:
        self._stage = stage
        self._welcome = welcome
        self._walks_in = walks_in

    def without_seat(self, intent: Intent) -> None:
        """Nothing was free: they come all the same, like anybody."""
        if intent.visitor is not None:
            self._walks_in(intent.visitor)

    def expect(self, intent: Intent, made: Appointment) -> None:
        """Plans an arrival; nobody arrives for a day that is not played."""
        visitor, stage = intent.visitor, self._stage
        if visitor is None or intent.manner is Manner.NEVER:
            return
        coming = Coming(visitor.number, made.id, made.code, made.token, intent.phone, made.start, visitor.priority)
        at = max(made.start + intent.off, stage.clock.now + 3 * MINUTE)
        stage.timetable.at(at, lambda: self._arrive(intent, visitor, coming, made))

    def _arrive(self, intent: Intent, visitor: Visitor, coming: Coming, made: Appointment) -> None:
        try:
            checked = self._stage.hands.check_in(coming)
        except Refusal as refused:
            self._note(made, refused.code, self._stage.clock.now)
            if refused.code == "too_early":
                self._too_early(intent, visitor, coming, made)
            elif refused.code not in _TOO_LATE:
                raise
            return
        self._enter(visitor, made, checked)

    def _too_early(self, intent: Intent, visitor: Visitor, coming: Coming, made: Appointment) -> None:
        stage = self._stage
        stage.clock.tick()
        if not intent.comes_back:
            try:
                checked = stage.hands.check_in(coming, as_walk_in=True)
            except Refusal as refused:
                if refused.code not in _NO_ROOM:
                    raise
            else:
                stage.witness.cancelled.add(made.id)
                self._enter(visitor, made, checked)
                return
        at = max(made.start - stage.minutes(2, 50), stage.clock.now + MINUTE)
        stage.timetable.at(at, lambda: self._arrive(intent, visitor, coming, made))

    def _enter(self, visitor: Visitor, made: Appointment, checked: CheckedIn) -> None:
        self._note(made, checked.arrival.value, checked.ticket.arrived_at)
        kept = made.start if checked.arrival == "on_time" else 0
        self._welcome(visitor, checked.ticket, kept, max(len(made.procedures), 1))

    def _note(self, made: Appointment, answer: str, at: Instant) -> None:
        arrived = Arrived(at, made.id, made.start, answer)
        self._stage.witness.arrived.append(arrived)
