"""Calling: who is next, one key one call, picks by hand, recall, undo."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.tickets import State
from onestop_desk.services.keys import new_key
from tests.services.hall_day import HallDay


def test_people_are_called_in_the_order_they_came(hall: HallDay) -> None:
    hall.open()
    for _ in range(3):
        hall.take()
    called = []
    for _ in range(3):
        called.append(hall.call().number)
        hall.come()
        hall.finish()
    assert called == ["A001", "A002", "A003"]


def test_priority_by_law_goes_before_those_who_came_up_to_two_hours_earlier(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.clock.forward(119)
    hall.take(priority="NCT")
    assert hall.numbers_waiting() == ["A002", "A001"]


def test_priority_does_not_pass_somebody_who_waited_longer_than_the_credit(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.clock.forward(121)
    hall.take(priority="NCT")
    assert hall.numbers_waiting() == ["A001", "A002"]


def test_a_helped_line_counts_as_if_it_came_ten_minutes_later(hall: HallDay) -> None:
    hall.open(1)
    hall.take("B")
    hall.clock.forward(9)
    hall.take("A")
    assert hall.numbers_waiting() == ["A001", "B001"]
    hall.clock.forward(2)
    hall.take("A")
    assert hall.numbers_waiting() == ["A001", "B001", "A002"]


def test_the_same_key_never_calls_a_second_citizen(hall: HallDay) -> None:
    counter = hall.open()
    hall.take()
    hall.take()
    key = new_key()
    first = hall.services.desk.call_next(hall.clerk, counter, key=key)
    hall.come()
    hall.finish()
    again = hall.services.desk.call_next(hall.clerk, counter, key=key)
    assert again == first
    assert hall.numbers_waiting() == ["A002"]


def test_an_open_call_is_given_again_and_not_replaced(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.take()
    first, second = hall.call(), hall.call()
    assert second.again
    assert (second.ticket_id, second.call_no) == (first.ticket_id, first.call_no)


@pytest.mark.parametrize(("state", "code"), [("never", "counter_not_open"), ("paused", "counter_not_open")])
def test_a_counter_that_is_not_open_calls_nobody(hall: HallDay, state: str, code: str) -> None:
    hall.take()
    if state == "paused":
        hall.services.desk.pause_counter(hall.clerk, hall.open(), "meeting")
    with pytest.raises(Refusal) as refused:
        hall.call()
    assert refused.value.code == code


def test_only_the_person_who_sits_there_calls(hall: HallDay) -> None:
    hall.open()
    hall.take()
    other = next(a for a in hall.staff if a.id != hall.clerk.id)
    with pytest.raises(Refusal) as refused:
        hall.call(clerk=other)
    assert refused.value.code == "not_your_counter"


def test_nobody_waiting_is_said(hall: HallDay) -> None:
    hall.open()
    with pytest.raises(Refusal) as refused:
        hall.call()
    assert refused.value.code == "nobody_waiting"


def test_calling_while_serving_is_refused(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.take()
    hall.call()
    hall.come()
    with pytest.raises(Refusal) as refused:
        hall.call()
    assert refused.value.code == "counter_busy"


def test_picking_by_hand_needs_a_reason_and_is_journalled(hall: HallDay) -> None:
    counter = hall.open()
    hall.take()
    second = hall.take()
    desk = hall.services.desk
    with pytest.raises(Refusal) as refused:
        desk.pick(hall.clerk, counter, second, "", key=new_key())
    assert refused.value.code == "reason_needed"
    assert desk.pick(hall.clerk, counter, second, "result_ready", key=new_key()).number == "A002"
    answer = desk.why_overtaken(hall.view().waiting[0].ticket_id)
    assert [(r.number, r.why, r.reason) for r in answer.rows] == [("A002", "by_hand", "result_ready")]


def test_a_recall_is_a_new_row_of_the_board(hall: HallDay) -> None:
    counter = hall.open()
    hall.take()
    called = hall.call()
    again = hall.services.desk.recall(hall.clerk, counter, called.ticket_id, key=new_key())
    calls = hall.services.board.snapshot().calls
    assert [(c.call_no, c.recall) for c in calls] == [(called.call_no, False), (again.call_no, True)]
    assert hall.visit().calls_made == 2


def test_undo_takes_finish_and_call_back_together(hall: HallDay) -> None:
    counter = hall.open()
    hall.take()
    hall.take()
    hall.call()
    hall.come()
    hall.finish(call_next=True)
    hall.clock.forward(9 / 60)
    undone = hall.services.desk.undo(hall.clerk, counter)
    assert (undone.finished, undone.called) == ("A001", "A002")
    assert (hall.visit().number, hall.visit().state) == ("A001", State.SERVING)
    assert hall.visit().procedures[0].outcome is None
    assert hall.numbers_waiting() == ["A002"]
    assert hall.services.board.snapshot().calls[-1].withdrawn


@pytest.mark.parametrize("case", ["late", "other", "serving", "nothing"])
def test_undo_is_refused(hall: HallDay, case: str) -> None:
    counter = hall.open()
    hall.take()
    actor = hall.clerk
    if case != "nothing":
        hall.call()
    if case == "late":
        hall.clock.forward(11 / 60)
    if case == "other":
        actor = next(a for a in hall.staff if a.id != hall.clerk.id)
    if case == "serving":
        hall.take()
        hall.come()
        hall.finish(call_next=True)
        hall.come()
    with pytest.raises(Refusal) as refused:
        hall.services.desk.undo(actor, counter)
    expected = {
        "late": "undo_too_late",
        "other": "undo_not_yours",
        "serving": "undo_next_serving",
        "nothing": "nothing_to_undo",
    }
    assert refused.value.code == expected[case]


def test_the_page_says_who_is_next_and_why(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.take(priority="NKT")
    up = hall.view().next_up
    assert up is not None
    assert (up.row.number, up.why, up.before) == ("A002", "priority", "A001")
