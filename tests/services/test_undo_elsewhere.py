"""What an undo must leave alone: another counter's call, and a place kept over lunch."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.domain.tickets import State
from onestop_desk.services.keys import new_key
from tests.services.hall_day import HallDay


def test_undo_leaves_a_call_alone_that_another_counter_made_meanwhile(hall: HallDay) -> None:
    other = next(a for a in hall.staff if a.id not in (hall.clerk.id, hall.head.id))
    hall.open(1)
    hall.open(2, other)
    ticket = hall.take("A")
    called = hall.call(1)
    hall.services.desk.transfer(hall.clerk, ticket, hall.lines["B"], expected=called.version)
    there = hall.call(2, other)
    assert there.ticket_id == ticket
    with pytest.raises(Refusal) as refused:
        hall.services.desk.undo(hall.clerk, hall.counters[1])
    assert refused.value.code == "undo_next_serving"
    assert hall.visit(2).state is State.CALLED
    assert not any(call.withdrawn for call in hall.services.board.snapshot().calls)


def test_an_undone_pick_keeps_the_place_over_lunch(hall: HallDay) -> None:
    hall.open(1)
    hall.clock.set("2026-11-23 11:20")
    for _ in range(4):
        hall.take("A")
    assert hall.services.day.freeze_for_break(hall.head) > 0
    (kept, *_) = [row for row in hall.view().waiting if row.kept_until]
    hall.services.desk.pick(hall.clerk, hall.counters[1], kept.ticket_id, "urgent", key=new_key())
    hall.services.desk.undo(hall.clerk, hall.counters[1])
    after = {row.ticket_id: row.kept_until for row in hall.view().waiting}
    assert after[kept.ticket_id] == kept.kept_until


def test_a_visit_is_finished_at_the_counter_where_it_is(hall: HallDay) -> None:
    hall.open(1)
    hall.open(2)
    hall.take("A")
    hall.call(1)
    hall.come(1)
    visit = hall.visit(1)
    with pytest.raises(Refusal) as refused:
        hall.services.desk.finish(
            hall.clerk,
            hall.counters[2],
            visit.ticket_id,
            [Finish(p.id, Outcome.RECEIVED) for p in visit.procedures],
            call_next=True,
            key=new_key(),
            expected=visit.version,
        )
    assert refused.value.code == "wrong_state"
    assert hall.visit(1).state is State.SERVING
