"""An appointment as a file for a calendar: one entry for its whole life, however often it is moved."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from onestop_desk.domain.instants import SECOND, Instant

MAKER = "-//Onestop Desk//Quay Mot Cua//VI"
REMIND_BEFORE = (timedelta(days=1), timedelta(hours=1))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_SECOND = 1_700_000_000
"""Sequences are counted from here, since some calendars keep them in 32 bits."""


@dataclass(frozen=True)
class CalendarEntry:
    """What stands in the calendar."""

    token: str
    """Of the appointment: it stays the same when it is moved."""
    made_at: Instant
    version: int
    start: Instant
    end: Instant
    title: str
    more: str
    place: str
    link: str = ""
    cancelled: bool = False


def calendar_file(entry: CalendarEntry) -> bytes:
    """The file, with its times in UTC, so that every phone shows the office's time right.

    A later file replaces an earlier one: the same name, a higher sequence. The name does not give the token away.
    """
    from icalendar import Alarm, Calendar, Event

    event = Event()
    event.add("uid", f"{sha256(entry.token.encode()).hexdigest()[:32]}@onestop-desk")
    event.add("sequence", entry.made_at // SECOND - _FIRST_SECOND + entry.version)
    event.add("dtstamp", _at(entry.made_at))
    event.add("dtstart", _at(entry.start))
    event.add("dtend", _at(entry.end))
    event.add("summary", entry.title)
    event.add("description", entry.more)
    event.add("location", entry.place)
    if entry.link:
        event.add("url", entry.link)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for before in () if entry.cancelled else REMIND_BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -before)
        alarm.add("description", entry.title)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _at(instant: Instant) -> datetime:
    return _EPOCH + timedelta(seconds=instant // SECOND)
