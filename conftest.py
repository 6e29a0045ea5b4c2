"""Lets the core environment, which has no pytest-qt, read the same settings as the full one."""

from importlib.util import find_spec

import pytest

QT_SETTINGS = ("qt_api", "qt_log_level_fail", "qt_log_ignore")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name pytest-qt's settings where pytest-qt is missing, so that strict settings stay strict."""
    if find_spec("pytestqt") is None:
        for name in QT_SETTINGS:
            parser.addini(name, "belongs to pytest-qt, which is not in this environment")
