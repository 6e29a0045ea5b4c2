"""What the hour demands is asked for once, by any desk, and a refusal never reaches the clerk."""

import pytest

from onestop_desk.domain.errors import Busy, Refusal
from onestop_desk.services.views import DayState
from tests.ui.desk import scenes
from tests.ui.desk.fakes import CLERK, FakeServices
from ui.desk.day_tick import DayTick


@pytest.fixture
def services() -> FakeServices:
    return FakeServices(scenes.idle())


@pytest.fixture
def tick(services: FakeServices) -> DayTick:
    return DayTick(services, CLERK)  # type: ignore[arg-type]


LUNCH = scenes.clock("13:30")


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (scenes.day(), ["end_half_day"]),
        (scenes.day(near_break=True, break_until=LUNCH), ["freeze_for_break", "end_half_day"]),
        (scenes.day(near_break=True, frozen=True, break_until=LUNCH), ["end_half_day"]),
        (scenes.day(near_break=True, break_until=LUNCH, day_closed=True), []),
    ],
)
def test_the_hour_decides(services: FakeServices, tick: DayTick, day: DayState, asked: list[str]) -> None:
    assert tick.tick(day) is bool(asked)
    assert services.day.asked == asked


def test_a_half_day_ends_once_for_each_session_and_break(services: FakeServices, tick: DayTick) -> None:
    for day in (scenes.day(), scenes.day(), scenes.day(open=False, session_ends=None), scenes.day()):
        tick.tick(day)
    assert services.day.asked == ["end_half_day"] * 3


@pytest.mark.parametrize("fault", [Busy(), Refusal("not_allowed")])
def test_what_fails_is_asked_again_a_minute_later(services: FakeServices, tick: DayTick, fault: Exception) -> None:
    day = scenes.day(open=False, break_until=LUNCH)
    services.day.fails = fault
    assert tick.tick(day) is False
    services.day.fails = None
    assert tick.tick(day) is True
