"""Whom the index picks is whom the rule chooses: `data.tickets.pick` held against `domain.turns.choose_next`."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.data import office, tickets
from onestop_desk.data.tx import Tx
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.turns import Role, TurnRules, Waiting, choose_next, effective_order
from onestop_desk.services import Services
from onestop_desk.services.keys import new_id

RULES = TurnRules()
HELP = RULES.help_delay * MINUTE
LETTERS = "ABC"
NEAR = st.sampled_from([-HELP, -1, 0, 1, HELP])
"""Few instants, so that ties and borders come up often; a helped line meets its own at the help delay."""


class _Enough(Exception):
    """Rolls the transaction back, so that each example finds an empty hall."""


@dataclass(frozen=True)
class Someone:
    """Somebody who waits; instants counted from now."""

    letter: str
    number: int
    line: int
    turn: int
    rank: int
    due: int
    kept: int


people = st.lists(
    st.builds(
        Someone,
        letter=st.sampled_from(LETTERS),
        number=st.integers(1, 4),
        line=st.integers(0, 2),
        turn=NEAR,
        rank=st.integers(0, 1),
        due=st.sampled_from([-1, 0, 0, 1]),
        kept=st.sampled_from([-MINUTE, -1, 0, 1]),
    ),
    max_size=9,
    unique_by=lambda one: (one.letter, one.number),
)
role = st.sampled_from(Role)
roles = st.fixed_dictionaries({0: role, 1: role}, optional={2: role})
several_counters = st.tuples(roles, roles, roles, st.just({0: Role.OWN, 1: Role.HELP}), st.just({2: Role.HELP}))


def enter(tx: Tx, lines: Sequence[str], one: Someone) -> Waiting:
    """Stores somebody who waits, as the rule sees them."""
    now, key = tx.now, new_id()
    waiting = Waiting(
        key, lines[one.line], one.number, now, now + one.turn, one.rank, now + one.due, now + one.kept, now
    )
    tickets.insert(
        tx,
        id=key,
        token=key[:32],
        letter=one.letter,
        number=one.number,
        line_id=waiting.line_id,
        source="kiosk",
        arrived_at=now,
        turn_at=waiting.turn_at,
        callable_from=waiting.callable_from,
        kept_until=waiting.kept_until,
        started_at=now,
        priority=None,
        slot_start=None,
        reason=None,
        person_id=None,
    )
    tx.write("UPDATE ticket SET turn_rank = :rank WHERE id = :id", rank=one.rank, id=key)
    return waiting


def picked(tx: Tx, counter_id: str) -> Waiting | None:
    """Whom the statements pick, the way a call uses them."""
    rows = tx.reads(tickets.pick(counter_id, HELP))[0]
    row = tickets.ticket(rows[0]) if rows else tickets.pick_early(tx, counter_id, HELP)
    return row.waiting if row else None


@given(crowd=people, counters=several_counters)
def test_the_index_picks_whom_the_rule_chooses(
    services: Services, crowd: list[Someone], counters: Sequence[Mapping[int, Role]]
) -> None:
    lines = [line.id for line in services.office.lines()][:3]
    counter_id = services.office.counters()[0].id
    with suppress(_Enough), services.context.db.write(services.context.ref, lock=True) as tx:
        hall = [enter(tx, lines, one) for one in crowd]
        for counter in counters:
            serves = {lines[i]: role for i, role in counter.items()}
            office.put_counter_lines(tx, counter_id, {line: role.value for line, role in serves.items()})
            chosen, found = choose_next(hall, serves, tx.now, RULES), picked(tx, counter_id)
            # Two numbers of different letters may tie to the last; then either is right.
            places = [one and effective_order(one, serves[one.line_id], RULES) for one in (chosen, found)]
            assert places[0] == places[1]
        raise _Enough
