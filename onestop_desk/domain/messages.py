"""Messages to citizens: which there are, how the office sends them, when one is still true, when to try again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from typing import Any

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.procedures import Procedure


class MessageKind(StrEnum):
    """What a message tells."""

    CONFIRMATION = "confirmation"
    REMINDER = "reminder"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    WISH_FREE = "wish_free"
    """To somebody on the waiting list: a seat came free."""


class Channel(StrEnum):
    """Over what a message travels."""

    EMAIL = "email"
    PHONE = "phone"
    """Through a gateway for short messages."""


class Security(StrEnum):
    """How the connection to the mail server is kept from listeners."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
"""The usual port of each kind of connection."""
LEASE = 10 * MINUTE
"""How long whoever took a message has it; far longer than a server is waited for."""
PAUSES = (1, 5, 15, 60, 240)
"""Minutes until the next try, after each that failed for certain."""
OVERDUE = 30 * MINUTE
"""A message that nobody has taken for so long: no computer that can send is running."""
CHANNEL_FAULTS = frozenset(
    {
        "no_host",
        "no_connection",
        "no_starttls",
        "certificate",
        "tls",
        "password",
        "sender_refused",
        "bad_url",
        "gateway_refused",
    }
)
"""Reasons that would stop every other message too: the round ends with the first of them."""
UNSURE = "unsure"
"""It may have been sent, or not: nobody sends it again by himself."""


@dataclass(frozen=True)
class MailServer:
    """The mailbox the office sends from; its password is kept elsewhere."""

    host: str
    port: int
    security: Security
    user: str
    sender: str


@dataclass(frozen=True)
class MessageSetup:
    """How the office sends messages; off until the head turns it on."""

    on: bool = False
    mail: MailServer | None = None
    phone: bool = False
    """A gateway is used; its address, which has a password in it, is kept elsewhere."""
    english: bool = False
    """An English text stands below the Vietnamese one in each mail."""

    def channel(self, planned: Channel) -> Channel | None:
        """Over what a planned message really goes: whoever gave a mail address is reached by phone without mail."""
        if planned is Channel.EMAIL and self.mail is not None:
            return Channel.EMAIL
        return Channel.PHONE if self.phone else None

    def as_stored(self) -> dict[str, Any]:
        """Plain JSON."""
        mail = self.mail and {
            "host": self.mail.host,
            "port": self.mail.port,
            "security": self.mail.security.value,
            "user": self.mail.user,
            "sender": self.mail.sender,
        }
        return {"on": self.on, "mail": mail, "phone": self.phone, "english": self.english}


@dataclass(frozen=True)
class PostSecrets:
    """What one needs to send and nobody else may read; never in the database, a log or a copy."""

    password: str = field(default="", repr=False)
    """Of the mailbox."""
    gateway: str = field(default="", repr=False)
    """Address of the gateway, with {phone} or {phone84} where the number goes."""


@dataclass(frozen=True)
class MessageFacts:
    """Everything a message may say; a name is not among it, since an address may be somebody else's."""

    kind: MessageKind
    office: PublicOffice
    start: Instant
    line_name: str
    line_name_en: str
    procedures: tuple[Procedure, ...] = ()
    code: str = ""
    counters: tuple[int, ...] = ()
    link: str = ""
    """The appointment's own page, empty where the office has none."""
    opens: Instant = 0
    """From when one can check in."""
    late: Instant = 0
    """Until when one is on time."""
    erase_days: int = 30
    hidden_minutes: int = 0
    """How long staff alone give a seat that came free."""
    sure_link: str = ""
    """Where the holder says that it is theirs; only in the first message, and empty once that is sure."""


@dataclass(frozen=True)
class Wording:
    """A message in words."""

    subject: str
    body: str
    brief: str
    """The same for a short message."""
    event: str = ""
    event_more: str = ""
    place: str = ""
    """Title, description and place of the entry in a calendar."""


def setup_of(stored: Mapping[str, Any]) -> MessageSetup:
    """The set-up from what is stored; what a newer program added is left to it."""
    mail = stored.get("mail")
    server = None
    if mail:
        security = Security(mail["security"])
        server = MailServer(str(mail["host"]), int(mail["port"]), security, str(mail["user"]), str(mail["sender"]))
    return MessageSetup(bool(stored.get("on")), server, bool(stored.get("phone")), bool(stored.get("english")))


def wrong_in(setup: MessageSetup) -> str | None:
    """The first part of a set-up that cannot work: host, port, security, user, sender or channel; None when all can.

    A password never travels in the open, unless the server is on the same computer.
    """
    mail = setup.mail
    if mail is not None:
        if not _HOST.fullmatch(mail.host):
            return "host"
        if not 0 < mail.port < 65_536:
            return "port"
        if mail.security is Security.NONE and mail.user and not _is_here(mail.host):
            return "security"
        if any(ord(letter) < 32 for letter in mail.user):
            return "user"
        if not is_address(mail.sender):
            return "sender"
    return "channel" if setup.on and mail is None and not setup.phone else None


def wrong_gateway(address: str) -> bool:
    """Whether the address of a gateway has no place for the phone number, or is none at all."""
    return "://" not in address or not ("{phone}" in address or "{phone84}" in address)


def is_address(text: str) -> bool:
    """Whether a text is one mail address and nothing beside it: no second receiver, no line of its own."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def is_still_true(kind: MessageKind, state: BookingState, start: Instant, now: Instant) -> bool:
    """Whether a message is still worth sending: what it tells holds, and its time has not passed."""
    if start <= now:
        return False
    if kind is MessageKind.WISH_FREE:
        return True
    wanted = BookingState.CANCELLED if kind is MessageKind.CANCELLATION else BookingState.CONFIRMED
    return state is wanted


def next_try(attempts: int, now: Instant) -> Instant | None:
    """When to try again after so many attempts; None when it is given up."""
    return now + PAUSES[attempts - 1] * MINUTE if attempts <= len(PAUSES) else None


_LONGEST_ADDRESS = 254
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LABEL}")
_HOST = re.compile(rf"(?:{_LABEL}\.)*{_LABEL}")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
