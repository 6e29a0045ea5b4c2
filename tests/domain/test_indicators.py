"""Values from counts: nearest ranks, means, what a target and the period before make of a figure."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.indicators import (
    BY_CODE,
    DEFAULT_TARGETS,
    DEFINITIONS,
    checked_targets,
    judged,
    mean,
    met,
    percentile,
    spread,
    the_definition,
)
from onestop_desk.domain.reporting import Better, Figure, Target, Unit, count, share


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([], 50, None),
        ([7], 50, 7),
        ([7], 90, 7),
        ([1, 2], 50, 1),
        ([1, 2, 3], 50, 2),
        (list(range(1, 11)), 90, 9),
        (list(range(1, 12)), 90, 10),
        ([5] * 9 + [100], 90, 5),
        ([5] * 8 + [100, 100], 90, 100),
    ],
)
def test_the_nearest_rank(values: list[int], percent: int, expected: int | None) -> None:
    assert percentile(Counter(values), percent) == expected


@given(st.lists(st.integers(0, 50), min_size=1), st.sampled_from([1, 50, 90, 100]))
def test_a_percentile_is_the_first_value_that_enough_do_not_exceed(values: list[int], percent: int) -> None:
    found = percentile(Counter(values), percent)
    assert found in values
    assert found is not None
    assert sum(v <= found for v in values) * 100 >= percent * len(values)
    assert sum(v < found for v in values) * 100 < percent * len(values)


def test_the_mean_rounds_halves_up_and_nothing_has_none() -> None:
    assert (mean({1: 1, 2: 1}), mean({0: 1, 1: 3}), mean({})) == (2, 1, None)


def test_the_spread_of_nothing_has_no_values() -> None:
    assert [(f.value, f.denominator) for f in spread("wait", {})] == [(None, 0)] * 4


def test_a_share_without_a_denominator_is_neither_nothing_nor_everything() -> None:
    assert share("on_time", 0, 0).value is None
    assert share("on_time", 341, 348).value == Decimal("97.99")
    assert share("on_time", 1, 800).value == Decimal("0.13")


@pytest.mark.parametrize(
    ("figure", "target", "expected"),
    [
        (share("on_time", 98, 100), Target(Decimal(98), "law"), True),
        (share("on_time", 97, 100), Target(Decimal(98), "law"), False),
        (count("asked_again", 0), Target(Decimal(0), "law"), True),
        (count("asked_again", 1), Target(Decimal(0), "law"), False),
        (Figure("on_time", None), Target(Decimal(98), "law"), None),
        (share("on_time", 1, 1), None, None),
        (count("tickets", 5), Target(Decimal(5), "office"), None),
    ],
)
def test_whether_a_target_is_met(figure: Figure, target: Target | None, expected: bool | None) -> None:
    assert met(figure, target) is expected


def test_a_change_needs_both_values() -> None:
    now, then = share("on_time", 9, 10), share("on_time", 8, 10)
    assert judged(now, None, then, [Decimal(80), Decimal(90)]).change == Decimal("10.00")
    assert judged(now, None, Figure("on_time", None), [None]).change is None


def test_every_code_is_there_once_and_every_target_is_of_a_figure_that_can_be_good() -> None:
    assert len(BY_CODE) == len(DEFINITIONS)
    assert all(BY_CODE[code].better is not Better.NEITHER for code in DEFAULT_TARGETS)
    assert all(t.value <= 100 for c, t in DEFAULT_TARGETS.items() if BY_CODE[c].unit is Unit.PERCENT)


def test_the_provinces_values_of_2024_and_the_laws_are_the_defaults() -> None:
    province = {code: str(t.value) for code, t in DEFAULT_TARGETS.items() if t.source == "province_2024"}
    assert province == {
        "on_time": "98", "online": "78.6", "paid_online": "36.74", "digitised": "100", "satisfied": "97.92",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({"nonsense": Decimal(1)}, "unknown_indicator"),
        ({"on_time": Decimal(101)}, "bad_target"),
        ({"on_time": Decimal(-1)}, "bad_target"),
        ({"wait_mean": Decimal("NaN")}, "bad_target"),
    ],
)
def test_a_wrong_target_is_refused(given_: dict[str, Decimal | None], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_targets(given_)
    assert refused.value.code == code


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        the_definition("nonsense")
    assert refused.value.code == "unknown_indicator"
