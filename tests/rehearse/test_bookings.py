"""Appointments of a rehearsed day: who books, what may become of it, the promise of 12 minutes, and faults found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from onestop_desk.domain import bookings
from onestop_desk.domain.bookings import Arrival, BookingRules
from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, Instant, at
from onestop_desk.domain.slots import seats_of
from onestop_desk.domain.turns import TurnRules, turn_on_entry
from onestop_desk.services import numbers
from onestop_desk.services.booking import arriving, openings
from onestop_desk.services.booking.phones import national
from onestop_desk.services.rehearsal import crowd, intents
from onestop_desk.services.rehearsal.day import Order, play
from onestop_desk.services.rehearsal.intents import Change, Manner, Way
from onestop_desk.services.rehearsal.summary import Summary
from tests.premises import Server

MakeOrder = Callable[..., Order]
TZ = "Asia/Ho_Chi_Minh"
MONDAY = date(2026, 11, 23)
MINUTES = {"A": 6, "B": 12, "C": 15, "G": 3}


def day(ahead: int) -> tuple[Spell, Spell]:
    """The sessions of a day, seen from Monday."""
    when = MONDAY + timedelta(days=ahead)
    half_days = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
    morning, afternoon = (Spell(at(when, opens, TZ), at(when, closes, TZ)) for opens, closes in half_days)
    return morning, afternoon


CALENDAR = intents.Calendar(day(0), (*day(-3), *day(-4)), (*day(1), *day(2)))


def drawn(seed: int, count: int) -> tuple[intents.Intent, ...]:
    visitors = crowd.draw(seed, count, CALENDAR.spells, MINUTES, ["NCT"])
    return intents.draw(seed, visitors, CALENDAR)


def test_the_same_seed_has_the_same_people_book() -> None:
    assert drawn(3, 200) == drawn(3, 200) != drawn(4, 200)


def test_a_third_of_the_visitors_books_and_some_more_for_later_days() -> None:
    found = drawn(1, 120)
    here = [intent for intent in found if not intent.for_another_day]
    assert len(here) == 40
    assert len(found) - len(here) == 10
    assert all(intent.wants > CALENDAR.spells[-1].end for intent in found if intent.for_another_day)
    assert all(CALENDAR.spells[0].start <= intent.wants < CALENDAR.spells[-1].end for intent in here)


def test_everybody_has_a_phone_number_of_their_own_that_may_be_one() -> None:
    phones = [intent.phone for intent in drawn(1, 900)]
    assert len(set(phones)) == len(phones)
    assert all(national(phone) == phone for phone in phones)


def test_staff_book_while_the_office_is_open_and_people_online_before_they_want_to_come() -> None:
    for intent in drawn(2, 900):
        if intent.way is Way.DESK:
            assert any(s.start <= intent.books_at < s.end for day in (-4, -3, 0) for s in _with_lunch(day))
        assert intent.books_at < intent.wants


def _with_lunch(ahead: int) -> tuple[Spell, ...]:
    morning, afternoon = day(ahead)
    return (Spell(morning.start, afternoon.end),)


def test_every_way_to_book_to_change_and_to_come_is_drawn() -> None:
    found = drawn(1, 900)
    assert {i.way for i in found} == set(Way)
    assert {i.change for i in found} == set(Change)
    assert {i.manner for i in found} == set(Manner)
    on_time = [i.off for i in found if i.manner is Manner.ON_TIME]
    assert -20 * MINUTE < min(on_time) < max(on_time) <= 10 * MINUTE


def test_all_that_may_become_of_an_appointment_happens_on_a_crowded_day(crowded_day: Summary) -> None:
    booked = crowded_day.bookings
    figures = {
        "online", "desk", "helper", "made_today", "for_other_days", "checked_in_early", "checked_in_on_time",
        "checked_in_late", "told_too_early", "given_up_for_a_number", "no_shows", "moved", "cancelled", "holds_over",
        "wishes", "wishes_met",
    }  # fmt: skip
    assert {name for name in figures if getattr(booked, name) == 0} == set()
    assert booked.online + booked.desk + booked.helper == booked.booked > 80
    arrived = booked.checked_in_early + booked.checked_in_on_time + booked.checked_in_late
    assert arrived + booked.given_up_for_a_number + booked.no_shows + booked.cancelled == booked.booked


def test_nine_of_ten_booked_are_called_soon_though_thirty_stand_at_the_door(order: MakeOrder) -> None:
    days = [play(replace(order(120, seed=seed), at_the_door=30)).summary for seed in (1, 2)]
    assert [day.violation_details for day in days] == [(), ()]
    on_time = sum(day.bookings.checked_in_early + day.bookings.checked_in_on_time for day in days)
    assert sum(day.bookings.called_in_time for day in days) >= 0.9 * on_time > 50
    assert all(day.bookings.walk_in_wait_p90_s > 30 * 60 for day in days)


@pytest.mark.pg
def test_both_databases_play_the_same_day(order: MakeOrder, postgres: Server) -> None:
    postgres.run("CREATE DATABASE rehearsal")
    try:
        there = play(replace(order(40), address=postgres.address("rehearsal")))
        assert there == play(order(40))
    finally:
        postgres.run("DROP DATABASE rehearsal WITH (FORCE)")


# -- faults of the services are found ----------------------------------------------------------------------------------


def rules_broken(order: Order) -> set[str]:
    return {violation.rule for violation in play(order).summary.violation_details}


def test_a_door_that_takes_the_late_for_on_time_is_found_out(order: MakeOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(start: Instant, now: Instant, rules: BookingRules) -> Arrival:
        return bookings.arrival(start, min(now, start), rules)

    monkeypatch.setattr(arriving, "arrival", lenient)
    assert rules_broken(order(80)) >= {"slot_not_kept", "turned_away"}


def test_an_office_that_forgets_the_credit_of_the_booked_is_found_out(
    order: MakeOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(arrived_at: Instant, rules: TurnRules, *, priority: bool, slot_start: Instant | None) -> Instant:
        del slot_start
        return turn_on_entry(arrived_at, rules, priority=priority)

    monkeypatch.setattr(numbers, "turn_on_entry", forgetful)
    assert rules_broken(order(120)) == {"out_of_turn"}


def test_an_office_that_offers_all_its_time_is_found_out(order: MakeOrder, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = seats_of

    def generous(slots: object, staffed: object, average: float, share: float, internal: int, *, each: int) -> object:
        return honest(slots, staffed, average, 2 * share, internal, each=each)  # type: ignore[arg-type] # passed on

    monkeypatch.setattr(openings, "seats_of", generous)
    assert "above_share" in rules_broken(order(200))
