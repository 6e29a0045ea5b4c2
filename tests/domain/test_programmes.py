"""Programmes: on which days they run, what they promise, the session they add, and what is refused."""

from datetime import date, time
from decimal import Decimal

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import OpeningHours, Session
from onestop_desk.domain.periods import days_between, week_of
from onestop_desk.domain.programmes import (
    ExtraSessions,
    Kind,
    Programme,
    Rules,
    checked,
    promise_on,
    rules_of,
    stored_rules,
)
from tests.moved_clock import TZ, instant

THURSDAY = date(2026, 11, 26)
NINTH = Programme("n", Kind.NINTH_HOUR, "Giờ thứ 9", date(2026, 11, 1), date(2026, 12, 31),
                  Rules((3,), opens=time(17), closes=time(18)))  # fmt: skip
QUICK = Programme("q", Kind.NO_WAITING, "Thứ Năm không chờ", date(2026, 11, 1), None, Rules((3,), 5))
DAY = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17)))


def hours(*programmes: Programme) -> OpeningHours:
    closed = {date(2026, 12, 3): "Nghỉ"}
    return OpeningHours(dict.fromkeys(range(5), DAY), {}, closed, TZ, extra=ExtraSessions(programmes))


def test_a_programme_runs_on_its_weekdays_between_its_days() -> None:
    assert NINTH.days_in(days_between(date(2026, 10, 1), date(2026, 11, 30))) == (
        date(2026, 11, 5), date(2026, 11, 12), date(2026, 11, 19), THURSDAY,
    )  # fmt: skip
    assert not NINTH.runs_on(date(2027, 1, 7))
    assert QUICK.runs_on(date(2030, 1, 3))
    assert NINTH.touches(week_of(date(2026, 12, 31)))
    assert not NINTH.touches(week_of(date(2027, 1, 4)))


def test_the_extra_hour_joins_the_afternoon_and_leaves_the_half_days_alone() -> None:
    with_it, without = hours(NINTH), hours()
    assert with_it.sessions(THURSDAY) == (DAY[0], Session(time(13, 30), time(18)))
    assert with_it.ordinary_sessions(THURSDAY) == without.sessions(THURSDAY) == DAY
    assert with_it.sessions(date(2026, 11, 25)) == DAY
    assert with_it.closes_today(instant("2026-11-26 08:00")) == instant("2026-11-26 18:00")
    assert with_it.now_open(instant("2026-11-26 17:30")) is not None
    for clock in ("08:00", "12:00", "14:00", "17:30"):
        now = instant(f"2026-11-26 {clock}")
        assert with_it.half_day(now) == without.half_day(now)


def test_a_later_session_stands_apart_and_keeps_the_afternoon_one_half_day() -> None:
    evening = Programme("e", Kind.NINTH_HOUR, "Buổi tối", date(2026, 11, 1), None,
                        Rules((3,), opens=time(18), closes=time(19)))  # fmt: skip
    found = hours(evening)
    assert len(found.sessions(THURSDAY)) == 3
    assert found.half_day(instant("2026-11-26 14:00")) == found.half_day(instant("2026-11-26 18:30"))


def test_a_day_off_stays_off() -> None:
    assert hours(NINTH).sessions(date(2026, 12, 3)) == ()
    assert ExtraSessions((NINTH,)).get(date(2026, 11, 25)) is None


def test_the_shortest_promise_of_the_day_counts() -> None:
    assert promise_on([QUICK], THURSDAY, 15) == 5
    assert promise_on([QUICK], date(2026, 11, 25), 15) == 15
    assert promise_on([QUICK], THURSDAY, 3) == 3
    assert promise_on([NINTH], THURSDAY, 15) == 15


@pytest.mark.parametrize("rules", [
    Rules(), NINTH.rules, Rules((1,), 8, target=Decimal("80.5")), Rules(codes=("1.001193", "2.000815")),
])  # fmt: skip
def test_rules_that_are_kept_are_the_same(rules: Rules) -> None:
    assert rules_of(stored_rules(rules)) == rules


@pytest.mark.parametrize(
    ("kind", "name", "to_day", "rules", "part"),
    [
        (Kind.NO_WRITING, " ", None, Rules(), "name"),
        (Kind.NO_WRITING, "x" * 81, None, Rules(), "name"),
        (Kind.NO_WRITING, "Thứ Ba", date(2026, 10, 1), Rules(), "days"),
        (Kind.NO_WRITING, "Thứ Ba", None, Rules((7,)), "weekdays"),
        (Kind.NO_WRITING, "Thứ Ba", None, Rules(minutes=0), "minutes"),
        (Kind.NO_WAITING, "Thứ Năm", None, Rules(target=Decimal(101)), "target"),
        (Kind.NINTH_HOUR, "Giờ 9", None, Rules(), "hours"),
        (Kind.NINTH_HOUR, "Giờ 9", None, Rules(opens=time(18), closes=time(17)), "hours"),
        (Kind.PAPERLESS, "20 dịch vụ", None, Rules(), "codes"),
        (Kind.PAPERLESS, "20 dịch vụ", None, Rules(codes=("khai sinh",)), "codes"),
    ],
)
def test_what_is_wrong_is_named(kind: Kind, name: str, to_day: date | None, rules: Rules, part: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked(kind, name, date(2026, 11, 1), to_day, rules)
    assert (refused.value.code, refused.value.facts["part"]) == ("bad_programme", part)


def test_codes_are_kept_without_their_tails_and_once() -> None:
    said = Rules(codes=("1.001193.000.00.00.H05", "1.001193"))
    assert checked(Kind.PAPERLESS, "20 dịch vụ", date(2026, 11, 1), None, said).codes == ("1.001193",)


@pytest.mark.parametrize("stored", [{"minutes": "x"}, {"target": "x"}, {"weekdays": ["x"]}])
def test_rules_nobody_can_read_are_refused(stored: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refused:
        rules_of(stored)
    assert refused.value.code == "bad_programme"
