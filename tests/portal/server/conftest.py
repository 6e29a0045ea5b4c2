"""A running portal for each test, over the demo office on both databases or on SQLite only."""

import shutil
import subprocess
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


@pytest.fixture
def own_certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for this PC's own address, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl here to make a certificate with")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([openssl, "req", "-x509", *made, *subject], check=True, capture_output=True)
    return cert, key
