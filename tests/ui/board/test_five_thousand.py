"""Five thousand calls through the real window: each announced once, and nothing grows."""

import gc
import sys
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.views import BoardCall
from tests.ui.board.hall import Hall
from tests.ui.board.snapshots import NINE, call, counters
from ui.board.announcements import LEAST
from ui.theme import apply

pytestmark = pytest.mark.qt
CALLS, WARM = 5000, 1000
COUNTERS = 4
"""One big call, its tiles and the waiting table: the busiest of the layouts."""
SHOWN = 40
ALLOWED = 400
"""Blocks of memory that caches of letters and the like may take more; one kept a call would be four thousand."""


def kept() -> tuple[int, int]:
    """How many objects of Qt there are, and how many blocks Python holds."""
    gc.collect()
    objects = sum(isinstance(thing, QObject) for thing in shiboken6.getAllValidWrappers())
    return objects, sys.getallocatedblocks()


def test_nothing_grows(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp)
    hall = Hall()
    qtbot.addWidget(hall.window)
    hall.window.show()
    hall.set(counters=counters(COUNTERS))
    hall.feed.changed.emit()
    heard = 0
    newest: tuple[BoardCall, ...] = ()
    before = (0, 0)
    for no in range(1, CALLS + 1):
        number = f"{'ABCDEGHKLMNP'[no % COUNTERS]}{no:03}"
        newest = (*newest, call(no + 100, number, no % COUNTERS + 1, NINE + hall.time))[-SHOWN:]
        hall.office.view = replace(hall.office.view, now=NINE + hall.time, calls=newest)
        hall.feed.changed.emit()
        hall.time += LEAST + SECOND
        hall.window.beat()
        if hall.listener.heard[-1:] == [number]:
            heard += 1
        hall.listener.heard.clear()
        if no == WARM:
            before = kept()
        if no % 250 == 0:
            qapp.processEvents()
    now = kept()
    assert heard == CALLS, "each was announced, once"
    assert now[0] <= before[0], "no widget, timer or animation is left behind"
    assert now[1] - before[1] < ALLOWED
