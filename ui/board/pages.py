"""Turns the pages of long lists and of the foot line by the clock alone, so that every board shows the same one."""

from collections.abc import Sequence
from typing import TypeVar

from onestop_desk.domain.instants import SECOND, Instant

LINES = 6
COUNTERS = 8
TURN = 10 * SECOND
"""How long a page of lines or counters stays."""
FRESH = 20 * SECOND
"""So long after a call its counter's page stands still."""
SENTENCE = 12 * SECOND
"""How long a sentence of the foot line stays."""

T = TypeVar("T")


def page(items: Sequence[T], size: int, now: Instant) -> tuple[int, int, Sequence[T]]:
    """The page on show at an instant: which one (from 0), of how many, and what is on it."""
    pages = max(1, -(-len(items) // size))
    at = now // TURN % pages
    return at, pages, items[at * size : (at + 1) * size]


def page_with(items: Sequence[T], size: int, now: Instant, wanted: int | None) -> Sequence[T]:
    """The page that holds the item at `wanted`; without one the page that is due."""
    if wanted is None:
        return page(items, size, now)[2]
    at = wanted // size
    return items[at * size : (at + 1) * size]


def sentence(sentences: Sequence[str], now: Instant) -> str:
    """The sentence on show at an instant, or nothing when there is none."""
    return sentences[now // SENTENCE % len(sentences)] if sentences else ""
