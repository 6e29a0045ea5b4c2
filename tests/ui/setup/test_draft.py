"""Counters, lines and hours of the wizard change as plain values."""

import pytest

from onestop_desk.services.starter import check_setup, demo_setup
from ui.setup.draft import (
    Draft,
    draft_from,
    role_of,
    with_agency,
    with_counter,
    with_hours,
    with_name,
    with_next_role,
    without_counter,
)
from ui.widgets.week import DayHours


@pytest.fixture
def draft() -> Draft:
    return draft_from(demo_setup())


def test_it_starts_from_the_proposal_but_not_with_somebodys_names(draft: Draft) -> None:
    proposal = demo_setup()
    assert draft.lines == proposal.lines
    assert draft.counters == proposal.counters
    assert (draft.commune_code, draft.office_name, draft.head_name, draft.password) == ("", "", "", "")


def test_a_week_keeps_its_days_off_ready_to_be_switched_on(draft: Draft) -> None:
    assert draft.hours[0] == DayHours(True, ("07:30", "11:30"), ("13:30", "17:00"))
    assert draft.hours[6] == DayHours(False, ("07:30", "11:30"), ("13:30", "17:00"))
    assert draft.hours[6].sessions() == ()


def test_a_half_day_has_one_session() -> None:
    assert DayHours(True, ("07:30", "11:30"), ("", " ")).sessions() == (("07:30", "11:30"),)


def test_a_new_counter_takes_the_first_free_number(draft: Draft) -> None:
    fewer = without_counter(draft, 2)
    assert [c.number for c in fewer.counters] == [1, 3, 4, 5]
    again = with_counter(fewer)
    assert [c.number for c in again.counters] == [1, 2, 3, 4, 5]
    assert (again.counters[1].name, again.counters[1].own) == ("", ())


def test_a_cell_turns_from_nothing_to_own_to_helping_and_back(draft: Draft) -> None:
    seen = []
    for _ in range(4):
        seen.append(role_of(draft.counters[4], "C"))
        draft = with_next_role(draft, 5, "C")
    assert seen == ["none", "own", "help", "none"]


def test_lines_of_a_counter_stay_in_the_order_of_the_office(draft: Draft) -> None:
    for letter in ("G", "B"):
        draft = with_next_role(draft, 5, letter)
    assert draft.counters[4].own == ("B", "E", "G")


def test_names_and_agencies_change_one_counter_only(draft: Draft) -> None:
    changed = with_agency(with_name(draft, 3, "Đất đai"), 3, "thue")
    assert (changed.counters[2].name, changed.counters[2].agency) == ("Đất đai", "thue")
    assert changed.counters[:2] == draft.counters[:2]


def test_a_password_never_shows_in_a_log(draft: Draft) -> None:
    secret = Draft(**{**vars(draft), "password": "rất bí mật 1", "password_again": "rất bí mật 1"})
    assert "bí mật" not in repr(secret)


def test_what_is_filled_in_is_what_the_services_take(draft: Draft) -> None:
    filled = Draft(
        **{
            **vars(with_hours(draft, 5, DayHours(True, ("07:30", "11:00"), ("", "")))),
            "commune_code": "07339",
            "commune_name": "xã Tân Yên",
            "office_name": " Trung tâm xã Tân Yên ",
            "authority": "Ủy ban nhân dân xã Tân Yên",
            "head_name": "Nguyễn Văn An",
            "password": "mot hai ba bon",
        }
    )
    setup = filled.setup()
    check_setup(setup)
    assert setup.office_name == "Trung tâm xã Tân Yên"
    assert setup.hours[5] == [("07:30", "11:00")]
    assert setup.hours[6] == []
    assert (setup.head_password, setup.is_demo, setup.clerks) == ("mot hai ba bon", False, ())
