"""Random days in the demo office on both databases: paper, tables and journal say the same after every step."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.premises import Place, Server, postgres_place, sqlite_place
from tests.properties.machine import RandomDay

DAYS = min(settings().max_examples, 200)
SLOWER = 4
"""PostgreSQL plays one day where SQLite plays this many: it is not another machine that is tested there."""


def play(opener: Callable[[], AbstractContextManager[Place]], days: int) -> None:
    """Plays random days, each in an office of its own."""

    class Days(RandomDay):
        """The machine with this database."""

    Days.opener = staticmethod(opener)
    run_state_machine_as_test(Days, settings=settings(max_examples=days))


def test_a_random_day_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    play(lambda: sqlite_place(sqlite_template, tmp_path), DAYS)


@pytest.mark.pg
def test_a_random_day_on_postgresql(postgres: Server) -> None:
    play(lambda: postgres_place(postgres), DAYS // SLOWER)
