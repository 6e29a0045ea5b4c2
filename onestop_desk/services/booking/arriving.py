"""Check-in: an appointment becomes a number, exactly once."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from onestop_desk.data import bookings, seats
from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.tx import Statement
from onestop_desk.domain.bookings import Arrival, BookingAct, BookingState, after, arrival
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.tickets import Source
from onestop_desk.services import numbers
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking import outbox
from onestop_desk.services.booking.changing import tell_waiting
from onestop_desk.services.booking.openings import Openings
from onestop_desk.services.booking.steps import step, the_booking
from onestop_desk.services.booking.views import CheckedIn
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.rights import Right
from onestop_desk.services.views import TicketTaken

WALK_IN = "walk_in"
"""Why an appointment was given up for a number."""


@dataclass(frozen=True)
class _Arrived:
    """A check-in as the answer to its key is kept."""

    how: str
    ticket_id: str
    number: str
    line_id: str
    arrived_at: Instant
    token: str
    slot_start: Instant


class Arriving:
    """The verb of whoever stands there with an appointment."""

    _context: Context
    _openings: Openings
    _procedures: Procedures
    _measures: Measures

    def check_in(
        self, actor: Actor, appointment_id: str, *, key: str, priority: str | None = None, as_walk_in: bool = False
    ) -> CheckedIn:
        """Gives the number of an appointment; whoever was checked in already gets the same one again.

        Too early is refused, or with `as_walk_in` the appointment is given up for a number in the ordinary line.
        Raises Refusal: unknown_booking, too_early, booking_other_day, booking_state, and those of giving a number
        (line_full only with `as_walk_in`).
        """

        def first(config: Config) -> Sequence[Statement]:
            return (*numbers.statements(config), *bookings.by_id(appointment_id))

        def work(action: Action) -> _Arrived:
            at = len(numbers.statements(action.config))
            row = the_booking(action, at=at)
            if row.ticket_id is not None:
                return self._again(action, row)
            after(row.state, BookingAct.CHECK_IN)
            if row.day != action.tx.day.isoformat():
                raise Refusal("booking_other_day", start=row.start)
            rules = action.config.settings.booking_rules
            how = arrival(row.start, action.tx.now, rules)
            if how is Arrival.TOO_EARLY and not as_walk_in:
                raise Refusal("too_early", opens=row.start - rules.early_minutes * MINUTE, start=row.start)
            return self._give(action, row, how, priority, self._chosen(action, at + 1))

        self._procedures.warm()
        done = self._context.act(actor, Right.TAKE_NUMBER, "check_in", work, first, key=key, answer=_Arrived)
        ticket = TicketTaken(done.ticket_id, done.number, done.line_id, done.arrived_at, done.token)
        return CheckedIn(Arrival(done.how), ticket, done.slot_start)

    def _chosen(self, action: Action, at: int) -> tuple[numbers.Chosen, ...]:
        """The procedures of the appointment, in today's version where they are still in force."""
        chosen = []
        for one in bookings.procedures(action.reads[at]):
            version_id = one.version_id
            with suppress(Refusal):
                version_id = self._procedures.choosable(one.procedure_id).version_id
            chosen.append(numbers.Chosen(one.procedure_id, version_id))
        return tuple(chosen)

    def _give(
        self, action: Action, row: BookingRow, how: Arrival, priority: str | None, chosen: tuple[numbers.Chosen, ...]
    ) -> _Arrived:
        given_up = how is Arrival.TOO_EARLY
        slot_start = row.start if how is Arrival.ON_TIME else None
        booked = numbers.Booked(chosen, row.person_id, slot_start, has_seat=not given_up)
        walk_in = Source.DESK if action.actor.kind == "person" else Source.KIOSK
        source = walk_in if given_up else Source.APPOINTMENT
        wanted = numbers.Wanted(row.line_id, None, priority, source, booked=booked)
        taken = numbers.give(action, wanted, self._measures)
        if given_up:
            step(action, row, BookingAct.CANCEL, WALK_IN, ticket_id=taken.ticket_id)
            hidden = action.config.settings.hidden_minutes * MINUTE
            seats.free(action.tx, row.id, action.tx.now + hidden)
            tell_waiting(action, row)
        else:
            step(action, row, BookingAct.CHECK_IN, ticket_id=taken.ticket_id, sure=1)
        outbox.forget_reminder(action, row)
        return _arrived(how, row, taken)

    @staticmethod
    def _again(action: Action, row: BookingRow) -> _Arrived:
        """The same answer as before, from the number that was given."""
        token, arrived_at, line_id, slot_start = action.tx.reads(bookings.ticket_of(row.id))[0][0]
        how = Arrival.ON_TIME if slot_start is not None else Arrival.LATE
        if row.state is BookingState.CANCELLED:
            how = Arrival.TOO_EARLY
        shown = f"{row.ticket_letter}{row.ticket_number or 0:03d}"
        return _arrived(how, row, TicketTaken(str(row.ticket_id), shown, line_id, arrived_at, token))


def _arrived(how: Arrival, row: BookingRow, taken: TicketTaken) -> _Arrived:
    return _Arrived(how.value, taken.ticket_id, taken.number, taken.line_id, taken.arrived_at, taken.token, row.start)
