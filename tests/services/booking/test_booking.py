"""Holding a seat and confirming it: once, for whoever may, and never twice."""

from datetime import date

import pytest

from onestop_desk.domain.bookings import BookedBy, BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.booking.proofs import proof_of
from onestop_desk.services.booking.views import Asker
from onestop_desk.services.keys import new_key, new_token
from tests.moved_clock import instant
from tests.properties.books import differences
from tests.services.booking.calendar import CITIZEN, Calendar

WEDNESDAY, AT = date(2026, 11, 25), "2026-11-25 08:30"


def test_a_citizen_books_a_time_and_finds_it_again(calendar: Calendar) -> None:
    before = calendar.free(AT)
    held = calendar.hold(AT)
    assert calendar.free(AT) == before - 1
    booked = calendar.confirm(held, phone="+84 912 345 678")
    assert (booked.state, booked.phone, booked.sure) == (BookingState.CONFIRMED, "0912345678", False)
    assert (booked.start, booked.end) == (instant(AT), instant("2026-11-25 09:00"))
    booking = calendar.booking
    assert booking.by_token(held.token) == booked
    assert booking.by_code(held.code, phone="0912 345 678") == booked
    assert booking.by_code(f"{held.code[:3]} {held.code[3:]}", day=WEDNESDAY) == booked
    assert calendar.free(AT) == before - 1
    assert differences(calendar.services) == []


@pytest.mark.parametrize("token", ["", "x", "A" * 22, "'; --"])
def test_a_wrong_token_finds_nothing(calendar: Calendar, token: str) -> None:
    calendar.book(AT)
    with pytest.raises(Refusal) as refused:
        calendar.booking.by_token(token)
    assert refused.value.code == "unknown_booking"


def test_a_code_needs_the_whole_phone_number_or_the_day(calendar: Calendar) -> None:
    booked = calendar.book(AT, phone="0912345678")
    for wrong in ({"phone": "0912345679"}, {"day": date(2026, 11, 26)}):
        with pytest.raises(Refusal) as refused:
            calendar.booking.by_code(booked.code, **wrong)
        assert refused.value.code == "unknown_booking"


def test_wrong_codes_are_counted_for_each_place_and_day(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    wrong = "100000" if booked.code != "100000" else "100001"
    for _ in range(10):
        with pytest.raises(Refusal, match="unknown_booking"):
            calendar.booking.by_code(wrong, day=WEDNESDAY, asked_from="kiosk-1")
    with pytest.raises(Refusal, match="too_many_tries"):
        calendar.booking.by_code(booked.code, day=WEDNESDAY, asked_from="kiosk-1")
    assert calendar.booking.by_code(booked.code, day=WEDNESDAY, asked_from="kiosk-2").id == booked.id
    calendar.clock.set("2026-11-24 08:00")
    assert calendar.booking.by_code(booked.code, day=WEDNESDAY, asked_from="kiosk-1").id == booked.id


def test_the_same_key_holds_once(calendar: Calendar) -> None:
    before, key = calendar.free(AT), new_key()
    answers = {
        calendar.booking.hold(CITIZEN, calendar.lines["A"], instant(AT), key=key, by=BookedBy.WEB) for _ in range(3)
    }
    assert len(answers) == 1
    assert calendar.free(AT) == before - 1


def test_the_same_key_confirms_once_and_keeps_no_name(calendar: Calendar) -> None:
    held, key = calendar.hold(AT), new_key()
    told = [
        calendar.booking.confirm(
            CITIZEN, held.appointment_id, key=key, name="Trần Thị Kín", phone="0912000999", consent=True
        )
        for _ in range(2)
    ]
    assert told[0] == told[1]
    with calendar.services.context.look() as (tx, _, _):
        kept = str(tx.read("SELECT answer FROM answer")) + str(tx.read("SELECT facts FROM journal"))
    assert "Kín" not in kept
    assert "912000999" not in kept


def test_the_last_seat_is_given_once_and_the_nearest_are_named(calendar: Calendar) -> None:
    for _ in range(calendar.free(AT)):
        calendar.hold(AT)
    with pytest.raises(Refusal) as refused:
        calendar.hold(AT)
    assert refused.value.code == "slot_taken"
    assert refused.value.facts["nearest"] == "07:30, 08:00, 09:00"
    nearest = calendar.booking.nearest(calendar.lines["A"], instant(AT), Asker())
    assert [n.start for n in nearest] == [instant(f"2026-11-25 {t}") for t in ("07:30", "08:00", "09:00")]
    # Staff still have the internal seat.
    assert calendar.free(AT, staff=True) == 1
    assert calendar.book(AT, staff=True).kind is SeatKind.STAFF


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2026-11-25 08:31", "slot_unknown"),
        ("2026-11-25 11:30", "slot_unknown"),
        ("2026-11-24 08:30", "slot_unknown"),  # Ngày Văn hóa Việt Nam
        ("2026-11-28 08:30", "slot_unknown"),  # a Saturday
        ("2026-11-23 08:30", "slot_too_soon"),
        ("2026-11-22 08:30", "slot_too_soon"),
        ("2026-12-07 08:30", None),
        ("2026-12-08 08:30", "slot_too_far"),
        ("2026-11-23 09:00", None),
    ],
)
def test_when_one_can_book(calendar: Calendar, at: str, code: str | None) -> None:
    if code is None:
        assert calendar.hold(at).start == instant(at)
        return
    with pytest.raises(Refusal) as refused:
        calendar.hold(at)
    assert refused.value.code == code
    assert calendar.free(at) == 0


