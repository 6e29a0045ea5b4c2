"""Makes the letter of a message that was taken: what it may say, in words, with the file for the calendar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onestop_desk.data.bookings import BookingRow
from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.messages import Channel, MessageFacts, MessageKind, MessageSetup, Wording
from onestop_desk.domain.posted import PublicCatalogue, appointment_path, sure_path
from onestop_desk.services.booking.proofs import proof_of
from onestop_desk.services.config import Config
from onestop_desk.services.messages.calendar_file import CalendarEntry, calendar_file
from onestop_desk.services.ports import Letter

Write = Callable[[MessageFacts, MessageSetup], Wording]
"""Puts facts into words; the core knows none, so that the face that runs this hands it in."""
_IN_CALENDAR = frozenset({MessageKind.CONFIRMATION, MessageKind.CHANGE, MessageKind.CANCELLATION})


@dataclass(frozen=True)
class Taken:
    """A message that is ours to send now, and what was read with it."""

    id: str
    kind: MessageKind
    attempts: int
    claimed_at: Instant
    channel: Channel
    to: str
    booking: BookingRow
    codes: Sequence[str]


def facts_of(taken: Taken, config: Config, catalogue: PublicCatalogue) -> MessageFacts:
    """Everything a message may say of its appointment, or of a seat that came free."""
    row, office, settings = taken.booking, catalogue.office, config.settings
    line = config.lines[row.line_id]
    if taken.kind is MessageKind.WISH_FREE:
        # Whose seat it was is nobody's business: only its line and time.
        return MessageFacts(
            taken.kind, office, row.start, line.name, line.name_en,
            erase_days=settings.erase_after_days, hidden_minutes=settings.hidden_minutes,
        )  # fmt: skip
    shown = office.base and office.books
    asked = shown and taken.kind is MessageKind.CONFIRMATION and not row.sure
    procedures = (catalogue.procedures[code].procedure for code in taken.codes if code in catalogue.procedures)
    return MessageFacts(
        taken.kind,
        office,
        row.start,
        line.name,
        line.name_en,
        tuple(procedures),
        row.code,
        tuple(config.counters[c].number for c in config.owners(row.line_id)),
        office.base + appointment_path(row.token) if shown else "",
        row.start - settings.early_minutes * MINUTE,
        row.start + settings.late_grace * MINUTE,
        settings.erase_after_days,
        sure_link=office.base + sure_path(row.token, proof_of(config, row.token)) if asked else "",
    )


def letter_of(taken: Taken, facts: MessageFacts, wording: Wording) -> Letter:
    """The letter: long and with a calendar file as a mail, short to a phone."""
    is_mail = taken.channel is Channel.EMAIL
    return Letter(
        key=taken.id,
        channel=taken.channel,
        to=taken.to,
        subject=wording.subject,
        text=wording.body if is_mail else wording.brief,
        sender_name=facts.office.name,
        made_at=taken.booking.changed_at,
        calendar=_calendar(taken, facts, wording) if is_mail and taken.kind in _IN_CALENDAR else b"",
    )


def _calendar(taken: Taken, facts: MessageFacts, wording: Wording) -> bytes:
    row = taken.booking
    entry = CalendarEntry(
        row.token,
        row.made_at,
        row.version,
        row.start,
        row.end_at,
        wording.event,
        wording.event_more,
        wording.place,
        facts.link,
        cancelled=row.state is BookingState.CANCELLED,
    )
    return calendar_file(entry)
