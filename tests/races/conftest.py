"""Offices to race in: one line, eight counters, on both databases."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from tests.premises import Server
from tests.races.stations import make_office
from tests.races.workers import Seat

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)]
"""The two databases, for the `params` of a fixture."""


@pytest.fixture(scope="session")
def new_office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Seat]]:
    """Makes an office on a kind of database; the seats of its stations."""

    def make(kind: str) -> list[Seat]:
        name = f"race_{uuid4().hex[:12]}"
        if kind == "sqlite":
            folder: Path = tmp_path_factory.mktemp("race")
            return make_office(f"sqlite:///{folder / name}.db")
        server: Server = request.getfixturevalue("postgres")
        server.run(f"CREATE DATABASE {name}")
        return make_office(server.address(name))

    return make


@pytest.fixture(params=DATABASES)
def seats(request: pytest.FixtureRequest, new_office: Callable[[str], list[Seat]]) -> list[Seat]:
    """The seats of an office of its own, for each test on both databases."""
    return new_office(request.param)
