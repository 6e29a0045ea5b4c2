"""What can be booked, told a second time: from the journal and the clock, counted out, without the services."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from onestop_desk.data.tx import Row, Tx
from onestop_desk.domain.instants import MINUTE, Instant, local, service_day
from onestop_desk.domain.turns import Role
from onestop_desk.services.config import Config

_STEP = 5 * MINUTE
"""Everything in these tests begins and ends on one."""
Places = dict[tuple[str, Instant, str], set[int]]
"""(line, start of the slot, kind) -> numbers of seats."""


@dataclass
class Told:
    """Who has or hides which seat now, as the journal tells it."""

    live: Places = field(default_factory=lambda: defaultdict(set))
    hidden: Places = field(default_factory=lambda: defaultdict(set))
    twice: list[str] = field(default_factory=list)


def told(tx: Tx, config: Config) -> Told:
    """Plays the bookings of the journal."""
    rows = tx.read("SELECT at, subject_id, to_state, reason, facts FROM journal WHERE what = 'booking' ORDER BY seq")
    known: dict[str, dict[str, object]] = {}
    for at, subject, state, reason, facts in rows:
        one = known.setdefault(subject, {})
        one.update(json.loads(facts), state=state, at=at, reason=reason)
    made = Told()
    for subject, one in known.items():
        _place(made, config, tx.now, subject, one)
    return made


def _place(made: Told, config: Config, now: Instant, subject: str, one: dict[str, object]) -> None:
    rules = config.settings
    slot = rules.slot_minutes * MINUTE
    hides = one["state"] == "moved" or (one["state"] == "cancelled" and one["reason"] in _HIDING)
    keeps = one["state"] in ("confirmed", "checked_in") or (one["state"] == "held" and _int(one["held_until"]) > now)
    numbers = one["seats"]
    assert isinstance(numbers, list)
    for i, number in enumerate(numbers):
        place = (str(one["line_id"]), _int(one["start"]) + i * slot, str(one["kind"]))
        if keeps:
            if number in made.live[place]:
                made.twice.append(f"{subject}: {place} {number}")
            made.live[place].add(number)
        elif hides and _int(one["at"]) + rules.hidden_minutes * MINUTE > now:
            made.hidden[place].add(number)


_HIDING = {"by_holder", "by_staff", "walk_in"}


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


@dataclass(frozen=True)
class Grid:
    """The seats of a line on a day: start -> (end, half, public, staff)."""

    slots: dict[Instant, tuple[Instant, int, int, int]]


def grid(config: Config, line_id: str, day: date, average: int) -> Grid:
    """Counts the time of the counters in steps; for lines whose visit is no longer than a slot."""
    rules, made = config.settings, {}
    share = Fraction(rules.online_share, 100)
    for half, spell in enumerate(config.hours.usual_spells(day)):
        total, given, start = Fraction(0), 0, spell.start
        staffed_starts: list[Instant] = []
        while start < spell.end:
            end = min(start + rules.slot_minutes * MINUTE, spell.end)
            staffed = sum((_given(config, line_id, day, at) for at in range(start, end, _STEP)), Fraction(0)) * 5
            if _shut(config, day, start):
                staffed = Fraction(0)
            public = 0
            if staffed:
                total += staffed / average * share
                public = floor(total + Fraction(1, 2)) - given
                given += public
                staffed_starts.append(start)
            made[start] = (end, half, public, rules.internal_seats if staffed else 0)
            start = end
        if staffed_starts and not given:
            end, _, _, staff = made[staffed_starts[0]]
            made[staffed_starts[0]] = (end, half, 1, staff)
    return Grid(made)


def _given(config: Config, line_id: str, day: date, at: Instant) -> Fraction:
    """How many counters sit for a line at an instant."""
    if _shut(config, day, at):
        return Fraction(0)
    clock, sum_of = local(at, config.office.tz).time(), Fraction(0)
    for counter_id, roles in config.serves.items():
        away = any(
            a.counter_id == counter_id and a.hours.opens <= clock < a.hours.closes for a in config.absences.get(day, ())
        )
        if roles.get(line_id) is Role.OWN and not away:
            sum_of += Fraction(1, sum(role is Role.OWN for role in roles.values()))
    return sum_of


def _shut(config: Config, day: date, at: Instant) -> bool:
    clock = local(at, config.office.tz).time()
    return any(cut.opens <= clock < cut.closes for cut in config.hours.cuts.get(day, ()))


def free(
    tx: Tx, config: Config, made: Told, line_id: str, start: Instant, known: Grid, slots: int, *, by_staff: bool
) -> int:
    """How many visits of so many slots could be booked at a start of a day's grid now."""
    day, rules, found = service_day(start, config.office.tz), config.settings, known.slots
    if not tx.day <= day <= tx.day + timedelta(days=rules.booking_horizon) or start not in found:
        return 0
    chain = [start]
    while len(chain) < slots:
        end, half, _, _ = found[chain[-1]]
        if end not in found or found[end][1] != half:
            return 0
        chain.append(end)
    last_end = found[chain[-1]][0]
    if (last_end <= tx.now) if by_staff else (start < tx.now + rules.booking_lead * MINUTE):
        return 0
    public = min(_left(made, line_id, at, "public", found[at][2], by_staff=by_staff) for at in chain)
    staff = min(_left(made, line_id, at, "staff", found[at][3], by_staff=by_staff) for at in chain) if by_staff else 0
    return public + staff


def _left(made: Told, line_id: str, at: Instant, kind: str, count: int, *, by_staff: bool) -> int:
    live = made.live[line_id, at, kind]
    barred = live if by_staff else live | made.hidden[line_id, at, kind]
    open_numbers = sum(number not in barred for number in range(1, count + 1))
    return min(open_numbers, max(count - len(live), 0))


def seat_faults(tx: Tx) -> list[str]:
    """What is wrong with the seats as they are stored: one given twice, one too few or too many for its booking."""
    rows: list[Row] = tx.read(
        "SELECT line_id, start, kind, number, count(*) FROM seat WHERE live = 1 GROUP BY line_id, start, kind, number"
        " HAVING count(*) > 1"
    )
    faults = [f"seat twice: {row}" for row in rows]
    rows = tx.read(
        "SELECT a.id, a.state, a.slots, count(s.id) FROM appointment a LEFT JOIN seat s ON s.appointment_id = a.id"
        " AND s.live = 1 AND s.until > :now WHERE a.state IN ('confirmed','checked_in')"
        " GROUP BY a.id, a.state, a.slots HAVING a.slots <> count(s.id)"
    )
    faults += [f"booking without its seats: {row}" for row in rows]
    rows = tx.read(
        "SELECT a.id, a.state FROM appointment a JOIN seat s ON s.appointment_id = a.id AND s.live = 1"
        " WHERE a.state NOT IN ('held','confirmed','checked_in')"
    )
    return faults + [f"seat of what has ended: {row}" for row in rows]
