"""Slots and seats: cut at the break, rounded over the half-day, never more than the share."""

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.hours import OpeningHours, Session, Spell
from onestop_desk.domain.instants import MINUTE, at
from onestop_desk.domain.slots import (
    Occupied,
    Seat,
    SeatKind,
    Slot,
    SlotSeats,
    Staffing,
    Taken,
    chain,
    free_seats,
    openings,
    seats_of,
    slots_of,
    span,
    staffed_minutes,
    without_place,
)

TZ = "Asia/Ho_Chi_Minh"
DAY = date(2026, 11, 25)
MORNING = Spell(at(DAY, time(7, 30), TZ), at(DAY, time(11, 30), TZ))
AFTERNOON = Spell(at(DAY, time(13, 30), TZ), at(DAY, time(17), TZ))
PUBLIC, STAFF = SeatKind.PUBLIC, SeatKind.STAFF


def clock(slot: Slot) -> int:
    """Minutes from the start of the morning to a slot's start."""
    return (slot.start - MORNING.start) // MINUTE


def public(slots: tuple[Slot, ...], average: float, *, share: float = 0.5, each: int = 1) -> list[int]:
    """Public seats of fully staffed slots."""
    staffed = {slot: slot.minutes for slot in slots}
    return [seats.public for seats in seats_of(slots, staffed, average, share, 1, each=each)]


def test_a_day_has_a_slot_every_half_hour_and_none_at_lunch() -> None:
    slots = slots_of((MORNING, AFTERNOON), 30)
    assert [clock(s) for s in slots] == [*range(0, 240, 30), *range(360, 570, 30)]
    assert {slot.half for slot in slots[:8]} == {0}
    assert {slot.half for slot in slots[8:]} == {1}


def test_the_last_slot_is_cut_at_the_break() -> None:
    slots = slots_of((MORNING, AFTERNOON), 45)
    cut = [slot for slot in slots if slot.minutes < 45]
    assert [(clock(slot), slot.minutes) for slot in cut] == [(225, 15), (540, 30)]
    assert all(slot.end <= MORNING.end or slot.start >= AFTERNOON.start for slot in slots)


def test_seats_of_six_minutes_are_half_the_capacity() -> None:
    assert public(slots_of((MORNING,), 30), 6) == [3, 2, 3, 2, 3, 2, 3, 2]


def test_a_slow_line_has_at_least_one_seat_a_half_day() -> None:
    assert public(slots_of((MORNING, AFTERNOON), 30), 30, share=0.01) == [1, *[0] * 7, 1, *[0] * 6]


def test_a_slot_without_staff_has_no_seats_of_either_kind() -> None:
    slots = slots_of((MORNING,), 30)
    staffed = dict.fromkeys(slots, 30.0) | {slots[1]: 0.0}
    seats = seats_of(slots, staffed, 6, 0.5, 2)
    assert (seats[1].public, seats[1].staff) == (0, 0)
    assert seats[0].staff == 2


def test_nobody_staffs_the_half_day_so_nothing_can_be_booked() -> None:
    slots = slots_of((MORNING,), 30)
    assert all((s.public, s.staff) == (0, 0) for s in seats_of(slots, dict.fromkeys(slots, 0.0), 6, 0.5, 2))


def test_a_visit_longer_than_a_slot_finds_slots_in_a_row() -> None:
    slots = slots_of((MORNING,), 30)
    assert span(45, 30) == 2
    assert public(slots, 45, each=2) == [1, 1, 0, 0, 1, 1, 1, 1]
    # Without counting two together, rounding would alternate and no visit of an hour would ever fit.
    assert public(slots, 60) == [0, 1, 0, 0, 0, 1, 0, 0]
    assert public(slots, 60, each=2) == [1, 1, 0, 0, 1, 1, 0, 0]


@given(
    average=st.floats(2, 120),
    share=st.floats(0.05, 1),
    minutes=st.sampled_from([10, 15, 20, 30, 45, 60]),
    away=st.lists(st.tuples(st.integers(0, 570), st.integers(1, 300)), max_size=3),
    counters=st.lists(st.integers(1, 4), min_size=1, max_size=5),
)
def test_walk_ins_keep_their_part_of_the_day(
    average: float, share: float, minutes: int, away: list[tuple[int, int]], counters: list[int]
) -> None:
    slots = slots_of((MORNING, AFTERNOON), minutes)
    gone = tuple(Spell(MORNING.start + a * MINUTE, MORNING.start + (a + long) * MINUTE) for a, long in away)
    staffed = staffed_minutes(slots, [Staffing(lines, gone) for lines in counters], ())
    each = span(average, minutes)
    seats = seats_of(slots, staffed, average, share, 0, each=each)
    for half in (0, 1):
        mine = [s for s in seats if s.slot.half == half]
        capacity = sum(staffed[s.slot] for s in mine)
        # A visit takes `each` seats, so that a seat stands for so many minutes.
        booked = sum(s.public for s in mine) * average / each
        assert booked <= max(capacity * share + average / 2, average) + 1e-6
        assert all(s.public == 0 for s in mine if staffed[s.slot] == 0)
        if each == 1 and capacity > 0:
            assert any(s.public for s in mine)


@given(opens=st.integers(0, 600), lasts=st.integers(1, 700), minutes=st.integers(5, 90), start=st.integers(0, 10**9))
def test_slots_fill_a_session_without_gap_or_overlap(opens: int, lasts: int, minutes: int, start: int) -> None:
    begin = start + opens * MINUTE
    slots = slots_of((Spell(begin, begin + lasts * MINUTE),), minutes)
    assert slots[0].start == begin
    assert slots[-1].end == begin + lasts * MINUTE
    assert all(a.end == b.start for a, b in pairwise(slots))
    assert all(slot.minutes == minutes for slot in slots[:-1])


