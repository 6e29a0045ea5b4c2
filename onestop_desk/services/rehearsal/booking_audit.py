"""Holds the appointments of a rehearsal against their rules: seats, steps, arrivals, and that nobody is lost."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import Any

from onestop_desk.data.journal import JournalRow
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.replay import replay
from onestop_desk.services.rehearsal.record import Findings, FollowedBooking, Record, Violation

STEPS = {
    (None, "hold"): "held",
    (None, "replace"): "confirmed",
    ("held", "confirm"): "confirmed",
    ("held", "cancel"): "cancelled",
    ("confirmed", "check_in"): "checked_in",
    ("confirmed", "cancel"): "cancelled",
    ("confirmed", "move"): "moved",
    ("confirmed", "miss"): "no_show",
}
"""The table of the design, written down once more."""
FREED = ("cancelled", "moved")
_FOREVER = 1 << 62
_ROUNDED = 0.5 + 1e-6
_Seat = tuple[str, Instant, str, int]
"""Line, start of the slot, kind, number."""


class Follower:
    """Takes in what the journal says of appointments, one row after the other."""

    def __init__(self, record: Record, findings: Findings) -> None:
        self._record, self._findings = record, findings
        self._holders: dict[_Seat, tuple[str, Instant]] = {}
        """Seat -> (appointment, until when it has it)."""
        self._by_ticket: dict[str, FollowedBooking] = {}

    def _say(self, rule: str, subject: str, at: Instant, detail: str = "") -> None:
        self._findings.violations.append(Violation(rule, subject, at, detail))

    def of_ticket(self, ticket_id: str) -> FollowedBooking | None:
        """The appointment a number was given for."""
        return self._by_ticket.get(ticket_id)

    def seats_between(self, line_id: str, since: Instant, until: Instant) -> int:
        """How many people could be booked in a line in the slots that start between two instants, at most."""
        rules, most = self._record.rules, 0
        for (line, _day), halves in self._record.room.items():
            for half in halves if line == line_id else ():
                visits = [slot.visits for slot in half if since <= slot.start <= until]
                most += max(ceil(sum(visits) * rules.share), 1) + rules.internal * len(visits) if visits else 0
        return most

    def follow(self, row: JournalRow, booking_id: str) -> None:
        """Takes one row in."""
        facts, act, known = row.facts, str(row.facts.get("act")), self._findings.bookings.get(booking_id)
        self._findings.acts[f"booking_{act}"] += 1
        came_from = known.state if known else None
        if row.from_state != came_from or STEPS.get((came_from, act)) != row.to_state:
            self._say("booking_step", booking_id, row.at, f"{came_from} {act} {row.to_state}")
        if known is None:
            if "start" not in facts:
                return
            known = self._findings.bookings[booking_id] = _entered(row)
            self._take_seats(row.at, booking_id, known)
        known.state, known.reason = str(row.to_state), row.reason
        if act in ("confirm", "replace"):
            self._keep(row, booking_id, known)
        elif known.state in FREED:
            self._holders = {s: h for s, h in self._holders.items() if h[0] != booking_id}
        if facts.get("ticket_id") is not None:
            self._checked_in(row, booking_id, known, str(facts["ticket_id"]))

    def _keep(self, row: JournalRow, booking_id: str, known: FollowedBooking) -> None:
        known.confirmed = True
        if known.held_until <= row.at and "seats" in row.facts:
            known.seats = row.facts["seats"]
        known.held_until = _FOREVER
        self._take_seats(row.at, booking_id, known)

    def _take_seats(self, at: Instant, booking_id: str, known: FollowedBooking) -> None:
        """Nobody else has any of the seats now, and there are not more of them than the rules give."""
        for i, number in enumerate(known.seats):
            start = known.start + i * self._record.rules.slot
            seat = (known.line_id, start, known.kind, number)
            holder, until = self._holders.get(seat, (booking_id, 0))
            if holder != booking_id and until > at:
                self._say("seat_twice", booking_id, at, f"{holder} {known.kind} {number}")
            self._holders[seat] = (booking_id, known.held_until)
        if len(known.seats) != known.slots:
            self._say("seat_missing", booking_id, at)
        for detail in self._too_many(at, known):
            self._say("above_share", booking_id, at, detail)

    def _too_many(self, at: Instant, known: FollowedBooking) -> Iterator[str]:
        rules = self._record.rules
        live = Counter(seat[:3] for seat, (_, until) in self._holders.items() if until > at)
        for half in self._record.room.get((known.line_id, known.day), ()):
            room, taken = 0.0, 0
            fewest = 1 if floor(sum(slot.visits for slot in half) * rules.share + _ROUNDED) == 0 else 0
            for slot in half:
                room += slot.visits * rules.share
                taken += live[known.line_id, slot.start, "public"]
                if taken > max(floor(room + _ROUNDED), fewest):
                    yield f"public {taken} {slot.start}"
                if live[known.line_id, slot.start, "staff"] > rules.internal:
                    yield f"staff {slot.start}"

    def _checked_in(self, row: JournalRow, booking_id: str, known: FollowedBooking, ticket_id: str) -> None:
        if known.ticket_id is not None or ticket_id in self._by_ticket:
            self._say("checked_in_twice", booking_id, row.at, ticket_id)
        known.ticket_id, known.checked_in_at = ticket_id, row.at
        self._by_ticket[ticket_id] = known
        ticket = self._findings.tickets.get(ticket_id)
        if ticket is None:
            self._say("unknown_ticket", booking_id, row.at, ticket_id)
            return
        rules = self._record.rules
        is_kept = known.state == "checked_in" and known.start - rules.early <= row.at <= known.start + rules.late
        if ticket.slot_start != (known.start if is_kept else None):
            self._say("slot_not_kept", booking_id, row.at, ticket.number)
        if known.state == "checked_in" and row.at < known.start - rules.early:
            self._say("let_in_too_early", booking_id, row.at, ticket.number)


def _entered(row: JournalRow) -> FollowedBooking:
    facts: Mapping[str, Any] = row.facts
    return FollowedBooking(
        str(row.to_state), facts["line_id"], facts["day"], facts["start"], facts["slots"], facts["kind"],
        facts["booked_by"], facts["held_until"], facts["seats"], facts.get("old"),
    )  # fmt: skip


def against_tables(record: Record, found: Findings) -> list[Violation]:
    """The tables, the journal and what people were told say the same, and everybody with a seat has an end."""
    broken = []
    rows = {row.id: row for row in record.appointments}
    played = replay(record.journal).bookings
    for row in record.appointments:
        told = played.get(row.id, {})
        unlike = [name for name, value in told.items() if getattr(row, name) != value]
        if not told or unlike:
            broken.append(Violation("replay", row.id, row.changed_at, ", ".join(unlike)))
    broken += [Violation("promise_lost", i, 0) for i in played.keys() - rows.keys()]
    numbers = Counter(row.ticket_id for row in record.appointments if row.ticket_id is not None)
    broken += [Violation("checked_in_twice", str(i), 0) for i, times in numbers.items() if times > 1]
    known = {row.id for row in record.tickets}
    broken += [Violation("unknown_ticket", str(i), 0) for i in numbers if i not in known]
    return [*broken, *_nobody_lost(record, found), *_at_the_door(record)]


def _nobody_lost(record: Record, found: Findings) -> Iterator[Violation]:
    """Whoever was promised a seat has it at the end: as a number, as missed, or given up by themselves."""
    came = {a.appointment_id for a in record.arrived if a.answer in ("on_time", "late")}
    rows = {row.id: row for row in record.appointments}
    for appointment_id, start in record.booked.items():
        row = rows.get(appointment_id)
        if row is None or row.start != start:
            yield Violation("promise_lost", appointment_id, start)
            continue
        state = str(row.state)
        given_up = appointment_id in record.cancelled
        expected = "cancelled" if given_up else "checked_in" if appointment_id in came else "no_show"
        if state != expected:
            yield Violation("booking_lost", appointment_id, start, f"{state}, not {expected}")
        if appointment_id in came and row.ticket_id is None:
            yield Violation("booking_lost", appointment_id, start, "no number")
    moved_to = {b.old for b in found.bookings.values() if b.old is not None}
    for booking_id, booking in found.bookings.items():
        if booking.state == "moved" and booking_id not in moved_to:
            yield Violation("booking_lost", booking_id, booking.start, "moved nowhere")


def _at_the_door(record: Record) -> Iterator[Violation]:
    """What people were told when they came is what their time of arrival says."""
    rules = record.rules
    for arrived in record.arrived:
        since_start = arrived.at - arrived.start
        on_time = -rules.early <= since_start <= rules.late
        expected = "on_time" if on_time else "late" if since_start > 0 else "too_early"
        if arrived.answer == expected:
            continue
        if on_time or (arrived.answer in ("on_time", "late", "too_early")):
            yield Violation("turned_away", arrived.appointment_id, arrived.at, f"{arrived.answer}, not {expected}")
