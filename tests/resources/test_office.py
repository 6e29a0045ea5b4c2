"""The demo office is consistent, and the lists an office starts with are complete."""

import re
from datetime import date
from itertools import pairwise

import holidays
import pytest

from onestop_desk.domain.settings import OfficeSettings
from tests.resources.records import RESOURCES, resource

DEMO = resource("office/demo.json")
CODE = re.compile(r"^[a-z]+(_[a-z]+)*$")


def test_the_demo_office_is_marked_as_such() -> None:
    assert DEMO["demo"] is True
    assert DEMO["name"] == "Trung tâm Phục vụ hành chính công xã Tân Yên"
    assert DEMO["authority"] == "UBND xã Tân Yên, thành phố Bắc Ninh"


def test_it_is_open_on_weekdays_morning_and_afternoon() -> None:
    weekday = [["07:30", "11:30"], ["13:30", "17:00"]]
    assert list(DEMO["hours"]) == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    assert list(DEMO["hours"].values()) == [weekday] * 5 + [[], []]


def test_its_lines_fit_the_board() -> None:
    assert [(line["letter"], line["minutes"]) for line in DEMO["lines"]] == [
        ("A", 6),
        ("B", 12),
        ("C", 15),
        ("D", 12),
        ("E", 10),
        ("G", 3),
    ]
    for line in DEMO["lines"]:
        assert 0 < len(line["short_name"]) <= 11
        assert all(line[key] for key in ("name", "name_en", "short_name_en", "examples", "examples_en"))


def test_every_line_is_owned_once_and_only_known_lines_are_served() -> None:
    letters = [line["letter"] for line in DEMO["lines"]]
    owned = [letter for counter in DEMO["counters"] for letter in counter["owns"]]
    assert sorted(owned) == letters
    for counter in DEMO["counters"]:
        assert counter["owns"]
        assert set(counter["helps"]) <= set(letters) - set(counter["owns"])


def test_counters_partly_help_each_other() -> None:
    assert [counter["number"] for counter in DEMO["counters"]] == [1, 2, 3, 4, 5]
    assert {letter for counter in DEMO["counters"] for letter in counter["helps"]} == {"A", "B", "D", "G"}


def test_the_police_counter_owns_the_police_line_alone() -> None:
    police = [counter for counter in DEMO["counters"] if counter["agency"] == "cong_an"]
    assert [(counter["owns"], counter["helps"]) for counter in police] == [(["E"], [])]
    assert {counter["agency"] for counter in DEMO["counters"]} <= {agency["code"] for agency in DEMO["agencies"]}


def test_six_people_one_head_a_clerk_for_each_counter_and_no_password() -> None:
    staff = DEMO["staff"]
    assert len({person["name"] for person in staff}) == len({person["login"] for person in staff}) == 6
    assert [person["role"] for person in staff].count("head") == 1
    assert [person["counter"] for person in staff if person["role"] == "clerk"] == [1, 2, 3, 4, 5]
    assert all(set(person) == {"login", "name", "role", "counter"} for person in staff)


def test_the_ninety_nine_communes_with_their_old_names() -> None:
    communes = resource("office/communes.json")["communes"]
    assert len(communes) == len({c["code"] for c in communes}) == len({c["name"] for c in communes}) == 99
    assert all(re.fullmatch(r"\d{5}", c["code"]) for c in communes)
    assert all(c["name"].startswith(("xã ", "phường ")) for c in communes)
    assert all(c["code"] < d["code"] for c, d in pairwise(communes))
    by_name = {c["name"]: c for c in communes}
    ours = by_name[DEMO["commune"]]
    assert (ours["code"], ours["dvc_agency_code"]) == (DEMO["commune_code"], DEMO["dvc_agency_code"])
    assert "Xã Việt Lập (Huyện Tân Yên)" in ours["from"]
    assert "Xã Quế Nham (Huyện Tân Yên)" in by_name["phường Đa Mai"]["from"]


def test_priority_is_asked_in_plain_words_and_emergency_is_for_staff() -> None:
    groups = resource("office/priority.json")["groups"]
    assert [g["code"] for g in groups if not g["staff_only"]] == ["NCT", "NKT", "PNMT", "NCC"]
    assert [g["code"] for g in groups if g["staff_only"]] == ["TE", "CAP"]
    for group in groups:
        assert len(group["short"]) <= 18
        assert (RESOURCES / "icons" / f"{group['icon']}.svg").is_file()
        assert ("{age}" in group["name"]) == ("{age}" in group["name_en"]) == (group["age_setting"] is not None)


def test_the_age_of_priority_is_a_setting_of_sixty() -> None:
    (old,) = (g for g in resource("office/priority.json")["groups"] if g["age_setting"])
    assert OfficeSettings().as_dict()[old["age_setting"]] == 60


def test_days_hold_only_what_the_calendar_library_does_not_know() -> None:
    calendar = holidays.country_holidays("VN", years=range(2026, 2029))
    for day in resource("office/days.json")["days"]:
        when = date.fromisoformat(day["date"])
        assert day["kind"] in {"closed", "working"}
        assert calendar.is_working_day(when) == (day["kind"] == "closed")
        assert (day["hours_of"] in DEMO["hours"]) == (day["kind"] == "working")


def test_the_calendar_library_knows_the_working_saturday_of_this_year() -> None:
    assert holidays.country_holidays("VN", years=2026).is_working_day(date(2026, 8, 22))


KINDS = [
    "refused",
    "picked",
    "paused",
    "after_stop",
    "aside",
    "priority_corrected",
    "transferred",
    "early_missed",
    "line_closed",
    "booking_cancelled",
]


def test_there_are_reasons_for_everything_that_asks_for_one() -> None:
    assert sorted(resource("office/refusal_reasons.json")["reasons"]) == sorted(KINDS)


@pytest.mark.parametrize("group", KINDS)
def test_reasons_have_a_stable_code_and_words(group: str) -> None:
    reasons = resource("office/refusal_reasons.json")["reasons"][group]
    codes = [reason["code"] for reason in reasons]
    assert len(set(codes)) == len(codes) >= 5
    assert all(CODE.match(code) for code in codes)
    assert all(reason["vi"] and reason["en"] for reason in reasons)
    assert [reason["code"] for reason in reasons if reason["needs_note"]] == ["other"] == codes[-1:]
