"""The figures of a rehearsed day's appointments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.instants import MINUTE, SECOND
from onestop_desk.services.rehearsal.record import Findings, Followed, FollowedBooking, Record
from onestop_desk.services.rehearsal.stage import Witness

PROMISED = 12 * MINUTE
"""Nine of ten booked are to be called so soon after the start of their slot."""
EARLY = 15 * MINUTE
"""Whoever checks in more than this before the slot came early, though on time by the rules."""


@dataclass(frozen=True)
class BookingFigures:
    """How appointments for the rehearsed day went; waits in seconds."""

    booked: int
    """Everything that was confirmed for the day, each once however often it was moved."""
    online: int
    desk: int
    helper: int
    made_today: int
    for_other_days: int
    """Confirmed during the day for later ones."""
    checked_in_early: int
    checked_in_on_time: int
    checked_in_late: int
    told_too_early: int
    """Times somebody was told to come back."""
    given_up_for_a_number: int
    no_shows: int
    moved: int
    cancelled: int
    holds_over: int
    """Holds that ran out, or were given back."""
    wishes: int
    wishes_met: int
    booked_wait_p50_s: int
    """From the start of the slot to the first call, of those who came on time; the following too."""
    booked_wait_p90_s: int
    called_in_time: int
    """Of those who came on time, how many were called within 12 minutes of the start; the next line in per cent."""
    called_in_time_percent: int
    walk_in_wait_p50_s: int
    """From the arrival to the first call; the following too."""
    walk_in_wait_p90_s: int


def percentile(values: Sequence[int], share: float) -> int:
    """The smallest value that is at least as large as this share of all."""
    ordered = sorted(values)
    return ordered[max(0, -int(-len(ordered) * share // 1) - 1)] if ordered else 0


def figures(day: date, record: Record, found: Findings, witness: Witness) -> BookingFigures:
    """The figures from what the audit saw."""
    today = {i: b for i, b in found.bookings.items() if b.day == day.isoformat()}
    last = {i: b for i, b in today.items() if b.confirmed and b.state != "moved"}
    helped = {row.id for row in record.appointments if row.helper is not None}
    ways = Counter("helper" if i in helped else b.booked_by for i, b in last.items())
    made_today = {row.subject_id for row in record.journal if _is_made_on(day, row.service_day, row.facts)}
    arrivals = Counter(_arrival(b, found) for b in last.values())
    in_time, waits = _waits(found)
    on_time = arrivals["early"] + arrivals["on_time"]
    walk_ins = [(t.called_at - t.arrived_at) // SECOND for t in _called(found) if t.slot_start is None and t.called_at]
    states = Counter((b.state, b.reason) for b in last.values())
    return BookingFigures(
        len(last), ways["web"], ways["desk"], ways["helper"],
        len(made_today & last.keys()),
        sum(b.confirmed and i in made_today for i, b in found.bookings.items() if i not in today),
        arrivals["early"], arrivals["on_time"], arrivals["late"],
        sum(arrived.answer == "too_early" for arrived in witness.arrived),
        states["cancelled", "walk_in"],
        states["no_show", "day_end"],
        sum(b.state == "moved" for b in today.values()),
        sum(n for (state, reason), n in states.items() if state == "cancelled" and reason != "walk_in"),
        sum(not b.confirmed for b in found.bookings.values()),
        witness.wishes, witness.wishes_met,
        percentile(waits, 0.5), percentile(waits, 0.9), in_time, 100 * in_time // on_time if on_time else 100,
        percentile(walk_ins, 0.5), percentile(walk_ins, 0.9),
    )  # fmt: skip


def _is_made_on(day: date, service_day: str, facts: object) -> bool:
    act = facts.get("act") if isinstance(facts, dict) else None
    return act == "confirm" and service_day == day.isoformat()


def _called(found: Findings) -> list[Followed]:
    return [t for t in found.tickets.values() if t.called_at is not None]


def _waits(found: Findings) -> tuple[int, list[int]]:
    """(how many of the booked were called in time, seconds each of them waited from the slot's start)."""
    booked = [(t.slot_start, t.called_at) for t in found.tickets.values() if t.slot_start is not None]
    waits = [max(called - start, 0) for start, called in booked if called is not None]
    in_time = sum(wait <= PROMISED for wait in waits)
    return in_time, [wait // SECOND for wait in waits]


def _arrival(booking: FollowedBooking, found: Findings) -> str:
    if booking.state != "checked_in" or booking.checked_in_at is None or booking.ticket_id not in found.tickets:
        return "none"
    if found.tickets[booking.ticket_id].slot_start is None:
        return "late"
    return "early" if booking.checked_in_at < booking.start - EARLY else "on_time"
