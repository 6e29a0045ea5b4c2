"""Slots and seats of appointments: when one can come, how many seats a slot has, and which are free for whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil, floor

from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, Instant

_HALF = 0.5 + 1e-9
"""Half a seat is rounded up, also when the sum of many thirds is a hair below it."""


class SeatKind(StrEnum):
    """Who may give a seat."""

    PUBLIC = "public"
    """Citizens online, and staff."""
    STAFF = "staff"
    """Only staff ("nội bộ")."""


@dataclass(frozen=True, order=True)
class Slot:
    """One stretch in which people are expected, as instants; the last one of a session is cut at the break."""

    start: Instant
    end: Instant
    half: int
    """Which session of the day, from 0: visits never run over a break, and seats are rounded within one."""

    @property
    def minutes(self) -> float:
        """How long it is."""
        return (self.end - self.start) / MINUTE


@dataclass(frozen=True)
class SlotSeats:
    """How many seats a slot has for one line."""

    slot: Slot
    public: int
    staff: int

    def has(self, kind: SeatKind) -> bool:
        """Whether there is any seat of a kind, free or not."""
        return _count(self, kind) > 0


@dataclass(frozen=True, order=True)
class Seat:
    """One seat: a slot's start, who may give it, and its number from 1."""

    start: Instant
    kind: SeatKind
    number: int


@dataclass
class Occupied:
    """The numbers of the seats of one slot and kind that count against a newcomer."""

    live: set[int] = field(default_factory=set)
    """Held or booked."""
    hidden: set[int] = field(default_factory=set)
    """Freed a short while ago, which hides them from citizens but not from staff."""


Taken = Mapping[tuple[Instant, str], Occupied]
"""(Start of a slot, kind of seat) -> what is occupied there."""
_FREE = Occupied()


@dataclass(frozen=True)
class Staffing:
    """What a counter gives to a line on one day."""

    lines: int
    """Among how many lines of its own the counter divides its minutes."""
    away: tuple[Spell, ...] = ()
    """When nobody sits there."""


@dataclass(frozen=True)
class Opening:
    """One start of a day with the slots a visit needs from there, and how many such visits could still be booked."""

    start: Instant
    end: Instant
    slots: tuple[Slot, ...]
    """Empty when a visit of that length does not fit before the break."""
    free: Mapping[SeatKind, int]

    @property
    def seats(self) -> int:
        """How many could still be booked, by either kind of seat."""
        return sum(self.free.values())


def slots_of(spells: Sequence[Spell], minutes: int) -> tuple[Slot, ...]:
    """The slots of a day: each session cut into pieces of `minutes`, the last one shorter at the break."""
    step, found = minutes * MINUTE, []
    for half, spell in enumerate(spells):
        start = spell.start
        while start < spell.end:
            end = min(start + step, spell.end)
            found.append(Slot(start, end, half))
            start = end
    return tuple(found)


def staffed_minutes(slots: Sequence[Slot], counters: Iterable[Staffing], closed: Sequence[Spell]) -> dict[Slot, float]:
    """Slot -> minutes that counters spend on a line in it; none in a slot whose start the office is closed at."""
    made = dict.fromkeys(slots, 0.0)
    for counter in counters:
        for slot in slots:
            if not any(spell.start <= slot.start < spell.end for spell in closed):
                made[slot] += _open_minutes(slot, [*closed, *counter.away]) / counter.lines
    return made


def _open_minutes(slot: Slot, shut: Sequence[Spell]) -> float:
    left, reached = 0, slot.start
    for spell in sorted(shut, key=lambda s: s.start):
        left += max(min(spell.start, slot.end) - reached, 0)
        reached = max(reached, min(spell.end, slot.end))
    return (left + max(slot.end - reached, 0)) / MINUTE


def span(average: float, slot_minutes: int) -> int:
    """How many slots an ordinary visit of a line takes."""
    return max(ceil(average / slot_minutes - 1e-9), 1)


