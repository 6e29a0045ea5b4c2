"""Fixtures of the services' tests."""

import pytest

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay


@pytest.fixture
def hall(services: Services, clock: MovedClock) -> HallDay:
    """The demo office, Monday 08:00, on both databases."""
    return HallDay(services, clock)
