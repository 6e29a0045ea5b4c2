"""When the kiosk asks whether somebody is there, and when it goes back by itself, on a clock moved by hand."""

import pytest

from ui.kiosk.flow import Step
from ui.kiosk.idle import IdleWatch, Rest, patience


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.parametrize(
    ("step", "paper_out", "seconds"),
    [
        (Step.START, False, None),
        (Step.GROUP, False, 60),
        (Step.PRIORITY, False, 60),
        (Step.FULL, False, 60),
        (Step.SEARCH, False, 90),
        (Step.PROCEDURE, False, 90),
        (Step.NUMBER, False, 20),
        (Step.NUMBER, True, 90),
    ],
)
def test_patience(step: Step, paper_out: bool, seconds: int | None) -> None:
    assert patience(step, paper_out=paper_out) == seconds


@pytest.mark.parametrize(
    ("after", "rest"), [(0, Rest.NOTHING), (44.9, Rest.NOTHING), (45, Rest.ASK), (59.9, Rest.ASK), (60, Rest.LEAVE)]
)
def test_it_asks_for_the_last_fifteen_seconds(clock: Clock, after: float, rest: Rest) -> None:
    watch = IdleWatch(clock)
    watch.begin(Step.GROUP)
    clock.seconds += after
    assert watch.rest() is rest


def test_a_touch_starts_anew(clock: Clock) -> None:
    watch = IdleWatch(clock)
    watch.begin(Step.GROUP)
    clock.seconds += 50
    watch.touch()
    assert watch.rest() is Rest.NOTHING
    assert watch.left() == 60


def test_the_start_waits_for_ever(clock: Clock) -> None:
    watch = IdleWatch(clock)
    watch.begin(Step.START)
    clock.seconds += 100_000
    assert watch.rest() is Rest.NOTHING
    assert watch.left() is None


def test_a_number_closes_without_a_question(clock: Clock) -> None:
    watch = IdleWatch(clock)
    watch.begin(Step.NUMBER)
    clock.seconds += 10
    assert watch.rest() is Rest.NOTHING
    assert watch.left() == 10
    clock.seconds += 10
    assert watch.rest() is Rest.LEAVE
