"""Garbage is collected on the screen's thread only."""

import gc
import threading
from typing import ClassVar

from pytestqt.qtbot import QtBot

from ui.app.garbage import GarbageRound


class Knot:
    """Refers to itself, so that only the collector frees it."""

    freed_on: ClassVar[list[threading.Thread]] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.freed_on.append(threading.current_thread())


def _make_knots() -> None:
    for _ in range(2000):
        Knot()


def test_a_worker_makes_garbage_and_the_screen_frees_it(qtbot: QtBot) -> None:
    rounds = GarbageRound()
    rounds.start()
    try:
        worker = threading.Thread(target=_make_knots)
        worker.start()
        worker.join()
        assert Knot.freed_on == []
        rounds.look()
        assert set(Knot.freed_on) == {threading.main_thread()}
    finally:
        rounds.stop()
    assert gc.isenabled()
