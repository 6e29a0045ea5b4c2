"""Which face the page Quầy shows, decided from the view alone so that it is tested without a window."""

from enum import StrEnum

from onestop_desk.domain.tickets import State
from onestop_desk.services.views import DeskView


class PageState(StrEnum):
    """The states of the page Quầy; each has one biggest thing."""

    BEFORE_OPENING = "before_opening"
    FREE = "free"
    NOBODY = "nobody"
    CALLED = "called"
    SERVING = "serving"
    NEAR_BREAK = "near_break"
    PAUSED = "paused"
    DAY_OVER = "day_over"


AT_THE_COUNTER = frozenset({PageState.CALLED, PageState.SERVING})
"""States in which a citizen stands, or is expected, at the counter."""

CAN_CALL = frozenset({PageState.FREE, PageState.NOBODY, PageState.NEAR_BREAK})
"""States in which the counter is open and free."""


def page_state(view: DeskView) -> PageState:
    """The face for this view; a citizen at the counter comes before everything else."""
    if view.visit is not None:
        return PageState.SERVING if view.visit.state is State.SERVING else PageState.CALLED
    if view.day.day_closed:
        return PageState.DAY_OVER
    if view.counter.state == "paused":
        return PageState.PAUSED
    if view.counter.state != "open":
        return PageState.BEFORE_OPENING
    if view.plan is not None and (view.day.near_break or view.day.near_closing):
        return PageState.NEAR_BREAK
    return PageState.FREE if view.next_up is not None else PageState.NOBODY


class F2(StrEnum):
    """What the key F2 does now."""

    OPEN = "open"
    REOPEN = "reopen"
    PAUSE = "pause"
    LUNCH = "lunch"
    END_OF_DAY = "end_of_day"
    NOTHING = "nothing"


def f2_does(view: DeskView) -> F2:
    """What F2 does at this moment: open, pause, go to lunch, or end the day."""
    state = page_state(view)
    if state is PageState.DAY_OVER:
        return F2.NOTHING
    if state is PageState.PAUSED:
        return F2.REOPEN
    if state is PageState.BEFORE_OPENING:
        return F2.OPEN
    if view.day.near_closing:
        return F2.END_OF_DAY
    return F2.LUNCH if view.day.near_break else F2.PAUSE
