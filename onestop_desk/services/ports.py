"""The devices a service or a face may ask for, each with a twin that does nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardCall

Clock = Callable[[], Instant]


def system_clock() -> Instant:
    """The PC's clock, in UTC microseconds."""
    return time.time_ns() // 1000


@dataclass(frozen=True)
class TicketPaper:
    """What stands on a printed ticket."""

    number: str
    line_name: str
    office_name: str
    commune: str
    day: date
    taken_at: Instant
    people_before: int
    minutes: int | None
    call_at: Instant | None
    counters: tuple[int, ...]
    procedure: str | None
    papers: tuple[str, ...]
    is_demo: bool
    copy: int = 1
    """1 for the first print, 2 and more for a reprint, which says so."""
    calls_before_missed: int = 3
    missed_behind: int = 3
    more_papers: int = 0
    """How many papers more are needed than the slip names."""


class PrinterError(Exception):
    """The printer could not print: `code` is `paper_out`, `cover_open`, `offline` or `failed`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TicketPrinter(Protocol):
    """Prints tickets; slow, so it is called from a background task."""

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints one ticket; raises PrinterError."""


class Announcer(Protocol):
    """Makes a call heard."""

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Starts the announcement of one call and calls `done` when it has been heard."""


class NoPrinter:
    """Stands in when no printer is set up: nothing is printed."""

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints nothing."""


class NoAnnouncer:
    """Stands in when there is no sound: the flash alone tells."""

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Is heard at once, by nobody."""
        done()


@dataclass(frozen=True)
class Ports:
    """The outside world as the services see it."""

    clock: Clock = system_clock
    moved_clock: bool = False
    """The clock is not the real one (tests, rehearsal), so that PostgreSQL's is not asked."""
    random_token: Callable[[], str] | None = None
    printer: TicketPrinter = field(default_factory=NoPrinter)
