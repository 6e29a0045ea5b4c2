"""The board over the real services: what the desk does is what the hall sees and hears."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.instants import SECOND
from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.services.hall_day import HallDay
from tests.ui.board.hall import HandFeed, Listener
from ui.board.announcements import LEAST
from ui.board.window import BoardWindow
from ui.feed import Feed
from ui.theme import apply

pytestmark = pytest.mark.qt


class Board:
    """A board over an office whose clock is moved; the feed is pressed by hand."""

    def __init__(self, services: Services, clock: MovedClock, feed: HandFeed | Feed) -> None:
        self.listener, self.feed, self.clock = Listener(), feed, clock
        self.window = BoardWindow(services, feed, self.listener, clock=clock, guess=clock)

    def look(self) -> None:
        """The feed says that something changed."""
        self.window.read()
        self.window.beat()

    def pass_time(self, seconds: float) -> None:
        """Lets time pass at the office and in the hall."""
        end = self.clock.now + round(seconds * SECOND)
        while self.clock.now < end:
            self.clock.now = min(end, self.clock.now + SECOND // 2)
            self.window.beat()


@pytest.fixture
def day(demo: tuple[Services, MovedClock]) -> HallDay:
    services, clock = demo
    return HallDay(services, clock)


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication, day: HallDay) -> Iterator[Board]:
    apply(qapp)
    made = Board(day.services, day.clock, HandFeed())
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.hide()


def test_what_the_desk_calls_the_hall_hears_once_in_order(board: Board, day: HallDay) -> None:
    day.open(1)
    for letter in ("A", "A", "B"):
        day.take(letter)
    day.call()
    day.come()
    day.finish(call_next=True)
    board.look()
    board.pass_time(3 * LEAST / SECOND)
    assert board.listener.heard == ["A001", "A002"]
    rows = board.window.scene.many.rows
    assert (rows[0].name.text, rows[0].number.text) == ("Chứng thực", "A002")
    assert bool(rows[0].property("lit"))
    assert board.window.scene.many.sum.people.text == "1 người chờ"


def test_a_recall_is_heard_again(board: Board, day: HallDay) -> None:
    counter = day.open(1)
    day.take()
    called = day.call()
    board.look()
    board.pass_time(LEAST / SECOND)
    day.services.desk.recall(day.clerk, counter, called.ticket_id, key="recall-1")
    board.look()
    assert board.window.scene.flash.panel.words.text == "Xin nhắc lại, mời công dân có số"
    assert board.listener.heard == ["A001", "A001"]


def test_an_undone_call_vanishes(board: Board, day: HallDay) -> None:
    counter = day.open(1)
    day.take()
    day.call()
    board.look()
    assert board.window.scene.pages.currentWidget() is board.window.scene.flash
    day.services.desk.undo(day.clerk, counter)
    board.look()
    scene = board.window.scene
    assert scene.pages.currentWidget() is scene.many
    assert not scene.many.rows[0].number.isVisible()
    assert scene.many.rows[0].state.text == "Sẵn sàng"


def test_a_board_switched_on_late_speaks_of_nobody_who_was_called_before(
    qtbot: QtBot, qapp: QApplication, day: HallDay
) -> None:
    day.open(1)
    day.take()
    day.call()
    apply(qapp)
    board = Board(day.services, day.clock, HandFeed())
    qtbot.addWidget(board.window)
    board.window.show()
    assert board.listener.heard == []
    assert board.window.scene.many.rows[0].number.text == "A001"


def test_the_demo_office_is_marked(board: Board) -> None:
    assert board.window.scene.header.demo.isVisible()
    assert board.window.scene.header.commune.text == "xã Tân Yên"


def test_a_call_made_elsewhere_reaches_the_board_through_the_feed(
    qtbot: QtBot, qapp: QApplication, day: HallDay
) -> None:
    apply(qapp)
    day.open(1)
    day.take()
    feed = Feed(day.services.watch)
    board = Board(day.services, day.clock, feed)
    qtbot.addWidget(board.window)
    board.window.show()
    feed.start()
    try:
        with qtbot.waitSignal(feed.changed):
            day.call()
        qtbot.waitUntil(lambda: board.listener.heard == ["A001"])
    finally:
        feed.stop()
