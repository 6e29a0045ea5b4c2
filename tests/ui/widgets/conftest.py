"""Dresses the application before each test of a part, so that measures are those of the pictures."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, apply


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The light look at its own size."""
    return apply(qapp)
