"""PostgreSQL gone in the middle of clicking: each face says so, keeps what it shows, and nothing is lost."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onestop_desk.domain.errors import WorldError
from onestop_desk.domain.tickets import State
from onestop_desk.services import Services, build
from onestop_desk.services.actors import station
from onestop_desk.services.keys import new_key
from onestop_desk.services.ports import NoAnnouncer
from tests.cable import Cable, cable
from tests.portal.server.served import served
from tests.premises import Place, Server, postgres_place
from tests.services.hall_day import HallDay
from tests.ui.kiosk.conftest import Hand, Seconds
from tests.ui.kiosk.fakes import FakePrinter
from tests.ui.kiosk.test_window import number_shown, said, take_number
from ui import feed as feeds
from ui import theme
from ui.background import run_inline
from ui.board.window import BoardWindow
from ui.desk.window import DeskWindow
from ui.feed import Feed
from ui.kiosk.window import KioskWindow

pytestmark = [pytest.mark.qt, pytest.mark.pg]
Key = Qt.Key
SOON_MS = 30_000
SAID_WITHIN_S = 6.5
"""A clerk must read within some five seconds that nothing gets through; the rest is a slow test machine."""


@dataclass
class Desk:
    """One desk on a feed of its own, on the far side of something that breaks."""

    qtbot: QtBot
    day: HallDay
    window: DeskWindow
    feed: Feed

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        QApplication.processEvents()

    @property
    def is_lost(self) -> bool:
        assert self.window.shell is not None
        return self.window.shell.acts.is_lost

    def waits_for(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=SOON_MS)


@pytest.fixture
def line(postgres: Server) -> Iterator[tuple[Cable, Place]]:
    """A cable to an office on the tests' server."""
    with postgres_place(postgres) as place, cable(place.address) as made:
        yield made, Place("postgresql", made.address, place.clock)


@pytest.fixture
def place_on_it(postgres: Server) -> Iterator[Place]:
    """An office on the tests' server, without a cable."""
    with postgres_place(postgres) as place:
        # A copied sequence believes that its next numbers are in the server's journal, which holds them for the
        # original only; an office that was set up in its place has no such copy.
        postgres.run("CHECKPOINT")
        yield place


@pytest.fixture(autouse=True)
def _looks_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it takes to be told is measured as it is; what comes back needs no five seconds of everybody's time."""
    monkeypatch.setattr(feeds, "LOOK_ANYWAY_S", 1.0)


def close(window: DeskWindow, feed: Feed, services: Services) -> None:
    feed.stop()
    window.close()
    services.close()


def is_stale(board: BoardWindow) -> bool:
    """Whether the board says that it has no news."""
    return board.scene.pages.currentWidget() is board.scene.stale


def open_desk(qtbot: QtBot, qapp: QApplication, services: Services, place: Place) -> Desk:
    theme.apply(qapp)
    day = HallDay(services, place.clock)
    counter = day.open()
    feed = Feed(services.watch)
    window = DeskWindow(services, day.clerk, counter, feed)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    feed.start()
    return Desk(qtbot, day, window, feed)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, line: tuple[Cable, Place]) -> Iterator[Desk]:
    services = build(line[1].address, line[1].ports())
    made = open_desk(qtbot, qapp, services, line[1])
    yield made
    line[0].mend()
    close(made.window, made.feed, services)


def says_lost(desk: Desk) -> None:
    """The notice above, the list grey with its time, F9 greyed, the status bar red."""
    shell = desk.window.shell
    assert shell is not None
    assert shell.counter.lost.isVisible()
    assert shell.counter.lost.headline.text() == "Mất kết nối dữ liệu"
    assert "08:0" in shell.counter.waiting.head.remark.text()  # type: ignore[union-attr] # the panel has a head
    assert not shell.counter.bar.buttons[Key.Key_F9].isEnabled()
    assert shell.status.data.health == "stop"


def test_a_cable_that_is_pulled_is_said_and_the_desk_comes_back(desk: Desk, line: tuple[Cable, Place]) -> None:
    tickets = [desk.day.take() for _person in range(3)]
    desk.waits_for(lambda: desk.window.shell.acts.view is not None and len(desk.window.shell.acts.view.waiting) == 3)  # type: ignore[union-attr] # signed in
    line[0].pull()
    desk.waits_for(lambda: desk.is_lost)
    says_lost(desk)
    shown = desk.window.shell.acts.view  # type: ignore[union-attr] # signed in
    assert shown is not None
    assert [row.ticket_id for row in shown.waiting] == tickets
    desk.press(Key.Key_F9)
    assert desk.is_lost
    line[0].mend()
    desk.waits_for(lambda: not desk.is_lost)
    desk.press(Key.Key_F9)
    assert desk.day.visit().ticket_id == tickets[0]


