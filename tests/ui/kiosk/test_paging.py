"""Lists are cut into pages that fit; no row is lost and none is shown twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.kiosk.paging import fit


@pytest.mark.parametrize(
    ("heights", "room", "most", "columns", "pages"),
    [
        ([], 500, 6, 1, [0]),
        ([172] * 6, 1112, 6, 1, [6]),
        ([172] * 6, 1111, 6, 1, [5, 1]),
        ([172] * 9, 2000, 6, 1, [6, 3]),
        ([200] * 6, 632, 6, 2, [6]),
        ([200, 300, 200, 200], 516, 6, 2, [4]),
        ([900], 500, 6, 1, [1]),
    ],
)
def test_pages(heights: list[int], room: int, most: int, columns: int, pages: list[int]) -> None:
    assert [len(page) for page in fit(heights, room, 16, most, columns)] == pages


@given(st.lists(st.integers(1, 900), max_size=30), st.integers(100, 1500), st.integers(1, 8), st.sampled_from((1, 2)))
def test_every_row_is_on_exactly_one_page(heights: list[int], room: int, most: int, columns: int) -> None:
    pages = fit(heights, room, 16, most, columns)
    assert [row for page in pages for row in page] == list(range(len(heights)))
    assert all(len(page) <= most for page in pages)
