"""Fixtures of messages."""

import pytest

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.services.messages.post import FakePost, Sender


@pytest.fixture
def sender(services: Services, clock: MovedClock) -> Sender:
    """The demo office that sends into a list, Monday 23/11/2026 08:00, on both databases."""
    return Sender(services, clock, FakePost())
