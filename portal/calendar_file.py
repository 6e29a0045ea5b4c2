"""An appointment as a file for the calendar of a phone: the entry that a mail brings too."""

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.messages import MessageFacts, MessageKind
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.messages.calendar_file import CalendarEntry
from onestop_desk.services.messages.calendar_file import calendar_file as written
from onestop_desk.words import messages
from portal.text import clean


def calendar_file(found: Appointment, catalogue: PublicCatalogue, address: str) -> bytes:
    """The file; `address` is the public address of the appointment's page."""
    known = (catalogue.procedures.get(procedure.code) for procedure in found.procedures)
    said = messages.wording(
        MessageFacts(
            MessageKind.CONFIRMATION,
            catalogue.office,
            found.start,
            found.line.name,
            found.line.name_en,
            tuple(shown.procedure for shown in known if shown),
            found.code,
            found.counters,
            address,
        )
    )
    entry = CalendarEntry(
        found.token,
        found.made_at,
        found.version,
        found.start,
        found.end,
        clean(said.event),
        clean(said.event_more),
        clean(said.place),
        address,
        cancelled=found.state is BookingState.CANCELLED,
    )
    return written(entry)
