"""The guide at the kiosk, walked as data: where touches lead, where "Quay lại" leads, and when a walk is counted."""

from collections.abc import Callable
from itertools import count

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Guide, current
from onestop_desk.services.guide_file import read_guide
from tests.resources.guide_situations import SITUATIONS, Situation
from ui.kiosk import flow as steps
from ui.kiosk import guide_flow
from ui.kiosk.flow import Flow, Step
from ui.kiosk.idle import patience


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide()


@pytest.fixture
def new_key() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"key-{next(numbers)}"


def walked(guide: Guide, new_key: Callable[[], str], answers: tuple[str, ...], flow: Flow | None = None) -> Flow:
    now = guide_flow.begin(flow or Flow(), guide, new_key)
    for answer_id in answers:
        now = guide_flow.answer(now, answer_id)
    return now


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.who)
def test_every_situation_ends_where_it_should(situation: Situation, guide: Guide, new_key: Callable[[], str]) -> None:
    there = walked(guide, new_key, situation.answers)
    assert there.step is Step.GUIDE_END
    assert there.walk is not None
    assert current(there.walk).id == situation.outcome
    assert there.reached is there.walk
    for _touch in range(len(situation.answers) + 1):
        there = steps.back(there)
    assert there == Flow()


def test_back_from_the_first_question_leads_to_where_the_guide_was_opened(
    guide: Guide, new_key: Callable[[], str]
) -> None:
    procedure = steps.read_procedure(steps.go(Flow(), Step.SEARCH), "procedure-0")
    back = steps.back(steps.back(walked(guide, new_key, ("no_account",), procedure)))
    assert (back.step, back.procedure_id, back.walk) == (Step.PROCEDURE, "procedure-0", None)


def test_help_leads_back_to_the_end(guide: Guide, new_key: Callable[[], str]) -> None:
    end = walked(guide, new_key, ("locked", "wrong"))
    assert steps.back(steps.go(end, Step.STAFF)).walk == end.walk
    assert steps.back(steps.go(end, Step.STAFF)).step is Step.GUIDE_END


def test_a_walk_is_over_once_and_only_when_it_had_reached_an_end(guide: Guide, new_key: Callable[[], str]) -> None:
    asked = walked(guide, new_key, ("locked",))
    assert not guide_flow.has_ended(asked, steps.left_alone())
    end = guide_flow.answer(asked, "wrong")
    assert not guide_flow.has_ended(asked, end)
    assert not guide_flow.has_ended(end, steps.speak(end, "en"))
    again = guide_flow.answer(steps.back(end), "self")
    assert not guide_flow.has_ended(end, again)
    assert again.walk_key == end.walk_key
    assert guide_flow.has_ended(again, steps.left_alone())
    assert again.reached is not None
    assert current(again.reached).id == "locked_self"


def test_each_walk_has_its_own_key(guide: Guide, new_key: Callable[[], str]) -> None:
    first = walked(guide, new_key, ())
    assert first.walk_key != walked(guide, new_key, (), steps.home(first)).walk_key


def test_an_answer_of_another_question_is_refused(guide: Guide, new_key: Callable[[], str]) -> None:
    with pytest.raises(Refusal, match="unknown_answer"):
        guide_flow.answer(walked(guide, new_key, ()), "wrong")
    end = walked(guide, new_key, ("locked", "wrong"))
    assert guide_flow.answer(end, "wrong") is end


def test_the_guide_waits_longer_than_other_steps() -> None:
    assert (patience(Step.GUIDE), patience(Step.GUIDE_END), patience(Step.GROUP)) == (90, 90, 60)
