"""The page Lịch hẹn without a window: the walk of the arrows, the proposed times, days and phones as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.booking.views import BookableDay, BookableSlot, BookingDay, LineDay, SeatView, SlotRow
from tests.moved_clock import instant
from tests.ui.desk import scenes
from ui.desk.appointments import wording
from ui.desk.appointments.offers import MOST, offers
from ui.desk.appointments.plan import DayPlan, Place, first_place, given_name, plan_of, step
from ui.desk.typed_day import typed_day

DAY = date(2026, 11, 25)
TODAY = date(2026, 11, 23)


def seats(public: int, staff: int = 1) -> tuple[SeatView, ...]:
    kinds = [(SeatKind.PUBLIC, n) for n in range(1, public + 1)] + [(SeatKind.STAFF, n) for n in range(1, staff + 1)]
    return tuple(SeatView(kind, number, "free", None) for kind, number in kinds)


def slot(clock: str, half: int, public: int, staff: int = 1) -> SlotRow:
    start = instant(f"2026-11-25 {clock}")
    return SlotRow(start, start + 30 * MINUTE, half, seats(public, staff))


def plan(now: str = "2026-11-23 08:00") -> DayPlan:
    one = (slot("07:30", 0, 2), slot("08:00", 0, 1), slot("13:30", 1, 3))
    other = (slot("07:30", 0, 1), slot("08:00", 0, 0, 0), slot("13:30", 1, 1))
    lines = (LineDay(scenes.LINES[0], (1, 2), one, 0, 6), LineDay(scenes.LINES[1], (3,), other, 0, 2))
    return plan_of(BookingDay(instant(now), DAY, lines, None))


def at(line: int, clock: str, kind: SeatKind = SeatKind.PUBLIC, number: int = 1) -> Place:
    return Place(scenes.LINES[line].id, instant(f"2026-11-25 {clock}"), kind, number)


def test_lines_are_columns_and_lunch_is_a_row() -> None:
    made = plan()
    assert [c.remark for c in made.columns] == ["quầy 1, 2 · đã đặt 0/6", "quầy 3 · đã đặt 0/2"]
    assert [row.words for row in made.rows] == ["07:30", "08:00", "Nghỉ trưa 08:30 đến 13:30", "13:30"]
    assert [c.seats for c in made.columns] == [4, 2]


STEPS = [
    (at(0, "07:30"), 1, 0, at(0, "07:30", number=2)),
    (at(0, "07:30", SeatKind.STAFF), 1, 0, at(1, "07:30")),
    (at(1, "07:30"), -1, 0, at(0, "07:30", SeatKind.STAFF)),
    (at(0, "07:30"), -1, 0, at(0, "07:30")),
    (at(1, "07:30", SeatKind.STAFF), 1, 0, at(1, "07:30", SeatKind.STAFF)),
    (at(0, "07:30"), 0, -1, at(0, "07:30")),
    (at(0, "08:00"), 0, 1, at(0, "13:30")),
    (at(0, "07:30", SeatKind.STAFF), 0, 1, at(0, "08:00", SeatKind.STAFF)),
    (at(1, "07:30"), 0, 1, at(1, "13:30")),
    (at(0, "13:30"), 0, 1, at(0, "13:30")),
]


@pytest.mark.parametrize(("place", "across", "down", "expected"), STEPS)
def test_arrows_skip_breaks_and_empty_slots_and_stop_at_edges(
    place: Place, across: int, down: int, expected: Place
) -> None:
    assert step(plan(), place, across, down) == expected


@given(st.lists(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]), max_size=40))
def test_no_walk_ever_leaves_the_seats(walk: list[tuple[int, int]]) -> None:
    made = plan()
    here = first_place(made)
    assert here is not None
    for across, down in walk:
        here = step(made, here, across, down)
        assert made.seat(here) is not None


def test_the_place_begins_at_what_is_not_past() -> None:
    made = plan("2026-11-25 08:10")
    assert [row.past for row in made.rows] == [True, False, False, False]
    assert first_place(made) == at(0, "08:00")
    assert first_place(made, scenes.LINES[1].id) == at(1, "13:30")


def test_the_first_of_several_names_that_is_said() -> None:
    assert given_name("Đồng Thị Hằng") == "Hằng"
    assert given_name(None) == "đã đặt"


# -- proposals ---------------------------------------------------------------------------------------------------------


def times(day: date, free: list[int]) -> list[BookableSlot]:
    start = instant(f"{day} 07:30")
    return [BookableSlot(start + 30 * n * MINUTE, start + 30 * (n + 1) * MINUTE, seats) for n, seats in enumerate(free)]


def test_times_are_proposed_on_two_days_with_one_late_in_the_first() -> None:
    days = [BookableDay(TODAY, 0, "day_full"), BookableDay(DAY, 9, None), BookableDay(date(2026, 11, 26), 9, None)]
    found = offers(days, lambda day: times(day, [0, 1, 2, 1, 1, 1, 1, 1, 1, 1]), TODAY)
    assert len(found) == MOST
    assert [o.words for o in found[:2]] == ["08:00, Thứ Tư 25/11", "08:30, Thứ Tư 25/11"]
    assert found[2].start > found[1].start + 60 * MINUTE
    assert found[-1].words.endswith("Thứ Năm 26/11")
    assert found[1].remark == "còn 2 chỗ"


def test_a_full_horizon_proposes_nothing() -> None:
    assert offers([BookableDay(DAY, 0, "day_full")], lambda day: [], TODAY) == ()


# -- what is typed -----------------------------------------------------------------------------------------------------

DAYS = {
    "25/11": DAY, "25.11.2026": DAY, "25-11-26": DAY, "25": DAY, " 25 / 11 ": DAY,
    "2/12": date(2026, 12, 2), "5": date(2026, 12, 5), "4/1": date(2027, 1, 4),
    "31/2": None, "": None, "mai": None, "99": None, "25/13": None,
}  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), DAYS.items())
def test_a_day_as_it_is_typed(typed: str, meant: date | None) -> None:
    assert typed_day(typed, TODAY) == meant


@given(st.text(max_size=12))
def test_no_text_breaks_the_day(typed: str) -> None:
    found = typed_day(typed, TODAY)
    assert found is None or isinstance(found, date)


PHONES = {
    "0987 214 605": True, "0987.214.605": True, "+84 987 214 605": True, "84987214605": True, "0204 000 0123": True,
    "098721460": False, "0187214605": False, "9872146050": False, "": False,
}  # fmt: skip


@pytest.mark.parametrize(("typed", "whole"), PHONES.items())
def test_a_phone_as_it_is_typed(typed: str, whole: bool) -> None:
    assert wording.is_whole_phone(typed) is whole
    if whole:
        assert wording.figures(typed)[0] == "0"
        assert wording.phone_remark(typed) == ("", False)


REMARKS = {
    "0987": ("còn 6 số", False),
    "019": ("Không có đầu số 01", True),
    "0987abc": ("Số có dạng 09xx xxx xxx", True),
}


@pytest.mark.parametrize(("typed", "said"), REMARKS.items())
def test_what_is_said_while_a_phone_is_typed(typed: str, said: tuple[str, bool]) -> None:
    assert wording.phone_remark(typed) == said


def test_a_hold_counts_down_in_minutes_then_seconds() -> None:
    until = instant("2026-11-23 08:10")
    assert wording.hold_left(until, instant("2026-11-23 08:00")) == "giữ chỗ còn 10 phút"
    assert wording.hold_left(until, until - 40_000_000) == "giữ chỗ còn 40 giây"
    assert wording.hold_left(until, until) == "hết giờ giữ chỗ"