def seats_of(
    slots: Sequence[Slot], staffed: Mapping[Slot, float], average: float, share: float, internal: int, *, each: int = 1
) -> tuple[SlotSeats, ...]:
    """The seats of one line in each slot of a day.

    `staffed` is slot -> minutes that counters spend on this line in it, `average` the minutes of one visit, `share`
    the part of the capacity that may be booked (0.5 = half), `each` the slots an ordinary visit takes. Public seats
    are rounded cumulatively over the half-day: what one slot lacks the next one gets, so that together they are the
    share to half a visit; a half-day has at least one. Where a visit takes several slots, so many in a row are
    counted together and have the same seats, or rounding would leave no row in which a visit fits. A slot without
    staff has no seat of either kind.
    """
    made: dict[Slot, int] = dict.fromkeys(slots, 0)
    for half in sorted({slot.half for slot in slots}):
        mine = [slot for slot in slots if slot.half == half]
        blocks = [mine[at : at + each] for at in range(0, len(mine) - each + 1, each)]
        blocks = [block for block in blocks if all(staffed.get(slot, 0.0) > 0 for slot in block)]
        total, given = 0.0, 0
        for block in blocks:
            total += sum(staffed[slot] for slot in block) / average * share
            count = floor(total + _HALF) - given
            given += count
            made.update(dict.fromkeys(block, count))
        if given == 0 and blocks:
            made.update(dict.fromkeys(blocks[0], 1))
    return tuple(SlotSeats(s, made[s], internal if staffed.get(s, 0.0) > 0 else 0) for s in slots)


def free_seats(seats: SlotSeats, taken: Taken, kind: SeatKind, *, by_staff: bool) -> tuple[int, ...]:
    """The numbers of a slot's seats of one kind that may be given now, lowest first.

    Seats that are taken though the slot has become smaller (hours or counters changed) still count against it.
    """
    if kind is SeatKind.STAFF and not by_staff:
        return ()
    count = _count(seats, kind)
    here = taken.get((seats.slot.start, kind), _FREE)
    closed = here.live if by_staff else here.live | here.hidden
    free = [number for number in range(1, count + 1) if number not in closed]
    return tuple(free[: max(count - len(here.live), 0)])


def chain(slots: Sequence[Slot], start: Instant, minutes: float, ordinary: float | None = None) -> tuple[Slot, ...]:
    """The consecutive slots of one half-day that a visit of `minutes` starting at a slot's start needs; () if none fit.

    A last slot that is cut at the break still takes a visit of one ordinary slot (its minutes, when `slots` are not
    the whole day): it may overrun by what was cut.
    """
    fits_one = minutes <= (_longest(slots) if ordinary is None else ordinary)
    at = next((i for i, slot in enumerate(slots) if slot.start == start), len(slots))
    found: list[Slot] = []
    for slot in slots[at:]:
        if found and slot.half != found[0].half:
            break
        found.append(slot)
        minutes -= slot.minutes
        if minutes <= 1e-9:
            return tuple(found)
    return tuple(found) if len(found) == 1 and fits_one else ()


def openings(day: Sequence[SlotSeats], taken: Taken, minutes: float, *, by_staff: bool) -> tuple[Opening, ...]:
    """Every start of a day, with what a visit of `minutes` from there could still have.

    This is the only place that decides what is free, for looking as for writing.
    """
    slots = [seats.slot for seats in day]
    free = {
        seats.slot.start: {kind: len(free_seats(seats, taken, kind, by_staff=by_staff)) for kind in SeatKind}
        for seats in day
    }
    found = []
    for at, slot in enumerate(slots):
        needs = (slot,) if minutes <= slot.minutes else chain(slots[at:], slot.start, minutes, _longest(slots))
        if len(needs) == 1:
            counts = free[slot.start]
        else:
            counts = {kind: min(free[s.start][kind] for s in needs) if needs else 0 for kind in SeatKind}
        found.append(Opening(slot.start, needs[-1].end if needs else slot.end, needs, counts))
    return tuple(found)


def _longest(slots: Sequence[Slot]) -> float:
    return max((slot.minutes for slot in slots), default=0.0)


def without_place(day: Sequence[SlotSeats], booked: Iterable[tuple[str, tuple[Seat, ...]]]) -> list[str]:
    """The bookings that a day's seats have no place for; `booked` is (id, its seats), those that stay longest first.

    A booking needs each of its slots to be there, and not to be full of bookings that were made before it.
    """
    room = {(seats.slot.start, kind): _count(seats, kind) for seats in day for kind in SeatKind}
    left_out = []
    for booking, seats_taken in booked:
        places = [(seat.start, seat.kind) for seat in seats_taken]
        if all(room.get(place, 0) > 0 for place in places):
            for place in places:
                room[place] -= 1
        else:
            left_out.append(booking)
    return left_out


def _count(seats: SlotSeats, kind: SeatKind) -> int:
    return seats.public if kind is SeatKind.PUBLIC else seats.staff
