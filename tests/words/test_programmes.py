"""Programmes in words."""

from datetime import date

import pytest

from onestop_desk.domain.programmes import Kind, Programme, Rules
from onestop_desk.words import programmes


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_name_a_usual_name_and_an_explanation(kind: Kind) -> None:
    said = [programmes.kind(kind), programmes.usual_name(kind), programmes.explained(kind)]
    assert all(said)
    assert said[2].endswith(".")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "mọi ngày"),
        ((1,), "thứ Ba"),
        ((1, 3), "thứ Ba, thứ Năm"),
        ((0, 1), "thứ Hai, thứ Ba"),
        ((0, 1, 2, 3, 4), "thứ Hai đến thứ Sáu"),
        ((0, 2, 4), "thứ Hai, thứ Tư, thứ Sáu"),
        ((5, 6), "thứ Bảy, Chủ nhật"),
    ],
)
def test_days_of_the_week(days: tuple[int, ...], said: str) -> None:
    assert programmes.weekdays(days) == said


def test_from_when_to_when() -> None:
    open_ended = Programme("p", Kind.NO_WAITING, "x", date(2026, 11, 1), None, Rules())
    assert programmes.span(open_ended) == "từ 01/11/2026"
    ended = Programme("p", Kind.NO_WAITING, "x", date(2026, 11, 1), date(2026, 12, 31), Rules())
    assert programmes.span(ended) == "01/11/2026 đến 31/12/2026"
