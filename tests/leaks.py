"""Catches a test of a screen that leaves a thread, a running timer or a window behind for the next one."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_S = 2.0
"""How long a thread that was told to stop may take to be gone."""

QT_OWN_WINDOWS = {"QTipLabel"}
"""Windows Qt makes for itself, keeps and hides: the tooltip."""


@contextmanager
def guard() -> Iterator[None]:
    """Fail when what runs inside leaves more behind than it found; what was there before is not its fault."""
    before = {id_of(thing) for thing in _alive()}
    threads = set(threading.enumerate())
    yield
    left = leftovers(before, threads)
    assert not left, "left behind: " + "; ".join(left)


def leftovers(before: set[int], threads: set[threading.Thread]) -> list[str]:
    """Name what is alive now and was not before, after everything that is on its way out has gone."""
    QThreadPool.globalInstance().waitForDone(int(PATIENCE_S * 1000))
    _bury()
    left = [thing for thing in _alive() if id_of(thing) not in before]
    if left:
        # A window nobody holds any more goes with the collector; only what stays is a leak.
        left.clear()
        gc.collect()
        _bury()
        left = [thing for thing in _alive() if id_of(thing) not in before]
    return [_told(thing) for thing in left] + [f"thread {thread.name}" for thread in _new_threads(threads)]


def id_of(thing: QObject) -> int:
    """The object's address in Qt, which holds no reference to it."""
    address: int = shiboken6.getCppPointer(thing)[0]
    return address


def _alive() -> list[QObject]:
    """Everything that works or shows: running threads, active timers, windows."""
    here = QThread.currentThread()
    found: list[QObject] = []
    for thing in shiboken6.getAllValidWrappers():
        if (isinstance(thing, QThread) and thing is not here and thing.isRunning()) or (
            isinstance(thing, QTimer) and thing.isActive()
        ):
            found.append(thing)
    found.extend(window for window in _windows() if window.metaObject().className() not in QT_OWN_WINDOWS)
    return found


def _windows() -> list[QWidget]:
    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _bury() -> None:
    """Let everything that was told to delete itself do so now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads of Python that were started meanwhile; Qt's own pool shows itself as dummies and keeps its threads."""
    new = [thread for thread in threading.enumerate() if thread not in before]
    new = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    for thread in new:
        thread.join(PATIENCE_S)
    return [thread for thread in new if thread.is_alive()]


def _told(thing: QObject) -> str:
    kind = "running" if isinstance(thing, QThread) else "active" if isinstance(thing, QTimer) else "open"
    parent = thing.parent()
    owner = f" of {type(parent).__name__}" if parent else ""
    return f"{kind} {type(thing).__name__} '{thing.objectName()}'{owner}"
