"""What the head of the centre changes later, what a station says of itself, and lists that faces ask for."""

from typing import Any

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.actors import station
from onestop_desk.services.board import SHOWN_CALLS
from onestop_desk.services.views import CounterLineView
from tests.moved_clock import instant
from tests.services.hall_day import HallDay

WEEKDAYS = range(5)


def _journalled(hall: HallDay, what: str) -> list[tuple[Any, ...]]:
    with hall.services.context.look() as (tx, _, _answers):
        return tx.read("SELECT actor_id, subject_id FROM journal WHERE what = :what", what=what)


def test_new_hours_hold_for_the_next_number(hall: HallDay) -> None:
    hall.services.office.change_hours(hall.head, {day: [["10:00", "11:00"]] for day in WEEKDAYS})
    with pytest.raises(Refusal) as refused:
        hall.take()
    assert (refused.value.code, refused.value.facts["opens"]) == ("outside_hours", instant("2026-11-23 10:00"))
    assert hall.services.office.hours()["0"] == [["10:00", "11:00"]]
    assert _journalled(hall, "hours") == [(hall.head.id, None)]


@pytest.fixture(autouse=True)
def no_practice(hall: HallDay) -> None:
    """The demo office keeps its hours like a real one."""
    hall.services.office.change_settings(hall.head, practice_outside_hours=False)


@pytest.mark.parametrize("pairs", [["11:00", "10:00"], ["sáng", "trưa"]])
def test_hours_that_cannot_be_are_refused_and_the_old_ones_stay(hall: HallDay, pairs: list[str]) -> None:
    before = hall.services.office.hours()
    with pytest.raises(Refusal) as refused:
        hall.services.office.change_hours(hall.head, {0: [pairs]})
    assert refused.value.code == "bad_time"
    assert hall.services.office.hours() == before


def test_a_counter_takes_another_line_as_its_own(hall: HallDay) -> None:
    hall.open(5)
    hall.take("A")
    with pytest.raises(Refusal) as refused:
        hall.call(5)
    assert refused.value.code == "nobody_waiting"
    own = {line.line_id: str(line.role) for line in _served(hall, 5)}
    mine = {hall.lines["A"]: "own", **dict.fromkeys(own, "own"), hall.lines["B"]: "help"}
    hall.services.office.assign_lines(hall.head, {hall.counters[5]: mine})
    assert hall.call(5).number == "A001"
    assert {line.line_id: str(line.role) for line in _served(hall, 5)} == mine
    assert _journalled(hall, "counter_lines") == [(hall.head.id, hall.counters[5])]


def test_two_counters_swap_their_lines_at_once_but_no_line_is_left_alone(hall: HallDay) -> None:
    before = {n: {line.line_id: str(line.role) for line in _served(hall, n)} for n in (1, 2)}
    swapped = {hall.counters[1]: before[2], hall.counters[2]: before[1]}
    with pytest.raises(Refusal) as refused:
        hall.services.office.assign_lines(hall.head, {hall.counters[1]: {}})
    lonely = [line.letter for line in _served(hall, 1) if line.role == "own"]
    assert (refused.value.code, refused.value.facts) == (
        "bad_setup",
        {"part": "unowned", "letters": ", ".join(lonely)},
    )
    hall.services.office.assign_lines(hall.head, swapped)
    assert {line.line_id: str(line.role) for line in _served(hall, 1)} == before[2]
    with pytest.raises(Refusal) as refused:
        hall.services.office.assign_lines(hall.clerk, swapped)
    assert refused.value.code == "not_allowed"


def _served(hall: HallDay, number: int) -> tuple[CounterLineView, ...]:
    return next(c for c in hall.services.office.counters() if c.number == number).lines


@pytest.mark.parametrize(("counter", "line", "code"), [(0, "A", "unknown_counter"), (5, "Z", "unknown_line")])
def test_lines_go_to_counters_that_are_there(hall: HallDay, counter: int, line: str, code: str) -> None:
    counter_id, line_id = hall.counters.get(counter, "gone"), hall.lines.get(line, "gone")
    with pytest.raises(Refusal) as refused:
        hall.services.office.assign_lines(hall.head, {counter_id: {line_id: "own"}})
    assert refused.value.code == code
    assert _journalled(hall, "counter_lines") == []


def test_the_foot_of_the_board_says_what_the_head_wrote(hall: HallDay) -> None:
    hall.services.office.set_foot_lines(hall.head, [" Mang theo bản chính. ", "  "])
    assert hall.services.board.snapshot().foot == ("Mang theo bản chính.",)
    with pytest.raises(Refusal) as refused:
        hall.services.office.set_foot_lines(hall.clerk, ["khác"])
    assert refused.value.code == "not_allowed"


def test_a_station_is_known_once_and_may_move_to_another_counter(hall: HallDay) -> None:
    desk = station("pc-1")
    for number in (1, 2):
        hall.services.office.set_station(desk, "pc-1", "desk", "PC quầy", hall.counters[number])
    with hall.services.context.look() as (tx, _, _answers):
        assert tx.read("SELECT id, kind, counter_id FROM station") == [("pc-1", "desk", hall.counters[2])]


