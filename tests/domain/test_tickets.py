"""The life of a ticket: exactly the steps of the design's table, and no other."""

from itertools import product

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.tickets import OPEN_AT_COUNTER, Act, State, after

TABLE = """
-        enter         waiting
waiting  call          called
waiting  pick          called
waiting  give_up       left
waiting  served_on_paper  done
waiting  day_end       left
called   come          serving
called   miss          missed
called   transfer      waiting
called   undo_call     waiting
called   day_end       missed
serving  finish        done
serving  set_aside     aside
serving  transfer      waiting
serving  walk_out      left
serving  day_end       left
aside    come_back     waiting
aside    day_end       left
missed   come_back     waiting
missed   half_day_end  left
missed   day_end       left
done     undo_finish   serving
"""
"""Written from the design by hand, so that the program's table has something to differ from."""

STEPS = {
    (None if before == "-" else State(before), Act(act)): State(then)
    for before, act, then in (row.split() for row in TABLE.strip().splitlines())
}
EVERY_PAIR = list(product([None, *State], Act))


@pytest.mark.parametrize(("before", "act"), [pair for pair in EVERY_PAIR if pair in STEPS])
def test_each_step_of_the_table(before: State | None, act: Act) -> None:
    assert after(before, act) is STEPS[before, act]


@pytest.mark.parametrize(("before", "act"), [pair for pair in EVERY_PAIR if pair not in STEPS])
def test_no_other_step(before: State | None, act: Act) -> None:
    with pytest.raises(Refusal) as refused:
        after(before, act)
    assert refused.value.code == "wrong_state"
    assert refused.value.facts == {"state": before.value if before else None, "act": act.value}


def test_from_every_state_the_day_can_end_somewhere() -> None:
    ends = {State.DONE, State.LEFT}
    for state in State:
        here, steps = state, 0
        while here not in ends and steps < 3:
            here, steps = after(here, Act.DAY_END), steps + 1
        assert here in ends


def test_only_called_and_serving_occupy_a_counter() -> None:
    assert set(OPEN_AT_COUNTER) == {State.CALLED, State.SERVING}
