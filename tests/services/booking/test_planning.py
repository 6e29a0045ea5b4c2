"""The desk's calendar: who has which seat, what a change takes from whom, closing, and the waiting list."""

from datetime import date

import pytest

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.services.booking.openings import seats_on
from onestop_desk.services.booking.views import Asker, SlotRow
from onestop_desk.services.keys import new_key
from tests.moved_clock import instant
from tests.properties.books import differences
from tests.services.booking.calendar import CITIZEN, Calendar

WEDNESDAY, AT = date(2026, 11, 25), "2026-11-25 08:30"


def slot(calendar: Calendar, at: str, letter: str = "A") -> SlotRow:
    """One slot of the desk's grid."""
    day = calendar.booking.day(date.fromisoformat(at[:10]))
    line = next(one for one in day.lines if one.line.letter == letter)
    return next(row for row in line.slots if row.start == instant(at))


def test_the_grid_shows_each_seat_as_it_is(calendar: Calendar) -> None:
    held, booked, gone = calendar.hold(AT), calendar.book(AT), calendar.book("2026-11-25 09:00")
    calendar.booking.cancel(CITIZEN, gone.id, key=new_key())
    seats = slot(calendar, AT).seats
    assert [(s.kind.value, s.number, s.state) for s in seats] == [
        ("public", 1, "held"),
        ("public", 2, "booked"),
        ("public", 3, "free"),
        ("staff", 1, "free"),
    ]
    assert [s.appointment.id for s in seats if s.appointment] == [held.appointment_id, booked.id]
    assert slot(calendar, "2026-11-25 09:00").seats[0].state == "hidden"
    assert slot(calendar, "2026-11-25 09:30").seats[0].state == "free"
    calendar.clock.forward(11)
    assert slot(calendar, AT).seats[0].state == "free"
    calendar.clock.set(AT)
    calendar.booking.check_in(calendar.kiosk, booked.id, key=new_key())
    assert slot(calendar, AT).seats[1].state == "checked_in"


def test_the_week_counts_what_is_booked(calendar: Calendar) -> None:
    calendar.book(AT)
    calendar.hold(AT)
    week = {d.day.isoformat(): d for d in calendar.booking.week(WEDNESDAY)}
    assert list(week) == [f"2026-11-{n}" for n in range(23, 30)]
    assert week["2026-11-25"].lines[calendar.lines["A"]] == (1, 38)
    assert week["2026-11-24"].closed == "Ngày Văn hóa Việt Nam"
    assert [d for d, v in week.items() if v.closed is not None] == ["2026-11-24", "2026-11-28", "2026-11-29"]


def test_tomorrows_list_has_only_those_who_still_come(calendar: Calendar) -> None:
    booked, cancelled = calendar.book(AT), calendar.book(AT)
    calendar.hold("2026-11-25 09:00")
    calendar.booking.cancel(CITIZEN, cancelled.id, key=new_key())
    assert [a.id for a in calendar.booking.reminders(WEDNESDAY)] == [booked.id]


