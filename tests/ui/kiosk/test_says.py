"""The kiosk's sentences made of facts."""

import pytest

from onestop_desk.domain.instants import HOUR, MINUTE
from onestop_desk.services.views import DayState
from onestop_desk.words import use
from tests.ui.kiosk import samples
from ui.kiosk import says, week

WORK = (("07:30", "11:30"), ("13:30", "17:00"))


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        (
            {str(day): WORK for day in range(5)},
            [("Thứ Hai đến Thứ Sáu", "Sáng 07:30–11:30 · Chiều 13:30–17:00")],
        ),
        (
            {**{str(day): WORK for day in range(5)}, "5": (("07:30", "11:30"),)},
            [
                ("Thứ Hai đến Thứ Sáu", "Sáng 07:30–11:30 · Chiều 13:30–17:00"),
                ("Thứ Bảy", "Sáng 07:30–11:30"),
            ],
        ),
        ({"0": WORK, "2": WORK}, [("Thứ Hai", "Sáng 07:30–11:30 · Chiều 13:30–17:00")] * 1),
        ({}, []),
    ],
)
def test_the_week(hours: week.Hours, lines: list[tuple[str, str]]) -> None:
    assert week.lines(hours)[: len(lines)] == lines
    assert len(week.lines(hours)) >= len(lines)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (samples.day(), "13:30 hôm nay"),
        (samples.day(break_until=None, opens_at=samples.NOW + 23 * HOUR + 10 * MINUTE), "07:30, thứ Tư 25/11/2026"),
        (samples.day(break_until=samples.NOW - HOUR, opens_at=None), ""),
    ],
)
def test_when_it_opens_again(day: DayState, words: str) -> None:
    assert says.opens_again(day, samples.NOW) == words


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Thủ tục đăng ký khai sinh", "Đăng ký khai sinh"),
        ("thủ tục cấp lại", "Cấp lại"),
        ("Đăng ký kết hôn", "Đăng ký kết hôn"),
        ("đăng ký", "Đăng ký"),
        ("", ""),
    ],
)
def test_procedures_as_people_say_them(name: str, said: str) -> None:
    assert says.procedure_name(name) == said


@pytest.mark.parametrize(
    ("minutes", "people", "words"),
    [(0, 0, "Vào ngay"), (0, 1, "vài phút"), (5, 1, "5 phút"), (60, 4, "1 giờ"), (70, 9, "1 giờ 10 phút")],
)
def test_waits(minutes: int, people: int, words: str) -> None:
    assert says.wait(minutes, people) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((2,), "Quầy 2"), ((3, 4), "Quầy 3 hoặc Quầy 4"), ((1, 2, 3), "Quầy 1, Quầy 2 hoặc Quầy 3")],
)
def test_counters(numbers: tuple[int, ...], words: str) -> None:
    assert says.counters(numbers) == words


def test_the_other_language_stands_under_the_first() -> None:
    assert says.other_language("Lấy số thứ tự") == "Take a number"
    with use("en"):
        assert says.other_language("Lấy số thứ tự") == "Lấy số thứ tự"


def test_an_office_name_leaves_its_commune_out() -> None:
    assert says.centre_name(samples.OFFICE) == "Trung tâm Phục vụ hành chính công"
