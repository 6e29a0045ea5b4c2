"""Fixtures of appointments."""

import pytest

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.services.booking.calendar import Calendar


@pytest.fixture
def calendar(services: Services, clock: MovedClock) -> Calendar:
    """The demo office, Monday 23/11/2026 08:00, on both databases."""
    return Calendar(services, clock)
