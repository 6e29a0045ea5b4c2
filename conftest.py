"""What holds for every test: settings both environments can read, and long tests only when they are asked for."""

import os
from importlib.util import find_spec

import pytest

QT_SETTINGS = ("qt_api", "qt_log_level_fail", "qt_log_ignore")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name pytest-qt's settings where pytest-qt is missing, so that strict settings stay strict."""
    if find_spec("pytestqt") is None:
        for name in QT_SETTINGS:
            parser.addini(name, "belongs to pytest-qt, which is not in this environment")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests marked `deep` to `scripts/test --deep`."""
    if os.environ.get("ONESTOP_HYPOTHESIS") == "deep":
        return
    long = [item for item in items if item.get_closest_marker("deep")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
