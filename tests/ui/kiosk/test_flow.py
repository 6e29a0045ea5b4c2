"""The kiosk's steps, walked as data: how many touches a number takes, where "Quay lại" leads, which key is used."""

from collections.abc import Callable
from itertools import count

import pytest

from tests.ui.kiosk import samples
from ui.kiosk import flow
from ui.kiosk.flow import Flow, Step


@pytest.fixture
def new_key() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"key-{next(numbers)}"


def chosen(new_key: Callable[[], str], **changes: object) -> Flow:
    start = flow.go(Flow(), Step.GROUP)
    return flow.choose_line(start, samples.line(0, **changes), has_priorities=True, new_key=new_key)


def test_three_touches_lead_to_a_number(new_key: Callable[[], str]) -> None:
    answered = flow.answer(chosen(new_key), None)
    assert answered.asking
    assert flow.numbered(answered, samples.taken()).step is Step.NUMBER


def test_without_priorities_a_line_gives_the_number_at_once(new_key: Callable[[], str]) -> None:
    start = flow.go(Flow(), Step.GROUP)
    asked = flow.choose_line(start, samples.line(0), has_priorities=False, new_key=new_key)
    assert asked.asking
    assert asked.step is Step.GROUP


def test_a_second_answer_changes_nothing(new_key: Callable[[], str]) -> None:
    once = flow.answer(chosen(new_key), "NCT")
    assert flow.answer(once, None) is once
    assert once.wish is not None
    assert once.wish.priority == "NCT"


def test_each_showing_has_its_own_key(new_key: Callable[[], str]) -> None:
    first = chosen(new_key)
    again = flow.choose_line(flow.back(first), samples.line(0), has_priorities=True, new_key=new_key)
    assert first.wish is not None
    assert again.wish is not None
    assert first.wish.key != again.wish.key


def test_trying_again_keeps_key_and_answer(new_key: Callable[[], str]) -> None:
    asked = flow.answer(chosen(new_key), "NKT")
    again = flow.try_again(flow.failed(asked, "busy"))
    assert again.asking
    assert again.wish == asked.wish


def test_a_refusal_has_nothing_to_try_again(new_key: Callable[[], str]) -> None:
    told = flow.refused(flow.answer(chosen(new_key), None), "line_closed")
    assert told.step is Step.FAILED
    assert flow.try_again(told) is told


def test_a_line_that_fills_up_meanwhile_says_so(new_key: Callable[[], str]) -> None:
    told = flow.refused(flow.answer(chosen(new_key), None), "line_full")
    assert told.step is Step.FULL
    assert told.wish is not None
    assert told.wish.line_id == "line-A"


def test_a_full_line_shows_why(new_key: Callable[[], str]) -> None:
    told = flow.choose_line(flow.go(Flow(), Step.GROUP), samples.full_line(2), has_priorities=True, new_key=new_key)
    assert told.step is Step.FULL


def test_a_line_switched_off_stays_a_row(new_key: Callable[[], str]) -> None:
    start = flow.go(Flow(), Step.GROUP)
    assert flow.choose_line(start, samples.closed_line(2), has_priorities=True, new_key=new_key) is start


def test_back_walks_the_way_it_came(new_key: Callable[[], str]) -> None:
    found = flow.read_procedure(flow.go(Flow(), Step.SEARCH), "procedure-0")
    asked = flow.choose_line(found, samples.line(1), has_priorities=True, new_key=new_key, procedure_id="procedure-0")
    steps = []
    while asked.step is not Step.START:
        steps.append(asked.step)
        asked = flow.back(asked)
    assert steps == [Step.PRIORITY, Step.PROCEDURE, Step.SEARCH]


def test_back_waits_for_the_answer(new_key: Callable[[], str]) -> None:
    asked = flow.answer(chosen(new_key), None)
    assert flow.back(asked) is asked


def test_the_typed_words_stay_on_the_way_back() -> None:
    typed = flow.type_letter(flow.type_letter(flow.go(Flow(), Step.SEARCH), "K"), "H")
    assert flow.back(flow.read_procedure(typed, "procedure-0")).typed == "kh"


@pytest.mark.parametrize(
    ("keys", "typed"),
    [("KHAI SINH", "khai sinh"), ("  a", "a"), ("a  b", "a b"), ("x" * 60, "x" * flow.LONGEST_SEARCH)],
)
def test_typing(keys: str, typed: str) -> None:
    state = Flow(step=Step.SEARCH, page=2)
    for key in keys:
        state = flow.type_letter(state, key)
    assert (state.typed, state.page) == (typed, 0)


def test_erasing() -> None:
    state = Flow(step=Step.SEARCH, typed="khai", page=1)
    assert flow.erase_letter(state).typed == "kha"
    assert flow.erase_all(state).typed == ""
    assert flow.erase_letter(Flow()).typed == ""


def test_pages_go_round() -> None:
    state = Flow(step=Step.SEARCH)
    seen = []
    for _turn in range(3):
        seen.append(state.page)
        state = flow.turn_page(state, 2)
    assert seen == [0, 1, 0]


def test_the_language_goes_back_only_when_left_alone() -> None:
    english = flow.speak(flow.go(Flow(), Step.GROUP), "en")
    assert english.step is Step.GROUP
    assert flow.home(english) == Flow(language="en")
    assert flow.left_alone() == Flow(language="vi")


def test_a_number_is_printed_again_twice_at_most() -> None:
    state = flow.numbered(Flow(), samples.taken())
    left = []
    for _press in range(4):
        left.append(state.reprints_left)
        state = flow.printed_again(state)
    assert left == [2, 1, 0, 0]