def test_staff_book_without_lead_until_the_slot_ends(calendar: Calendar) -> None:
    calendar.clock.set("2026-11-23 08:29")
    assert calendar.hold("2026-11-23 08:00", staff=True).start == instant("2026-11-23 08:00")
    calendar.clock.set("2026-11-23 08:30")
    with pytest.raises(Refusal, match="slot_too_soon"):
        calendar.hold("2026-11-23 08:00", staff=True)


def test_a_hold_made_in_time_may_be_confirmed_later(calendar: Calendar) -> None:
    held = calendar.hold("2026-11-23 09:00")
    calendar.clock.forward(9.9)
    assert calendar.confirm(held).state is BookingState.CONFIRMED


def test_a_hold_ends_by_itself_and_its_seat_is_not_hidden(calendar: Calendar) -> None:
    before = calendar.free(AT)
    held = calendar.hold(AT)
    calendar.clock.forward(10)
    assert calendar.free(AT) == before
    assert calendar.booking.get(held.appointment_id).over


def test_a_late_confirmation_takes_the_seat_again_while_it_is_free(calendar: Calendar) -> None:
    held = calendar.hold(AT)
    calendar.clock.forward(25)
    assert calendar.confirm(held).state is BookingState.CONFIRMED
    late = calendar.hold(AT)
    calendar.clock.forward(25)
    for _ in range(calendar.free(AT)):
        calendar.book(AT)
    with pytest.raises(Refusal) as refused:
        calendar.confirm(late)
    assert refused.value.code == "hold_over"
    assert refused.value.facts["nearest"] == "07:30, 08:00, 09:00"
    assert calendar.booking.get(late.appointment_id).over


@pytest.mark.parametrize("staff", [False, True])
def test_a_time_that_was_closed_while_it_was_held_is_not_promised(calendar: Calendar, staff: bool) -> None:
    held, other = (calendar.hold(at, staff=staff) for at in ("2026-11-25 08:30", "2026-11-25 10:00"))
    calendar.booking.close(calendar.clerk, WEDNESDAY, "Mất điện", from_clock="08:00", to_clock="09:00")
    with pytest.raises(Refusal) as refused:
        calendar.confirm(held, staff=staff)
    assert (refused.value.code, calendar.booking.get(held.appointment_id).state) == ("slot_unknown", BookingState.HELD)
    assert calendar.confirm(other, staff=staff).state is BookingState.CONFIRMED
    assert calendar.booking.affected() == ()
    calendar.booking.reopen(calendar.clerk, WEDNESDAY)
    assert calendar.confirm(held, staff=staff).state is BookingState.CONFIRMED


def test_a_hold_that_is_given_back_is_free_at_once(calendar: Calendar) -> None:
    before = calendar.free(AT)
    held = calendar.hold(AT)
    calendar.booking.give_back(CITIZEN, held.appointment_id, key=new_key())
    assert calendar.free(AT) == before
    with pytest.raises(Refusal, match="booking_state"):
        calendar.confirm(held)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"phone": "12345"}, "bad_phone"),
        ({"phone": "+1 650 253 0000"}, "bad_phone"),
        ({"phone": ""}, "bad_phone"),
        ({"name": "  "}, "empty_name"),
        ({"consent": False}, "consent_needed"),
    ],
)
def test_what_is_asked_of_whoever_comes(calendar: Calendar, changes: dict[str, object], code: str) -> None:
    held = calendar.hold(AT)
    said = {"name": "Nguyễn Văn Thử", "phone": "0912000001", "consent": True, **changes}
    with pytest.raises(Refusal) as refused:
        calendar.booking.confirm(CITIZEN, held.appointment_id, key=new_key(), **said)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert calendar.booking.get(held.appointment_id).state is BookingState.HELD


