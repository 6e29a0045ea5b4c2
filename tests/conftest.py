"""Fixtures for every room: an office on SQLite and on a real PostgreSQL, with a clock that is moved by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from tests import hypothesis_profiles  # noqa: F401 - registers the profiles
from tests.moved_clock import MovedClock
from tests.premises import Place, Server, make_demo, opened, postgres_place, running_server, sqlite_place


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the demo office, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "demo.db"
    make_demo(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The tests' own PostgreSQL, with the demo office as a template."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where an office lives: each test that asks runs on both databases."""
    if request.param == "sqlite":
        with sqlite_place(request.getfixturevalue("sqlite_template"), tmp_path) as made:
            yield made
    else:
        with postgres_place(request.getfixturevalue("postgres")) as made:
            yield made


@pytest.fixture
def services(place: Place) -> Iterator[Services]:
    """The demo office's services on both databases, Monday 23/11/2026 at 08:00."""
    with opened(place) as made:
        yield made


@pytest.fixture
def clock(place: Place) -> MovedClock:
    """The clock of `place`."""
    return place.clock


@pytest.fixture
def demo(sqlite_template: Path, tmp_path: Path) -> Iterator[tuple[Services, MovedClock]]:
    """The demo office on SQLite only, with its clock: for screens."""
    with sqlite_place(sqlite_template, tmp_path) as made, opened(made) as services:
        yield services, made.clock


@pytest.fixture
def kiosk_actor() -> Actor:
    """A kiosk in the hall."""
    return station("kiosk-1")