def test_a_network_that_swallows_everything_is_said_while_nobody_clicks(desk: Desk, line: tuple[Cable, Place]) -> None:
    desk.day.take()
    began = time.monotonic()
    line[0].swallow()
    desk.waits_for(lambda: desk.is_lost)
    assert time.monotonic() - began < SAID_WITHIN_S
    says_lost(desk)
    line[0].mend()
    desk.waits_for(lambda: not desk.is_lost)


def test_a_call_into_the_void_is_said_and_calls_one_citizen_in_the_end(desk: Desk, line: tuple[Cable, Place]) -> None:
    first, _second = desk.day.take(), desk.day.take()
    desk.waits_for(lambda: desk.window.shell.acts.view.next_up is not None)  # type: ignore[union-attr] # there is a view
    began = time.monotonic()
    line[0].swallow()
    desk.press(Key.Key_F9)
    assert time.monotonic() - began < SAID_WITHIN_S
    assert desk.is_lost
    line[0].mend()
    desk.waits_for(lambda: not desk.is_lost)
    if desk.day.view().visit is None:
        desk.press(Key.Key_F9)
    assert desk.day.visit().ticket_id == first
    assert desk.day.view().counter.calls_made == 1


def test_every_face_lives_through_a_server_that_is_killed_and_started_again(
    qtbot: QtBot, qapp: QApplication, postgres: Server, place_on_it: Place
) -> None:
    # The tests' own server: one test runs at a time, and those that follow find it started again.
    server, place = postgres, place_on_it
    services = build(place.address, place.ports())
    desk = open_desk(qtbot, qapp, services, place)
    seconds = Seconds()
    board_clock = [0]
    board = BoardWindow(services, desk.feed, NoAnnouncer(), clock=lambda: board_clock[0])
    kiosk = KioskWindow(services, station("kiosk-1"), desk.feed, FakePrinter(), clock=seconds, run=run_inline)
    hand = Hand(kiosk, seconds)
    for window in (board, kiosk):
        qtbot.addWidget(window)
        window.show()
    acknowledged = [desk.day.take() for _person in range(2)]
    with served(services) as portal, portal.phone() as phone:
        assert phone.get("/").status_code == 200
        desk.waits_for(lambda: desk.window.shell.acts.view.next_up is not None)  # type: ignore[union-attr] # there is a view
        desk.press(Key.Key_F9)
        called = desk.day.visit()
        server.kill()
        # In the middle of clicking: some of it reaches the server, some does not.
        key = new_key()
        with pytest.raises(WorldError):
            services.kiosk.take_number(desk.day.kiosk, desk.day.lines["A"], key=key)
        desk.waits_for(lambda: desk.is_lost)
        says_lost(desk)
        assert desk.window.shell.acts.view.visit.number == called.number  # type: ignore[union-attr] # still shown
        board_clock[0] += 16 * 1_000_000
        board.beat()
        assert is_stale(board)
        assert not hand.sees("take")
        assert "Quầy hướng dẫn" in said(hand)
        assert phone.get(f"/s/{services.context.ref.id}").status_code in {404, 503}
        server.start()
        desk.waits_for(lambda: not desk.is_lost)
        again = services.kiosk.take_number(desk.day.kiosk, desk.day.lines["A"], key=key)
        acknowledged.append(again.ticket_id)
        board_clock[0] += 1_000_000
        board.beat()
        qtbot.waitUntil(lambda: not is_stale(board), timeout=SOON_MS)
        assert phone.get("/").status_code == 200
        qtbot.waitUntil(lambda: hand.sees("take"), timeout=SOON_MS)
        take_number(hand)
        assert number_shown(hand) == "A004"
    view = desk.day.view()
    known = {row.ticket_id for row in view.waiting} | {desk.day.visit().ticket_id}
    assert set(acknowledged) <= known
    assert desk.day.visit().state is State.CALLED
    assert desk.day.visit().number == called.number
    board.close()
    kiosk.close()
    close(desk.window, desk.feed, services)
