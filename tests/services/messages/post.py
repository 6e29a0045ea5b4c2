"""A post that keeps its letters, and an office that sends: short words for common steps."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from icalendar import Calendar as CalendarFile

from onestop_desk.domain.messages import Channel, MailServer, MessageSetup, PostSecrets, Security
from onestop_desk.services import Services
from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.keys import new_key
from onestop_desk.services.messages.sending import Round
from onestop_desk.services.ports import Letter, Notifier, NotSent
from onestop_desk.words import messages as words
from tests.moved_clock import MovedClock
from tests.services.booking.calendar import CITIZEN, Calendar

MAIL = MailServer("mail.example.vn", 587, Security.STARTTLS, "mot-cua", "mot-cua@example.vn")
BOTH = MessageSetup(on=True, mail=MAIL, phone=True)
SECRETS = PostSecrets("a password", "json://gateway.example.vn/{phone}")
AT = "2026-11-25 08:30"


def event_of(file: bytes) -> Any:
    """The one entry of a calendar file, as `icalendar` reads it."""
    return CalendarFile.from_ical(file).walk("VEVENT")[0]


@dataclass
class FakePost:
    """Sends into a list; `fault` is raised instead while it is set, `during` runs while a letter is on its way."""

    letters: list[Letter] = field(default_factory=list)
    able: frozenset[Channel] = frozenset(Channel)
    fault: NotSent | None = None
    kept: PostSecrets = field(default_factory=PostSecrets)
    during: Callable[[], object] = lambda: None

    @property
    def channels(self) -> frozenset[Channel]:
        """Over what this computer can send."""
        return self.able

    def send(self, letter: Letter) -> None:
        """Keeps one letter."""
        self.during()
        if self.fault is not None:
            raise self.fault
        self.letters.append(letter)

    def notifier(self, setup: MessageSetup, secrets: PostSecrets | None = None) -> Notifier:
        """Itself."""
        return self

    def secrets(self) -> PostSecrets:
        """What was kept."""
        return self.kept

    def keep(self, secrets: PostSecrets) -> None:
        """Keeps."""
        self.kept = secrets


@dataclass
class Sender:
    """The demo office with messages turned on."""

    services: Services
    clock: MovedClock
    post: FakePost
    calendar: Calendar = field(init=False)

    def __post_init__(self) -> None:
        self.services.context.ports = replace(self.services.context.ports, post=self.post)
        self.calendar = Calendar(self.services, self.clock)
        self.head = self.calendar.hall.head
        self.turn(BOTH)

    def turn(self, setup: MessageSetup) -> None:
        """Another set-up."""
        self.services.messages.change(self.head, setup, SECRETS)

    def book(self, at: str = AT, *, email: str | None = "ban@example.vn") -> Appointment:
        """An appointment of a citizen."""
        held = self.calendar.hold(at)
        return self.services.booking.confirm(
            CITIZEN,
            held.appointment_id,
            key=new_key(),
            name="Nguyễn Văn Thử",
            phone=self.calendar.phone(),
            email=email,
            consent=True,
        )

    def cancel(self, booked: Appointment) -> None:
        """Its holder cancels."""
        self.services.booking.cancel(CITIZEN, booked.id, key=new_key())

    def send(self) -> Round:
        """One round."""
        return self.services.messages.send_due(words.message)

    def rows(self) -> list[tuple[object, ...]]:
        """(kind, sent, tries, error) of the outbox, as it was planned."""
        with self.services.context.look() as (tx, _, _):
            found = tx.read(
                "SELECT kind, sent_at IS NOT NULL, attempts, last_error FROM message WHERE office_id = :office"
                " ORDER BY made_at, due_at, id"
            )
        return [(kind, bool(sent), tries, error) for kind, sent, tries, error in found]
