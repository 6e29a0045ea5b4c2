"""The guard against leaks finds each kind of thing a test can leave behind, and lets a tidy test pass."""

import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests import leaks

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]


@contextmanager
def running_timer() -> Iterator[str]:
    """A timer that nobody stopped."""
    owner = QObject()
    timer = QTimer(owner)
    timer.setObjectName("ticking")
    timer.start(60_000)
    yield "active QTimer 'ticking' of QObject"
    timer.stop()


@contextmanager
def running_qthread() -> Iterator[str]:
    """A thread of Qt that nobody told to stop."""
    thread = QThread()
    thread.setObjectName("feeding")
    thread.start()
    yield "running QThread 'feeding'"
    thread.quit()
    thread.wait()


@contextmanager
def open_window() -> Iterator[str]:
    """A window that nobody closed."""
    window = QWidget()
    window.setObjectName("desk")
    window.show()
    yield "open QWidget 'desk'"
    window.deleteLater()


@contextmanager
def python_thread() -> Iterator[str]:
    """A thread of Python that waits for ever."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="listening", daemon=True)
    thread.start()
    yield "thread listening"
    stop.set()
    thread.join()


@pytest.mark.parametrize("leave", [running_timer, running_qthread, open_window, python_thread])
def test_what_is_left_behind_is_named(
    leave: Callable[[], AbstractContextManager[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaks, "PATIENCE_S", 0.01)
    with ExitStack() as afterwards, pytest.raises(AssertionError) as caught, leaks.guard():
        told = afterwards.enter_context(leave())
    assert told in str(caught.value)


def test_a_tidy_test_passes(qtbot: QtBot) -> None:
    with leaks.guard():
        window = QWidget()
        timer = QTimer(window)
        timer.start(60_000)
        window.show()
        qtbot.waitExposed(window)
        window.deleteLater()


def test_what_was_there_before_is_not_blamed() -> None:
    with running_timer(), leaks.guard():
        assert QApplication.instance()


class HoldsItself(QWidget):
    """A window that only the collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def test_a_window_nobody_holds_is_collected() -> None:
    with leaks.guard():
        window = weakref.ref(HoldsItself())
        assert window() is not None
    assert window() is None


def test_the_tooltip_belongs_to_qt(qtbot: QtBot) -> None:
    with leaks.guard():
        window = QWidget()
        window.show()
        qtbot.waitExposed(window)
        QToolTip.showText(window.pos(), "Gọi tiếp (F9)", window)
        window.deleteLater()
