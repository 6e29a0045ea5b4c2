"""Ticket printers: how one is set up, what it can lack, and what may still be printed of what waits for it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import SECOND, Instant
from onestop_desk.domain.tickets import State


class PrinterKind(StrEnum):
    """How the printer of a station is reached."""

    NONE = "none"
    SCREEN = "screen"
    """No paper: the slip is shown, for a photograph."""
    PDF = "pdf"
    """No printer: each slip is a PDF in a folder."""
    SYSTEM = "system"
    """A printer that the operating system knows."""
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"


THERMAL = frozenset({PrinterKind.NETWORK, PrinterKind.USB, PrinterKind.SERIAL})
"""Kinds to which the program speaks itself, in ESC/POS."""
WIDTHS = {80: 576, 58: 384}
"""Width of the roll in millimetres -> dots of its print head, eight a millimetre."""
BAUDS = (9600, 19200, 38400, 115200)
STOPPED = frozenset({"paper_out", "cover_open", "offline", "failed"})
"""States in which nothing can be printed."""
LATE = 10 * SECOND
"""A slip that waited longer than this is read again before it prints: its wait is not true any more."""
UNSURE_TRIES = 2
"""A slip that broke off so often is not printed again by itself: somebody looks first."""
LONGEST_NAME = 200
_HEX_ID = 0xFFFF


@dataclass(frozen=True)
class PrinterSetup:
    """One ticket printer; checked by `checked_setup`."""

    kind: PrinterKind = PrinterKind.NONE
    width_mm: int = 80
    host: str = ""
    port: int = 9100
    device: str = ""
    """Of the serial cable: COM3, /dev/ttyUSB0."""
    baud: int = 115200
    vendor: int = 0
    """Of USB; 0 takes the first printer that is plugged in."""
    product: int = 0
    name: str = ""
    """As the operating system calls it."""
    folder: str = ""
    """Where PDFs go; empty for `phieu` beside the data."""

    @property
    def dots(self) -> int:
        """Dots across."""
        return WIDTHS[self.width_mm]

    def as_stored(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


def setup_from(stored: Mapping[str, Any]) -> PrinterSetup:
    """A stored set-up; what a newer version added is left out, what is not right is as if there were no printer."""
    known = {field.name: stored[field.name] for field in fields(PrinterSetup) if field.name in stored}
    try:
        return checked_setup(PrinterSetup(**{**known, "kind": PrinterKind(known.get("kind", "none"))}))
    except (Refusal, ValueError, TypeError):
        return PrinterSetup()


def checked_setup(given: PrinterSetup) -> PrinterSetup:
    """The same with its words tidied; raises Refusal("bad_printer") whose `problem` names what is missing or wrong."""
    words = {name: getattr(given, name).strip() for name in ("host", "device", "name", "folder")}
    made = replace(given, **words)
    wrong = {
        "width_mm": made.width_mm not in WIDTHS,
        "host": made.kind is PrinterKind.NETWORK and not _is_host(made.host),
        "port": not 0 < made.port < 65536,
        "device": made.kind is PrinterKind.SERIAL and not made.device,
        "baud": made.baud not in BAUDS,
        "vendor": not 0 <= made.vendor <= _HEX_ID,
        "product": not 0 <= made.product <= _HEX_ID or (made.product > 0 and not made.vendor),
        "name": made.kind is PrinterKind.SYSTEM and not made.name,
    }
    wrong |= {name: True for name, text in words.items() if len(text) > LONGEST_NAME or not text.isprintable()}
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise Refusal("bad_printer", problem=name)
    return made


def _is_host(text: str) -> bool:
    return bool(text) and all(letter.isalnum() or letter in ".-" for letter in text)


class JobState(StrEnum):
    """What is known of a slip that has not come out yet."""

    WAITING = "waiting"
    PRINTING = "printing"
    """Its first dot may have been sent."""
    UNSURE = "unsure"
    """It broke off: it may have been printed or not."""


@dataclass(frozen=True)
class PrintJob:
    """A slip on its way to the printer; ids and codes only, so that it may be kept in a file."""

    ticket_id: str
    number: str
    language: str
    made_at: Instant
    copy: int = 1
    """2 and more says "(in lại)" on the paper."""
    tries: int = 0
    """How often it broke off in the middle."""
    state: JobState = JobState.WAITING

    @property
    def by_itself(self) -> bool:
        """Whether it prints without anybody asking again."""
        return self.tries < UNSURE_TRIES

    def begun(self) -> "PrintJob":
        """Its first dot is about to be sent."""
        return replace(self, state=JobState.PRINTING)

    def held(self) -> "PrintJob":
        """The printer took nothing of it: it waits on, as it was before."""
        return replace(self, state=JobState.UNSURE if self.tries else JobState.WAITING)

    def broken_off(self) -> "PrintJob":
        """Nobody knows whether it came out: the next one says that it is a copy."""
        return replace(self, state=JobState.UNSURE, copy=self.copy + 1, tries=self.tries + 1)

    def asked_again(self) -> "PrintJob":
        """Somebody looked, and wants it printed."""
        return replace(self, tries=min(self.tries, UNSURE_TRIES - 1))

    def found_again(self) -> "PrintJob":
        """As it is after a restart: what was being printed then is unsure."""
        return self.broken_off() if self.state is JobState.PRINTING else self

    def is_late(self, now: Instant) -> bool:
        """Whether its figures are to be read again before it prints."""
        return now - self.made_at > LATE or now < self.made_at


def still_wanted(state: State) -> bool:
    """Whether a slip that comes late helps anybody: not once the number was called, or is over."""
    return state is State.WAITING


@dataclass(frozen=True)
class PrinterState:
    """What a station knows of its printer."""

    health: str = "none"
    """"ok", "paper_low", "paper_out", "cover_open", "offline", "failed", or "none" without a printer."""
    waiting: tuple[str, ...] = ()
    """Numbers that print by themselves once the printer is back."""
    unsure: tuple[str, ...] = ()
    """Numbers that broke off twice: somebody is to look and ask for them again."""
    expired: tuple[str, ...] = ()
    """Numbers that were called or over before the printer was back: not printed any more."""
    copied: tuple[str, ...] = ()
    """Numbers that were printed anew by themselves, marked as a copy, because they broke off."""

    @property
    def stopped(self) -> bool:
        """Whether nothing can be printed now."""
        return self.health in STOPPED
