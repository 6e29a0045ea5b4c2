"""Taking the seats of a visit, so that nobody else has one of them; and saying why a start cannot be had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onestop_desk.data import seats
from onestop_desk.data.bookings import FOREVER
from onestop_desk.data.tx import Statement
from onestop_desk.domain.bookings import last_day, nearest
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant, local
from onestop_desk.domain.slots import Opening, Seat, SeatKind, SlotSeats, Taken, free_seats
from onestop_desk.services.booking.openings import Openings, Wanted, line_takes, taken_on
from onestop_desk.services.context import Action
from onestop_desk.services.keys import new_id

NEAREST = 3
"""Free starts that are named to whoever comes too late."""


@dataclass(frozen=True)
class Place:
    """Where somebody wants to sit."""

    wanted: Wanted
    day: date
    start: Instant
    kind: SeatKind | None
    """A kind that is asked for; else public seats first."""
    closed_today: bool

    @property
    def kinds(self) -> tuple[SeatKind, ...]:
        """The kinds of seat that will do, the best first."""
        if self.kind is not None:
            return (self.kind,)
        return (SeatKind.PUBLIC, SeatKind.STAFF) if self.wanted.by_staff else (SeatKind.PUBLIC,)


def open_at(action: Action, openings: Openings, place: Place, taken: Taken) -> tuple[Opening, SeatKind]:
    """The opening at a place and the kind of seat to take there.

    Raises Refusal: slot_taken, slot_unknown, slot_too_soon, slot_too_far, line_closed, day_closed.
    """
    offered = openings.offered(
        action.tx, action.config, place.wanted, place.day, taken, closed_today=place.closed_today
    )
    found = next((one for one in offered if one.start == place.start), None)
    if found is None:
        raise _why_not(action, openings, place)
    for kind in place.kinds:
        if found.free[kind]:
            return found, kind
    raise _slot_taken(action, place, offered)


def _why_not(action: Action, openings: Openings, place: Place) -> Refusal:
    config, tx, line = action.config, action.tx, place.wanted.line
    rules = config.settings.booking_rules
    if place.day > last_day(tx.day, rules):
        return Refusal("slot_too_far", days=rules.horizon_days)
    if place.day < tx.day:
        return Refusal("slot_too_soon", minutes=rules.lead_minutes)
    if not any(one.start == place.start for one in openings.all(tx, config, place.wanted, place.day, {})):
        return Refusal("slot_unknown")
    if not line_takes(line, place.start):
        return Refusal("line_closed", line=line.name, reason=line.closed_reason, reopens=line.reopens_at)
    if place.closed_today and place.day == tx.day:
        return Refusal("day_closed", opens=config.hours.next_opening(tx.now))
    return Refusal("slot_too_soon", minutes=rules.lead_minutes)


def _slot_taken(action: Action, place: Place, offered: Sequence[Opening]) -> Refusal:
    free = nearest((o.start for o in offered if any(o.free[kind] for kind in place.kinds)), place.start, NEAREST)
    clocks = ", ".join(f"{local(start, action.config.office.tz):%H:%M}" for start in free)
    return Refusal("slot_taken", nearest=clocks or None)


@dataclass
class Taking:
    """Takes a seat in each slot of an opening for an appointment that is stored.

    Somebody may have been quicker since `taken` was read: then it is read again, as long as something is free.
    """

    action: Action
    openings: Openings
    place: Place
    found: Opening
    appointment_id: str
    taken: Taken
    until: Instant = FOREVER
    but: str | None = None
    """The appointment that is moved: its own seats are free for it."""

    def take(self, kind: SeatKind) -> tuple[SeatKind, tuple[Seat, ...]]:
        """The kind and the seats, of `kind` where it can be; raises Refusal("slot_taken")."""
        seats.sweep(self.action.tx, self._line_id, [slot.start for slot in self.found.slots])
        for one in (kind, *(other for other in self.place.kinds if other is not kind)):
            got = self._take_kind(one)
            if got:
                return one, got
            seats.drop(self.action.tx, self.appointment_id)
            self._look_again()
        raise _slot_taken(self.action, self.place, self._offered())

    @property
    def _line_id(self) -> str:
        return self.place.wanted.line.id

    def _look_again(self) -> None:
        tx = self.action.tx
        seats.sweep(tx, self._line_id, [slot.start for slot in self.found.slots])
        self.taken = seats.occupied(tx.reads(taken_on(self.action.config, self._line_id, self.place.day))[0], self.but)

    def _offered(self) -> Sequence[Opening]:
        place = self.place
        return self.openings.offered(
            self.action.tx, self.action.config, place.wanted, place.day, self.taken, closed_today=place.closed_today
        )

    def _take_kind(self, kind: SeatKind) -> tuple[Seat, ...]:
        """A seat of one kind in each slot, none at all when one slot has none."""
        grid = self.openings.seats(self.action.tx, self.action.config, self._line_id, self.place.day)
        missing = [one for one in grid if one.slot in self.found.slots]
        got: list[Seat] = []
        while missing:
            tries = [self._first_free(one, kind) for one in missing]
            if None in tries:
                return ()
            answers = self.action.tx.reads(*[self._statement(seat) for seat in tries if seat])
            got += [seat for seat, rows in zip(tries, answers, strict=True) if seat and rows]
            missing = [one for one, rows in zip(missing, answers, strict=True) if not rows]
            if missing:
                self._look_again()
        return tuple(sorted(got))

    def _first_free(self, one: SlotSeats, kind: SeatKind) -> Seat | None:
        by_staff = self.place.wanted.by_staff
        free = free_seats(one, self.taken, kind, by_staff=by_staff)
        return Seat(one.slot.start, kind, free[0]) if free else None

    def _statement(self, seat: Seat) -> Statement:
        return seats.take(new_id(), self.appointment_id, self._line_id, seat, self.until)
