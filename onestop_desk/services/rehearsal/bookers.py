"""The people of a rehearsal who book: they hold a seat, dally, confirm, move, cancel, or wait for one to come free."""

from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.bookings import BookedBy
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import HOUR, MINUTE, Instant, service_day
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.proofs import proof_of
from onestop_desk.services.booking.views import STAFF, Appointment, Asker
from onestop_desk.services.keys import new_key
from onestop_desk.services.rehearsal.arrivals import Arrivals
from onestop_desk.services.rehearsal.intents import Change, Intent, Way
from onestop_desk.services.rehearsal.service import GIVEN, SURNAMES
from onestop_desk.services.rehearsal.stage import Stage

ONLINE = Actor("citizen", "web")
PEOPLE_OF_A_HELPER = 7
OPENS_LINK = 0.6
WISHES = 0.5
"""Share of those who find nothing free who ask to be put on the waiting list."""
_BEFORE_SLOT = 100 * MINUTE
"""Changes are made by then: citizens need the lead time."""


@dataclass
class _Waiting:
    """Somebody on the waiting list."""

    intent: Intent
    over: bool = False


class Bookers:
    """Everybody who means to book; `receptionist` answers the telephone."""

    def __init__(self, stage: Stage, receptionist: Actor, arrivals: Arrivals) -> None:
        self._stage = stage
        self._booking = stage.services.booking
        self._receptionist = receptionist
        self._arrivals = arrivals
        self._tz = stage.services.office.office().tz
        self._helped = 0
        self._waiting: dict[str, _Waiting] = {}
        self._wished_for_later = False

    def expect(self, intent: Intent) -> None:
        """Plans when somebody books."""
        self._stage.timetable.at(intent.books_at, lambda: self._book(intent))

    # -- making it -------------------------------------------------------------------------------------------------

    def _book(self, intent: Intent, *, again: bool = False) -> None:
        if intent.for_another_day and not self._wished_for_later:
            self._wished_for_later = True
            self._wish(intent)
            return
        line_id = self._stage.lines[intent.letter].id
        day = service_day(intent.wants, self._tz)
        procedures = self._procedures(line_id, intent)
        start = self._nearest(line_id, day, intent, max(len(procedures), 1))
        if start is None:
            self._nothing_free(intent)
            return
        self._stage.clock.tick()
        held = self._booking.hold(
            self._actor(intent), line_id, start, key=new_key(), by=_by(intent), procedure_ids=procedures,
            asker=_asker(intent),
        )  # fmt: skip
        stage = self._stage
        if intent.gives_up_hold and not again:
            stage.later(stage.minutes(0.5, 4), lambda: self._give_back(intent, held.appointment_id))
            return
        wait = stage.minutes(10.5, 14) if intent.dallies and not again else stage.minutes(0.7, 4)
        stage.later(wait, lambda: self._confirm(intent, held.appointment_id))

    def _procedures(self, line_id: str, intent: Intent) -> list[str]:
        found = [self._stage.procedure_of(line_id) for _ in range(intent.procedures)]
        return list(dict.fromkeys(p.id for p in found if p is not None))

    def _nearest(self, line_id: str, day: date, intent: Intent, procedures: int) -> Instant | None:
        """The free start that is nearest to what somebody wants."""
        times = self._booking.times(line_id, day, _asker(intent), procedures)
        free = [found.start for found in times if found.seats and found.start > self._stage.clock.now]
        return min(free, key=lambda start: (abs(start - intent.wants), start), default=None)

    def _give_back(self, intent: Intent, appointment_id: str) -> None:
        self._booking.give_back(self._actor(intent), appointment_id, key=new_key())
        self._stage.later(self._stage.minutes(3, 9), lambda: self._book(intent, again=True))

    def _confirm(self, intent: Intent, appointment_id: str) -> None:
        helper = self._helper() if intent.way is Way.HELPER else (None, None)
        try:
            made = self._booking.confirm(
                self._actor(intent), appointment_id, key=new_key(), name=self._name(), phone=intent.phone,
                helper=helper[0], helper_phone=helper[1], consent=True,
            )  # fmt: skip
        except Refusal as refused:
            if refused.code != "hold_over":
                raise
            self._stage.clock.tick()
            self._book(intent, again=True)
            return
        if intent.way is Way.ONLINE and self._stage.chance(OPENS_LINK):
            self._stage.clock.tick()
            proof = proof_of(self._stage.services.context.config(), made.token)
            self._booking.confirm_by_link(made.token, proof, key=new_key())
        self._booked(intent, made)

    def _name(self) -> str:
        mind = self._stage.mind
        return f"{mind.choice(SURNAMES)} {mind.choice(GIVEN)}"

    def _helper(self) -> tuple[str, str]:
        """One helper books for a few people and no more."""
        number = self._helped // PEOPLE_OF_A_HELPER
        self._helped += 1
        return f"Trưởng thôn {number + 1}", f"0913{number:06d}"

    def _actor(self, intent: Intent) -> Actor:
        return self._receptionist if intent.way is Way.DESK else ONLINE

    # -- what becomes of it ----------------------------------------------------------------------------------------

    def _booked(self, intent: Intent, made: Appointment) -> None:
        stage = self._stage
        if not intent.for_another_day:
            stage.witness.booked[made.id] = made.start
        left = made.start - _BEFORE_SLOT - stage.clock.now
        changes = {Change.MOVED: self._move, Change.CANCELLED: self._cancel}.get(intent.change)
        if changes is not None and left > 5 * MINUTE:
            wait = min(int(stage.mind.uniform(0.02, 1.0) * left), 5 * 24 * HOUR)
            stage.later(wait, lambda: changes(intent, made))
            return
        self._arrivals.expect(intent, made)

    def _move(self, intent: Intent, made: Appointment) -> None:
        asker = Asker(by_staff=intent.way is Way.DESK, moving=made.id)
        times = self._booking.times(made.line.id, made.day, asker, max(len(made.procedures), 1))
        free = [found.start for found in times if found.seats and found.start != made.start]
        if free:
            self._stage.clock.tick()
            start = self._stage.mind.choice(free)
            moved = self._booking.move(self._actor(intent), made.id, start, key=new_key())
            self._stage.witness.booked.pop(made.id, None)
            if not intent.for_another_day:
                self._stage.witness.booked[moved.id] = moved.start
            made = moved
        self._arrivals.expect(intent, made)

    def _cancel(self, intent: Intent, made: Appointment) -> None:
        self._booking.cancel(self._actor(intent), made.id, key=new_key())
        self._stage.witness.cancelled.add(made.id)

    # -- the waiting list ------------------------------------------------------------------------------------------

    def _nothing_free(self, intent: Intent) -> None:
        if self._stage.chance(WISHES):
            self._wish(intent)
        else:
            self._arrivals.without_seat(intent)

    def _wish(self, intent: Intent) -> None:
        stage = self._stage
        day = service_day(intent.wants, self._tz)
        stage.clock.tick()
        line_id = stage.lines[intent.letter].id
        wish = self._booking.wish(
            self._receptionist, line_id, day, day, name=self._name(), phone=intent.phone, key=new_key()
        )
        stage.witness.wishes += 1
        self._waiting[wish.id] = _Waiting(intent)
        if intent.visitor is not None:
            give_up_at = max(intent.visitor.arrives_at, stage.clock.now + 5 * MINUTE)
            stage.timetable.at(give_up_at, lambda: self._waited_in_vain(wish.id))

    def _waited_in_vain(self, wish_id: str) -> None:
        """The day has come, or the hour: whoever has no seat by now comes without."""
        waiting = self._waiting[wish_id]
        if not waiting.over:
            waiting.over = True
            self._booking.drop_wish(self._receptionist, wish_id)
            self._stage.clock.tick()
            self._arrivals.without_seat(waiting.intent)

    def look_at_wishes(self) -> None:
        """The receptionist looks at the waiting list, and books what has come free."""
        for wish in self._booking.wishes():
            waiting = self._waiting.get(wish.id)
            if wish.offer is None or waiting is None or waiting.over:
                continue
            waiting.over = True
            self._meet(wish.id, wish.line.id, wish.offer, waiting.intent)

    def _meet(self, wish_id: str, line_id: str, start: Instant, intent: Intent) -> None:
        clock = self._stage.clock
        clock.tick()
        try:
            held = self._booking.hold(self._receptionist, line_id, start, key=new_key(), by=BookedBy.DESK, asker=STAFF)
        except Refusal as refused:
            # Somebody on the list before them has just got it.
            if refused.code != "slot_taken":
                raise
            self._waiting[wish_id].over = False
            return
        clock.tick()
        made = self._booking.confirm(
            self._receptionist, held.appointment_id, key=new_key(), name=self._name(), phone=intent.phone, consent=True
        )
        clock.tick()
        self._booking.drop_wish(self._receptionist, wish_id)
        self._stage.witness.wishes_met += 1
        self._booked(intent, made)


def _by(intent: Intent) -> BookedBy:
    return BookedBy.DESK if intent.way is Way.DESK else BookedBy.WEB


def _asker(intent: Intent) -> Asker:
    return STAFF if intent.way is Way.DESK else Asker()
