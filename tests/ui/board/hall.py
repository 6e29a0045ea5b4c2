"""A board in a hall of the tests: services that answer by hand, a feed that is pressed, a clock that is moved."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from onestop_desk.domain.errors import Offline
from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.voice import Notice
from onestop_desk.services.ports import NoAnnouncer
from onestop_desk.services.views import BoardCall, BoardView, LineView
from tests.ui.board.snapshots import MORNING, NINE, counters, line_views, view
from ui.board.films import Films, no_films
from ui.board.window import BoardWindow


class HandFeed(QObject):
    """A feed whose signals are sent by the test."""

    changed = Signal()
    lost = Signal()
    found = Signal()


class HandOffice:
    """Answers with the snapshot it was given, or not at all."""

    def __init__(self) -> None:
        self.view = view(counters=counters(4))
        self.away = False
        self.asked = 0
        self.board = self
        self.office = self

    def snapshot(self) -> BoardView:
        """The snapshot of now."""
        self.asked += 1
        if self.away:
            raise Offline
        return self.view

    def lines(self) -> tuple[LineView, ...]:
        """Six lines, A to G."""
        return line_views(6)


class Listener(NoAnnouncer):
    """Hears the announcements; each is over at once."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.noticed: list[Notice] = []

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Hears a call."""
        self.heard.append(call.number)
        done()

    def notice(self, notice: Notice) -> None:
        """Hears that something stops."""
        self.noticed.append(notice)


class Hall:
    """Everything around a board."""

    def __init__(self, *, contrast: bool = False, films: Films = no_films) -> None:
        self.time = 0
        self.feed, self.office, self.listener = HandFeed(), HandOffice(), Listener()
        self.window = BoardWindow(
            self.office,
            self.feed,
            self.listener,
            contrast=contrast,
            clock=lambda: self.time,
            guess=lambda: NINE + self.time,
            films=films,
        )

    def calls(self, *calls: BoardCall, **changes: object) -> None:
        """Something was called, and the feed says that something changed."""
        self.set(calls=(*MORNING, *calls), **changes)
        self.feed.changed.emit()

    def set(self, **changes: object) -> None:
        """What the office would answer now."""
        self.office.view = replace(self.office.view, now=NINE + self.time, **changes)  # type: ignore[arg-type]

    def pass_time(self, seconds: float) -> None:
        """Lets time pass, with a look at every half second as the board's own timer has it."""
        end = self.time + round(seconds * SECOND)
        while self.time < end:
            self.time = min(end, self.time + SECOND // 2)
            self.set()
            self.window.beat()

    def page(self) -> str:
        """The name of the page on show."""
        scene = self.window.scene
        pages = {"calm": scene.calm, "flash": scene.flash, "many": scene.many, "stale": scene.stale}
        pages["idle"] = scene.idle
        return next(name for name, page in pages.items() if page is scene.pages.currentWidget())
