"""Several offices in one table: shares from summed parts, ranks, outliers, and what is refused by name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.province import Province, ProvinceFigure, merged
from onestop_desk.domain.reporting import Figure, Report, count, share
from tests.paper import reports


def figure(province: Province, code: str) -> ProvinceFigure:
    return next(f for f in province.figures if f.code == code)


def with_figure(report: Report, place: int, made: Figure) -> Report:
    """An office with another value of one indicator."""
    indicators = tuple(
        replace(j, figure=made) if j.figure.code == made.code else j for j in reports.full_week().indicators
    )
    return replace(report, office_id=f"o{place}", office_name=f"TT {place}", indicators=indicators)


def offices(figures: Sequence[Figure]) -> list[Report]:
    return [with_figure(reports.full_week(), place, made) for place, made in enumerate(figures)]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=8))
def test_a_share_is_made_of_summed_parts_and_never_averaged(parts: list[tuple[int, int]]) -> None:
    whole = merged(offices([share("on_time", min(a, b), b) for a, b in parts]))
    over, under = sum(min(a, b) for a, b in parts), sum(b for _a, b in parts)
    total = figure(whole, "on_time").total
    assert total is not None
    expected = None
    if under:
        expected = (Decimal(100 * over) / under).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert (total.value, total.numerator, total.denominator) == (expected, over, under)


@given(st.lists(st.integers(0, 900), min_size=1, max_size=9))
def test_counts_add_up_and_ranks_follow_the_score(numbers: list[int]) -> None:
    whole = merged(offices([count("vneid_guided", n) for n in numbers]))
    total = figure(whole, "vneid_guided").total
    assert total is not None
    assert total.value == sum(numbers)
    assert whole.tickets == 412 * len(numbers)
    ranks = [row.rank for row in whole.offices]
    assert ranks == [1] * len(numbers)


def test_a_median_is_left_to_each_office() -> None:
    whole = merged(offices([Figure("wait_90", Decimal(seconds), None, 10) for seconds in (600, 1200, 2400)]))
    found = figure(whole, "wait_90")
    assert (found.total, found.middle) == (None, Decimal(1200))


def test_a_share_that_is_worked_out_otherwise_is_not_summed() -> None:
    odd = Figure("satisfied", Decimal("97.30"), 3, 5)
    assert figure(merged(offices([odd, share("satisfied", 9, 10)])), "satisfied").total is None


def test_offices_are_ranked_by_targets_met_then_by_time() -> None:
    best, late, same = share("on_time", 100, 100), share("on_time", 50, 100), share("on_time", 97, 100)
    whole = merged(offices([late, best, same, same]))
    assert [(row.rank, row.office_name) for row in whole.offices] == [
        (1, "TT 1"), (2, "TT 2"), (2, "TT 3"), (4, "TT 0"),
    ]  # fmt: skip


def test_an_office_with_hardly_a_figure_has_no_rank() -> None:
    last = merged(reports.offices()).offices[-1]
    assert (last.commune, last.rank, last.met, last.judged) == ("xã Hợp Đức", None, 1, 1)


@pytest.mark.parametrize(("others", "expected"), [(3, []), (4, ["TT 4"]), (7, ["TT 7"])])
def test_who_is_far_from_at_least_four_others_is_named(others: int, expected: list[str]) -> None:
    made = [share("on_time", 960 + n, 1000) for n in range(others)] + [share("on_time", 400, 1000)]
    whole = merged(offices(made))
    assert [found.office_name for found in whole.outliers] == expected
    assert all(found.is_good is False and found.code == "on_time" for found in whole.outliers)


def test_one_that_differs_among_equals_is_far_and_equals_are_not() -> None:
    made = [share("on_time", 1000, 1000)] * 20
    assert merged(offices(made)).outliers == ()
    assert [found.office_name for found in merged(offices([*made, share("on_time", 20, 100)])).outliers] == ["TT 20"]


def test_a_count_is_never_unusual() -> None:
    made = [count("vneid_guided", 10 + n) for n in range(8)] + [count("vneid_guided", 5000)]
    assert merged(offices(made)).outliers == ()


def test_what_does_not_fit_is_refused_with_the_office() -> None:
    one, two, *_rest = reports.offices()
    later = replace(two.period, first=two.period.first + timedelta(days=1))
    cases = {
        "periods_differ": replace(two, period=later),
        "demo_among_real": replace(two, is_demo=False),
        "office_does_not_close": replace(two, dossiers=replace(two.dossiers, early=0)),
        "office_twice": replace(two, office_id=one.office_id),
    }
    for code, other in cases.items():
        with pytest.raises(Refusal) as refused:
            merged([one, other])
        assert refused.value.code == code
        assert refused.value.facts["office"] in {one.office_name, two.office_name}
    with pytest.raises(Refusal) as refused:
        merged([])
    assert refused.value.code == "no_reports"


def test_the_same_name_is_the_same_office_whatever_its_key() -> None:
    one = reports.offices()[0]
    with pytest.raises(Refusal) as refused:
        merged([one, replace(one, office_id="another", office_name=one.office_name.upper())])
    assert (refused.value.code, refused.value.facts["office"]) == ("office_twice", one.office_name.upper())
