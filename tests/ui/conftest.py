"""Every test of a screen leaves the room as it found it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests import leaks


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a window behind; `qtbot.addWidget` closes for you."""
    with leaks.guard():
        yield
