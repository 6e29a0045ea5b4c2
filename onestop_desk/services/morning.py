"""The day ahead, as the desk's first screen shows it beside the morning check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onestop_desk.data import health, office
from onestop_desk.domain.errors import Fact
from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.booking import Booking
from onestop_desk.services.config import with_state
from onestop_desk.services.context import Context
from onestop_desk.services.public import Public
from onestop_desk.services.views import CounterView

FIRST = 3
"""Appointments named."""
NEWS_DAYS = 14
"""For how long a procedure that was replaced is news, and how early one that will be."""
_DAYS_OFF_WITHIN = 7
_MOST_NEWS = 2


@dataclass(frozen=True)
class EarlyVisit:
    """One of the first appointments of the day."""

    start: Instant
    name: str
    """Of the citizen, for staff only; empty when it was erased."""
    procedure: str


@dataclass(frozen=True)
class Note:
    """Something that is good to know today, as a code and facts."""

    code: str
    """day_off, absence, leaving, upcoming or replaced."""
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Morning:
    """Everything of today that stands beside the check."""

    day: date
    sessions: tuple[Spell, ...]
    booked: int
    first: tuple[EarlyVisit, ...]
    counters: tuple[CounterView, ...]
    opened: Mapping[str, Instant]
    """Counter id -> when it was last opened today."""
    notes: tuple[Note, ...]


def read_morning(context: Context, booking: Booking, public: Public) -> Morning:
    """Looks at the day ahead; reads only."""
    with context.look([office.counter_states(), health.counters_opened()]) as (tx, config, (states, opened)):
        day, sessions = tx.day, config.hours.spells(tx.day)
        at_work = {row[0]: with_state(config.counters[row[0]], row, config.staff) for row in states}
    booked = booking.reminders(day)
    shown = (
        EarlyVisit(one.start, one.name or "", one.procedures[0].name if one.procedures else one.line.name)
        for one in booked[:FIRST]
    )
    notes = (
        *_days_off(public, day),
        *(
            Note("absence", {"counter": one.counter, "from": one.from_clock, "to": one.to_clock, "reason": one.reason})
            for one in booking.absences(day)
        ),
        *_news(public.catalogue(), day),
    )
    counters = tuple(sorted(at_work.values(), key=lambda counter: counter.number))
    return Morning(day, sessions, len(booked), tuple(shown), counters, dict(opened), notes)


def _days_off(public: Public, today: date) -> Iterator[Note]:
    for day, name in public.office().days_off:
        if timedelta() < day - today <= timedelta(days=_DAYS_OFF_WITHIN):
            yield Note("day_off", {"day": day.isoformat(), "name": name, "ahead": (day - today).days})


def _news(catalogue: PublicCatalogue, today: date) -> Iterator[Note]:
    """Procedures that end soon, those that will count soon, and those that were replaced of late."""
    told = 0
    for code, found in catalogue.procedures.items():
        if told == _MOST_NEWS:
            return
        ends = found.procedure.valid_to
        if found.in_force and ends is not None and (date.fromisoformat(ends) - today).days <= NEWS_DAYS:
            told += 1
            yield Note("leaving", {"code": code, "day": ends})
        elif found.upcoming and found.effective and (found.effective - today).days <= NEWS_DAYS:
            told += 1
            yield Note("upcoming", {"code": code, "day": found.effective.isoformat()})
        elif found.successor and not found.upcoming and 0 <= (today - found.updated).days <= NEWS_DAYS:
            told += 1
            yield Note("replaced", {"code": code, "successor": found.successor[0]})
