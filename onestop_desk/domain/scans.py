"""What a scanned text is: a code of ours, a dossier, a procedure, an ID card, or nothing that is known here."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from onestop_desk.domain import damaged_text, id_card
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.outcomes import DOSSIER_CODE
from onestop_desk.domain.procedures import bare_code

LONGEST = 800
"""Characters; the longest of ours is an ID card, under 300."""
TOKEN_LENGTH = range(20, 65)
_TOKEN = re.compile(r"[A-Za-z0-9_-]+")
_APPOINTMENT_CODE = re.compile(r"[1-9]\d{5}")
_ADDRESS = re.compile(r"(?:https?://[^\s/?#]+)?(?P<path>(?:/[^\s?#]*)?/(?P<page>[sht])/(?P<rest>[^\s?#]+))(?:[?#]\S*)?")


@dataclass(frozen=True)
class AppointmentCode:
    """The six figures of an appointment."""

    code: str


@dataclass(frozen=True)
class TicketToken:
    """The address of a number's own page."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class AppointmentToken:
    """The address of an appointment's own page."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class BareToken:
    """A token without its address: of a number or of an appointment, only the office can tell."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class DossierCode:
    """The code of a dossier, as the provincial system writes it."""

    code: str


@dataclass(frozen=True)
class ProcedureCode:
    """A national code without its tail, from the QR of a poster or typed."""

    code: str


@dataclass(frozen=True)
class Unknown:
    """Nothing of ours; the text is not kept."""

    reason: str
    """empty, too_long, control, damaged (a typing tool was at it), bad_card, or other."""


Scan = (
    AppointmentCode | TicketToken | AppointmentToken | BareToken | DossierCode | ProcedureCode | IdCard | Unknown
)  # fmt: skip


def read_scan(text: str, today: date) -> Scan:
    """What a scanner read or somebody typed in its place; never raises, whatever the text is.

    Addresses count under any base: a printed code outlives the address it was printed under.
    """
    scanned = text.strip("\r\n\t \x1d\x04")
    if not scanned:
        return Unknown("empty")
    if len(scanned) > LONGEST:
        return Unknown("too_long")
    if any(not c.isprintable() for c in scanned):
        return Unknown("control")
    for reading in damaged_text.readings(scanned):
        for read in (_address, _plain):
            found = read(reading)
            if found is not None:
                return found
    return _card(scanned, today)


def _address(text: str) -> Scan | None:
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return None
    first = found["rest"].split("/")[0]
    if found["page"] == "t":
        code = bare_code(first)
        return ProcedureCode(code) if code else None
    kinds: dict[str, Callable[[str], Scan]] = {"s": TicketToken, "h": AppointmentToken}
    return kinds[found["page"]](first) if _is_token(first) else None


def _plain(text: str) -> Scan | None:
    figures = text.replace(" ", "")
    if figures.isascii() and _APPOINTMENT_CODE.fullmatch(figures):
        return AppointmentCode(figures)
    code = figures.upper().replace("–", "-").strip("*")
    if code.isascii() and DOSSIER_CODE.match(code):
        return DossierCode(code)
    procedure = bare_code(text)
    if procedure:
        return ProcedureCode(procedure)
    return BareToken(text) if _is_token(text) else None


def _is_token(text: str) -> bool:
    return len(text) in TOKEN_LENGTH and _TOKEN.fullmatch(text) is not None and not text.isdigit()


def _card(text: str, today: date) -> Scan:
    try:
        return id_card.read_id_card(text, today)
    except Refusal as no:
        if "|" in text:
            return Unknown(no.code)
    return Unknown("damaged" if damaged_text.could_be_words(text) and " " not in text else "other")
