"""Changing an appointment: another time, none at all, told of it; and lifting what missed ones lead to."""

from collections.abc import Sequence
from dataclasses import replace

from onestop_desk.data import bookings, no_shows, office, people, seats, wishes
from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.tx import Statement
from onestop_desk.domain.bookings import BookingAct, BookingState, after
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant, service_day
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking import outbox, standing
from onestop_desk.services.booking.openings import Openings, Wanted, taken_on
from onestop_desk.services.booking.phones import keyed_phone
from onestop_desk.services.booking.rows import token_key
from onestop_desk.services.booking.seating import Place, Taking, open_at
from onestop_desk.services.booking.steps import JOURNALLED, Done, erase_after, step, the_booking
from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.office import reasons
from onestop_desk.services.rights import Right


class Changing:
    """The verbs of whoever has an appointment."""

    _context: Context
    _openings: Openings

    def get(self, appointment_id: str) -> Appointment:
        """One appointment; raises Refusal("unknown_booking")."""
        raise NotImplementedError

    def move(
        self,
        actor: Actor,
        appointment_id: str,
        start: Instant,
        *,
        key: str,
        line_id: str | None = None,
        kind: SeatKind | None = None,
        expected: int | None = None,
    ) -> Appointment:
        """Another start for an appointment, with the same code and token; the old seats are freed with it.

        Raises Refusal: unknown_booking, stale, booking_state, booking_past, same_slot, not_allowed, and what `hold`
        refuses.
        """
        by_staff = actor.kind == "person"
        if kind is SeatKind.STAFF and not by_staff:
            raise Refusal("not_allowed", right=Right.MANAGE_BOOKINGS.value)

        def work(action: Action) -> Done:
            row = the_booking(action, expected)
            after(row.state, BookingAct.MOVE)
            _check_not_past(action, row, by_staff=by_staff)
            to_line = line_id or row.line_id
            if to_line not in action.config.lines:
                raise Refusal("unknown_line", line=to_line)
            if (to_line, start) == (row.line_id, row.start) and kind in (None, row.kind):
                raise Refusal("same_slot")
            day_state = action.reads[2]
            day = service_day(start, action.config.office.tz)
            wanted = Wanted(action.config.lines[to_line], max(len(action.reads[1]), 1), by_staff)
            place = Place(wanted, day, start, kind, bool(day_state and day_state[0][1]))
            return Done(self._move(action, row, place).id)

        first = (*bookings.by_id(appointment_id), office.day_state())
        done = self._context.act(actor, Right.BOOK, "move", work, first, key=key, answer=Done)
        return self.get(done.appointment_id)

    def _move(self, action: Action, row: BookingRow, place: Place) -> BookingRow:
        tx, config = action.tx, action.config
        line_id = place.wanted.line.id
        of_row = standing.statements(row.holder, row.helper)
        rows, *who = tx.reads(taken_on(config, line_id, place.day), *of_row)
        taken = seats.occupied(rows, row.id)
        found, kind = open_at(action, self._openings, place, taken)
        standing.known(who).check(
            config, line_id, place.day, tx.day,
            by_staff=place.wanted.by_staff, helped=row.helper is not None, but=row.id,
        )  # fmt: skip
        new = replace(
            row, id=new_id(), line_id=line_id, day=place.day.isoformat(), start=found.start, end_at=found.end,
            slots=len(found.slots), kind=kind, told=False, version=1, made_at=tx.now, changed_at=tx.now, reason=None,
        )  # fmt: skip
        step(action, row, BookingAct.MOVE, facts={"to": new.id})
        _free(action, row)
        self._insert(action, new)
        for one in bookings.procedures(action.reads[1]):
            position = 1 + [other[1] for other in action.reads[1]].index(one.procedure_id)
            bookings.insert_procedure(tx, new.id, position, one.procedure_id, one.version_id)
        got, numbers = Taking(action, self._openings, place, found, new.id, taken, but=row.id).take(kind)
        if got is not kind:
            bookings.set_kind(tx, new.id, got)
        self._note_replaced(action, row, replace(new, kind=got), [seat.number for seat in numbers])
        self._tell_moved(action, row, new)
        return new

    @staticmethod
    def _insert(action: Action, new: BookingRow) -> None:
        bookings.insert(
            action.tx, id=new.id, token_key=token_key(new.token), token=new.token, code=new.code, day_of=new.day,
            line_id=new.line_id, start=new.start, end_at=new.end_at, slots=new.slots, kind=new.kind.value,
            state=BookingState.CONFIRMED.value, booked_by=new.booked_by.value, sure=int(new.sure),
            held_until=new.held_until, person_id=new.person_id, helper_id=new.helper_id, holder=new.holder,
            helper=new.helper,
        )  # fmt: skip

    @staticmethod
    def _note_replaced(action: Action, old: BookingRow, new: BookingRow, numbers: Sequence[int]) -> None:
        action.note(
            JOURNALLED, new.id, None, BookingState.CONFIRMED.value, act=BookingAct.REPLACE.value, old=old.id,
            line_id=new.line_id, day=new.day, start=new.start, end_at=new.end_at, slots=new.slots,
            kind=new.kind.value, booked_by=new.booked_by.value, held_until=new.held_until, sure=int(new.sure),
            seats=list(numbers),
        )  # fmt: skip

    @staticmethod
    def _tell_moved(action: Action, old: BookingRow, new: BookingRow) -> None:
        for person_id in (new.person_id, new.helper_id):
            if person_id is not None:
                day = service_day(new.start, action.config.office.tz)
                people.keep_until(action.tx, person_id, erase_after(action.config, day))
        outbox.forget_reminder(action, old)
        outbox.tell(action, outbox.CHANGE, new)
        outbox.remind(action, new)
        tell_waiting(action, old)

    def cancel(
        self, actor: Actor, appointment_id: str, *, key: str, reason: str | None = None, expected: int | None = None
    ) -> Appointment:
        """Cancels an appointment; its seats stay hidden online for a while. `reason` is one of the office's codes.

        Raises Refusal: unknown_reason, unknown_booking, stale, booking_state, booking_past.
        """
        if reason is not None and reason not in {known.code for known in reasons("booking_cancelled")}:
            raise Refusal("unknown_reason")

        def work(action: Action) -> Done:
            row = the_booking(action, expected)
            after(row.state, BookingAct.CANCEL)
            _check_not_past(action, row, by_staff=actor.kind == "person")
            step(action, row, BookingAct.CANCEL, reason or ("by_staff" if actor.kind == "person" else "by_holder"))
            if row.state is BookingState.HELD:
                seats.drop(action.tx, row.id)
            else:
                _free(action, row)
            outbox.forget_reminder(action, row)
            outbox.tell(action, outbox.CANCELLATION, row)
            tell_waiting(action, row)
            return Done(row.id)

        first = bookings.by_id(appointment_id)
        done = self._context.act(actor, Right.BOOK, "cancel", work, first, key=key, answer=Done)
        return self.get(done.appointment_id)

    def mark_told(self, actor: Actor, appointment_id: str) -> None:
        """Staff have told the holder of a change; raises Refusal("unknown_booking")."""

        def work(action: Action) -> None:
            row = the_booking(action)
            bookings.update(action.tx, row, row.state, {"told": 1})
            action.note("booking_told", row.id, row.state.value, row.state.value, told=1)

        self._context.act(actor, Right.MANAGE_BOOKINGS, "booking_told", work, bookings.by_id(appointment_id))

    def lift_no_shows(self, actor: Actor, phone_or_appointment: str) -> int:
        """Staff lift the consequence of missed appointments, by phone number or by one of them; how many counted.

        Raises Refusal: unknown_booking, bad_phone.
        """

        def first(_config: object) -> Sequence[Statement]:
            return [no_shows.holder_of(phone_or_appointment), *bookings.by_id(phone_or_appointment)]

        def work(action: Action) -> int:
            missed, rows, _ = action.reads
            holder = missed[0][0] if missed else bookings.booking(rows[0]).holder if rows else None
            if holder is None:
                if rows:
                    raise Refusal("unknown_booking")
                holder = keyed_phone(action.config, phone_or_appointment)
            lifted = no_shows.lift(action.tx, holder)
            action.note("no_shows_lifted", rows[0][0] if rows else None, lifted=lifted)
            return lifted

        return self._context.act(actor, Right.MANAGE_BOOKINGS, "no_shows_lifted", work, first)


def _check_not_past(action: Action, row: BookingRow, *, by_staff: bool) -> None:
    """Staff may still change what somebody was late for; citizens not."""
    if not by_staff and row.state is BookingState.CONFIRMED and row.start <= action.tx.now:
        raise Refusal("booking_past", start=row.start)


def _free(action: Action, row: BookingRow) -> None:
    """Frees the seats of an appointment that was, hidden online for a while."""
    hidden = action.config.settings.hidden_minutes * MINUTE
    seats.free(action.tx, row.id, action.tx.now + hidden)


def tell_waiting(action: Action, row: BookingRow) -> None:
    """Tells the one who has waited longest for this line and day that a seat came free."""
    if not outbox.is_on(action) or row.start <= action.tx.now:
        return
    for wish_id, line_id, first, last, _, person_id, *_ in action.tx.reads(wishes.waiting())[0]:
        if line_id == row.line_id and first <= row.day <= last:
            outbox.tell_wish(action, wish_id, person_id, row.id)
            return
