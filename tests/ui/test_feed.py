"""The feed: one signal for many changes, lost and found said once, and no thread left behind."""

from threading import Event

from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import Offline
from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay
from ui.feed import Feed


class ScriptedWatch:
    """Answers as it was told, then waits until it is closed."""

    def __init__(self, *answers: bool | Offline) -> None:
        self.answers = list(answers)
        self.closed = Event()

    def wait(self, timeout_s: float) -> bool:
        if not self.answers:
            self.closed.wait(timeout_s)
            return False
        answer = self.answers.pop(0)
        if isinstance(answer, Offline):
            raise answer
        return answer

    def close(self) -> None:
        self.closed.set()


def test_an_action_of_another_station_is_heard(qtbot: QtBot, demo: tuple[Services, MovedClock]) -> None:
    services, clock = demo
    day = HallDay(services, clock)
    feed = Feed(services.watch)
    with qtbot.waitSignal(feed.changed, timeout=3000):
        feed.start()
    with qtbot.waitSignal(feed.changed, timeout=3000):
        day.take()
    feed.stop()


def test_lost_and_found_are_said_once_each(qtbot: QtBot) -> None:
    script = ScriptedWatch(Offline(), Offline(), True)
    feed = Feed(lambda: script)
    said: list[str] = []
    feed.lost.connect(lambda: said.append("lost"))
    feed.found.connect(lambda: said.append("found"))
    feed.changed.connect(lambda: said.append("changed"))
    with qtbot.waitSignal(feed.changed, timeout=5000):
        feed.start()
    feed.stop()
    assert said == ["lost", "found", "changed"]
    assert script.closed.is_set()


def test_stopping_twice_and_starting_twice_is_calm(qtbot: QtBot) -> None:
    made: list[ScriptedWatch] = []

    def make() -> ScriptedWatch:
        made.append(ScriptedWatch())
        return made[-1]

    feed = Feed(make)
    feed.start()
    feed.start()
    feed.stop()
    feed.stop()
    assert len(made) == 1
    assert made[0].closed.is_set()
