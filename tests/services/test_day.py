"""Lunch, closing, and days that nobody closed."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE
from onestop_desk.services.actors import SYSTEM
from tests.moved_clock import instant
from tests.services.hall_day import HallDay


def _before_lunch(hall: HallDay, people: int) -> None:
    hall.clock.set("2026-11-23 11:15")
    hall.open()
    for _ in range(people):
        hall.take()
    hall.clock.set("2026-11-23 11:21")


def test_before_lunch_the_rest_keeps_its_place(hall: HallDay) -> None:
    _before_lunch(hall, 5)
    assert hall.services.day.freeze_for_break(SYSTEM) == 3
    kept = [(r.number, r.kept_until) for r in hall.view().waiting if r.kept_until]
    assert kept == [(n, instant("2026-11-23 13:30")) for n in ("A003", "A004", "A005")]
    assert hall.services.day.freeze_for_break(SYSTEM) == 0


def test_kept_people_are_not_called_before_the_afternoon_and_come_first_then(hall: HallDay) -> None:
    _before_lunch(hall, 4)
    hall.services.day.freeze_for_break(SYSTEM)
    for _ in range(2):
        hall.call()
        hall.come()
        hall.finish()
    with pytest.raises(Refusal) as refused:
        hall.call()
    assert refused.value.code == "nobody_waiting"
    hall.clock.set("2026-11-23 13:00")
    hall.take()
    hall.clock.set("2026-11-23 13:30")
    assert hall.call().number == "A003"
    assert hall.numbers_waiting() == ["A004", "A005"]


def test_newcomers_after_the_freeze_come_after_lunch_unless_minutes_are_left(hall: HallDay) -> None:
    _before_lunch(hall, 4)
    hall.services.day.freeze_for_break(SYSTEM)
    hall.take("A")
    hall.open(3)
    hall.clock.set("2026-11-23 11:22")
    hall.services.office.change_settings(hall.head, break_overrun=10)
    hall.take("C")
    rows = {r.number: r.kept_until for n in (1, 3) for r in hall.view(n).waiting}
    assert rows["A005"] == instant("2026-11-23 13:30")
    assert rows["C001"] is None


def test_far_from_a_break_nothing_is_frozen(hall: HallDay) -> None:
    hall.open()
    hall.take()
    assert hall.services.day.freeze_for_break(SYSTEM) == 0
    hall.clock.set("2026-11-23 16:55")
    assert hall.services.day.freeze_for_break(SYSTEM) == 0


def test_the_plan_lists_who_is_served_and_who_keeps_a_place(hall: HallDay) -> None:
    _before_lunch(hall, 5)
    plan = hall.view().plan
    assert plan is not None
    assert [r.number for r in plan.served] == ["A001", "A002"]
    assert [r.number for r in plan.kept] == ["A003", "A004", "A005"]
    assert plan.resumes_at == instant("2026-11-23 13:30")


def test_missed_people_have_left_when_the_half_day_is_over(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.call()
    visit = hall.visit()
    hall.services.desk.miss(hall.clerk, visit.ticket_id, expected=visit.version, early_reason="went_out")
    assert hall.services.day.end_half_day(SYSTEM) == 0
    hall.clock.set("2026-11-23 13:30")
    assert hall.services.day.end_half_day(SYSTEM) == 1
    assert hall.view().away == ()


def test_closing_gives_everybody_an_outcome(hall: HallDay) -> None:
    hall.open()
    for _ in range(3):
        hall.take()
    hall.call()
    with pytest.raises(Refusal) as refused:
        hall.services.day.close_day(hall.clerk)
    assert (refused.value.code, refused.value.facts["numbers"]) == ("visits_open", "A001")
    hall.come()
    hall.finish()
    closed = hall.services.day.close_day(hall.clerk)
    assert (closed.done, closed.left) == (1, 2)
    assert hall.view().day.day_closed
    assert {c.state for c in hall.view().counters} == {"closed"}
    with pytest.raises(Refusal) as refused:
        hall.take()
    assert refused.value.code == "day_closed"
    hall.services.day.reopen_day(hall.clerk)
    hall.take()


def test_a_day_nobody_closed_is_settled_at_the_next_start(hall: HallDay) -> None:
    hall.open(1)
    hall.open(2, hall.staff[2])
    for _ in range(3):
        hall.take()
    hall.call()
    hall.come()
    hall.call(2, hall.staff[2])
    hall.clock.set("2026-11-25 07:20")
    assert hall.services.day.settle_earlier_days(SYSTEM) == 3
    with hall.services.context.look() as (tx, _, _answers):
        states = [r[0] for r in tx.read("SELECT state FROM ticket")]
        steps = [
            r[0] for r in tx.read("SELECT to_state FROM journal WHERE from_state = 'called' AND reason = 'day_end'")
        ]
    assert states == ["left"] * 3
    assert steps == ["missed"]
    hall.open(1)
    assert hall.view().visit is None


def test_a_desk_that_stays_on_over_night_settles_the_day_before(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.call()
    hall.clock.set("2026-11-25 07:20")
    assert hall.services.day.end_half_day(hall.clerk) == 1
    hall.open()
    fresh = hall.take()
    called = hall.call()
    assert (called.ticket_id, called.again) == (fresh, False)


def test_old_names_are_erased_though_nobody_closes_a_day(hall: HallDay) -> None:
    hall.services.desk.set_person(hall.clerk, hall.take(), "Nguyễn Thử", "0912345678", None)
    hall.clock.now += 31 * 24 * 60 * MINUTE
    hall.services.day.settle_earlier_days(SYSTEM)
    with hall.services.context.look() as (tx, _, _answers):
        assert tx.read("SELECT name, phone FROM person") == [(None, None)]


def test_old_names_are_erased_when_their_days_are_over(hall: HallDay) -> None:
    ticket = hall.take()
    hall.services.desk.set_person(hall.clerk, ticket, "Nguyễn Thử", None, "ghi chú")
    hall.clock.now += 31 * 24 * 60 * MINUTE
    assert hall.services.day.close_day(hall.clerk).erased == 1
    with hall.services.context.look() as (tx, _, _answers):
        assert tx.read("SELECT name, note FROM person") == [(None, None)]
        assert tx.read("SELECT count(*) FROM ticket") == [(1,)]