def test_limits_count_only_what_is_surely_the_holders(calendar: Calendar) -> None:
    phone = calendar.phone()
    for at in ("2026-11-25 08:30", "2026-11-25 09:00", "2026-11-25 09:30"):
        calendar.book(at, phone=phone)
    calendar.book("2026-11-25 10:00", phone=phone, staff=True)
    with pytest.raises(Refusal, match="booking_line_limit"):
        calendar.book("2026-11-25 10:30", phone=phone)
    calendar.book("2026-11-25 10:30", "B", phone=phone, sure=True)
    with pytest.raises(Refusal, match="booking_day_limit"):
        calendar.book("2026-11-25 10:30", "C", phone=phone, staff=True)
    calendar.book("2026-11-26 10:30", phone=phone)


def test_whoever_is_known_is_offered_only_what_would_be_accepted(calendar: Calendar) -> None:
    phone = calendar.phone()
    calendar.book(AT, phone=phone, sure=True)
    asker = Asker(phone=phone)
    days = {d.day: d for d in calendar.booking.days(calendar.lines["A"], asker)}
    assert (days[WEDNESDAY].seats, days[WEDNESDAY].why) == (0, "booking_line_limit")
    assert days[date(2026, 11, 26)].seats > 0
    with pytest.raises(Refusal, match="booking_line_limit"):
        calendar.booking.hold(CITIZEN, calendar.lines["A"], instant(AT), key=new_key(), by=BookedBy.WEB, asker=asker)


def test_a_link_makes_an_appointment_surely_the_holders_within_the_limits(calendar: Calendar) -> None:
    phone = calendar.phone()
    first, second = calendar.book(AT, phone=phone), calendar.book("2026-11-25 09:00", phone=phone)
    config, key = calendar.services.context.config(), new_key()
    proof, other = proof_of(config, first.token), proof_of(config, second.token)
    assert calendar.booking.by_link(first.token, proof).id == first.id
    assert calendar.booking.confirm_by_link(first.token, proof, key=key).sure
    assert calendar.booking.confirm_by_link(first.token, proof, key=key).sure
    assert calendar.booking.confirm_by_link(first.token, proof, key=new_key()).sure
    with pytest.raises(Refusal, match="booking_line_limit"):
        calendar.booking.confirm_by_link(second.token, other, key=new_key())
    assert differences(calendar.services) == []


def test_the_page_alone_makes_nothing_sure(calendar: Calendar) -> None:
    first, second = calendar.book(AT), calendar.book("2026-11-25 09:00")
    right = proof_of(calendar.services.context.config(), first.token)
    for token, proof in ((first.token, ""), (first.token, right[:-1]), (first.token, first.token),
                         (second.token, right), (new_token(), right), (first.token, "đ")):  # fmt: skip
        with pytest.raises(Refusal, match="unknown_booking"):
            calendar.booking.by_link(token, proof)
        with pytest.raises(Refusal, match="unknown_booking"):
            calendar.booking.confirm_by_link(token, proof, key=new_key())
    assert not calendar.booking.get(first.id).sure
    assert not calendar.booking.get(second.id).sure


def test_a_helper_has_a_limit_of_their_own_and_is_named(calendar: Calendar) -> None:
    calendar.services.office.change_settings(calendar.hall.head, helper_bookings=2)

    def help_somebody(at: str, phone: str) -> str | None:
        held = calendar.hold(at)
        return calendar.booking.confirm(
            CITIZEN, held.appointment_id, key=new_key(), name="Cụ Bà", phone=phone, helper="Trưởng thôn Hai",
            helper_phone="0987654321", consent=True, sure=True,
        ).helper  # fmt: skip

    assert help_somebody(AT, "0912000077") == "Trưởng thôn Hai"
    help_somebody("2026-11-25 09:00", "0912000077")
    with pytest.raises(Refusal, match="booking_helper_limit"):
        help_somebody("2026-11-25 09:30", "0912000078")
    # What was booked for somebody by a helper does not use up what they may book themselves.
    calendar.book("2026-11-25 09:30", phone="0912000077", sure=True)


