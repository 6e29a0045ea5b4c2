"""The devices a service or a face may ask for, each with a twin that does nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.messages import Channel, MessageSetup, PostSecrets
from onestop_desk.domain.voice import Notice
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
    appointment: Instant | None = None
    """The time of the appointment that was honoured."""
    more_papers: int = 0
    """How many papers more are needed than the slip names."""
    ticket_id: str = ""
    """By it a slip that had to wait is read again; empty for a trial."""
    address: str = ""
    """The number's own page, for its code; empty where the office has no public address."""
    token: str = field(default="", repr=False)
    """Opens the number at the office's own scanners, where no public page does."""


@dataclass(frozen=True)
class RollSheet:
    """A sheet for the roll that is drawn already, such as the hand-out of the VNeID guide."""

    name: str
    """Of its file, where sheets are kept as files: small letters, figures, hyphens."""
    page: bytes
    """PDF, as wide as the roll and as high as its words."""
    picture: bytes
    """The same as PNG, eight dots a millimetre."""
    width_mm: int = 80
    """Of the roll it was drawn for."""


class PrinterError(Exception):
    """The printer could not print: `code` is `paper_out`, `cover_open`, `offline` or `failed`."""

    def __init__(self, code: str, *, unsure: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.unsure = unsure
        """It broke off in the middle: it may have been printed or not."""


class TicketPrinter(Protocol):
    """Prints tickets; slow, so it is called from a background task."""

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints one ticket; raises PrinterError."""

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints another sheet; raises PrinterError."""


@dataclass(frozen=True)
class VoiceState:
    """What would be heard of a call on this PC now."""

    engine: str
    """`speech`: a Vietnamese voice of the machine; `clips`: our recorded words; `chime`: the chime alone; `none`."""
    voice_name: str = ""
    """Of the machine's voice, empty without one."""
    muted: bool = False
    """The office has turned the volume of this hour down to nothing."""
    device_name: str = ""
    """The loudspeaker, empty without one."""


class Announcer(Protocol):
    """Makes a call heard: one thing after the other, and `done` is called once for each, whatever happens."""

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Starts the announcement of one call and calls `done` when it has been heard."""

    def say(self, text: str, done: Callable[[], None]) -> None:
        """Says a sentence, such as an emergency message, after what is being said now."""

    def notice(self, notice: Notice) -> None:
        """Says that the office or a counter stops, where the office wants that said."""

    def unsay(self, call_id: str) -> None:
        """A call was withdrawn: what has not been said of it is not said any more, and it is over."""

    def state(self) -> VoiceState:
        """What would be heard now."""

    def stop(self) -> None:
        """Is silent at once and for good: nobody listens any more."""


class NoPrinter:
    """Stands in when no printer is set up: nothing is printed."""

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints nothing."""

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints nothing."""


class NoAnnouncer:
    """Stands in when there is no sound: the flash alone tells."""

    def announce(self, call: BoardCall, done: Callable[[], None]) -> None:
        """Is heard at once, by nobody."""
        done()

    def say(self, text: str, done: Callable[[], None]) -> None:
        """Is heard at once, by nobody."""
        done()

    def notice(self, notice: Notice) -> None:
        """Is heard by nobody."""

    def unsay(self, call_id: str) -> None:
        """Was over already."""

    def state(self) -> VoiceState:
        """Nothing is heard."""
        return VoiceState("none")

    def stop(self) -> None:
        """Is silent anyway."""


@dataclass(frozen=True)
class Letter:
    """One message as it leaves the house; what could tell of a citizen is not shown in a log."""

    key: str
    """The same for every try, so that a receiver sees a second copy for what it is."""
    channel: Channel
    to: str = field(repr=False)
    """A mail address, or a phone number as 0xxxxxxxxx."""
    subject: str = field(repr=False)
    text: str = field(repr=False)
    sender_name: str
    made_at: Instant
    calendar: bytes = field(default=b"", repr=False)
    """The appointment as a calendar file, empty for none."""


class NotSent(Exception):
    """A message was not sent, for the reason `code`, or, with the code `unsure`, perhaps was."""

    def __init__(self, code: str, *, again: bool = True) -> None:
        super().__init__(code)
        self.code = code
        self.again = again
        """Whether another try may help; never when it is unsure."""


class Notifier(Protocol):
    """Sends messages; slow, so it is called from a thread of its own and outside every transaction."""

    @property
    def channels(self) -> frozenset[Channel]:
        """Over what this computer can send."""

    def send(self, letter: Letter) -> None:
        """Sends one message once; raises NotSent."""


class Post(Protocol):
    """What this computer knows of sending: makes notifiers, and keeps the passwords beside its data."""

    def notifier(self, setup: MessageSetup, secrets: PostSecrets | None = None) -> Notifier:
        """A notifier for the office's set-up, with these secrets or the kept ones."""

    def secrets(self) -> PostSecrets:
        """The kept ones."""

    def keep(self, secrets: PostSecrets) -> None:
        """Keeps secrets; raises Offline("read_only") when they cannot be written."""


class NoNotifier:
    """Sends nothing."""

    channels: frozenset[Channel] = frozenset()

    def send(self, letter: Letter) -> None:
        """Does not send."""
        raise NotSent("no_channel", again=False)


class NoPost:
    """Stands in where messages are nobody's business: tests, rehearsals, a kiosk."""

    def notifier(self, setup: MessageSetup, secrets: PostSecrets | None = None) -> Notifier:
        """One that sends nothing."""
        return NoNotifier()

    def secrets(self) -> PostSecrets:
        """None."""
        return PostSecrets()

    def keep(self, secrets: PostSecrets) -> None:
        """Keeps nothing."""


@dataclass(frozen=True)
class Ports:
    """The outside world as the services see it."""

    clock: Clock = system_clock
    moved_clock: bool = False
    """The clock is not the real one (tests, rehearsal), so that PostgreSQL's is not asked."""
    random_token: Callable[[], str] | None = None
    printer: TicketPrinter = field(default_factory=NoPrinter)
    post: Post = field(default_factory=NoPost)
