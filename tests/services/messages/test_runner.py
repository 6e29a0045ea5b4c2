"""The thread that sends: it looks by itself, survives an office that is away, and ends when it is told to."""

import logging
import threading
from collections.abc import Callable

import pytest

from onestop_desk.domain.errors import Offline
from onestop_desk.services.messages import Messages
from onestop_desk.services.messages.composing import Write
from onestop_desk.services.messages.runner import Runner
from onestop_desk.services.messages.sending import Round
from onestop_desk.words import messages as words
from tests.services.messages.post import Sender

PATIENCE_S = 20.0


def test_a_message_is_sent_without_anybody_asking(sender: Sender) -> None:
    sent = threading.Event()
    sender.post.during = sent.set
    runner = Runner(sender.services.messages, words.message, every_s=0.01)
    runner.start()
    sender.book()
    assert sent.wait(PATIENCE_S)
    runner.stop()
    assert not any(thread.name == "messages" for thread in threading.enumerate())
    assert len(sender.post.letters) == 1


class Flaky(Messages):
    """Fails first, then has nothing to do."""

    def __init__(self) -> None:
        self.rounds = threading.Semaphore(0)
        self.asked = 0

    def send_due(self, write: Write, most: int = 1, *, go_on: Callable[[], bool] = lambda: True) -> Round:
        self.asked += 1
        self.rounds.release()
        if self.asked == 1:
            raise Offline
        return Round()


def test_an_office_that_is_away_is_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    flaky = Flaky()
    runner = Runner(flaky, words.message, every_s=0.01)
    with caplog.at_level(logging.INFO):
        runner.start()
        assert flaky.rounds.acquire(timeout=PATIENCE_S)
        assert flaky.rounds.acquire(timeout=PATIENCE_S)
        runner.stop()
    assert "messages wait: offline" in caplog.text


def test_one_that_never_started_can_be_stopped() -> None:
    flaky = Flaky()
    Runner(flaky, words.message).stop()
    assert not flaky.rounds.acquire(blocking=False)
    assert not any(thread.name == "messages" for thread in threading.enumerate())
