"""Opening hours: sessions, half-days, the next opening, holidays, and clock times as people write them."""

from datetime import date, time

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import OpeningHours, Session, parse_clock, parse_sessions
from tests.moved_clock import TZ, instant

MORNING, AFTERNOON = Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17))
TET = {date(2027, 2, day): "Tết Nguyên đán" for day in (4, 5, 6, 7, 8, 9, 10)}
HOURS = OpeningHours(
    dict.fromkeys(range(5), (MORNING, AFTERNOON)),
    {date(2026, 11, 28): (Session(time(8), time(11)),), date(2027, 2, 10): (MORNING,)},
    TET,
    TZ,
)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2026-11-23", 2),
        ("2026-11-28", 1),
        ("2026-11-29", 0),
        ("2027-02-05", 0),
        ("2027-02-10", 1),
        ("2027-02-11", 2),
    ],
)
def test_an_exception_wins_over_a_closure_and_a_closure_over_the_week(day: str, count: int) -> None:
    assert len(HOURS.sessions(date.fromisoformat(day))) == count


@pytest.mark.parametrize(
    ("clock", "is_open"),
    [
        ("2026-11-23 07:29", False),
        ("2026-11-23 07:30", True),
        ("2026-11-23 11:29", True),
        ("2026-11-23 11:30", False),
        ("2026-11-23 13:30", True),
        ("2026-11-23 17:00", False),
        ("2026-11-29 09:00", False),
        ("2027-02-05 09:00", False),
    ],
)
def test_when_the_office_is_open(clock: str, is_open: bool) -> None:
    assert (HOURS.now_open(instant(clock)) is not None) is is_open


@pytest.mark.parametrize(
    ("clock", "after_break"),
    [
        ("2026-11-23 11:29", None),
        ("2026-11-23 11:30", "2026-11-23 13:30"),
        ("2026-11-23 13:29", "2026-11-23 13:30"),
        ("2026-11-23 13:30", None),
        ("2026-11-28 12:00", None),
    ],
)
def test_the_break_between_two_sessions(clock: str, after_break: str | None) -> None:
    spell = HOURS.in_break(instant(clock))
    assert (spell.start if spell else None) == (instant(after_break) if after_break else None)


@pytest.mark.parametrize(
    ("clock", "opens"),
    [
        ("2026-11-23 00:00", "2026-11-23 07:30"),
        ("2026-11-23 07:30", "2026-11-23 13:30"),
        ("2026-11-23 17:00", "2026-11-24 07:30"),
        ("2026-11-27 17:30", "2026-11-28 08:00"),
        ("2026-11-28 12:00", "2026-11-30 07:30"),
        ("2027-02-03 18:00", "2027-02-10 07:30"),
    ],
)
def test_when_the_office_opens_next(clock: str, opens: str) -> None:
    assert HOURS.next_opening(instant(clock)) == instant(opens)


def test_an_office_without_hours_never_opens() -> None:
    never = OpeningHours({}, {}, {}, TZ)
    assert never.next_opening(instant("2026-11-23 08:00")) is None
    assert never.closes_today(instant("2026-11-23 08:00")) is None


@pytest.mark.parametrize(
    ("day", "closes"), [("2026-11-23", "17:00"), ("2026-11-28", "11:00"), ("2026-11-29", None), ("2027-02-05", None)]
)
def test_when_the_day_closes(day: str, closes: str | None) -> None:
    expected = instant(f"{day} {closes}") if closes else None
    assert HOURS.closes_today(instant(f"{day} 05:00")) == expected


@pytest.mark.parametrize(
    ("clock", "day", "afternoon"),
    [
        ("2026-11-23 00:00", "2026-11-23", False),
        ("2026-11-23 06:59", "2026-11-23", False),
        ("2026-11-23 11:29", "2026-11-23", False),
        ("2026-11-23 11:30", "2026-11-23", True),
        ("2026-11-23 20:00", "2026-11-23", True),
        ("2026-11-28 11:59", "2026-11-28", False),
        ("2026-11-28 12:00", "2026-11-28", True),
        ("2026-11-29 11:59", "2026-11-29", False),
        ("2026-11-29 12:00", "2026-11-29", True),
    ],
)
def test_the_half_day_changes_at_the_break_or_at_noon(clock: str, day: str, afternoon: bool) -> None:
    assert HOURS.half_day(instant(clock)) == (date.fromisoformat(day), afternoon)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("7:30", time(7, 30)), ("07h30", time(7, 30)), (" 13H ", time(13)), ("00:00", time()), ("23h59", time(23, 59))],
)
def test_clock_times_as_people_write_them(typed: str, meant: time) -> None:
    assert parse_clock(typed) == meant


@pytest.mark.parametrize("typed", ["", "7", "24:00", "7:60", "7:3o", "7:30:00", "bảy giờ", "-1:00"])
def test_what_is_no_clock_time(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_clock(typed)
    assert refused.value.code == "bad_time"
    assert refused.value.facts["typed"] == typed


def test_sessions_in_order_are_kept() -> None:
    assert parse_sessions([["7:30", "11:30"], ["13h30", "17h"]]) == (MORNING, AFTERNOON)
    assert parse_sessions([]) == ()


@pytest.mark.parametrize(
    "pairs",
    [
        [["11:30", "7:30"]],
        [["7:30", "7:30"]],
        [["7:30", "11:30"], ["11:00", "17:00"]],
        [["7:30", "11:30"], ["11:30", "17:00"]],
        [["13:30", "17:00"], ["7:30", "11:30"]],
    ],
)
def test_sessions_that_overlap_touch_or_run_backwards_are_refused(pairs: list[list[str]]) -> None:
    with pytest.raises(Refusal) as refused:
        parse_sessions(pairs)
    assert refused.value.code == "bad_time"
