"""The doors to the world outside the office: what services and faces ask of a clock and of the devices."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardCall

Clock = Callable[[], Instant]
"""Gives the instant now."""


class Announcer(Protocol):
    """Makes a call heard in the hall."""

    def announce(self, call: BoardCall) -> None:
        """Starts to make the call heard and returns at once."""
        ...

    def speaking(self) -> bool:
        """Whether the last announcement can still be heard."""
        ...


class NullAnnouncer:
    """Makes no sound: the board's flash has to do."""

    def announce(self, call: BoardCall) -> None:
        """Stays silent."""

    def speaking(self) -> bool:
        """Never, so the board keeps to its own times."""
        return False


@dataclass(frozen=True)
class TicketPaper:
    """What stands on a printed number; facts only, the printer adds the words."""

    number: str
    line: str
    office: str
    commune: str
    printed_at: Instant
    people_before: int
    minutes: int | None = None
    """Public minutes, 0 "vào ngay", None when there is no forecast."""
    call_at: Instant | None = None
    counters: tuple[int, ...] = ()
    papers: tuple[str, ...] = ()
    """Papers to have ready, by name, at most a few."""
    appointment: Instant | None = None
    """Start of the slot of a person who booked."""
    token: str | None = None
    """For the address of the number's own page, once there is one."""
    calls_before_missed: int = 3
    missed_behind: int = 3
    is_demo: bool = False
    language: str = "vi"


@dataclass(frozen=True)
class PrintResult:
    """What became of a printed sheet; a failure never touches the number, which is saved already."""

    problem: str | None = None
    """None when it came out; else "paper_out", "jammed", "off" or "failed"."""
    picture: bytes | None = None
    """PNG of the sheet, when there is no printer and it is shown on the screen instead."""
    path: str | None = None
    """The file it was written to, if any."""

    @property
    def ok(self) -> bool:
        """Whether the citizen has the sheet, or sees it."""
        return self.problem is None


class TicketPrinter(Protocol):
    """Prints numbers; may take its time, so a face calls it in the background."""

    def print_ticket(self, paper: TicketPaper) -> PrintResult:
        """Prints one number and says what became of it; what a printer does wrong is an answer, not an error."""
        ...


class NullPrinter:
    """Prints nothing and says that all went well."""

    def print_ticket(self, paper: TicketPaper) -> PrintResult:
        """Takes the sheet and forgets it."""
        return PrintResult()
