"""Moving and cancelling: the same code, the old seat freed with it, and nobody trades seats."""

from datetime import date

import pytest

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.booking.views import Asker
from onestop_desk.services.keys import new_key
from tests.moved_clock import instant
from tests.properties.books import differences
from tests.services.booking.calendar import CITIZEN, Calendar

AT, TO = "2026-11-25 08:30", "2026-11-26 09:00"


def test_moving_keeps_code_and_token_and_frees_the_old_seat(calendar: Calendar) -> None:
    old_free, new_free = calendar.free(AT), calendar.free(TO)
    old = calendar.book(AT, sure=True)
    key = new_key()
    new = calendar.booking.move(CITIZEN, old.id, instant(TO), key=key, expected=old.version)
    assert calendar.booking.move(CITIZEN, old.id, instant(TO), key=key, expected=old.version) == new
    assert (new.code, new.token, new.phone, new.sure) == (old.code, old.token, old.phone, True)
    assert (new.start, new.state) == (instant(TO), BookingState.CONFIRMED)
    assert calendar.booking.get(old.id).state is BookingState.MOVED
    assert calendar.booking.by_token(old.token).id == new.id
    assert calendar.booking.by_code(old.code, phone=old.phone).id == new.id
    assert calendar.free(TO) == new_free - 1
    assert calendar.free(AT) == old_free - 1
    calendar.clock.forward(15)
    assert calendar.free(AT) == old_free
    assert differences(calendar.services) == []


def test_a_freed_seat_is_hidden_online_and_staff_may_give_it(calendar: Calendar) -> None:
    public = calendar.free(AT)
    booked = [calendar.book(AT) for _ in range(public)]
    cancelled = calendar.booking.cancel(CITIZEN, booked[0].id, key=new_key())
    assert cancelled.state is BookingState.CANCELLED
    assert calendar.free(AT) == 0
    with pytest.raises(Refusal, match="slot_taken"):
        calendar.hold(AT)
    given = calendar.book(AT, staff=True)
    assert given.kind is SeatKind.PUBLIC
    calendar.clock.forward(16)
    assert calendar.free(AT) == 0
    calendar.booking.cancel(CITIZEN, booked[1].id, key=new_key())
    calendar.clock.now += 15 * MINUTE - 1
    assert calendar.free(AT) == 0
    calendar.clock.now += 1
    assert calendar.free(AT) == 1


def test_moving_within_a_day_does_not_count_against_itself(calendar: Calendar) -> None:
    booked = calendar.book(AT, sure=True)
    asker = Asker(phone=booked.phone, moving=booked.id)
    days = {d.day: d for d in calendar.booking.days(calendar.lines["A"], asker)}
    assert days[date(2026, 11, 25)].seats > 0
    moved = calendar.booking.move(CITIZEN, booked.id, instant("2026-11-25 09:00"), key=new_key())
    assert moved.start == instant("2026-11-25 09:00")


def test_a_refused_move_leaves_everything_as_it_was(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    for _ in range(calendar.free(TO)):
        calendar.book(TO)
    with pytest.raises(Refusal, match="slot_taken"):
        calendar.booking.move(CITIZEN, booked.id, instant(TO), key=new_key())
    assert calendar.booking.get(booked.id) == booked
    with pytest.raises(Refusal, match="same_slot"):
        calendar.booking.move(CITIZEN, booked.id, instant(AT), key=new_key())
    with pytest.raises(Refusal, match="stale"):
        calendar.booking.move(CITIZEN, booked.id, instant("2026-11-25 10:00"), key=new_key(), expected=99)


def test_staff_move_to_another_line_and_an_internal_seat(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    moved = calendar.booking.move(
        calendar.clerk, booked.id, instant(AT), key=new_key(), line_id=calendar.lines["B"], kind=SeatKind.STAFF
    )
    assert (moved.line.letter, moved.kind) == ("B", SeatKind.STAFF)
    with pytest.raises(Refusal, match="not_allowed"):
        calendar.booking.move(CITIZEN, moved.id, instant(TO), key=new_key(), kind=SeatKind.STAFF)


def test_what_is_past_only_staff_change(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    calendar.clock.set(AT)
    with pytest.raises(Refusal, match="booking_past"):
        calendar.booking.cancel(CITIZEN, booked.id, key=new_key())
    with pytest.raises(Refusal, match="booking_past"):
        calendar.booking.move(CITIZEN, booked.id, instant(TO), key=new_key())
    assert calendar.booking.move(calendar.clerk, booked.id, instant(TO), key=new_key()).start == instant(TO)


def test_an_appointment_ends_once(calendar: Calendar) -> None:
    booked, key = calendar.book(AT), new_key()
    first = calendar.booking.cancel(CITIZEN, booked.id, key=key)
    assert calendar.booking.cancel(CITIZEN, booked.id, key=key) == first
    with pytest.raises(Refusal, match="booking_state"):
        calendar.booking.cancel(CITIZEN, booked.id, key=new_key())
    with pytest.raises(Refusal, match="booking_state"):
        calendar.booking.move(CITIZEN, booked.id, instant(TO), key=new_key())
    with pytest.raises(Refusal, match="unknown_booking"):
        calendar.booking.cancel(CITIZEN, "nobody", key=new_key())


def test_staff_say_that_somebody_was_told(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    calendar.booking.mark_told(calendar.clerk, booked.id)
    assert calendar.booking.get(booked.id).told
    with pytest.raises(Refusal, match="not_allowed"):
        calendar.booking.mark_told(calendar.kiosk, booked.id)
    assert differences(calendar.services) == []