def test_citizens_have_no_internal_seats_and_stations_do_not_ask_as_staff(calendar: Calendar) -> None:
    line, start = calendar.lines["A"], instant(AT)
    with pytest.raises(Refusal, match="not_allowed"):
        calendar.booking.hold(CITIZEN, line, start, key=new_key(), by=BookedBy.WEB, kind=SeatKind.STAFF)
    with pytest.raises(Refusal, match="not_allowed"):
        calendar.booking.hold(calendar.kiosk, line, start, key=new_key(), by=BookedBy.KIOSK, asker=Asker(by_staff=True))


def test_several_procedures_take_slots_in_a_row(calendar: Calendar) -> None:
    services, line = calendar.services, calendar.lines["D"]
    mine = [p.id for p in services.procedures.all_in_force() if p.line_id == line][:3]
    minutes = next(x.minutes for x in services.office.lines() if x.id == line)
    assert len(mine) == 3
    assert 30 < minutes * 3 <= 60
    times = {t.start: t for t in calendar.booking.times(line, WEDNESDAY, Asker(), procedures=3)}
    start = next(t.start for t in times.values() if t.seats)
    held = calendar.booking.hold(CITIZEN, line, start, key=new_key(), by=BookedBy.WEB, procedure_ids=mine)
    booked = calendar.confirm(held)
    assert booked.seats == 2
    assert booked.end - booked.start == 60 * 60 * 1_000_000
    assert [p.procedure_id for p in booked.procedures] == mine


def test_a_closed_line_takes_bookings_only_from_when_it_opens_again(calendar: Calendar) -> None:
    line = calendar.lines["A"]
    calendar.services.office.set_line_open(calendar.clerk, line, False, "staff_away")
    assert {d.why for d in calendar.booking.days(line, Asker()) if d.why != "office_closed"} == {"line_closed"}
    with pytest.raises(Refusal, match="line_closed"):
        calendar.hold(AT)
    reopens = instant("2026-11-25 08:30")
    calendar.services.office.set_line_open(calendar.clerk, line, False, "staff_away", reopens)
    assert calendar.hold(AT).start == reopens
    assert calendar.free("2026-11-25 08:00") == 0


def test_days_say_why_there_is_nothing(calendar: Calendar) -> None:
    days = {d.day.isoformat(): d for d in calendar.booking.days(calendar.lines["A"], Asker())}
    assert next(iter(days)) == "2026-11-23"
    assert list(days)[-1] == "2026-12-07"
    assert (days["2026-11-24"].why, days["2026-11-24"].holiday) == ("office_closed", "Ngày Văn hóa Việt Nam")
    assert (days["2026-11-28"].why, days["2026-11-28"].holiday) == ("office_closed", "")
    calendar.clock.set("2026-11-23 16:01")
    days = {d.day.isoformat(): d for d in calendar.booking.days(calendar.lines["A"], Asker())}
    assert days["2026-11-23"].why == "too_late_today"
    free = calendar.booking.next_free(calendar.lines["A"], Asker())
    assert free is not None
    assert free.start == instant("2026-11-25 07:30")


def test_what_is_erased_takes_the_hashes_with_it(calendar: Calendar) -> None:
    booked = calendar.book(AT, sure=True)
    calendar.clock.set("2026-12-25 23:59")
    calendar.services.day.settle_earlier_days(calendar.clerk)
    assert calendar.booking.get(booked.id).name == "Nguyễn Văn Thử"
    calendar.clock.set("2026-12-26 00:01")
    calendar.services.day.settle_earlier_days(calendar.clerk)
    left = calendar.booking.get(booked.id)
    assert (left.name, left.phone, left.email) == (None, None, None)
    with calendar.services.context.look() as (tx, _, _):
        assert tx.read("SELECT holder, helper FROM appointment") == [(None, None)]
    assert differences(calendar.services) == []


@pytest.mark.parametrize("at", ["2026-11-25 08:30", "2026-11-27 16:30", "2026-11-29 10:00", "2026-12-20 10:00"])
def test_the_nearest_starts_are_the_nearest_of_all(calendar: Calendar, at: str) -> None:
    line, wanted = calendar.lines["A"], instant(at)
    for hour in ("08:00", "08:30", "09:00"):
        while calendar.free(f"2026-11-25 {hour}"):
            calendar.hold(f"2026-11-25 {hour}")
    days = [day.day for day in calendar.booking.days(line, Asker())]
    free = [slot for day in days for slot in calendar.booking.times(line, day, Asker()) if slot.seats]
    for most in (1, 3, 40, 1000):
        right = sorted(free, key=lambda slot: (abs(slot.start - wanted), slot.start))[:most]
        assert calendar.booking.nearest(line, wanted, Asker(), most=most) == tuple(sorted(right, key=lambda s: s.start))
