"""A running portal for each test, over the demo office on both databases or on SQLite only."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.portal.server.served import Served, served
from tests.premises import opened, sqlite_place
from tests.services.hall_day import HallDay


@pytest.fixture(scope="module")
def library(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One portal for all tests of a module that only read."""
    folder = tmp_path_factory.mktemp("library")
    with sqlite_place(sqlite_template, folder) as place, opened(place) as services, served(services) as running:
        yield running


@pytest.fixture(scope="module")
def reader(library: Served) -> Iterator[httpx.Client]:
    """A phone for it."""
    with library.phone() as client:
        yield client


@pytest.fixture
def portal(demo: tuple[Services, MovedClock]) -> Iterator[Served]:
    """A portal over the demo office on SQLite."""
    with served(demo[0]) as running:
        yield running


@pytest.fixture
def phone(portal: Served) -> Iterator[httpx.Client]:
    """Somebody's phone."""
    with portal.phone() as client:
        yield client


@pytest.fixture
def hall(demo: tuple[Services, MovedClock]) -> HallDay:
    """The hall of the same office."""
    return HallDay(*demo)
