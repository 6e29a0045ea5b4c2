"""The board knows when it has not heard from the office, and its clock goes on."""

import pytest

from onestop_desk.domain.instants import SECOND
from tests.ui.board.snapshots import NINE
from ui.board.freshness import Freshness


class Steady:
    """A steady clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = 1000

    def __call__(self) -> int:
        return self.time


@pytest.fixture
def clock() -> Steady:
    return Steady()


@pytest.fixture
def fresh(clock: Steady) -> Freshness:
    return Freshness(clock, lambda: NINE - SECOND)


def test_fifteen_seconds_without_an_answer_are_too_long(fresh: Freshness, clock: Steady) -> None:
    fresh.answered(NINE)
    clock.time += 15 * SECOND - 1
    assert not fresh.stale()
    clock.time += 1
    assert fresh.stale()
    assert fresh.since == NINE
    fresh.answered(NINE + 16 * SECOND)
    assert not fresh.stale()


def test_a_board_that_never_heard_anything_says_so_too(fresh: Freshness, clock: Steady) -> None:
    assert not fresh.stale()
    assert fresh.now == NINE - SECOND
    clock.time += 15 * SECOND
    assert fresh.stale()
    assert fresh.since is None


def test_the_clock_goes_on_from_the_last_answer(fresh: Freshness, clock: Steady) -> None:
    fresh.answered(NINE)
    clock.time += 90 * SECOND
    assert fresh.now == NINE + 90 * SECOND


def test_it_asks_again_every_five_seconds(fresh: Freshness, clock: Steady) -> None:
    assert fresh.due()
    fresh.asked()
    assert not fresh.due()
    clock.time += 5 * SECOND
    assert fresh.due()
