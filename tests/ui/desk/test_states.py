"""The page's face and the keys that act follow from the view alone."""

from dataclasses import replace

import pytest

from onestop_desk.services.views import DeskView
from tests.ui.desk import scenes
from ui.desk.states import F2, PageState, f2_does, page_state


@pytest.mark.parametrize(
    ("view", "state", "f2"),
    [
        (scenes.before_opening(), PageState.BEFORE_OPENING, F2.OPEN),
        (scenes.idle(), PageState.FREE, F2.PAUSE),
        (scenes.nobody(), PageState.NOBODY, F2.PAUSE),
        (scenes.called(), PageState.CALLED, F2.PAUSE),
        (scenes.serving(), PageState.SERVING, F2.PAUSE),
        (scenes.lunch(), PageState.NEAR_BREAK, F2.LUNCH),
        (scenes.paused(), PageState.PAUSED, F2.REOPEN),
        (scenes.day_over(), PageState.DAY_OVER, F2.NOTHING),
    ],
)
def test_each_view_has_one_face(view: DeskView, state: PageState, f2: F2) -> None:
    assert page_state(view) is state
    assert f2_does(view) is f2


def test_a_citizen_at_the_counter_comes_before_lunch_and_pause() -> None:
    serving = scenes.serving()
    assert page_state(replace(scenes.lunch(), visit=serving.visit)) is PageState.SERVING
    assert page_state(replace(scenes.paused(), visit=serving.visit)) is PageState.SERVING
    assert page_state(replace(scenes.day_over(), visit=serving.visit)) is PageState.SERVING


def test_near_closing_f2_ends_the_day() -> None:
    assert f2_does(scenes.view("16:58", day=scenes.day(near_closing=True))) is F2.END_OF_DAY
