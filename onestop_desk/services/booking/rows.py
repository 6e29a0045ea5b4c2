"""Appointments as the faces see them, made from what is stored."""

import hashlib
from collections.abc import Sequence
from datetime import date

from onestop_desk.data import bookings
from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.tx import Row
from onestop_desk.domain.bookings import is_over
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.services.booking.views import Appointment, BookedProcedure
from onestop_desk.services.config import Config


def token_key(token: str) -> str:
    """The digest by which a token is found: what a search takes time for says nothing of the token itself."""
    return hashlib.sha256(token.encode()).hexdigest()


def appointments(config: Config, now: Instant, answers: Sequence[list[Row]]) -> list[Appointment]:
    """The answers to one of the finding pairs of `data.bookings`, in their order."""
    found: dict[str, list[BookedProcedure]] = {}
    for row in bookings.procedures(answers[1]):
        made = BookedProcedure(row.procedure_id, row.version_id, row.code, row.name)
        found.setdefault(row.appointment_id, []).append(made)
    rows = [bookings.booking(row) for row in answers[0]]
    return [appointment(config, now, row, tuple(found.get(row.id, ()))) for row in rows]


def appointment(
    config: Config, now: Instant, row: BookingRow, procedures: tuple[BookedProcedure, ...] = ()
) -> Appointment:
    """One appointment."""
    ticket = None
    if row.ticket_letter is not None and row.ticket_number is not None:
        ticket = str(TicketNumber(row.ticket_letter, row.ticket_number))
    return Appointment(
        id=row.id,
        code=row.code,
        token=row.token,
        state=row.state,
        over=is_over(row.state, row.held_until, now),
        line=config.lines[row.line_id],
        counters=tuple(config.counters[c].number for c in config.owners(row.line_id)),
        day=date.fromisoformat(row.day),
        start=row.start,
        end=row.end_at,
        seats=row.slots,
        kind=row.kind,
        procedures=procedures,
        booked_by=row.booked_by,
        helper=row.helper_name,
        name=row.name,
        phone=row.phone,
        email=row.email,
        sure=row.sure,
        held_until=row.held_until,
        made_at=row.made_at,
        ticket_id=row.ticket_id,
        ticket=ticket,
        told=row.told,
        reason=row.reason,
        version=row.version,
    )
