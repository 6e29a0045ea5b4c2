"""Check-in: exactly one number, early, on time and late, and what stands against it."""

from datetime import date

import pytest

from onestop_desk.domain.bookings import Arrival, BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.tickets import Source
from onestop_desk.services.booking.views import CheckedIn
from onestop_desk.services.keys import new_key
from tests.moved_clock import instant
from tests.properties.books import differences, stored_tickets
from tests.services.booking.calendar import CITIZEN, Calendar

AT = "2026-11-25 09:00"
SLOT = instant(AT)


def check_in(calendar: Calendar, appointment_id: str, *, as_walk_in: bool = False) -> CheckedIn:
    """A kiosk reads a code."""
    return calendar.booking.check_in(calendar.kiosk, appointment_id, key=new_key(), as_walk_in=as_walk_in)


@pytest.mark.parametrize(
    ("offset", "how"),
    [(-60 * MINUTE, Arrival.ON_TIME), (10 * MINUTE, Arrival.ON_TIME), (10 * MINUTE + 1, Arrival.LATE)],
)
def test_a_number_is_given_once_with_its_turn(calendar: Calendar, offset: int, how: Arrival) -> None:
    booked = calendar.book(AT)
    calendar.clock.now = SLOT + offset
    first = check_in(calendar, booked.id)
    calendar.clock.forward(3)
    assert check_in(calendar, booked.id) == first
    assert first.arrival is how
    (ticket,) = stored_tickets(calendar.services)
    assert (ticket.id, ticket.shown, ticket.source) == (first.ticket.ticket_id, "A001", Source.APPOINTMENT)
    if how is Arrival.ON_TIME:
        assert (ticket.slot_start, ticket.turn_at) == (SLOT, min(SLOT - 240 * MINUTE, ticket.arrived_at))
        assert ticket.callable_from == max(ticket.arrived_at, SLOT - 5 * MINUTE) == ticket.started_at
    else:
        assert (ticket.slot_start, ticket.turn_at) == (None, ticket.arrived_at)
    now = calendar.booking.get(booked.id)
    assert (now.state, now.ticket, now.sure) == (BookingState.CHECKED_IN, "A001", True)
    assert differences(calendar.services) == []


def test_too_early_is_told_when_or_gives_the_appointment_up(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    public = calendar.free(AT, staff=True)
    calendar.clock.now = SLOT - 60 * MINUTE - 1
    with pytest.raises(Refusal) as refused:
        check_in(calendar, booked.id)
    assert refused.value.code == "too_early"
    assert refused.value.facts["opens"] == SLOT - 60 * MINUTE
    given = check_in(calendar, booked.id, as_walk_in=True)
    assert given.arrival is Arrival.TOO_EARLY
    assert check_in(calendar, booked.id, as_walk_in=True) == given
    (ticket,) = stored_tickets(calendar.services)
    assert (ticket.source, ticket.slot_start, ticket.turn_at) == (Source.KIOSK, None, ticket.arrived_at)
    assert calendar.free(AT, staff=True) == public + 1
    assert calendar.booking.get(booked.id).state is BookingState.CANCELLED
    assert differences(calendar.services) == []


def test_what_is_no_appointment_of_today_is_refused(calendar: Calendar) -> None:
    held, booked = calendar.hold(AT), calendar.book("2026-11-26 09:00")
    calendar.clock.set("2026-11-25 08:30")
    for one, code in ((held.appointment_id, "booking_state"), (booked.id, "booking_other_day")):
        with pytest.raises(Refusal) as refused:
            check_in(calendar, one)
        assert refused.value.code == code
    cancelled = calendar.booking.cancel(CITIZEN, booked.id, key=new_key())
    with pytest.raises(Refusal, match="booking_state"):
        check_in(calendar, cancelled.id)
    assert stored_tickets(calendar.services) == []


def test_numbers_that_are_out_do_not_stop_whoever_has_a_seat(calendar: Calendar) -> None:
    booked = calendar.book("2026-11-25 16:30")
    calendar.clock.set("2026-11-25 16:31")
    calendar.hall.open()
    for _ in range(4):
        calendar.hall.take("A")
    with pytest.raises(Refusal, match="line_full"):
        calendar.hall.take("A")
    assert check_in(calendar, booked.id).arrival is Arrival.ON_TIME


def test_a_closed_line_and_a_closed_day_do(calendar: Calendar) -> None:
    first, second = calendar.book(AT), calendar.book(AT)
    calendar.clock.set(AT)
    line = calendar.lines["A"]
    calendar.services.office.set_line_open(calendar.clerk, line, False, "staff_away")
    with pytest.raises(Refusal, match="line_closed"):
        check_in(calendar, first.id)
    calendar.services.office.set_line_open(calendar.clerk, line, True)
    check_in(calendar, first.id)
    calendar.services.day.close_day(calendar.clerk)
    with pytest.raises(Refusal):
        check_in(calendar, second.id)


def test_before_numbers_are_given_the_booked_may_already_check_in(calendar: Calendar) -> None:
    booked = calendar.book("2026-11-25 07:30")
    calendar.clock.set("2026-11-25 06:30")
    with pytest.raises(Refusal, match="outside_hours"):
        calendar.hall.take("A")
    assert check_in(calendar, booked.id).arrival is Arrival.ON_TIME


def test_the_visit_opens_with_what_was_booked(calendar: Calendar) -> None:
    line = calendar.lines["A"]
    mine = [p.id for p in calendar.services.procedures.all_in_force() if p.line_id == line][:2]
    booked = calendar.confirm(calendar.hold(AT, procedures=tuple(mine)))
    calendar.clock.set(AT)
    check_in(calendar, booked.id)
    calendar.hall.open()
    calendar.hall.call()
    visit = calendar.hall.visit()
    assert [p.procedure.id for p in visit.procedures if p.procedure] == mine
    assert visit.person_name == "Nguyễn Văn Thử"
    assert differences(calendar.services) == []


def test_the_booked_are_found_by_the_end_of_their_phone_number(calendar: Calendar) -> None:
    booked = calendar.book(AT, phone="0912345678")
    calendar.book("2026-11-26 09:00", phone="0988345678")
    calendar.clock.set(AT)
    assert [a.id for a in calendar.booking.by_phone_end("5678")] == [booked.id]
    assert calendar.booking.by_phone_end("78") == ()
    assert calendar.booking.by_phone_end("000") == ()
    assert [a.id for a in calendar.booking.find("nguyen thu")] != []
    assert [a.id for a in calendar.booking.find(booked.code)] == [booked.id]
    assert [a.id for a in calendar.booking.find("0912 345")] == [booked.id]
    assert calendar.booking.find("nobody") == ()
    assert date(2026, 11, 25) == booked.day
