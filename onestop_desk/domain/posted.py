"""What the office shows of itself and of its procedures, and under which addresses that never change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.procedures import Procedure

HOME_PATH = "/"
LONGEST_BASE = 60
"""Bytes: a longer base address would make codes that a phone reads only from close by."""


def procedure_path(code: str) -> str:
    """Where a procedure's page is, for ever: /t/1.001193."""
    return f"/t/{code}"


def field_path(slug: str) -> str:
    """Where the list of a field is, for ever: /l/ho-tich."""
    return f"/l/{slug}"


def appointment_path(token: str) -> str:
    """The address of one appointment, behind the base: for whoever holds its token."""
    return f"/h/{token}"


def sure_path(token: str, proof: str) -> str:
    """The address behind the base where the holder says that an appointment is theirs; it stands in a message only."""
    return f"{appointment_path(token)}/dung-la-toi/{proof}"


def clean_base(text: str) -> str:
    """The public base address without its last slash; raises Refusal("bad_public_address")."""
    typed = text.strip().rstrip("/")
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refusal("bad_public_address", address=text.strip()) from None
    right = parts.scheme in {"http", "https"} and host and not (parts.query or parts.fragment or parts.username)
    plain = typed.isascii() and not any(c.isspace() or c in "<>\"'\\^`{|}" for c in typed)
    if not right or not plain or len(typed) > LONGEST_BASE or port == 0:
        raise Refusal("bad_public_address", address=text.strip())
    return typed.replace(f"{parts.scheme}://{parts.netloc}", f"{parts.scheme}://{parts.netloc.lower()}", 1)


@dataclass(frozen=True)
class BookingTerms:
    """What an office says to whoever books a time: its own settings, the design's numbers where nothing is known."""

    kept_days: int = 30
    """After how many days names and telephone numbers are erased."""
    counted_days: int = 30
    """For how many days a missed appointment counts."""
    share_percent: int = 50
    """The part of the capacity that may be booked."""
    mails: bool = False
    """Whether the office sends mail, so that an address is worth asking for."""


@dataclass(frozen=True)
class PublicOffice:
    """The office as citizens see it; an empty text is left out of every page and sheet."""

    name: str
    commune: str
    authority: str
    address: str
    phone: str
    base: str
    """Base of every public address, without a slash at the end; empty before the head has set it."""
    weekly: Mapping[int, tuple[tuple[str, str], ...]]
    """Weekday (Monday 0) -> pairs of clock times; a day without pairs is a day off."""
    days_off: tuple[tuple[date, str], ...]
    """The next days on which the office is closed though the weekly hours would open it, with their names."""
    books: bool = False
    """Whether citizens can book a time at `base` (the portal runs there)."""
    guides: bool = False
    """Whether the pages lead to the VNeID guide."""
    is_demo: bool = False
    terms: BookingTerms = BookingTerms()


@dataclass(frozen=True)
class PublicField:
    """A field of procedures; `codes` are those in force, the most used first."""

    name: str
    short_name: str
    slug: str
    agency: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class PublicProcedure:
    """A procedure as a citizen reads it, in the version of today."""

    procedure: Procedure
    """Its `status` is that of today."""
    version_id: str
    version: int
    updated: date
    """The civil day at the office on which this version was loaded, or earlier: when its source was read."""
    effective: date | None
    """From when this version counts, where that is known; in the future for a procedure announced in advance."""
    field_slug: str
    agency: str
    """Which of the agencies in the centre receives it, such as "Công an xã"."""
    line_name: str
    counters: tuple[int, ...]
    """The counters that receive it as their own."""
    most_used: bool
    successor: "tuple[str, str] | None" = None
    """(code, name) of the procedure that has taken its place."""
    predecessors: tuple[tuple[str, str], ...] = ()
    """(code, name) of those it has replaced."""
    upcoming: bool = False
    """Announced, but not in force before `effective`."""
    before: Procedure | None = None
    """Of an abolished one: what it last said while in force, to set beside its successor."""

    @property
    def in_force(self) -> bool:
        """Whether it can be asked for today."""
        return self.procedure.status == "active" and not self.upcoming


@dataclass(frozen=True)
class PublicCatalogue:
    """Everything the public pages and the printed sheets are made of, at one instant."""

    day: date
    office: PublicOffice
    fields: tuple[PublicField, ...]
    """Those with a procedure in force, by name."""
    procedures: Mapping[str, PublicProcedure]
    """By code, in the order of the codes; abolished and upcoming ones too, since their addresses stay."""
    retired_fields: tuple[PublicField, ...] = ()
    """Fields without any procedure in force: their addresses stay too."""

    def of_field(self, slug: str) -> tuple[PublicProcedure, ...]:
        """The procedures in force of one field, the most used first."""
        for found in (*self.fields, *self.retired_fields):
            if found.slug == slug:
                return tuple(self.procedures[code] for code in found.codes)
        return ()