def test_a_counter_divides_its_minutes_among_its_lines() -> None:
    slots = slots_of((MORNING,), 30)
    staffed = staffed_minutes(slots, [Staffing(2), Staffing(3)], ())
    assert staffed[slots[0]] == pytest.approx(25)


def test_absences_and_closed_hours_take_their_minutes_once() -> None:
    slots = slots_of((MORNING,), 30)
    ten_past = Spell(MORNING.start + 10 * MINUTE, MORNING.start + 70 * MINUTE)
    lapping = Spell(MORNING.start + 20 * MINUTE, MORNING.start + 40 * MINUTE)
    staffed = staffed_minutes(slots, [Staffing(1, (ten_past, lapping))], ())
    assert [staffed[s] for s in slots[:4]] == [10, 0, 20, 30]
    closed = staffed_minutes(slots, [Staffing(1)], (Spell(MORNING.start, MORNING.start + 5 * MINUTE),))
    assert closed[slots[0]] == 0
    assert closed[slots[1]] == 30


def test_a_saturday_worked_in_exchange_has_slots() -> None:
    day = date(2026, 8, 22)
    week = {0: (Session(time(7, 30), time(11, 30)),), 4: (Session(time(7, 30), time(11)),)}
    hours = OpeningHours(week, {}, {}, TZ, {day: 4})
    assert len(slots_of(hours.usual_spells(day), 30)) == 7
    assert slots_of(hours.usual_spells(date(2026, 8, 29)), 30) == ()


SLOT = slots_of((MORNING,), 30)[0]


def taken(number: int, kind: SeatKind = PUBLIC, *, live: bool = True) -> tuple[int, SeatKind, bool]:
    """A seat of the first slot."""
    return number, kind, live


def occupied(seats: list[tuple[int, SeatKind, bool]]) -> dict[tuple[int, str], Occupied]:
    """Seats of the first slot as they count."""
    return {
        (SLOT.start, kind): Occupied(
            {n for n, k, live in seats if k is kind and live}, {n for n, k, live in seats if k is kind and not live}
        )
        for kind in SeatKind
    }


@pytest.mark.parametrize(
    ("seats", "by_staff", "kind", "free"),
    [
        ([], False, PUBLIC, (1, 2, 3)),
        ([], False, STAFF, ()),
        ([], True, STAFF, (1,)),
        ([taken(2)], False, PUBLIC, (1, 3)),
        ([taken(2, live=False)], False, PUBLIC, (1, 3)),
        ([taken(2, live=False)], True, PUBLIC, (1, 2, 3)),
        ([taken(2), taken(2, live=False)], True, PUBLIC, (1, 3)),
        ([taken(1, STAFF)], True, STAFF, ()),
        ([taken(1, STAFF)], False, PUBLIC, (1, 2, 3)),
        # The slot had more seats when these were given.
        ([taken(4), taken(5)], False, PUBLIC, (1,)),
        ([taken(4), taken(5), taken(6), taken(7)], True, PUBLIC, ()),
    ],
)
def test_which_seats_may_be_given(
    seats: list[tuple[int, SeatKind, bool]], by_staff: bool, kind: SeatKind, free: tuple[int, ...]
) -> None:
    assert free_seats(SlotSeats(SLOT, 3, 1), occupied(seats), kind, by_staff=by_staff) == free


def test_a_long_visit_needs_slots_in_a_row_before_the_break() -> None:
    slots = slots_of((MORNING, AFTERNOON), 30)
    assert [clock(s) for s in chain(slots, slots[0].start, 12)] == [0]
    assert [clock(s) for s in chain(slots, slots[0].start, 30)] == [0]
    assert [clock(s) for s in chain(slots, slots[0].start, 36)] == [0, 30]
    assert chain(slots, slots[7].start, 36) == ()
    assert chain(slots, slots[0].start + 1, 12) == ()
    assert [clock(s) for s in chain(slots, slots[6].start, 60)] == [180, 210]


def test_a_cut_slot_still_takes_an_ordinary_visit() -> None:
    slots = slots_of((MORNING,), 45)
    assert [s.minutes for s in chain(slots, slots[-1].start, 20)] == [15]


def test_a_long_visit_is_free_where_each_of_its_slots_is() -> None:
    slots = slots_of((MORNING,), 30)
    grid = [SlotSeats(slot, 2, 1) for slot in slots]
    second: Taken = {(slots[1].start, PUBLIC): Occupied({1})}
    found = openings(grid, second, 40, by_staff=True)
    assert [dict(o.free) for o in found[:3]] == [{PUBLIC: 1, STAFF: 1}, {PUBLIC: 1, STAFF: 1}, {PUBLIC: 2, STAFF: 1}]
    assert found[-1].seats == 0
    assert found[-1].slots == ()


def test_whoever_was_first_keeps_what_is_left() -> None:
    slots = slots_of((MORNING,), 30)
    grid = [SlotSeats(slot, 1, 0) for slot in slots[:2]]
    seat = Seat(slots[0].start, PUBLIC, 1)
    later = Seat(slots[2].start, PUBLIC, 1)
    booked = [("first", (seat,)), ("second", (Seat(slots[0].start, PUBLIC, 2),)), ("closed", (later,))]
    assert without_place(grid, booked) == ["second", "closed"]


def test_a_long_visit_that_lost_one_slot_has_no_place_and_takes_none() -> None:
    slots = slots_of((MORNING,), 30)
    grid = [SlotSeats(slots[0], 1, 0)]
    long = (Seat(slots[0].start, PUBLIC, 1), Seat(slots[1].start, PUBLIC, 1))
    assert without_place(grid, [("long", long), ("short", (Seat(slots[0].start, PUBLIC, 2),))]) == ["long"]
