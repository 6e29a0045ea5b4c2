"""Due dates: a table around lunch, closing, 15:00, Tết and swapped Saturdays; and a model that counts every minute."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.dossiers import Ask
from onestop_desk.domain.dossiers import Channel as Handed
from onestop_desk.domain.due import WorkingTime, deadline_for, due_at, moved_by, waited
from onestop_desk.domain.hours import OpeningHours, Session
from onestop_desk.domain.instants import HOUR, MINUTE, at, local
from onestop_desk.domain.procedures import Deadline, DeadlineKind
from onestop_desk.services.config import PublicHolidays, SwappedDays
from tests.moved_clock import TZ, instant

MORNING, AFTERNOON = Session(time(7), time(11, 30)), Session(time(13, 30), time(17))
SATURDAY = Session(time(7, 30), time(11, 30))
HALF_DAY = date(2026, 12, 24)
HOURS = OpeningHours(
    {**dict.fromkeys(range(5), (MORNING, AFTERNOON)), 5: (SATURDAY,)},
    {HALF_DAY: (MORNING,)},
    PublicHolidays({}, frozenset()),
    TZ,
    SwappedDays(),
)
NINTH_HOUR = {date(2026, 11, 26): (Session(time(16, 30), time(18)),)}
TIME = WorkingTime(HOURS)

SAME_DAY = Deadline("*", DeadlineKind.SAME_DAY, cutoff="15:00")


def days(n: int) -> Deadline:
    return Deadline("*", DeadlineKind.WORKING_DAYS, n)


def calendar(n: int) -> Deadline:
    return Deadline("*", DeadlineKind.CALENDAR_DAYS, n)


def hours(n: int) -> Deadline:
    return Deadline("*", DeadlineKind.HOURS, n)


def months(n: int) -> Deadline:
    return Deadline("*", DeadlineKind.MONTHS, n)


@pytest.mark.parametrize(
    ("deadline", "received", "due"),
    [
        # 24 November 2026 is a Tuesday and a public holiday.
        (SAME_DAY, "2026-11-23 09:00", "2026-11-23 17:00"),
        (SAME_DAY, "2026-11-23 15:00", "2026-11-23 17:00"),
        (SAME_DAY, "2026-11-23 15:01", "2026-11-25 17:00"),
        (SAME_DAY, "2026-11-23 12:00", "2026-11-23 17:00"),
        (SAME_DAY, "2026-11-23 18:00", "2026-11-25 17:00"),
        (SAME_DAY, "2026-11-23 06:00", "2026-11-23 17:00"),
        (SAME_DAY, "2026-11-27 16:59", "2026-11-30 17:00"),
        (days(1), "2026-11-23 09:00", "2026-11-25 09:00"),
        (days(1), "2026-11-25 11:30", "2026-11-26 11:30"),
        (days(1), "2026-11-25 12:15", "2026-11-26 11:30"),
        (days(3), "2026-11-27 16:59", "2026-12-02 16:59"),
        (days(1), "2026-11-27 17:00", "2026-11-30 17:00"),
        (days(1), "2026-11-27 20:00", "2026-11-30 17:00"),
        # A Saturday morning of the hall is no working day: a dossier of it counts from Monday.
        (days(1), "2026-11-28 08:00", "2026-11-30 17:00"),
        # Half a day counts as half a day.
        (days(1), "2026-12-23 16:00", "2026-12-25 09:30"),
        # Tết 2027: off from 4 to 10 February.
        (days(1), "2027-02-03 10:00", "2027-02-11 10:00"),
        (SAME_DAY, "2027-02-03 15:30", "2027-02-11 17:00"),
        # 30 April (a Friday), 1 May (a Saturday, so off on Monday 3 May).
        (days(1), "2027-04-29 10:00", "2027-05-04 10:00"),
        # Saturday 22 August 2026 was worked for Monday 31 August.
        (days(1), "2026-08-21 10:00", "2026-08-22 10:00"),
        (days(1), "2026-08-28 10:00", "2026-09-03 10:00"),
        (days(2), "2026-08-21 10:00", "2026-08-24 10:00"),
        (calendar(3), "2026-11-23 09:00", "2026-11-26 17:00"),
        (calendar(5), "2026-11-23 09:00", "2026-11-30 17:00"),
        (calendar(1), "2026-11-23 09:00", "2026-11-25 17:00"),
        (calendar(3), "2027-02-03 18:00", "2027-02-15 17:00"),
        (hours(4), "2026-11-23 10:00", "2026-11-23 16:00"),
        (hours(2), "2026-11-27 16:00", "2026-11-30 08:00"),
        (months(1), "2027-01-31 09:00", "2027-03-01 17:00"),
        (months(2), "2026-12-31 09:00", "2027-03-01 17:00"),
        (months(1), "2026-11-25 09:00", "2026-12-25 17:00"),
    ],
)
def test_when_a_dossier_is_due(deadline: Deadline, received: str, due: str) -> None:
    assert due_at(deadline, instant(received), TIME) == instant(due)


def test_a_working_day_with_a_cut_off_starts_the_next_day_when_received_after_it() -> None:
    deadline = Deadline("*", DeadlineKind.WORKING_DAYS, 1, "15:00")
    assert due_at(deadline, instant("2026-11-25 14:00"), TIME) == instant("2026-11-26 14:00")
    assert due_at(deadline, instant("2026-11-25 15:30"), TIME) == instant("2026-11-26 17:00")


def test_received_in_the_ninth_hour_counts_from_the_next_session() -> None:
    with_ninth = WorkingTime(replace(HOURS, extra=NINTH_HOUR))
    assert due_at(SAME_DAY, instant("2026-11-26 17:30"), with_ninth) == instant("2026-11-27 17:00")
    assert due_at(SAME_DAY, instant("2026-11-26 16:45"), with_ninth) == instant("2026-11-27 17:00")
    assert due_at(SAME_DAY, instant("2026-11-26 16:45"), TIME) == instant("2026-11-27 17:00")
    assert due_at(days(1), instant("2026-11-26 17:30"), with_ninth) == instant("2026-11-27 17:00")


def test_a_deadline_in_words_and_an_office_without_hours_have_no_due_date() -> None:
    received = instant("2026-11-23 09:00")
    closed = WorkingTime(OpeningHours({}, {}, {}, TZ))
    assert due_at(Deadline("*", DeadlineKind.TEXT, note="theo quy định"), received, TIME) is None
    assert [due_at(d, received, closed) for d in (SAME_DAY, days(2), calendar(2), hours(1), months(1))] == [None] * 5


@pytest.mark.parametrize(
    ("due", "asked", "answered", "moved"),
    [
        ("2026-11-26 10:00", "2026-11-25 08:00", "2026-11-25 16:00", "2026-11-27 07:00"),
        ("2026-11-26 10:00", "2026-11-25 08:00", "2026-11-26 08:00", "2026-11-27 10:00"),
        ("2026-11-26 10:00", "2026-11-25 08:00", "2026-11-27 08:00", "2026-11-30 10:00"),
        ("2026-11-26 10:00", "2026-11-25 08:00", "2026-11-25 10:00", "2026-11-26 13:30"),
        ("2026-11-26 17:00", "2026-11-25 08:00", "2026-11-26 08:00", "2026-11-27 17:00"),
        ("2027-02-02 10:00", "2027-02-01 10:00", "2027-02-03 10:00", "2027-02-11 10:00"),
    ],
)
def test_what_the_citizen_was_waited_for_is_not_counted(due: str, asked: str, answered: str, moved: str) -> None:
    waiting = waited([Ask(instant(asked), instant(answered)), Ask(None), Ask(instant(answered))])
    assert moved_by(instant(due), waiting, TIME) == instant(moved)


def test_a_channel_has_its_own_deadline_before_that_of_any() -> None:
    any_channel, online = days(3), Deadline("truc_tuyen", DeadlineKind.WORKING_DAYS, 2)
    assert deadline_for([any_channel, online], Handed.ONLINE) is online
    assert deadline_for([any_channel, online], Handed.COUNTER) is any_channel
    assert deadline_for([online], Handed.POST) is None


def _is_worked(minute: int) -> bool:
    """One minute, looked at alone: no code of ours decides."""
    wall = local(minute, TZ)
    day = wall.date()
    if day == HALF_DAY:
        return time(7) <= wall.time() < time(11, 30)
    if day in HOURS.closures or (day.weekday() > 4 and day != date(2026, 8, 22)):
        return False
    clock = wall.time()
    return time(7) <= clock < time(11, 30) or time(13, 30) <= clock < time(17)


def _stepped(received: int, minutes: int) -> int:
    now, left = received, minutes
    while left:
        left -= _is_worked(now)
        now += MINUTE
    return now


received_at = st.one_of(
    st.integers(0, 14 * 24 * 60).map(lambda n: at(date(2026, 11, 20), time(), TZ) + n * MINUTE),
    st.integers(0, 20 * 24 * 60).map(lambda n: at(date(2027, 1, 29), time(), TZ) + n * MINUTE),
    st.integers(0, 20 * 24 * 60).map(lambda n: at(date(2026, 8, 18), time(), TZ) + n * MINUTE),
    st.integers(0, 6 * 24 * 60).map(lambda n: at(date(2026, 12, 21), time(), TZ) + n * MINUTE),
)


@given(received_at, st.integers(1, 12))
def test_hours_and_days_are_what_counting_every_minute_gives(received: int, n: int) -> None:
    assert due_at(hours(n), received, TIME) == _stepped(received, n * 60)
    assert due_at(days(n), received, TIME) == _stepped(received, n * 8 * 60)


@given(received_at, st.integers(1, 40))
def test_calendar_days_end_with_a_closing_no_earlier_than_their_day(received: int, n: int) -> None:
    due = due_at(calendar(n), received, TIME)
    first = received
    while not _is_worked(first):
        first += MINUTE
    wanted = local(first, TZ).date() + timedelta(days=n)
    last = at(wanted, time(), TZ)
    while not _is_worked(last):
        last += MINUTE
    while any(_is_worked(last + step * MINUTE) for step in range(121)):
        last += MINUTE
    assert due == last


@given(received_at, st.integers(0, 96 * 60))
def test_a_moved_due_date_is_in_working_time_and_not_earlier(due: int, waiting: int) -> None:
    moved = moved_by(due, waiting * MINUTE, TIME)
    assert moved is not None
    assert moved >= due + waiting * MINUTE
    assert _is_worked(moved) or _is_worked(moved - MINUTE)
    assert moved - due - waiting * MINUTE <= 8 * 24 * HOUR


@given(received_at, received_at)
def test_working_time_between_is_the_minutes_worked(one: int, other: int) -> None:
    start, end = min(one, other), min(max(one, other), min(one, other) + 3 * 24 * HOUR)
    assert TIME.between(start, end) == MINUTE * sum(_is_worked(m) for m in range(start, end, MINUTE))


def test_working_time_over_months_is_that_of_its_days() -> None:
    start, end = instant("2026-10-15 09:00"), instant("2027-02-12 10:00")
    begin = date(2026, 10, 15)
    days = (begin + timedelta(days=step) for step in range(121))
    midnights = [at(day, time(), TZ) for day in days]
    pieces = zip([start, *midnights[1:]], [*midnights[1:], end], strict=True)
    assert TIME.between(start, end) == sum(TIME.between(one, other) for one, other in pieces) > 0