def test_who_goes_home_is_journalled_and_the_counter_closed(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.call()
    with pytest.raises(Refusal) as refused:
        hall.services.desk.close_counter(hall.clerk, hall.counters[1])
    assert (refused.value.code, refused.value.facts["number"]) == ("counter_busy", "A001")
    hall.come()
    hall.finish()
    hall.services.desk.close_counter(hall.clerk, hall.counters[1])
    assert (hall.view().counter.state, hall.view().counter.staff_id) == ("closed", None)
    hall.services.sign_in.sign_out(hall.clerk)
    assert _journalled(hall, "signed_out") == [(hall.clerk.id, hall.clerk.id)]


def test_a_stopped_account_neither_signs_in_nor_acts_until_it_is_let_in_again(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.services.sign_in.set_active(hall.head, hall.clerk.id, False)
    assert hall.view().counter.state == "closed", "whoever comes next can sit down there"
    for act in (
        lambda: hall.services.desk.open_counter(hall.clerk, hall.counters[1]),
        hall.call,
        lambda: hall.services.day.close_day(hall.clerk),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "not_allowed"
    with pytest.raises(Refusal) as refused:
        hall.services.sign_in.demo(hall.clerk.id)
    assert refused.value.code == "no_such_staff"
    hall.services.sign_in.sign_out(hall.clerk)
    assert hall.clerk.id not in {person.id for person in hall.services.sign_in.people()}
    assert hall.clerk.id in {person.id for person in hall.services.sign_in.people(stopped=True)}
    hall.services.sign_in.set_active(hall.head, hall.clerk.id, True)
    hall.open()
    assert hall.call().number == "A001"
    assert _journalled(hall, "staff_active") == [(hall.head.id, hall.clerk.id)] * 2


def test_nobody_stops_themselves_or_somebody_who_is_serving(hall: HallDay) -> None:
    stop = hall.services.sign_in.set_active
    for actor, staff_id, code in (
        (hall.head, hall.head.id, "own_account"),
        (hall.head, "gone", "no_such_staff"),
        (hall.clerk, hall.staff[-1].id, "not_allowed"),
    ):
        with pytest.raises(Refusal) as refused:
            stop(actor, staff_id, False)
        assert refused.value.code == code
    hall.open()
    hall.take()
    hall.call()
    with pytest.raises(Refusal) as refused:
        stop(hall.head, hall.clerk.id, False)
    assert (refused.value.code, refused.value.facts["number"]) == ("counter_busy", "A001")
    assert _journalled(hall, "staff_active") == []


def test_of_two_heads_who_stop_each_other_one_stays(hall: HallDay) -> None:
    other_id = hall.services.sign_in.add_staff(hall.head, "Lý Thị Sen", "head", "con đường làng 7")
    other = hall.services.sign_in.with_password(other_id, "con đường làng 7")
    hall.services.sign_in.set_active(other, hall.head.id, False)
    with pytest.raises(Refusal) as refused:
        hall.services.sign_in.set_active(hall.head, other_id, False)
    assert refused.value.code == "not_allowed"
    assert [p.id for p in hall.services.sign_in.people() if p.role == "head"] == [other_id]


def test_the_age_in_the_question_of_priority_is_the_offices_own(hall: HallDay) -> None:
    hall.services.office.change_settings(hall.head, elderly_age=75)
    # Asked from memory, also while the data is away; each look at the hall brings the set-up up to date.
    hall.services.kiosk.view()
    elderly = next(group for group in hall.services.kiosk.priorities() if group.code == "NCT")
    assert (elderly.age, elderly.name) == (75, "Từ 75 tuổi trở lên")
    assert [group.code for group in hall.services.kiosk.priorities() if group.staff_only] == ["TE", "CAP"]


def test_each_line_says_what_to_bring(hall: HallDay) -> None:
    assert {
        letter: len(hall.services.kiosk.common_papers(line)) for letter, line in hall.lines.items()
    } == dict.fromkeys(hall.lines, 3)
    assert hall.services.kiosk.common_papers("gone") == ()


def test_a_procedure_out_of_force_is_known_but_cannot_be_chosen(hall: HallDay) -> None:
    with hall.services.context.look() as (tx, _, _answers):
        ((old, code, successor), *_) = tx.read(
            "SELECT p.id, p.code, v.superseded_by FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id"
            " WHERE v.status <> 'active' ORDER BY p.code"
        )
    assert hall.services.procedures.by_code(f"{code}.000.00.00.H05").id == old
    with pytest.raises(Refusal) as refused:
        hall.take(procedure_id=old)
    assert (refused.value.code, refused.value.facts) == (
        "procedure_abolished",
        {"procedure": code, "successor": successor},
    )


def test_every_field_of_the_catalogue_has_a_line_and_an_agency(hall: HallDay) -> None:
    fields = hall.services.procedures.fields()
    assert {view.field for view in hall.services.procedures.all_in_force()} <= {field.name for field in fields}
    assert {field.line_id for field in fields} <= set(hall.lines.values())
    assert all(field.agency for field in fields)


def test_the_board_keeps_the_newest_calls_in_their_order(hall: HallDay) -> None:
    hall.open()
    hall.take()
    ticket = hall.call()
    for n in range(SHOWN_CALLS + 1):
        hall.services.desk.recall(hall.clerk, hall.counters[1], ticket.ticket_id, key=f"again-{n}")
    numbers = [call.call_no for call in hall.services.board.snapshot().calls]
    assert numbers == list(range(3, SHOWN_CALLS + 3))
