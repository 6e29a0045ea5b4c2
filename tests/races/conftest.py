"""Offices to race in: one line, eight counters, on both databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import pytest

from tests.premises import Server, running_server
from tests.races.stations import make_office
from tests.races.workers import Seat

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)]
"""The two databases, for the `params` of a fixture."""


class NewOffice(Protocol):
    """Makes an office on a kind of database; the seats of its stations."""

    def __call__(self, kind: str, *, hurried: bool = False) -> list[Seat]:
        """With `hurried`, PostgreSQL answers before its disk has: for races, which count and pull no plug."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL that waits for its disk as an office's does: how long it waits is part of a race."""
    with running_server(durable=True) as server:
        yield server


@pytest.fixture(scope="session")
def new_office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewOffice:
    """Makes offices to race in."""

    def make(kind: str, *, hurried: bool = False) -> list[Seat]:
        name = f"race_{uuid4().hex[:12]}"
        if kind == "sqlite":
            folder: Path = tmp_path_factory.mktemp("race")
            return make_office(f"sqlite:///{folder / name}.db")
        server: Server = request.getfixturevalue("postgres")
        server.run(f"CREATE DATABASE {name}")
        if hurried:
            server.run(f"ALTER DATABASE {name} SET synchronous_commit = off")
        return make_office(server.address(name))

    return make


@pytest.fixture(params=DATABASES)
def seats(request: pytest.FixtureRequest, new_office: NewOffice) -> list[Seat]:
    """The seats of an office of its own, for each test on both databases."""
    return new_office(request.param)
