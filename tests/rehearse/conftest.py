"""Orders for small rehearsals in a folder of the test."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onestop_desk.services.rehearsal.day import Order, play
from onestop_desk.services.rehearsal.summary import Summary

MONDAY = date(2026, 11, 23)


@pytest.fixture
def order(tmp_path: Path) -> Callable[..., Order]:
    """Makes orders, each with a database of its own."""
    made: list[Order] = []

    def make(visitors: int = 40, seed: int = 1, day: date | None = None) -> Order:
        made.append(Order(f"sqlite:///{tmp_path / f'day-{len(made)}.db'}", MONDAY, visitors, seed, day))
        return made[-1]

    return make


@pytest.fixture(scope="session")
def crowded_day(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """A day on which more people come than can be served, played once for all who look at it."""
    folder = tmp_path_factory.mktemp("crowded")
    return play(Order(f"sqlite:///{folder / 'day.db'}", MONDAY, 320, 3)).summary
