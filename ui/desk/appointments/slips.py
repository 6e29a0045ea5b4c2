"""What is printed from the page Lịch hẹn, as PDF: one appointment's slip, and the list of whom to remind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.posted import appointment_path
from onestop_desk.paper import appointment_slip, reminder_list
from onestop_desk.paper.appointment_slip import AppointmentSlip, Size
from onestop_desk.paper.reminder_list import ReminderRow
from onestop_desk.services.booking.views import Appointment
from ui.desk.appointments import wording

if TYPE_CHECKING:
    from onestop_desk.services import Services


def slip_pdf(
    services: "Services", appointment: Appointment, now: Instant, size: Size, at_counter: int | None = None
) -> bytes:
    """The slip of an appointment."""
    return appointment_slip.pdf(_slip(services, appointment, now, at_counter), size)


def slip_dots(
    services: "Services", appointment: Appointment, now: Instant, size: Size, at_counter: int | None = None
) -> bytes:
    """The same for the printer of a roll, as a PNG."""
    return appointment_slip.picture(_slip(services, appointment, now, at_counter), size)


def _slip(services: "Services", appointment: Appointment, now: Instant, at_counter: int | None) -> AppointmentSlip:
    catalogue = services.public.catalogue()
    found = [catalogue.procedures.get(p.code) for p in appointment.procedures]
    # Without the portal nothing answers at the address: the bare token is enough for our own scanners.
    base = catalogue.office.base if catalogue.office.books else ""
    return AppointmentSlip(
        office=catalogue.office,
        start=appointment.start,
        procedures=tuple(p.procedure for p in found if p is not None),
        line_name=appointment.line.name,
        counters=appointment.counters,
        holder=appointment.name or "",
        code=appointment.code,
        address=base + appointment_path(appointment.token) if base else appointment.token,
        late_minutes=services.office.settings().late_grace,
        printed_at=now,
        at_counter=at_counter,
    )


def reminder_pdf(services: "Services", rows: Sequence[Appointment], now: Instant) -> bytes:
    """The list of people to call about a day; at least one."""
    listed = [
        ReminderRow(a.start, a.name or "", wording.spaced_phone(a.phone), wording.procedure_names(a), a.told)
        for a in rows
    ]
    return reminder_list.pdf(services.office.office().name, rows[0].day, listed, now)
