"""After the call: absent, aside, back, transferred, gone, corrected."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.tickets import State
from onestop_desk.services.keys import new_key
from tests.services.hall_day import HallDay


def _called(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.call()


def _missed(hall: HallDay) -> str:
    _called(hall)
    visit = hall.visit()
    hall.services.desk.miss(hall.clerk, visit.ticket_id, expected=visit.version, early_reason="went_out")
    return visit.ticket_id


def test_absent_is_refused_before_the_third_call_without_a_reason(hall: HallDay) -> None:
    _called(hall)
    visit = hall.visit()
    with pytest.raises(Refusal) as refused:
        hall.services.desk.miss(hall.clerk, visit.ticket_id, expected=visit.version)
    assert (refused.value.code, refused.value.facts["left"]) == ("calls_remaining", 2)


def test_after_three_unanswered_calls_absent_is_offered(hall: HallDay) -> None:
    _called(hall)
    for _ in range(2):
        hall.services.desk.recall(hall.clerk, hall.counters[1], hall.visit().ticket_id, key=new_key())
    visit = hall.visit()
    assert visit.can_miss
    assert hall.services.desk.miss(hall.clerk, visit.ticket_id, expected=visit.version).state is State.MISSED


def test_missed_and_back_comes_after_the_third_person(hall: HallDay) -> None:
    ticket = _missed(hall)
    for _ in range(5):
        hall.take()
    hall.services.desk.come_back(hall.clerk, ticket)
    assert hall.numbers_waiting() == ["A002", "A003", "A004", "A001", "A005", "A006"]


def test_missed_in_the_morning_does_not_come_back_in_the_afternoon(hall: HallDay) -> None:
    ticket = _missed(hall)
    hall.clock.set("2026-11-23 13:31")
    with pytest.raises(Refusal) as refused:
        hall.services.desk.come_back(hall.clerk, ticket)
    assert refused.value.code == "missed_expired"


def test_aside_keeps_the_turn(hall: HallDay) -> None:
    _called(hall)
    hall.come()
    visit = hall.visit()
    hall.services.desk.set_aside(hall.clerk, visit.ticket_id, expected=visit.version, reason="missing_papers")
    hall.take()
    hall.clock.forward(30)
    assert [a.number for a in hall.view().away] == ["A001"]
    hall.services.desk.come_back(hall.clerk, visit.ticket_id)
    assert hall.numbers_waiting() == ["A001", "A002"]


def test_transfer_keeps_number_and_turn(hall: HallDay) -> None:
    _called(hall)
    visit = hall.visit()
    hall.clock.forward(5)
    hall.take("C")
    hall.services.desk.transfer(hall.clerk, visit.ticket_id, hall.lines["C"], expected=visit.version)
    assert hall.numbers_waiting(3) == ["A001", "C001"]


@pytest.mark.parametrize(("letter", "code"), [("A", "same_line"), ("Z", "unknown_line")])
def test_transfer_is_refused(hall: HallDay, letter: str, code: str) -> None:
    _called(hall)
    visit = hall.visit()
    with pytest.raises(Refusal) as refused:
        hall.services.desk.transfer(hall.clerk, visit.ticket_id, hall.lines.get(letter, "?"), expected=visit.version)
    assert refused.value.code == code


def test_a_stale_screen_changes_nothing(hall: HallDay) -> None:
    _called(hall)
    visit = hall.visit()
    hall.come()
    with pytest.raises(Refusal) as refused:
        hall.services.desk.come(hall.clerk, visit.ticket_id, expected=visit.version)
    assert refused.value.code == "stale"


def test_walking_out_and_giving_up_end_in_left(hall: HallDay) -> None:
    _called(hall)
    hall.come()
    visit = hall.visit()
    assert hall.services.desk.walk_out(hall.clerk, visit.ticket_id, expected=visit.version).state is State.LEFT
    waiting = hall.take()
    assert hall.services.desk.give_up(hall.clerk, waiting).state is State.LEFT
    assert hall.view().today.left == 2


def test_correcting_a_priority_moves_the_turn_and_not_the_arrival(hall: HallDay) -> None:
    hall.open()
    hall.take()
    second = hall.take()
    before = {r.ticket_id: r.arrived_at for r in hall.view().waiting}
    hall.services.desk.set_priority(hall.clerk, second, "NKT", "seen_by_staff")
    assert hall.numbers_waiting() == ["A002", "A001"]
    hall.services.desk.set_priority(hall.clerk, second, None, "not_entitled")
    assert hall.numbers_waiting() == ["A001", "A002"]
    assert {r.ticket_id: r.arrived_at for r in hall.view().waiting} == before


def test_a_correction_needs_a_reason(hall: HallDay) -> None:
    ticket = hall.take()
    with pytest.raises(Refusal) as refused:
        hall.services.desk.set_priority(hall.clerk, ticket, "NKT", "")
    assert refused.value.code == "reason_needed"


def test_names_live_in_the_erasable_table_only(hall: HallDay) -> None:
    _called(hall)
    ticket = hall.visit().ticket_id
    hall.services.desk.set_person(hall.clerk, ticket, "Lương Thị Thử", "0912000111", "đi cùng con")
    assert hall.visit().person_name == "Lương Thị Thử"
    with hall.services.context.look() as (tx, _, _answers):
        rows = tx.read("SELECT facts FROM journal")
        assert not [r for r in rows if "Thử" in r[0] or "0912" in r[0] or "con" in r[0].split('"')]
    assert [f.number for f in hall.services.desk.find("luong thi")] == ["A001"]


def test_somebody_set_aside_yesterday_does_not_come_back_today(hall: HallDay) -> None:
    _called(hall)
    hall.come()
    visit = hall.visit()
    hall.services.desk.set_aside(hall.clerk, visit.ticket_id, expected=visit.version, reason="missing_papers")
    hall.clock.set("2026-11-25 08:00")
    with pytest.raises(Refusal) as refused:
        hall.services.desk.come_back(hall.clerk, visit.ticket_id)
    assert refused.value.code == "missed_expired"