def test_closing_a_day_moves_nobody_and_names_whom_to_call(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    preview = calendar.booking.affected(closures=[WEDNESDAY])
    affected = calendar.booking.close(calendar.clerk, WEDNESDAY, "Mất điện cả xã")
    assert [a.appointment.id for a in affected] == [booked.id] == [a.appointment.id for a in preview]
    assert affected[0].offers == preview[0].offers
    assert affected[0].offers[0] == instant("2026-11-26 07:30")
    assert calendar.booking.get(booked.id).state is BookingState.CONFIRMED
    assert calendar.free(AT) == 0
    assert calendar.services.context.config().hours.closures[WEDNESDAY] == "Mất điện cả xã"
    with pytest.raises(Refusal, match="slot_unknown"):
        calendar.hold(AT)
    # The one who is to be called is still on the desk's page.
    assert [s.appointment.id for s in slot(calendar, AT).seats if s.appointment] == [booked.id]
    for offer in affected[0].offers:
        assert offer in {t.start for t in calendar.booking.times(calendar.lines["A"], date(2026, 11, 26), Asker())}
    calendar.booking.reopen(calendar.clerk, WEDNESDAY)
    assert calendar.booking.affected() == ()
    assert calendar.free(AT) > 0
    assert differences(calendar.services) == []


def test_whoever_was_reminded_before_is_to_be_told_of_the_closing(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    calendar.booking.mark_told(calendar.clerk, booked.id)
    (affected,) = calendar.booking.close(calendar.clerk, WEDNESDAY, "Mất điện cả xã")
    assert not affected.appointment.told
    assert not calendar.booking.get(booked.id).told
    assert differences(calendar.services) == []


def test_closing_hours_leaves_the_rest_of_the_day(calendar: Calendar) -> None:
    inside, outside = calendar.book("2026-11-25 09:30"), calendar.book("2026-11-25 10:30")
    assert [a.appointment.id for a in calendar.booking.affected(day=WEDNESDAY, spell=("09:00", "10:00"))] == [inside.id]
    affected = calendar.booking.close(calendar.clerk, WEDNESDAY, "Họp", from_clock="09:00", to_clock="10:00")
    assert [a.appointment.id for a in affected] == [inside.id]
    assert [calendar.free(f"2026-11-25 {t}") > 0 for t in ("08:30", "09:00", "09:30", "10:00")] == [
        True,
        False,
        False,
        True,
    ]
    assert calendar.booking.get(outside.id).state is BookingState.CONFIRMED
    with pytest.raises(Refusal, match="bad_time"):
        calendar.booking.close(calendar.clerk, WEDNESDAY, "Họp", from_clock="10:00", to_clock="09:00")
    with pytest.raises(Refusal, match="reason_needed"):
        calendar.booking.close(calendar.clerk, WEDNESDAY, " ")


def test_new_hours_name_those_who_have_no_slot_any_more(calendar: Calendar) -> None:
    early, late = calendar.book("2026-11-25 07:30"), calendar.book("2026-11-25 16:00")
    hours = {day: [["08:00", "11:30"], ["13:30", "17:00"]] for day in range(5)}
    assert [a.appointment.id for a in calendar.booking.affected(hours=hours)] == [early.id]
    assert calendar.booking.affected() == ()
    calendar.services.office.change_hours(calendar.hall.head, hours)
    assert [a.appointment.id for a in calendar.booking.affected()] == [early.id]
    assert calendar.booking.get(early.id).start == early.start
    assert calendar.booking.get(late.id).state is BookingState.CONFIRMED


def test_a_counter_that_nobody_staffs_has_no_seats(calendar: Calendar) -> None:
    owners = [c for c in calendar.services.office.counters() if any(
        v.letter == "A" and v.role.value == "own" for v in c.lines)]  # fmt: skip
    assert len(owners) == 1
    booked = calendar.book(AT)
    preview = calendar.booking.affected(absence=(owners[0].id, WEDNESDAY, "08:00", "10:00"))
    affected = calendar.booking.set_absence(calendar.clerk, owners[0].id, WEDNESDAY, "08:00", "10:00", "Đi họp")
    assert [a.appointment.id for a in affected] == [booked.id] == [a.appointment.id for a in preview]
    assert calendar.free("2026-11-25 09:30", staff=True) == 0
    assert calendar.free("2026-11-25 10:00") > 0
    (absence,) = calendar.booking.absences(WEDNESDAY)
    assert (absence.counter, absence.from_clock, absence.to_clock) == (owners[0].number, "08:00", "10:00")
    calendar.booking.drop_absence(calendar.clerk, owners[0].id, WEDNESDAY)
    assert calendar.booking.affected() == ()
    assert calendar.booking.absences(WEDNESDAY) == ()
    with pytest.raises(Refusal, match="unknown_counter"):
        calendar.booking.set_absence(calendar.clerk, "nobody", WEDNESDAY, "08:00", "10:00", "")


def test_fewer_seats_take_the_last_who_booked(calendar: Calendar) -> None:
    booked = [calendar.book(AT) for _ in range(calendar.free(AT))]
    assert len(booked) == 3
    calendar.services.office.change_settings(calendar.hall.head, online_share=25)
    # A quarter of 30 minutes, 6 each: 1.25 seats a slot, so the third slot has one.
    assert [a.appointment.id for a in calendar.booking.affected()] == [b.id for b in booked[1:]]
    assert calendar.free(AT) == 0


def test_the_waiting_list_is_offered_what_comes_free(calendar: Calendar) -> None:
    public = calendar.free(AT) + 0
    assert public
    wish = calendar.booking.wish(
        CITIZEN, calendar.lines["A"], WEDNESDAY, WEDNESDAY, name="Bà Chờ", phone="0912345678", key=new_key()
    )
    assert (wish.name, wish.phone, wish.offer) == ("Bà Chờ", "0912345678", instant("2026-11-25 07:30"))
    calendar.booking.close(calendar.clerk, WEDNESDAY, "Nghỉ")
    assert calendar.booking.wishes(calendar.lines["A"])[0].offer is None
    assert calendar.booking.wishes(calendar.lines["B"]) == ()
    calendar.booking.drop_wish(calendar.clerk, wish.id)
    assert calendar.booking.wishes() == ()
    with pytest.raises(Refusal, match="unknown_wish"):
        calendar.booking.drop_wish(calendar.clerk, wish.id)
    with pytest.raises(Refusal, match="bad_days"):
        calendar.booking.wish(
            CITIZEN, calendar.lines["A"], WEDNESDAY, date(2026, 11, 24), name="Bà Chờ", phone="0912345678",
            key=new_key(),
        )  # fmt: skip


def test_a_saturday_worked_in_exchange_can_be_booked(calendar: Calendar) -> None:
    config, line = calendar.services.context.config(), calendar.lines["A"]
    seats = [sum(s.public for s in seats_on(config, 6, line, date(2026, 8, day))) for day in (21, 22, 29, 31)]
    assert seats == [38, 38, 0, 0]
    assert config.hours.now_open(instant("2026-08-22 08:00")) is not None


def test_tet_has_no_slots(calendar: Calendar) -> None:
    calendar.clock.set("2027-02-01 08:00")
    days = {d.day: d for d in calendar.booking.days(calendar.lines["A"], Asker())}
    closed = [day.day for day in days if days[day].why == "office_closed"]
    assert closed == [4, 5, 6, 7, 8, 9, 10, 13, 14]
    assert days[date(2027, 2, 8)].holiday == "Mùng ba Tết Nguyên Đán"


@pytest.mark.parametrize("now", ["2026-11-24 23:59", "2026-11-25 00:00", "2026-11-25 06:30"])
def test_the_day_changes_at_midnight_of_the_office(calendar: Calendar, now: str) -> None:
    calendar.clock.set(now)
    first = calendar.booking.days(calendar.lines["A"], Asker())[0]
    assert first.day.isoformat() == now[:10]
    assert calendar.free("2026-11-25 07:30") > 0
    calendar.clock.forward(1)
    assert (calendar.free("2026-11-25 07:30") > 0) is (now[11:] != "06:30")
