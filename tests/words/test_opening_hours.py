"""Opening hours as a citizen reads them."""

from dataclasses import replace
from datetime import date

from onestop_desk.words import opening_hours, use
from tests.portal.catalogues import OFFICE, WEEK

MORNING = (("07:30", "11:30"),)


def test_days_with_the_same_hours_are_said_once() -> None:
    found = opening_hours.week({**WEEK, 5: MORNING})
    assert [days.sentence for days in found] == [
        "Thứ Hai đến thứ Sáu: 07:30–11:30 và 13:30–17:00",
        "Thứ Bảy: 07:30–11:30",
    ]


def test_days_apart_are_not_joined() -> None:
    assert [days.days for days in opening_hours.week({0: MORNING, 2: MORNING, 6: MORNING})] == [
        "Thứ Hai",
        "Thứ Tư",
        "Chủ nhật",
    ]
    assert opening_hours.week({}) == ()


def test_a_closed_day_says_when_the_office_opens_again() -> None:
    tuesday, friday = date(2026, 11, 24), date(2026, 11, 27)
    assert opening_hours.closed_on(tuesday) == "Nghỉ thứ Ba 24/11"
    assert opening_hours.closed_why(OFFICE, tuesday, "Nghỉ lễ") == "Nghỉ lễ. Làm việc lại từ 07:30 thứ Tư 25/11."
    assert opening_hours.opens_after(OFFICE, friday) == "07:30 thứ Hai 30/11"


def test_closed_days_in_a_row_are_passed_over() -> None:
    office = replace(OFFICE, days_off=((date(2026, 11, 24), "a"), (date(2026, 11, 25), "b")))
    assert opening_hours.opens_after(office, date(2026, 11, 24)) == "07:30 thứ Năm 26/11"


def test_an_office_that_never_opens_says_nothing_of_it() -> None:
    office = replace(OFFICE, weekly={})
    assert opening_hours.closed_why(office, date(2026, 11, 24), "Nghỉ lễ") == "Nghỉ lễ"


def test_in_english() -> None:
    with use("en"):
        assert opening_hours.week(WEEK)[0].sentence == "Monday to Friday: 07:30–11:30 and 13:30–17:00"
