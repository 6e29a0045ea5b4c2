"""What can be booked: the seats of a line on a day, and the starts that are open to somebody now.

Looking and booking both ask here, so that nothing is offered that would be refused, nor hidden that would be taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from onestop_desk.data import seats
from onestop_desk.data.tx import Statement, Tx
from onestop_desk.domain.bookings import last_day, may_start
from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import Instant, at, service_day
from onestop_desk.domain.slots import (
    Opening,
    SlotSeats,
    Staffing,
    Taken,
    openings,
    seats_of,
    slots_of,
    span,
    staffed_minutes,
)
from onestop_desk.domain.turns import Role
from onestop_desk.services.config import Config
from onestop_desk.services.context import Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.views import LineView

_ONE_DAY = timedelta(days=1)


def day_bounds(config: Config, first: date, last: date | None = None) -> tuple[Instant, Instant]:
    """The first instant of a day, and that after it (or after `last`)."""
    tz = config.office.tz
    return at(first, time(), tz), at((last or first) + _ONE_DAY, time(), tz)


def today(context: Context, config: Config) -> date:
    """The service day by this PC's clock: only for what to read, since the database decides which day it is."""
    return service_day(context.ports.clock(), config.office.tz)


def taken_on(config: Config, line_id: str, first: date, last: date | None = None) -> Statement:
    """The statement that lists the seats of a line that count on some days."""
    return seats.taken(line_id, *day_bounds(config, first, last))


def line_takes(line: LineView, start: Instant) -> bool:
    """Whether a line takes visits at an instant: it is open, or will be again by then."""
    return line.open or (line.reopens_at is not None and start >= line.reopens_at)


def is_served(config: Config, line_id: str, start: Instant) -> bool:
    """Whether the office is open for a line at the start of an appointment, as far as is known now."""
    line, spells = config.lines.get(line_id), config.hours.spells(service_day(start, config.office.tz))
    return line is not None and line_takes(line, start) and any(s.start <= start < s.end for s in spells)


def seats_on(config: Config, average: float, line_id: str, day: date) -> tuple[SlotSeats, ...]:
    """The seats of a line in each slot of a day; `average` is the measured minutes of a visit."""
    rules, hours = config.settings.booking_rules, config.hours
    slots = slots_of(hours.usual_spells(day), rules.slot_minutes)
    shut = [_spell(config, day, cut.opens, cut.closes) for cut in hours.cuts.get(day, ())]
    staffed = staffed_minutes(slots, _staffing(config, line_id, day), shut)
    each = span(average, rules.slot_minutes)
    return seats_of(slots, staffed, average, rules.share_percent / 100, rules.internal_seats, each=each)


def _staffing(config: Config, line_id: str, day: date) -> list[Staffing]:
    found = []
    for counter_id, roles in config.serves.items():
        if roles.get(line_id) is Role.OWN:
            away = [
                _spell(config, day, absence.hours.opens, absence.hours.closes)
                for absence in config.absences.get(day, ())
                if absence.counter_id == counter_id
            ]
            found.append(Staffing(sum(role is Role.OWN for role in roles.values()), tuple(away)))
    return found


def _spell(config: Config, day: date, opens: time, closes: time) -> Spell:
    return Spell(at(day, opens, config.office.tz), at(day, closes, config.office.tz))


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to book, and whether staff ask."""

    line: LineView
    procedures: int
    by_staff: bool


class Openings:
    """The seats of the days, kept as long as nothing that decides them changes."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._kept: tuple[tuple[int, date], dict[tuple[str, date], tuple[SlotSeats, ...]]] = ((-1, date.min), {})

    def minutes(self, tx: Tx, config: Config) -> Mapping[str, float]:
        """Line id -> measured minutes of a visit."""
        return self._measures.minutes(tx, config)

    def seats(self, tx: Tx, config: Config, line_id: str, day: date) -> tuple[SlotSeats, ...]:
        """The seats of a line in each slot of a day."""
        stamp = (config.version, tx.day)
        if self._kept[0] != stamp:
            self._kept = (stamp, {})
        known = self._kept[1]
        if (line_id, day) not in known:
            known[line_id, day] = seats_on(config, self.minutes(tx, config)[line_id], line_id, day)
        return known[line_id, day]

    def all(self, tx: Tx, config: Config, wanted: Wanted, day: date, taken: Taken) -> tuple[Opening, ...]:
        """Every start of a day, whether or not it may still be booked."""
        average = self.minutes(tx, config)[wanted.line.id]
        visit = average * max(wanted.procedures, 1)
        grid = self.seats(tx, config, wanted.line.id, day)
        return openings(grid, taken, visit, by_staff=wanted.by_staff)

    def offered(
        self,
        tx: Tx,
        config: Config,
        wanted: Wanted,
        day: date,
        taken: Taken,
        *,
        closed_today: bool = False,
    ) -> tuple[Opening, ...]:
        """The starts of a day that may be booked now, full ones among them."""
        rules = config.settings.booking_rules
        if not tx.day <= day <= last_day(tx.day, rules) or (closed_today and day == tx.day):
            return ()
        return tuple(
            found
            for found in self.all(tx, config, wanted, day, taken)
            if line_takes(wanted.line, found.start)
            and may_start(found.start, found.end, tx.now, rules, by_staff=wanted.by_staff)
        )
