"""Slow work is done elsewhere, its answer comes back to the screen, and never to a screen that is gone."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from onestop_desk.words import language, use
from ui.background import RunTask, run_inline, run_task, wait_for_all

BOTH = pytest.mark.parametrize("run", [run_task, run_inline])


class Heard(QObject):
    """A screen that listens."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: list[QThread] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.append(QThread.currentThread())


@BOTH
def test_the_answer_comes_back_on_the_screens_own_thread(run: RunTask, qtbot: QtBot) -> None:
    screen = Heard()
    run(screen, lambda: 6 * 7, screen.take, screen.take)
    qtbot.waitUntil(lambda: screen.answers == [42])
    assert screen.threads == [screen.thread()]


@BOTH
def test_what_goes_wrong_comes_back_too(run: RunTask, qtbot: QtBot) -> None:
    screen = Heard()

    def fail() -> int:
        raise OSError("no paper")

    run(screen, fail, lambda _answer: None, screen.take)
    qtbot.waitUntil(lambda: len(screen.answers) == 1)
    assert isinstance(screen.answers[0], OSError)


def test_the_work_is_done_on_another_thread(qtbot: QtBot) -> None:
    screen = Heard()
    run_task(screen, threading.get_ident, screen.take, screen.take)
    qtbot.waitUntil(lambda: len(screen.answers) == 1)
    assert screen.answers != [threading.get_ident()]


def test_the_work_speaks_the_language_of_who_asked(qtbot: QtBot) -> None:
    screen = Heard()
    with use("en"):
        run_task(screen, language, screen.take, screen.take)
    qtbot.waitUntil(lambda: screen.answers == ["en"])


def test_a_screen_that_is_gone_hears_nothing(qtbot: QtBot) -> None:
    go = threading.Event()
    heard: list[object] = []
    screen, other = QObject(), Heard()
    run_task(screen, lambda: go.wait(5), heard.append, heard.append)
    screen.deleteLater()
    with qtbot.waitSignal(screen.destroyed):
        pass
    go.set()
    assert wait_for_all()
    # A later answer has come through the same queue, so the earlier one is not merely late.
    run_task(other, lambda: "later", other.take, other.take)
    qtbot.waitUntil(lambda: other.answers == ["later"])
    assert heard == []
