"""Cuts a list into pages that fit, since nothing on the kiosk scrolls."""

from collections.abc import Sequence


def fit(heights: Sequence[int], room: int, gap: int, most: int, columns: int = 1) -> list[range]:
    """Pages of rows, each page low enough for `room`; rows side by side are as high as the highest of them.

    A row that is too high for a page by itself still gets one: it is cut by the screen, but never lost.
    """
    pages: list[range] = []
    start = 0
    while start < len(heights):
        end = min(start + 1, len(heights))
        while end < len(heights) and end - start < most and _height(heights[start : end + 1], gap, columns) <= room:
            end += 1
        pages.append(range(start, end))
        start = end
    return pages or [range(0)]


def _height(heights: Sequence[int], gap: int, columns: int) -> int:
    rows = [max(heights[i : i + columns]) for i in range(0, len(heights), columns)]
    return sum(rows) + gap * (len(rows) - 1)
