"""The catalogue is read in the background: at the start, after changes, one reading at a time."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Offline
from ui.app.catalogue_ready import CatalogueReady


class Feed(QObject):
    """Says that something changed when a test says so."""

    changed = Signal()


class Later:
    """Work that a test finishes when it likes."""

    def __init__(self) -> None:
        self.asked: list[tuple[Callable[[Any], object], Callable[[Exception], object]]] = []

    def __call__(self, _owner: QObject, work: Any, done: Any, failed: Any) -> None:
        assert work() == "warm"
        self.asked.append((done, failed))


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def ready(qtbot: QtBot, later: Later) -> tuple[CatalogueReady, Feed]:
    services: Any = SimpleNamespace(procedures=SimpleNamespace(warm=lambda: "warm"))
    feed: Any = Feed()
    made = CatalogueReady(services, feed, feed, run=later)  # type: ignore[arg-type] # finished by hand
    qtbot.waitUntil(lambda: len(later.asked) == 1)
    return made, feed


def test_changes_while_it_reads_are_read_once_more_afterwards(ready: tuple[CatalogueReady, Feed], later: Later) -> None:
    _made, feed = ready
    feed.changed.emit()
    feed.changed.emit()
    assert len(later.asked) == 1
    later.asked[0][0](None)
    assert len(later.asked) == 2
    later.asked[1][0](None)
    assert len(later.asked) == 2


def test_what_cannot_be_reached_is_tried_again_with_the_next_change(
    ready: tuple[CatalogueReady, Feed], later: Later
) -> None:
    _made, feed = ready
    later.asked[0][1](Offline())
    feed.changed.emit()
    assert len(later.asked) == 2


def test_a_fault_of_ours_is_not_swallowed(ready: tuple[CatalogueReady, Feed], later: Later) -> None:
    with pytest.raises(ZeroDivisionError):
        later.asked[0][1](ZeroDivisionError())
