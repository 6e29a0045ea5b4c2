"""The thin line of the last periods: broken where nothing was measured, in the middle where nothing moved."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from ui.widgets.trail import points

AREA = QRectF(10, 20, 70, 30)


def test_the_largest_is_at_the_top_and_the_newest_at_the_right() -> None:
    (piece,) = points([Decimal(1), Decimal(3), Decimal(2)], AREA)
    assert [(p.x(), p.y()) for p in piece] == [(10, 50), (45, 20), (80, 35)]


def test_a_period_without_a_value_breaks_the_line() -> None:
    pieces = points([Decimal(1), None, Decimal(2), Decimal(2)], AREA)
    assert [len(piece) for piece in pieces] == [1, 2]


def test_what_never_moves_lies_in_the_middle() -> None:
    assert {p.y() for p in points([Decimal(5)] * 8, AREA)[0]} == {35}
    assert points([None] * 8, AREA) == points([], AREA) == []


@given(st.lists(st.none() | st.decimals(-(10**9), 10**9, places=2), max_size=8))
def test_every_value_is_drawn_inside(values: list[Decimal | None]) -> None:
    drawn = [point for piece in points(values, AREA) for point in piece]
    assert len(drawn) == sum(value is not None for value in values)
    assert all(AREA.adjusted(-0.01, -0.01, 0.01, 0.01).contains(point) for point in drawn)
