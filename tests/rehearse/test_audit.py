"""The audit sees every rule that is broken: each planted fault is found, and a clean day has none."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onestop_desk.data.journal import JournalRow
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.visits import VisitProcedureRow
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Role
from onestop_desk.services.rehearsal.audit import audit
from onestop_desk.services.rehearsal.record import Record
from onestop_desk.services.views import TicketTaken

BOUND = 60 * MINUTE
SERVES = {"one": {"line": Role.OWN}, "two": {"line": Role.OWN}}


def row(at: int, ticket: str, act: str, states: tuple[str | None, str], **facts: Any) -> JournalRow:
    return JournalRow(
        at, at, "2026-11-23", "person", "clerk", "ticket", ticket, states[0], states[1], None, {"act": act, **facts}
    )


def enter(at: int, number: int) -> JournalRow:
    facts = {"letter": "A", "number": number, "line_id": "line", "arrived_at": at, "started_at": at}
    return row(at, f"t{number}", "enter", (None, "waiting"), callable_from=at, kept_until=0, **facts)


def call(at: int, number: int, counter: str = "one", act: str = "call") -> JournalRow:
    return row(at, f"t{number}", act, ("waiting", "called"), counter_id=counter, called_at=at)


def served(at: int, number: int) -> list[JournalRow]:
    return [
        row(at, f"t{number}", "come", ("called", "serving")),
        row(at + 1, f"t{number}", "finish", ("serving", "done")),
    ]


def ticket(number: int, arrived_at: int, called_at: int | None = None) -> TicketRow:
    """As the table has it when the clean day is over."""
    called = called_at or LATE + 20 * number - 10
    return TicketRow(
        f"t{number}", "2026-11-23", "A", number, "line", State.DONE, 4, Source.KIOSK, "", arrived_at, arrived_at, 0,
        arrived_at, 0, arrived_at, None, None, False, "one", called, None, 0, None, called + 11, None, None,
    )  # fmt: skip


def taken(number: int, at: int) -> TicketTaken:
    return TicketTaken(f"t{number}", f"A{number:03d}", "line", at, "")


OUTCOME = VisitProcedureRow("vp", "t", "v", 1, None, None, (), "guided", None, (), None, None, None)
LATE = 10 + BOUND + MINUTE
CLEAN = Record(
    journal=[enter(10, 1), enter(LATE, 2), call(LATE + 10, 1), *served(LATE + 20, 1), call(LATE + 30, 2),
             *served(LATE + 40, 2)],
    tickets=[ticket(1, 10), ticket(2, LATE)],
    procedures={"t1": [OUTCOME], "t2": [OUTCOME]},
    serves=SERVES,
    bound=BOUND,
    taken=[taken(1, 10), taken(2, LATE)],
    nobody=[(5, "one"), (LATE + 90, "one")],
)  # fmt: skip


def rules_broken(record: Record) -> set[str]:
    return {violation.rule for violation in audit(record).violations}


def test_a_clean_day_breaks_nothing() -> None:
    found = audit(CLEAN)
    assert found.violations == []
    assert (found.duplicates, found.max_overtaken) == (0, 0)


def swapped() -> Record:
    """The one who came much later is called first."""
    journal = [*CLEAN.journal[:2], call(LATE + 10, 2), *served(LATE + 20, 2), call(LATE + 30, 1), *served(LATE + 40, 1)]
    return replace(CLEAN, journal=journal)


def at_two_counters() -> Record:
    """Called once more while still called elsewhere."""
    return replace(CLEAN, journal=[*CLEAN.journal[:3], call(LATE + 11, 1, "two"), *CLEAN.journal[3:]])


def two_at_one_counter() -> Record:
    journal = [*CLEAN.journal[:3], call(LATE + 11, 2), *served(LATE + 20, 1), *served(LATE + 40, 2)]
    return replace(CLEAN, journal=journal)


def rewritten() -> Record:
    moved = row(LATE + 19, "t1", "come", ("called", "serving"), arrived_at=11)
    return replace(CLEAN, journal=[*CLEAN.journal[:3], moved, *CLEAN.journal[4:]])


PLANTED: dict[str, tuple[str, Callable[[], Record]]] = {
    "fairness": ("unfair", swapped),
    "two counters": ("two_counters", at_two_counters),
    "two at one counter": ("two_at_counter", two_at_one_counter),
    "arrival in the journal": ("arrival_rewritten", rewritten),
    "arrival in the table": (
        "arrival_rewritten",
        lambda: replace(CLEAN, tickets=[ticket(1, 11), ticket(2, LATE)]),
    ),
    "number given twice": (
        "number_twice",
        lambda: replace(CLEAN, tickets=[*CLEAN.tickets, replace(ticket(1, 10), id="t9")]),
    ),
    "promise lost": ("promise_lost", lambda: replace(CLEAN, taken=[*CLEAN.taken, taken(3, 30)])),
    "nobody though somebody": ("nobody_though_somebody", lambda: replace(CLEAN, nobody=[(LATE + 5, "two")])),
    "no outcome": ("no_outcome", lambda: replace(CLEAN, procedures={"t1": [OUTCOME]})),
    "still waiting": (
        "no_outcome",
        lambda: replace(CLEAN, tickets=[ticket(1, 10), replace(ticket(2, LATE), state=State.WAITING)]),
    ),
    "table unlike the journal": (
        "replay",
        lambda: replace(CLEAN, tickets=[ticket(1, 10), replace(ticket(2, LATE), line_id="other")]),
    ),
    "kept over lunch, and called": (
        "not_callable",
        lambda: replace(
            CLEAN,
            journal=[*CLEAN.journal[:2], replace(CLEAN.journal[1], seq=9, what="kept", subject_id="t1",
                     facts={"kept_until": LATE * 2}), *CLEAN.journal[2:]],
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(planted: str) -> None:
    rule, record = PLANTED[planted]
    assert rule in rules_broken(record())


def test_being_overtaken_is_counted_in_people_and_minutes() -> None:
    found = audit(swapped())
    assert found.max_overtaken == 1
    assert found.max_overtaken_minutes == (LATE - 10) // MINUTE


def test_a_pick_by_hand_is_nobodys_fault() -> None:
    journal = [*CLEAN.journal[:2], call(LATE + 10, 2, act="pick"), *served(LATE + 20, 2), call(LATE + 30, 1),
               *served(LATE + 40, 1)]  # fmt: skip
    tickets = [ticket(1, 10, LATE + 30), ticket(2, LATE, LATE + 10)]
    assert rules_broken(replace(CLEAN, journal=journal, tickets=tickets)) == set()
