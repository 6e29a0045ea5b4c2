"""Times, dates, money and counts read as an office says them."""

from datetime import UTC, date, datetime

import pytest

from onestop_desk.words import phrases, use


def instant(text: str) -> int:
    """Gives the microseconds of a UTC time."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "dưới 1 phút"),
        (59, "dưới 1 phút"),
        (60, "1 phút"),
        (12 * 60 + 59, "12 phút"),
        (3600, "1 giờ"),
        (4200, "1 giờ 10 phút"),
        (47 * 3600, "47 giờ"),
        (72 * 3600, "3 ngày"),
    ],
)
def test_durations(seconds: int, said: str) -> None:
    assert phrases.duration(seconds) == said


@pytest.mark.parametrize(("seconds", "said"), [(-1, "0 giây"), (20, "20 giây"), (61, "1 phút")])
def test_how_long_ago(seconds: int, said: str) -> None:
    assert phrases.elapsed(seconds) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(None, ""), (0, "Vào ngay"), (15, "khoảng 15 phút"), (70, "khoảng 1 giờ 10 phút")],
)
def test_forecasts(minutes: int | None, said: str) -> None:
    assert phrases.forecast(minutes) == said


def test_the_clock_is_the_offices() -> None:
    assert phrases.clock(instant("2026-11-23T01:30:00")) == "08:30"
    assert phrases.local(instant("2026-11-22T17:00:00")).date() == date(2026, 11, 23)


def test_times_that_may_be_on_another_day() -> None:
    assert phrases.moment(instant("2026-11-23T00:30:00")) == "07:30 thứ Hai 23/11/2026"
    assert phrases.clock_range("07:30", "11:30") == "07:30–11:30"


def test_days() -> None:
    wednesday, sunday = date(2026, 11, 25), date(2026, 11, 22)
    assert phrases.day(wednesday) == "thứ Tư 25/11/2026"
    assert phrases.day_heading(wednesday) == "Thứ Tư, 25/11/2026"
    assert phrases.day_short(sunday) == "Chủ nhật 22/11"
    with use("en"):
        assert phrases.day_heading(wednesday) == "Wednesday, 25/11/2026"


def test_money() -> None:
    assert phrases.money(8000) == "8.000 đồng"
    assert phrases.money(0) == "Miễn phí"
    with use("en"):
        assert phrases.money(1_250_000) == "1,250,000 VND"


def test_counts() -> None:
    assert phrases.people_waiting(0) == "không ai chờ"
    assert phrases.people_waiting(3) == "3 người chờ"
    assert phrases.people(1200) == "1.200 người"
    assert phrases.papers(2, 3) == "2/3 giấy tờ"
    assert phrases.counter(2) == "Quầy 2"
