"""Allowances give back evenly, never more than they had, and never grow without bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import limits
from portal.holds import Holds
from portal.limits import Allowance, TooMany


class Hands:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.tuples(st.floats(0, 30), st.sampled_from("ab")), max_size=200), st.integers(1, 20))
def test_no_stretch_of_time_has_more_than_twice_what_is_allowed(steps: list[tuple[float, str]], most: int) -> None:
    clock = Hands()
    allowance = Allowance(most, 60, clock)
    taken: dict[str, list[float]] = {"a": [], "b": []}
    for wait, key in steps:
        clock.now += wait
        if allowance.take(key):
            taken[key].append(clock.now)
    for times in taken.values():
        for first in times:
            assert sum(first <= t <= first + 60 for t in times) <= 2 * most


def test_what_is_used_up_comes_back_evenly() -> None:
    clock = Hands()
    allowance = Allowance(6, 60, clock)
    assert [allowance.take("x") for _ in range(7)] == [True] * 6 + [False]
    assert allowance.wait_s("x") == 11
    clock.now = 11
    assert [allowance.take("x"), allowance.take("x")] == [True, False]
    allowance.give_back("x")
    allowance.need("x")
    with pytest.raises(TooMany):
        allowance.need("x")
    assert allowance.take("another")


def test_keys_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_KEYS", 100)
    allowance = Allowance(1, 60, Hands())
    for number in range(1000):
        allowance.take(number)
    assert len(allowance._left) == 100


def test_holds_of_an_address_end_and_one_browser_has_one() -> None:
    clock = Hands()
    holds = Holds(clock, most_of_address=2)
    assert holds.held("phone 1", "a", "h1") is None
    assert holds.held("phone 1", "a", "h2") == "h1"
    assert holds.has_room("a")
    assert holds.held("phone 2", "a", "h3") is None
    assert not holds.has_room("a")
    assert holds.has_room("b")
    holds.over("h2")
    assert holds.has_room("a")
    assert holds.held("phone 1", "a", "h4") is None
    clock.now = 700
    assert holds.has_room("a")
