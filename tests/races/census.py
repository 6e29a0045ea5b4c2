"""Counts what a race left behind: every number, call and step, against what the stations were told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

from onestop_desk.data import journal, tickets
from onestop_desk.data.journal import JournalRow
from onestop_desk.data.tickets import TicketRow
from onestop_desk.domain.tickets import TRANSITIONS, Act, State
from onestop_desk.services import build
from tests.races.workers import Work


@dataclass(frozen=True)
class Books:
    """The office as it is stored."""

    tickets: list[TicketRow]
    calls: list[tuple[int, str, str]]
    """(call number, ticket, call id) in order."""
    journal: list[JournalRow]

    @property
    def steps(self) -> list[JournalRow]:
        """The journal's rows of tickets that moved."""
        return [row for row in self.journal if row.what == "ticket"]

    def count(self, act: Act) -> int:
        """How many steps of a kind there were."""
        return sum(row.facts["act"] == act.value for row in self.steps)


def read_books(address: str) -> Books:
    """Reads the whole office after a new start."""
    with closing(build(address)) as services, services.context.look() as (tx, _, _):
        rows = tx.read(f"SELECT {tickets.COLUMNS} FROM ticket t ORDER BY t.number")
        calls = tx.read('SELECT call_no, ticket_id, id FROM "call" ORDER BY call_no')
        return Books([tickets.ticket(r) for r in rows], [(r[0], r[1], r[2]) for r in calls], journal.of_day(tx))


def number_faults(books: Books, works: Sequence[Work], wanted: int) -> list[str]:
    """What is wrong with the numbers given; nothing when every guard holds."""
    told = [answer for work in works for answer in work.answers]
    faults = [fault for work in works for fault in work.faults]
    faults += _twice("number given twice", (number for _, number in told))
    faults += _twice("number stored twice", (row.shown for row in books.tickets))
    if len(told) != wanted:
        faults.append(f"{wanted} numbers asked for, {len(told)} given")
    if set(told) != {(row.id, row.shown) for row in books.tickets}:
        faults.append("what the kiosks were told is not what is stored")
    if [row.number for row in books.tickets] != list(range(1, wanted + 1)):
        faults.append("the series has a gap")
    in_turn = sorted(books.tickets, key=lambda row: (row.turn_at, row.turn_rank, row.number))
    if [row.number for row in in_turn] != sorted(row.number for row in in_turn):
        faults.append("somebody with a higher number is before somebody with a lower one")
    return faults + step_faults(books)


def call_faults(books: Books, works: Sequence[Work], wanted: int) -> list[str]:
    """What is wrong with the calls made; nothing when every guard holds."""
    told = [answer for work in works for answer in work.answers]
    faults = [fault for work in works for fault in work.faults]
    faults += _twice("called to two counters", (number for _, number in told))
    faults += _twice("call stored twice", (ticket for _, ticket, _ in books.calls))
    if len(told) != wanted:
        faults.append(f"{wanted} people asked for, {len(told)} called")
    if [call_no for call_no, _, _ in books.calls] != list(range(1, wanted + 1)):
        faults.append("the calls are not numbered one by one")
    numbers = {row.id: row.number for row in books.tickets}
    if any(numbers[a] > numbers[b] for (_, a, _), (_, b, _) in pairwise(books.calls)):
        faults.append("somebody was overtaken")
    if books.count(Act.CALL) != len(books.calls):
        faults.append("a call without its journal row, or the other way round")
    return faults + step_faults(books)


def step_faults(books: Books) -> list[str]:
    """Every ticket's journal has to be a way through the table of transitions, up to where the ticket stands."""
    here: dict[str | None, State] = {}
    faults = []
    versions: Counter[str | None] = Counter()
    for step in books.steps:
        before = here.get(step.subject_id)
        then = TRANSITIONS.get((before, Act(step.facts["act"])))
        if then is None or then.value != step.to_state:
            faults.append(f"a step that does not follow: {before} {step.facts['act']} {step.to_state}")
        here[step.subject_id] = State(str(step.to_state))
        versions[step.subject_id] += 1
    for row in books.tickets:
        if here.get(row.id) is not row.state or versions[row.id] != row.version:
            faults.append(f"the journal says {here.get(row.id)}, the ticket {row.state}")
    if len(here) != len(books.tickets):
        faults.append("a ticket without a journal, or the other way round")
    return faults


def _twice(fault: str, things: Iterable[str]) -> list[str]:
    return [f"{fault}: {thing}" for thing, times in Counter(things).items() if times > 1]
