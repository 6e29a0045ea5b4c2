"""Which appointments a change leaves without a place: nothing is moved silently, somebody has to call them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onestop_desk.data import bookings, seats
from onestop_desk.data.tx import Row, Statement, Tx
from onestop_desk.domain.bookings import last_day, nearest
from onestop_desk.domain.hours import Session, parse_clock, parse_sessions
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import Seat, SeatKind, without_place
from onestop_desk.services.booking.openings import Openings, Wanted, day_bounds
from onestop_desk.services.booking.rows import appointments
from onestop_desk.services.booking.views import Affected, Appointment
from onestop_desk.services.config import Absence, Config
from onestop_desk.services.hall import Measures

OFFERS = 3
"""Free starts that are offered on the telephone."""


@dataclass(frozen=True)
class Change:
    """A change of what decides the seats; what is empty stays as it is."""

    hours: Mapping[int, Sequence[Sequence[str]]] | None = None
    """Weekday (Monday 0) -> pairs of clock times, in place of the week."""
    closed_days: tuple[date, ...] = ()
    closed_hours: tuple[date, str, str] | None = None
    """(day, from, to) as clock times."""
    absence: tuple[str, date, str, str] | None = None
    """(counter, day, from, to)."""


def changed(config: Config, change: Change) -> Config:
    """The office as it would be after a change; raises Refusal("bad_time")."""
    hours = config.hours
    if change.hours is not None:
        weekly = {day: parse_sessions([list(p) for p in pairs]) for day, pairs in change.hours.items()}
        hours = replace(hours, weekly=weekly)
    cuts = dict(hours.cuts)
    for day in change.closed_days:
        cuts[day] = (*cuts.get(day, ()), *hours.usual_sessions(day))
    if change.closed_hours is not None:
        day, begin, end = change.closed_hours
        cuts[day] = (*cuts.get(day, ()), Session(parse_clock(begin), parse_clock(end)))
    absences = dict(config.absences)
    if change.absence is not None:
        counter_id, day, begin, end = change.absence
        away = Absence(counter_id, Session(parse_clock(begin), parse_clock(end)), "")
        absences[day] = (*absences.get(day, ()), away)
    return replace(config, hours=replace(hours, cuts=cuts), absences=absences)


def statements(config: Config, today: date) -> tuple[Statement, ...]:
    """What is read to know whom a change affects."""
    first, end = day_bounds(config, today, last_day(today, config.settings.booking_rules) + timedelta(days=1))
    return (*bookings.booked_from(today.isoformat()), seats.of_days(first, end))


def affected(
    tx: Tx, config: Config, change: Change, answers: Sequence[list[Row]], measures: Measures, day: date | None
) -> tuple[Affected, ...]:
    """The confirmed appointments that have no place after a change, in the order of time, each with what to offer."""
    after = changed(config, change)
    openings = Openings(measures)
    found = appointments(config, tx.now, answers[:2])
    coming = {a.id: a for a in found if a.start > tx.now and (day is None or a.day == day)}
    lost = _lost(tx, after, openings, list(coming.values()), answers[2])
    free: dict[tuple[str, int], list[Instant]] = {}
    made = []
    for one in (coming[i] for i in coming if i in lost):
        alike = (one.line.id, len(one.procedures))
        if alike not in free:
            free[alike] = _free(tx, after, openings, one, answers[2])
        made.append(Affected(one, nearest((s for s in free[alike] if s != one.start), one.start, OFFERS)))
    return tuple(made)


def _lost(tx: Tx, after: Config, openings: Openings, coming: list[Appointment], rows: Sequence[Row]) -> set[str]:
    """Those without a place; whoever was first keeps what is left."""
    held: dict[str, list[Seat]] = {}
    for _, start, kind, number, live, appointment_id in rows:
        if live:
            held.setdefault(appointment_id, []).append(Seat(start, SeatKind(kind), number))
    lost: set[str] = set()
    for line_id, day in sorted({(a.line.id, a.day) for a in coming}):
        mine = sorted((a for a in coming if (a.line.id, a.day) == (line_id, day)), key=lambda a: (a.made_at, a.id))
        grid = openings.seats(tx, after, line_id, day)
        lost.update(without_place(grid, [(a.id, tuple(held.get(a.id, ()))) for a in mine]))
    return lost


def _free(tx: Tx, after: Config, openings: Openings, one: Appointment, rows: Sequence[Row]) -> list[Instant]:
    """The free starts for visits like this one, as staff may give them; the same for all that are alike."""
    wanted = Wanted(one.line, max(len(one.procedures), 1), by_staff=True)
    taken = seats.occupied([row[1:] for row in rows if row[0] == one.line.id])
    free: list[Instant] = []
    for ahead in range(after.settings.booking_rules.horizon_days + 1):
        offered = openings.offered(tx, after, wanted, tx.day + timedelta(days=ahead), taken)
        free += [found.start for found in offered if found.seats]
    return free
