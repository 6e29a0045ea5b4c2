"""Where the wizard goes, and what it will not let pass."""

from dataclasses import replace

import pytest

from onestop_desk.services.office import Commune
from onestop_desk.services.starter import demo_setup
from ui.setup.draft import Draft, draft_from, with_counter, with_hours, with_name, with_next_role
from ui.setup.sentences import LACKS, sentence
from ui.setup.steps import Lack, Step, Wizard, choose_commune
from ui.widgets.week import DayHours

TAN_YEN = Commune("07339", "xã Tân Yên", ("Thị trấn Cao Thượng (Huyện Tân Yên)",))
NHA_NAM = Commune("07306", "Xã Nhã Nam", ())


def full() -> Draft:
    """A draft with nothing lacking."""
    draft = choose_commune(draft_from(demo_setup()), TAN_YEN)
    return replace(draft, head_name="Nguyễn Văn An", password="mot hai ba bon", password_again="mot hai ba bon")


def test_it_walks_through_all_pages_and_back_and_keeps_everything() -> None:
    wizard = Wizard(full())
    seen = [wizard.step]
    while wizard.step is not Step.SUMMARY:
        wizard = wizard.on()
        seen.append(wizard.step)
    assert seen == list(Step)
    assert wizard.ready
    assert wizard.on() == wizard
    for _ in range(9):
        wizard = wizard.back()
    assert wizard == Wizard(full())


def test_one_goes_back_to_a_page_that_was_passed_and_never_ahead() -> None:
    wizard = Wizard(full(), Step.HOURS)
    assert wizard.to(Step.HEAD).step is Step.HEAD
    assert wizard.to(Step.SUMMARY) == wizard


@pytest.mark.parametrize(
    ("step", "change", "lacks"),
    [
        (Step.COMMUNE, {"commune_code": ""}, [Lack("commune")]),
        (Step.CENTRE, {"office_name": "  "}, [Lack("office_name", "office_name")]),
        (Step.CENTRE, {"authority": ""}, [Lack("authority", "authority")]),
        (Step.HEAD, {"head_name": " "}, [Lack("head_name", "head_name")]),
        (Step.HEAD, {"password": "chín ký t", "password_again": "chín ký t"}, [Lack("short_password", "password")]),
        (Step.HEAD, {"password_again": "mot hai ba"}, [Lack("passwords_differ", "password_again")]),
        (Step.HEAD, {"password": "", "password_again": ""}, [Lack("short_password", "password")]),
    ],
)
def test_a_page_says_what_it_lacks_and_stays(step: Step, change: dict[str, str], lacks: list[Lack]) -> None:
    wizard = Wizard(replace(full(), **change), step)  # type: ignore[arg-type]
    assert list(wizard.lacks()) == lacks
    assert wizard.on() == wizard
    assert not wizard.ready


def test_ten_letters_are_a_password() -> None:
    draft = replace(full(), password="0123456789", password_again="0123456789")
    assert Wizard(draft, Step.HEAD).lacks() == ()


def test_every_line_needs_a_counter_of_its_own() -> None:
    draft = with_next_role(full(), 5, "E")
    assert Wizard(draft, Step.COUNTERS).lacks() == (Lack("nobody_owns", "E"),)


def test_a_counter_needs_a_name_and_a_line() -> None:
    draft = with_counter(with_name(full(), 2, ""))
    assert Wizard(draft, Step.COUNTERS).lacks() == (
        Lack("counter_name", "2"),
        Lack("counter_name", "6"),
        Lack("counter_lines", "6"),
    )


def test_a_centre_without_counters_and_one_with_thirteen() -> None:
    none = Wizard(replace(full(), counters=()), Step.COUNTERS).lacks()
    assert none[0] == Lack("no_counter")
    draft = full()
    for _ in range(8):
        draft = with_counter(draft)
    assert Lack("too_many_counters") in Wizard(draft, Step.COUNTERS).lacks()


@pytest.mark.parametrize(
    ("hours", "lacks"),
    [
        (DayHours(True, ("7h30", "11:30"), ("13:30", "17:00")), ()),
        (DayHours(True, ("07:30", "11:30"), ("", "")), ()),
        (DayHours(True, ("11:30", "07:30"), ("", "")), (Lack("bad_hours", "0"),)),
        (DayHours(True, ("07:30", "14:00"), ("13:30", "17:00")), (Lack("bad_hours", "0"),)),
        (DayHours(True, ("07:30", ""), ("", "")), (Lack("bad_hours", "0"),)),
        (DayHours(True, ("sáng", "trưa"), ("", "")), (Lack("bad_hours", "0"),)),
        (DayHours(True, ("", ""), ("", "")), (Lack("empty_day", "0"),)),
        (DayHours(False, ("x", "y"), ("", "")), ()),
    ],
)
def test_hours_run_forwards_or_the_day_is_off(hours: DayHours, lacks: tuple[Lack, ...]) -> None:
    assert Wizard(with_hours(full(), 0, hours), Step.HOURS).lacks() == lacks


def test_a_week_without_a_working_day_is_refused() -> None:
    off = DayHours(False, ("", ""), ("", ""))
    assert Wizard(replace(full(), hours=(off,) * 7), Step.HOURS).lacks() == (Lack("never_open"),)


def test_names_follow_the_commune_until_somebody_types_their_own() -> None:
    draft = choose_commune(full(), NHA_NAM)
    assert draft.commune_name == "xã Nhã Nam"
    assert draft.office_name == "Trung tâm Phục vụ hành chính công xã Nhã Nam"
    own = choose_commune(replace(draft, office_name="Một cửa Nhã Nam"), TAN_YEN)
    assert (own.office_name, own.authority) == ("Một cửa Nhã Nam", "Ủy ban nhân dân xã Tân Yên")


@pytest.mark.parametrize("code", sorted(LACKS))
def test_every_lack_has_its_sentence(code: str) -> None:
    said = sentence(Lack(code, "3"))
    assert said.endswith(".")
    assert "{" not in said
