"""An appointment as a file for the calendar of a phone."""

from datetime import UTC, datetime, timedelta

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.services.booking.views import Appointment
from onestop_desk.words import _
from portal.text import clean

MAKER = "-//Onestop Desk//Portal//VI"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
A_DAY_BEFORE, AN_HOUR_BEFORE = timedelta(days=-1), timedelta(hours=-1)


def calendar_file(found: Appointment, office: PublicOffice, procedure: str, address: str, code: str) -> bytes:
    """The file: in UTC, so that every phone shows the office's time right; a later version replaces an earlier one."""
    # Loaded when the first calendar is asked for: most days and most offices do without.
    from icalendar import Alarm, Calendar, Event

    event = Event()
    event.add("uid", f"{found.id}@onestop-desk")
    event.add("sequence", found.version)
    event.add("dtstamp", _at(found.made_at))
    event.add("dtstart", _at(found.start))
    event.add("dtend", _at(found.end))
    event.add("summary", clean(_("Hẹn làm thủ tục: {procedure}").format(procedure=procedure)))
    event.add("description", clean(_("Mã lịch hẹn {code}. Xem giấy tờ, đổi hoặc hủy tại {address}").format(
        code=code, address=address)))  # fmt: skip
    event.add("location", clean(", ".join(part for part in (office.name, office.address) if part)))
    event.add("url", address)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if found.state is BookingState.CANCELLED else "CONFIRMED")
    for before in (A_DAY_BEFORE, AN_HOUR_BEFORE):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", before)
        alarm.add("description", clean(procedure))
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _at(instant: int) -> datetime:
    return _EPOCH + timedelta(seconds=instant // SECOND)
