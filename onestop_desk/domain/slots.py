"""Slots and seats of appointments: when one can come, how many seats a slot has, and which are free for whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, Instant


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


@dataclass(frozen=True)
class SlotSeats:
    """How many seats a slot has for one line."""

    slot: Slot
    public: int
    staff: int


@dataclass(frozen=True, order=True)
class Seat:
    """One seat: a slot's start, who may give it, and its number from 1."""

    start: Instant
    kind: SeatKind
    number: int


@dataclass(frozen=True)
class Taken:
    """A seat somebody has or had; only what still counts against a newcomer."""

    seat: Seat
    live: bool
    """Held or booked; else freed a short while ago, which hides it from citizens but not from staff."""


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


def seats_of(
    slots: Sequence[Slot], staffed: Mapping[Slot, float], average: float, share: float, internal: int
) -> tuple[SlotSeats, ...]:
    """The seats of one line in each slot of a day.

    `staffed` is slot -> minutes that counters spend on this line in it, `average` the minutes of one visit, `share`
    the part of the capacity that may be booked (0.5 = half). Public seats are rounded cumulatively over the half-day:
    what one slot lacks the next one gets, so that together they are the share to half a seat; a half-day with any
    staffed minute has at least one. A slot without staff has none of either kind.
    """
    made: dict[Slot, int] = {}
    for half in sorted({slot.half for slot in slots}):
        mine = [slot for slot in slots if slot.half == half]
        total, given = 0.0, 0
        for slot in mine:
            total += staffed.get(slot, 0.0) / average * share
            made[slot] = max(floor(total + 0.5 + 1e-9) - given, 0) if staffed.get(slot, 0.0) > 0 else 0
            given += made[slot]
        first = next((slot for slot in mine if staffed.get(slot, 0.0) > 0), None)
        if given == 0 and first is not None:
            made[first] = 1
    return tuple(SlotSeats(s, made[s], internal if staffed.get(s, 0.0) > 0 else 0) for s in slots)


def free_seats(seats: SlotSeats, taken: Iterable[Taken], *, by_staff: bool) -> tuple[Seat, ...]:
    """The seats of a slot that may be given now, lowest number first, public ones before staff's.

    Seats that are taken though the slot has become smaller (hours or counters changed) still count against it.
    """
    mine = [t for t in taken if t.seat.start == seats.slot.start]
    found: list[Seat] = []
    wanted = ((SeatKind.PUBLIC, seats.public), (SeatKind.STAFF, seats.staff if by_staff else 0))
    for kind, count in wanted:
        live = {t.seat.number for t in mine if t.live and t.seat.kind == kind}
        hidden = set() if by_staff else {t.seat.number for t in mine if not t.live and t.seat.kind == kind}
        free = [n for n in range(1, count + 1) if n not in live and n not in hidden]
        found += [Seat(seats.slot.start, kind, n) for n in free[: max(count - len(live), 0)]]
    return tuple(found)


def chain(slots: Sequence[Slot], start: Instant, minutes: float) -> tuple[Slot, ...]:
    """The consecutive slots of one half-day that a visit of `minutes` starting at a slot's start needs; () if none fit.

    A visit that is not longer than its first slot needs just that one.
    """
    found: list[Slot] = []
    left = minutes * MINUTE
    for slot in _from(slots, start):
        found.append(slot)
        left -= slot.end - slot.start
        if left <= 0:
            return tuple(found)
    # A short last slot still takes a visit of ordinary length: the break may be overrun by what a slot is cut.
    return tuple(found) if len(found) == 1 and _is_last(slots, found[0]) else ()


def _from(slots: Sequence[Slot], start: Instant) -> Iterator[Slot]:
    half, expected = None, start
    for slot in slots:
        if slot.start == expected and (half is None or slot.half == half):
            half, expected = slot.half, slot.end
            yield slot


def _is_last(slots: Sequence[Slot], slot: Slot) -> bool:
    return all(other.half != slot.half or other.start <= slot.start for other in slots)
