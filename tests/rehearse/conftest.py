"""Orders for small rehearsals in a folder of the test."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onestop_desk.services.rehearsal.day import Order

MONDAY = date(2026, 11, 23)


@pytest.fixture
def order(tmp_path: Path) -> Callable[..., Order]:
    """Makes orders, each with a database of its own."""
    made: list[Order] = []

    def make(visitors: int = 40, seed: int = 1, day: date | None = None) -> Order:
        made.append(Order(f"sqlite:///{tmp_path / f'day-{len(made)}.db'}", MONDAY, visitors, seed, day))
        return made[-1]

    return make
