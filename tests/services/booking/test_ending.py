"""Who did not come: counted when surely theirs, lifted by staff, forgotten in time, never for the office's fault."""

from datetime import date
from pathlib import Path

import pytest

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Services
from onestop_desk.services.backups import backup, restore
from onestop_desk.services.booking.views import Asker
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock
from tests.premises import Place
from tests.properties.books import differences
from tests.services.booking.calendar import Calendar

AT, PHONE = "2026-11-23 10:00", "0912345678"


def close(calendar: Calendar, at: str) -> int:
    """The day ends; how many did not come."""
    calendar.clock.set(at)
    return calendar.services.day.close_day(calendar.clerk).no_shows


def missed_twice(calendar: Calendar) -> None:
    """The holder of PHONE misses two appointments that were surely theirs."""
    for day in ("2026-11-23", "2026-11-25"):
        calendar.clock.set(f"{day} 08:00")
        calendar.book(f"{day} 10:00", phone=PHONE, sure=True)
        assert close(calendar, f"{day} 17:00") == 1
    calendar.clock.set("2026-11-26 08:00")


def test_two_missed_appointments_leave_the_same_day_online_and_the_desk(calendar: Calendar) -> None:
    missed_twice(calendar)
    assert calendar.booking.no_shows(PHONE) == 2
    days = {d.day: d for d in calendar.booking.days(calendar.lines["A"], Asker(phone=PHONE))}
    assert days[date(2026, 11, 26)].seats > 0
    assert days[date(2026, 11, 27)].why == "booking_same_day_only"
    with pytest.raises(Refusal) as refused:
        calendar.book("2026-11-27 10:00", phone=PHONE)
    assert (refused.value.code, refused.value.facts["count"]) == ("booking_same_day_only", 2)
    calendar.book("2026-11-26 10:00", phone=PHONE)
    calendar.book("2026-11-27 10:00", phone=PHONE, staff=True)


def test_staff_lift_the_consequence(calendar: Calendar) -> None:
    missed_twice(calendar)
    with pytest.raises(Refusal, match="not_allowed"):
        calendar.booking.lift_no_shows(calendar.kiosk, PHONE)
    assert calendar.booking.lift_no_shows(calendar.clerk, PHONE) == 2
    assert calendar.booking.no_shows(PHONE) == 0
    calendar.book("2026-11-27 10:00", phone=PHONE)


def test_it_can_be_lifted_from_the_appointment_itself(calendar: Calendar) -> None:
    booked = calendar.book(AT, phone=PHONE, sure=True)
    close(calendar, "2026-11-23 17:00")
    assert calendar.booking.lift_no_shows(calendar.clerk, booked.id) == 1


def test_a_missed_appointment_counts_for_thirty_days(calendar: Calendar) -> None:
    calendar.book(AT, phone=PHONE, sure=True)
    close(calendar, "2026-11-23 17:00")
    calendar.clock.set("2026-12-23 09:59")
    assert calendar.booking.no_shows(PHONE) == 1
    calendar.clock.set("2026-12-23 10:00")
    assert calendar.booking.no_shows(PHONE) == 0
    calendar.clock.forward(1)
    calendar.services.day.settle_earlier_days(calendar.clerk)
    with calendar.services.context.look() as (tx, _, _):
        assert tx.read("SELECT * FROM no_show") == []


def test_nobody_pays_for_a_number_that_somebody_else_typed(calendar: Calendar) -> None:
    booked = calendar.book(AT, phone=PHONE)
    assert close(calendar, "2026-11-23 17:00") == 1
    assert calendar.booking.get(booked.id).state is BookingState.NO_SHOW
    assert calendar.booking.no_shows(PHONE) == 0


def test_nobody_missed_what_the_office_took_away(calendar: Calendar) -> None:
    came, later = calendar.book(AT, sure=True), calendar.book("2026-11-23 15:00", sure=True)
    calendar.clock.set(AT)
    calendar.booking.check_in(calendar.kiosk, came.id, key=new_key())
    closed = calendar.book("2026-11-25 10:00", phone=PHONE, sure=True)
    assert close(calendar, "2026-11-23 11:00") == 0
    assert calendar.booking.get(came.id).state is BookingState.CHECKED_IN
    ended = calendar.booking.get(later.id)
    assert (ended.state, ended.reason) == (BookingState.CANCELLED, "office_closed")
    calendar.booking.close(calendar.clerk, date(2026, 11, 25), "Mất điện")
    assert close(calendar, "2026-11-25 17:00") == 0
    assert calendar.booking.get(closed.id).state is BookingState.CANCELLED
    assert calendar.booking.no_shows(PHONE) == 0


def test_a_day_nobody_closed_is_settled_the_next_morning(calendar: Calendar) -> None:
    booked = calendar.book(AT, phone=PHONE, sure=True)
    tomorrow = calendar.book("2026-11-25 10:00")
    held = calendar.hold("2026-11-25 10:30")
    calendar.clock.set("2026-11-25 07:00")
    calendar.services.day.settle_earlier_days(calendar.clerk)
    assert calendar.booking.get(booked.id).state is BookingState.NO_SHOW
    assert calendar.booking.get(tomorrow.id).state is BookingState.CONFIRMED
    ended = calendar.booking.get(held.appointment_id)
    assert (ended.state, ended.reason) == (BookingState.CANCELLED, "hold_over")
    assert calendar.booking.no_shows(PHONE) == 1
    assert differences(calendar.services) == []


def test_a_restore_erases_names_and_hashes_that_were_due(demo: tuple[Services, MovedClock], tmp_path: Path) -> None:
    services, clock = demo
    calendar = Calendar(services, clock)
    calendar.book(AT, phone=PHONE, sure=True)
    close(calendar, "2026-11-23 17:00")
    address, copy = services.context.db.url, tmp_path / "copy.db"
    place = Place("sqlite", address, clock)
    backup(address, copy, place.ports())
    clock.set("2027-02-01 08:00")
    target = Place("sqlite", f"sqlite:///{tmp_path / 'again.db'}", clock)
    assert restore(target.address, copy, target.ports()).erased == 1
    again = target.open()
    with again.context.look() as (tx, _, _):
        assert tx.read("SELECT name, phone FROM person WHERE name IS NOT NULL OR phone IS NOT NULL") == []
        assert tx.read("SELECT holder FROM appointment") == [(None,)]
        assert tx.read("SELECT * FROM no_show") == []
    again.close()
