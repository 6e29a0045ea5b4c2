"""Long lists and sentences take turns."""

import pytest

from onestop_desk.domain.instants import SECOND
from ui.board.pages import COUNTERS, LINES, page, sentence


@pytest.mark.parametrize(
    ("count", "size", "seconds", "expected"),
    [
        (0, LINES, 0, (0, 1, [])),
        (6, LINES, 25, (0, 1, [0, 1, 2, 3, 4, 5])),
        (7, LINES, 0, (0, 2, [0, 1, 2, 3, 4, 5])),
        (7, LINES, 10, (1, 2, [6])),
        (12, LINES, 29, (0, 2, [0, 1, 2, 3, 4, 5])),
        (9, COUNTERS, 19, (1, 2, [8])),
        (12, COUNTERS, 20, (0, 2, [0, 1, 2, 3, 4, 5, 6, 7])),
    ],
)
def test_pages_turn_every_ten_seconds(
    count: int, size: int, seconds: int, expected: tuple[int, int, list[int]]
) -> None:
    at, pages, items = page(list(range(count)), size, seconds * SECOND)
    assert (at, pages, list(items)) == expected


def test_each_sentence_stays_twelve_seconds() -> None:
    assert [sentence(["a", "b"], t * SECOND) for t in (0, 11, 12, 23, 24)] == ["a", "a", "b", "b", "a"]
    assert sentence([], 5 * SECOND) == ""
