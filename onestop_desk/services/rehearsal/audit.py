"""Holds a day against its rules: follows the journal row by row, beside the tables and what was promised.

It shares no code with the services it checks.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.journal import JournalRow
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.visits import VisitProcedureRow
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.replay import replay
from onestop_desk.domain.turns import Role
from onestop_desk.services.views import TicketTaken

AT_COUNTER = ("called", "serving")


@dataclass(frozen=True)
class Violation:
    """A rule that did not hold, the ticket or counter it concerns, and when."""

    rule: str
    subject: str
    at: Instant
    detail: str = ""


@dataclass(frozen=True)
class Record:
    """Everything that is known of a day when it is over."""

    journal: Sequence[JournalRow]
    tickets: Sequence[TicketRow]
    procedures: Mapping[str, Sequence[VisitProcedureRow]]
    """Ticket id -> the procedures of its visit."""
    serves: Mapping[str, Mapping[str, Role]]
    bound: Instant
    taken: Sequence[TicketTaken]
    """Numbers that were shown to somebody."""
    nobody: Sequence[tuple[Instant, str]]
    """(instant, counter) of each time a counter was told that nobody waits."""
    appointments: Sequence[BookingRow] = ()


@dataclass
class Followed:
    """A ticket as the journal tells it."""

    number: str
    state: str
    line_id: str
    arrived_at: Instant
    started_at: Instant
    callable_from: Instant
    kept_until: Instant
    counter_id: str | None = None
    called_at: Instant | None = None
    overtaken_by: int = 0
    overtaken_most: Instant = 0

    def may_be_called(self, serves: Mapping[str, Role], now: Instant) -> bool:
        """Whether a counter's next may take it now."""
        return (
            self.state == "waiting" and self.line_id in serves and self.kept_until <= now and self.callable_from <= now
        )


@dataclass
class Findings:
    """What the audit saw."""

    tickets: dict[str, Followed] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    @property
    def max_overtaken(self) -> int:
        """The most people who came later than somebody and were called first."""
        return max((t.overtaken_by for t in self.tickets.values()), default=0)

    @property
    def max_overtaken_minutes(self) -> int:
        """By how many minutes at most somebody who was called first had come later."""
        return max((t.overtaken_most for t in self.tickets.values()), default=0) // MINUTE


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
    found.violations += _appointments(record)
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

    def _say(self, rule: str, subject: str, row_at: Instant, detail: str = "") -> None:
        self.findings.violations.append(Violation(rule, subject, row_at, detail))

    def follow(self, row: JournalRow) -> None:
        """Takes one row in."""
        if row.subject_id is None:
            return
        if row.what == "ticket":
            self._ticket(row, row.subject_id)
        elif row.what in ("kept", "priority") and row.subject_id in self.findings.tickets:
            self._take(self.findings.tickets[row.subject_id], row.facts)

    def _ticket(self, row: JournalRow, ticket_id: str) -> None:
        facts, act = row.facts, str(row.facts.get("act"))
        self.findings.acts[act] += 1
        if act == "enter":
            number = f"{facts['letter']}{facts['number']:03d}"
            if ticket_id in self.findings.tickets:
                self._say("number_twice", number, row.at)
            self.findings.tickets[ticket_id] = Followed(
                number,
                "waiting",
                facts["line_id"],
                facts["arrived_at"],
                facts["started_at"],
                facts["callable_from"],
                facts["kept_until"],
            )
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

    def _take(self, ticket: Followed, facts: Mapping[str, Any]) -> None:
        if "arrived_at" in facts and facts["arrived_at"] != ticket.arrived_at:
            self._say("arrival_rewritten", ticket.number, int(facts["arrived_at"]))
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
        if not ticket.may_be_called(serves, row.at):
            self._say("not_callable", ticket.number, row.at)
        for other in self.findings.tickets.values():
            if other is ticket or not other.may_be_called(serves, row.at):
                continue
            if ticket.started_at > other.started_at + self._record.bound:
                self._say("unfair", other.number, row.at, ticket.number)
            if ticket.arrived_at > other.arrived_at:
                other.overtaken_by += 1
                other.overtaken_most = max(other.overtaken_most, ticket.arrived_at - other.arrived_at)

    def check_nobody(self, instant: Instant, counter_id: str) -> None:
        """Says so when a counter was told that nobody waits though somebody did."""
        serves = self._record.serves.get(counter_id, {})
        for ticket in self.findings.tickets.values():
            if ticket.may_be_called(serves, instant):
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


def _appointments(record: Record) -> list[Violation]:
    """Each appointment stands where the journal says, and its number is there exactly once."""
    broken = []
    played = replay(record.journal).bookings
    for row in record.appointments:
        told = played.get(row.id, {})
        unlike = [name for name, value in told.items() if getattr(row, name) != value]
        if not told or unlike:
            broken.append(Violation("replay", row.id, row.changed_at, ", ".join(unlike)))
    broken += [Violation("promise_lost", i, 0) for i in played.keys() - {row.id for row in record.appointments}]
    numbers = Counter(row.ticket_id for row in record.appointments if row.ticket_id is not None)
    broken += [Violation("checked_in_twice", str(i), 0) for i, times in numbers.items() if times > 1]
    known = {row.id for row in record.tickets}
    broken += [Violation("unknown_ticket", str(i), 0) for i in numbers if i not in known]
    return broken
