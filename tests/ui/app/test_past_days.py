"""Past days are counted in steps while the desk runs: at once while some are left, then now and again."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Busy
from ui.app.past_days import FIRST_MS, IDLE_MS, NEXT_MS, PastDays


class Later:
    """Work that is finished by hand."""

    def __init__(self) -> None:
        self.asked: list[tuple[Callable[[Any], object], Callable[[Exception], object]]] = []

    def __call__(
        self,
        _owner: Any,
        _work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self.asked.append((done, failed))


class Reports:
    """Never counts."""

    def count_some(self) -> bool:
        """Is not asked here."""
        raise AssertionError


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def past(qtbot: QtBot, later: Later) -> PastDays:
    made = PastDays(Reports(), run=later)  # type: ignore[arg-type] # finished by hand
    made.start()
    return made


def test_one_step_at_a_time_soon_while_some_are_left(past: PastDays, later: Later) -> None:
    assert (past.timer.interval(), later.asked) == (FIRST_MS, [])
    past.timer.timeout.emit()
    past.timer.stop()
    assert len(later.asked) == 1
    later.asked[0][0](True)
    assert (past.timer.interval(), past.timer.isActive()) == (NEXT_MS, True)
    later.asked[0][0](False)
    assert (past.timer.interval(), past.timer.isActive()) == (IDLE_MS, True)
    past.stop()
    assert not past.timer.isActive()


def test_a_busy_office_is_asked_again_and_a_fault_of_ours_is_not_swallowed(past: PastDays, later: Later) -> None:
    past.count()
    later.asked[0][1](Busy())
    assert past.timer.interval() == IDLE_MS
    with pytest.raises(ZeroDivisionError):
        later.asked[0][1](ZeroDivisionError())
    past.stop()


def test_a_step_that_ends_after_the_desk_closed_begins_no_other(past: PastDays, later: Later) -> None:
    past.count()
    past.stop()
    later.asked[0][0](True)
    assert not past.timer.isActive()
