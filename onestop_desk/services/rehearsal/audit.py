"""Holds a day against its rules: follows the journal row by row, beside the tables and what was promised.

It shares no code with the services it checks.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from onestop_desk.data.journal import JournalRow
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.replay import replay
from onestop_desk.domain.turns import Role
from onestop_desk.services.rehearsal import booking_audit
from onestop_desk.services.rehearsal.record import Findings, Followed, Record, Violation

AT_COUNTER = ("called", "serving")


def audit(record: Record) -> Findings:
    """Follows the journal and says what did not hold."""
    follower = _Follower(record)
    claims = list(record.nobody)
    for row in record.journal:
        while claims and claims[0][0] < row.at:
            follower.check_nobody(*claims.pop(0))
        follower.follow(row)
    for claim in claims:
        follower.check_nobody(*claim)
    found = follower.findings
    found.violations += _against_tables(record, found)
    found.violations += booking_audit.against_tables(record, found)
    found.duplicates = _repeats((t.letter, t.number) for t in record.tickets) + _repeats(
        number for number, _ in {(t.number, t.ticket_id) for t in record.taken}
    )
    if found.duplicates:
        found.violations.append(Violation("number_twice", "", 0, str(found.duplicates)))
    return found


def _repeats(numbers: Iterable[Any]) -> int:
    return sum(times - 1 for times in Counter(numbers).values())


class _Follower:
    def __init__(self, record: Record) -> None:
        self._record = record
        self.findings = Findings()
        self._bookings = booking_audit.Follower(record, self.findings)

    def _say(self, rule: str, subject: str, row_at: Instant, detail: str = "") -> None:
        self.findings.violations.append(Violation(rule, subject, row_at, detail))

    def follow(self, row: JournalRow) -> None:
        """Takes one row in."""
        if row.subject_id is None:
            return
        if row.what == "ticket":
            self._ticket(row, row.subject_id)
        elif row.what == "booking":
            self._bookings.follow(row, row.subject_id)
        elif row.what in ("kept", "priority") and row.subject_id in self.findings.tickets:
            self._take(self.findings.tickets[row.subject_id], row.facts)

    def _ticket(self, row: JournalRow, ticket_id: str) -> None:
        facts, act = row.facts, str(row.facts.get("act"))
        self.findings.acts[act] += 1
        if act == "enter":
            number = f"{facts['letter']}{facts['number']:03d}"
            if ticket_id in self.findings.tickets:
                self._say("number_twice", number, row.at)
            self._enter(row.at, ticket_id, number, facts)
            return
        ticket = self.findings.tickets.get(ticket_id)
        if ticket is None:
            self._say("unknown_ticket", ticket_id, row.at)
            return
        if ticket.state != row.from_state:
            self._say("two_counters" if act in ("call", "pick") else "replay", ticket.number, row.at, act)
        if act in ("call", "pick"):
            self._called(row, ticket, str(facts["counter_id"]), by_hand=act == "pick")
        ticket.state = str(row.to_state)
        self._take(ticket, facts)

    def _enter(self, at: Instant, ticket_id: str, number: str, facts: Mapping[str, Any]) -> None:
        slot, arrived_at = facts.get("slot_start"), facts["arrived_at"]
        ticket = self.findings.tickets[ticket_id] = Followed(
            number, "waiting", facts["line_id"], arrived_at, facts["started_at"], facts["callable_from"],
            facts["kept_until"], slot, facts.get("priority") is not None,
        )  # fmt: skip
        begins = arrived_at if slot is None else max(arrived_at, slot - self._record.rules.callable_before)
        if (ticket.started_at, ticket.callable_from) != (begins, begins):
            self._say("counted_from_elsewhere", number, at)

    def _take(self, ticket: Followed, facts: Mapping[str, Any]) -> None:
        if "arrived_at" in facts and facts["arrived_at"] != ticket.arrived_at:
            self._say("arrival_rewritten", ticket.number, int(facts["arrived_at"]))
        if facts.get("started_at", ticket.started_at) != ticket.started_at:
            ticket.returned = True
        if "priority" in facts:
            ticket.has_priority = facts["priority"] is not None
        for name in ("line_id", "started_at", "callable_from", "kept_until", "counter_id"):
            if name in facts:
                setattr(ticket, name, facts[name])
        if facts.get("called_at") is not None and ticket.called_at is None:
            ticket.called_at = int(facts["called_at"])

    def _called(self, row: JournalRow, ticket: Followed, counter_id: str, *, by_hand: bool) -> None:
        for other in self.findings.tickets.values():
            if other is not ticket and other.counter_id == counter_id and other.state in AT_COUNTER:
                self._say("two_at_counter", ticket.number, row.at, other.number)
        if by_hand:
            return
        serves = self._record.serves.get(counter_id, {})
        others = [o for o in self.findings.tickets.values() if o is not ticket and o.may_be_called(serves, row.at)]
        # Somebody booked for later may be called early, when there is nobody else.
        alone = ticket.slot_start is not None and not others and ticket.waits_for(serves, row.at)
        if not alone and not ticket.may_be_called(serves, row.at):
            self._say("not_callable", ticket.number, row.at)
        for other in others:
            self._passed_over(row, ticket, other, serves)

    def _passed_over(self, row: JournalRow, ticket: Followed, other: Followed, serves: Mapping[str, Role]) -> None:
        """Somebody who might have been called waits on while `ticket` is called."""
        rules = self._record.rules
        if ticket.started_at > other.started_at + self._record.bound:
            self._say("unfair", other.number, row.at, ticket.number)
        if not other.returned and self._turn(ticket, serves) > self._turn(other, serves):
            self._say("out_of_turn", other.number, row.at, ticket.number)
        if ticket.arrived_at <= other.arrived_at:
            return
        other.overtaken_by += 1
        other.overtaken_most = max(other.overtaken_most, ticket.arrived_at - other.arrived_at)
        if ticket.slot_start is None or other.slot_start is not None:
            return
        booking = self._bookings.of_ticket(str(row.subject_id))
        first = other.booked_first.setdefault(booking.line_id if booking else ticket.line_id, set())
        first.add(ticket.number)
        line_id, since, until = booking.line_id if booking else "", other.arrived_at - rules.late, row.at + rules.early
        if booking is not None and len(first) > self._bookings.seats_between(line_id, since, until):
            self._say("walk_in_pushed", other.number, row.at, ticket.number)

    def _turn(self, ticket: Followed, serves: Mapping[str, Role]) -> Instant:
        helped = serves.get(ticket.line_id) is Role.HELP
        return ticket.turn(self._record.rules) + (self._record.rules.help_delay if helped else 0)

    def check_nobody(self, instant: Instant, counter_id: str) -> None:
        """Says so when a counter was told that nobody waits though somebody did."""
        serves = self._record.serves.get(counter_id, {})
        for ticket in self.findings.tickets.values():
            if ticket.waits_for(serves, instant):
                self._say("nobody_though_somebody", ticket.number, instant)
                return


def _against_tables(record: Record, found: Findings) -> list[Violation]:
    """The tables, the journal and the promises have to tell the same."""
    broken = []
    rows = {row.id: row for row in record.tickets}
    for taken in record.taken:
        row = rows.get(taken.ticket_id)
        if row is None or row.shown != taken.number:
            broken.append(Violation("promise_lost", taken.number, taken.arrived_at))
        elif row.arrived_at != taken.arrived_at:
            broken.append(Violation("arrival_rewritten", taken.number, taken.arrived_at, str(row.arrived_at)))
    played = replay(record.journal).tickets
    for row in record.tickets:
        told = played.get(row.id, {})
        unlike = [name for name, value in told.items() if getattr(row, name) != value]
        if not told or unlike:
            broken.append(Violation("replay", row.shown, row.changed_at, ", ".join(unlike)))
        if row.state not in ("done", "left"):
            broken.append(Violation("no_outcome", row.shown, row.changed_at, row.state))
        elif row.state == "done":
            lines = record.procedures.get(row.id, ())
            if not lines or any(line.outcome is None for line in lines):
                broken.append(Violation("no_outcome", row.shown, row.changed_at))
    broken += [Violation("promise_lost", t.number, t.arrived_at) for i, t in found.tickets.items() if i not in rows]
    return broken
