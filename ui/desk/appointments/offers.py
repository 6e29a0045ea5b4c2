"""Which times to propose to a caller: the next free ones, on two days, so that there is a choice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.instants import Instant
from onestop_desk.services.booking.views import BookableDay, BookableSlot
from onestop_desk.words import _, plural
from onestop_desk.words.phrases import clock
from ui.desk.appointments.wording import day_words

ON_FIRST_DAY = 3
MOST = 5


@dataclass(frozen=True)
class Offer:
    """One time to propose."""

    start: Instant
    words: str
    remark: str


def offers(
    days: Sequence[BookableDay], times: Callable[[date], Sequence[BookableSlot]], today: date
) -> tuple[Offer, ...]:
    """The next free times: some of the first day that has any, the rest of the next one."""
    found: list[Offer] = []
    for day in days:
        if not day.seats:
            continue
        free = [slot for slot in times(day.day) if slot.seats]
        room = ON_FIRST_DAY if not found else MOST - len(found)
        found += [Offer(slot.start, _words(slot, day.day, today), _remark(slot)) for slot in _spread(free, room)]
        if len(found) >= MOST or (found and len(found) > ON_FIRST_DAY):
            break
    return tuple(found[:MOST])


def _spread(slots: Sequence[BookableSlot], room: int) -> list[BookableSlot]:
    """The first ones and, where there are more, one late in the day: half of the callers work in the morning."""
    if len(slots) <= room:
        return list(slots)
    later = slots[len(slots) * 2 // 3]
    return [*slots[: room - 1], later if later.start > slots[room - 2].start else slots[room - 1]]


def _words(slot: BookableSlot, day: date, today: date) -> str:
    return _("{time}, {day}").format(time=clock(slot.start), day=day_words(day, today))


def _remark(slot: BookableSlot) -> str:
    return plural("còn {n} chỗ", slot.seats).format(n=slot.seats)
