"""Booking: a seat is held, and becomes an appointment when its holder says who comes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from onestop_desk.data import bookings, office, people, seats
from onestop_desk.data.bookings import FOREVER, BookingRow
from onestop_desk.data.tx import Statement
from onestop_desk.domain.bookings import BookedBy, BookingAct, BookingState, after, is_over
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant, service_day
from onestop_desk.domain.slots import Opening, SeatKind
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking import outbox, standing
from onestop_desk.services.booking.openings import Openings, Wanted, taken_on
from onestop_desk.services.booking.phones import keyed, keyed_helper, national
from onestop_desk.services.booking.proofs import is_proof
from onestop_desk.services.booking.rows import token_key
from onestop_desk.services.booking.seating import Place, Taking, open_at
from onestop_desk.services.booking.steps import JOURNALLED, Done, erase_after, step, the_booking
from onestop_desk.services.booking.views import GIVEN_BACK, Appointment, Asker, Held
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_code, new_id, new_token
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.rights import Right
from onestop_desk.services.views import ProcedureView

_CODES = 4
"""So many at once are looked up that one of them is free; with a thousand live bookings all four are taken never."""


@dataclass(frozen=True)
class _Holder:
    """Who comes, and who books for them."""

    name: str
    phone: str
    email: str | None
    helper: str | None
    helper_phone: str | None

    def keys(self, config: Config) -> tuple[str, str | None]:
        """The keyed hashes of the holder and of the helper."""
        helper = keyed_helper(config, self.helper_phone or self.helper) if self.helper else None
        return keyed(config, self.phone), helper


class Holding:
    """The verbs of booking."""

    _context: Context
    _openings: Openings
    _procedures: Procedures

    def get(self, appointment_id: str) -> Appointment:
        """One appointment; raises Refusal("unknown_booking")."""
        raise NotImplementedError

    def hold(
        self,
        actor: Actor,
        line_id: str,
        start: Instant,
        *,
        key: str,
        by: BookedBy,
        procedure_ids: Sequence[str] = (),
        kind: SeatKind | None = None,
        asker: Asker | None = None,
    ) -> Held:
        """Holds a seat at a start for some minutes; the same key gives the same answer.

        Raises Refusal: unknown_line, line_closed, day_closed, unknown_procedure, procedure_abolished,
        procedure_upcoming, slot_taken, slot_unknown, slot_too_soon, slot_too_far, not_allowed, bad_phone, and the
        limits of an asker who is known.
        """
        who = asker or Asker(by_staff=actor.kind == "person")
        if actor.kind != "person" and (who.by_staff or kind is SeatKind.STAFF):
            raise Refusal("not_allowed", right=Right.MANAGE_BOOKINGS.value)
        chosen = [self._procedures.choosable(procedure_id) for procedure_id in procedure_ids]
        codes = [new_code() for _ in range(_CODES)]

        def first(config: Config) -> Sequence[Statement]:
            day = service_day(start, config.office.tz)
            if line_id not in config.lines:
                raise Refusal("unknown_line", line=line_id)
            known = standing.statements_of(config, who)
            return office.day_state(), taken_on(config, line_id, day), bookings.codes_taken(codes), *known

        def work(action: Action) -> Held:
            place = _place(action, line_id, start, max(len(chosen), 1), kind, by_staff=who.by_staff)
            taken_codes = {row[0] for row in action.reads[2]}
            code = next(code for code in codes if code not in taken_codes)
            known = standing.known(action.reads[3:])
            known.check(
                action.config, line_id, place.day, action.tx.day,
                by_staff=who.by_staff, helped=who.helper is not None, but=who.moving,
            )  # fmt: skip
            return self._hold(action, place, code, by, chosen)

        return self._context.act(actor, Right.BOOK, "hold", work, first, key=key, answer=Held, lock=False)

    def _hold(self, action: Action, place: Place, code: str, by: BookedBy, chosen: Sequence[ProcedureView]) -> Held:
        tx = action.tx
        taken = seats.occupied(action.reads[1])
        found, kind = open_at(action, self._openings, place, taken)
        appointment_id, token = new_id(), new_token()
        until = tx.now + action.config.settings.hold_minutes * MINUTE
        columns = _columns(place, found, kind, by, until)
        bookings.insert(
            tx, id=appointment_id, token_key=token_key(token), token=token, code=code, day_of=columns["day"],
            state=BookingState.HELD.value, sure=0, person_id=None, helper_id=None, holder=None, helper=None,
            **{name: value for name, value in columns.items() if name != "day"},
        )  # fmt: skip
        for position, procedure in enumerate(chosen, 1):
            bookings.insert_procedure(tx, appointment_id, position, procedure.id, procedure.version_id)
        got, numbers = Taking(action, self._openings, place, found, appointment_id, taken, until).take(kind)
        if got is not kind:
            bookings.set_kind(tx, appointment_id, got)
        columns["kind"] = got.value
        action.note(
            JOURNALLED, appointment_id, None, BookingState.HELD.value, act=BookingAct.HOLD.value, **columns,
            seats=[seat.number for seat in numbers], procedures=[procedure.id for procedure in chosen],
        )  # fmt: skip
        return Held(appointment_id, code, token, place.wanted.line.id, found.start, found.end, until)

    def confirm(
        self,
        actor: Actor,
        appointment_id: str,
        *,
        key: str,
        name: str,
        phone: str,
        email: str | None = None,
        helper: str | None = None,
        helper_phone: str | None = None,
        consent: bool,
        sure: bool = False,
    ) -> Appointment:
        """Makes a hold an appointment; what staff book is surely the holder's.

        A hold that ran out is taken again while its seat is free. Raises Refusal: unknown_booking, booking_state,
        bad_phone, empty_name, consent_needed, slot_unknown, hold_over, booking_day_limit, booking_line_limit,
        booking_helper_limit, booking_same_day_only.
        """
        holder = _holder(name, phone, email, helper, helper_phone)
        if not consent:
            raise Refusal("consent_needed")
        is_sure = sure or actor.kind == "person"

        def first(config: Config) -> Sequence[Statement]:
            known = standing.statements(*holder.keys(config))
            return *bookings.by_id(appointment_id), office.day_state(), *known

        def work(action: Action) -> Done:
            row = the_booking(action)
            after(row.state, BookingAct.CONFIRM)
            known = standing.known(action.reads[3:])
            _check_limits(action, known, row, by_staff=actor.kind == "person", helped=holder.helper is not None)
            again = self._keep_seats(action, row, len(action.reads[1]))
            sets = _people(action, row, holder)
            facts = {"seats": again} if again else {}
            row = step(action, row, BookingAct.CONFIRM, facts=facts, sure=int(is_sure), **sets)
            row = replace(row, email=holder.email)
            outbox.tell(action, outbox.CONFIRMATION, row)
            outbox.remind(action, row)
            return Done(row.id)

        done = self._context.act(actor, Right.BOOK, "confirm", work, first, key=key, answer=Done)
        return self.get(done.appointment_id)

    def _keep_seats(self, action: Action, row: BookingRow, procedures: int) -> list[int]:
        """Keeps the seats for good; those of a hold that ran out are taken again, and their numbers answered.

        A time that the office took away meanwhile (a closing, other hours, nobody at the counter) is not promised:
        its holder would be called about it next. Raises Refusal: slot_unknown, hold_over.
        """
        tx = action.tx
        lasts = not is_over(row.state, row.held_until, tx.now)
        if lasts and not self._still_there(action, row):
            raise Refusal("slot_unknown")
        if lasts and seats.keep(tx, row.id, FOREVER) == row.slots:
            return []
        seats.drop(tx, row.id)
        place = _place(
            action, row.line_id, row.start, max(procedures, 1), row.kind,
            by_staff=action.actor.kind == "person", at=2,
        )  # fmt: skip
        rows = tx.reads(taken_on(action.config, row.line_id, place.day))[0]
        taken = seats.occupied(rows)
        try:
            found, kind = open_at(action, self._openings, place, taken)
            _, got = Taking(action, self._openings, place, found, row.id, taken).take(kind)
        except Refusal as refused:
            raise Refusal("hold_over", nearest=refused.facts.get("nearest")) from refused
        if len(got) != row.slots:
            raise Refusal("hold_over")
        return [seat.number for seat in got]

    def _still_there(self, action: Action, row: BookingRow) -> bool:
        """Whether the office still has seats of this kind in each slot that is held."""
        grid = self._openings.seats(action.tx, action.config, row.line_id, date.fromisoformat(row.day))
        held = [one for one in grid if row.start <= one.slot.start < row.end_at and one.has(row.kind)]
        return len(held) == row.slots and held[0].slot.start == row.start

    def confirm_by_link(self, token: str, proof: str, *, key: str) -> Appointment:
        """Whoever opens the link that was sent to them says that the appointment is surely theirs.

        `proof` stands in that link only; a wrong one is answered like a wrong token.
        Raises Refusal: unknown_booking, booking_state, and the limits that count from now on.
        """
        actor = Actor("citizen", "link")
        row_key = token_key(token)

        def work(action: Action) -> Done:
            proven = is_proof(action.config, token, proof)
            row = the_booking(action)
            if not proven:
                raise Refusal("unknown_booking")
            if row.state is not BookingState.CONFIRMED:
                raise Refusal("booking_state", state=row.state.value, act="sure")
            if not row.sure:
                known = standing.known(action.tx.reads(*standing.statements(row.holder, row.helper)))
                _check_limits(action, known, row, by_staff=False, helped=row.helper is not None)
                bookings.update(action.tx, row, row.state, {"sure": 1})
                action.note("booking_sure", row.id, row.state.value, row.state.value, sure=1)
            return Done(row.id)

        first = bookings.by_token_key(row_key)
        done = self._context.act(actor, Right.BOOK, "sure", work, first, key=key, answer=Done)
        return self.get(done.appointment_id)

    def give_back(self, actor: Actor, appointment_id: str, *, key: str) -> None:
        """A hold is given up; its seat is free for everybody at once.

        Raises Refusal: unknown_booking, booking_state.
        """

        def work(action: Action) -> Done:
            row = the_booking(action)
            if row.state is not BookingState.HELD:
                raise Refusal("booking_state", state=row.state.value, act="give_back")
            seats.drop(action.tx, row.id)
            step(action, row, BookingAct.CANCEL, GIVEN_BACK)
            return Done(row.id)

        first = bookings.by_id(appointment_id)
        self._context.act(actor, Right.BOOK, "give_back", work, first, key=key, answer=Done)


def _place(
    action: Action, line_id: str, start: Instant, procedures: int, kind: SeatKind | None, *, by_staff: bool, at: int = 0
) -> Place:
    config, day_state = action.config, action.reads[at]
    day = service_day(start, config.office.tz)
    closed = bool(day_state and day_state[0][1])
    return Place(Wanted(config.lines[line_id], procedures, by_staff), day, start, kind, closed)


def _columns(place: Place, found: Opening, kind: SeatKind, by: BookedBy, until: Instant) -> dict[str, Any]:
    return {
        "line_id": place.wanted.line.id,
        "day": place.day.isoformat(),
        "start": found.start,
        "end_at": found.end,
        "slots": len(found.slots),
        "kind": kind.value,
        "booked_by": by.value,
        "held_until": until,
    }


def _holder(name: str, phone: str, email: str | None, helper: str | None, helper_phone: str | None) -> _Holder:
    clean = " ".join(name.split())
    if not clean:
        raise Refusal("empty_name")
    helper_name = " ".join((helper or "").split()) or None
    return _Holder(
        clean,
        national(phone),
        (email or "").strip() or None,
        helper_name,
        national(helper_phone) if helper_phone else None,
    )


def _check_limits(action: Action, known: standing.Known, row: BookingRow, *, by_staff: bool, helped: bool) -> None:
    day = service_day(row.start, action.config.office.tz)
    known.check(action.config, row.line_id, day, action.tx.day, by_staff=by_staff, helped=helped, but=row.id)


def _people(action: Action, row: BookingRow, holder: _Holder) -> dict[str, Any]:
    """Stores who comes and who helps; the columns that point to them."""
    due = erase_after(action.config, service_day(row.start, action.config.office.tz))
    person_id, helper_id = new_id(), new_id() if holder.helper else None
    people.insert(action.tx, person_id, due, holder.name, holder.phone, None, email=holder.email)
    if helper_id is not None:
        people.insert(action.tx, helper_id, due, holder.helper, holder.helper_phone, None)
    key, helper_key = holder.keys(action.config)
    return {"person_id": person_id, "helper_id": helper_id, "holder": key, "helper": helper_key}
