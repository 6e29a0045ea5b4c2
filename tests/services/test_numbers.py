"""Numbers: in order, never twice, the same for the same key; honest refusals before closing and outside hours."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.keys import new_key
from tests.services.hall_day import HallDay


def test_numbers_count_up_per_letter(hall: HallDay) -> None:
    for letter in "AABAB":
        hall.take(letter)
    hall.open(1)
    assert hall.numbers_waiting() == ["A001", "A002", "A003", "B001", "B002"]


def test_a_double_touch_gives_one_number(hall: HallDay) -> None:
    key = new_key()
    taken = [hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=key) for _ in range(3)]
    assert taken[0] == taken[1] == taken[2]
    assert hall.services.kiosk.view().lines[0].people == 1


def test_numbers_start_again_the_next_day(hall: HallDay) -> None:
    hall.take()
    hall.clock.set("2026-11-25 08:00")
    hall.services.day.settle_earlier_days(hall.head)
    hall.open()
    hall.take()
    assert hall.numbers_waiting() == ["A001"]


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("2026-11-25 06:30", "outside_hours"),
        ("2026-11-25 17:00", "outside_hours"),
        ("2026-11-29 09:00", "office_closed_today"),
        ("2026-11-24 09:00", "office_closed_today"),
        ("2027-02-08 09:00", "office_closed_today"),
    ],
)
def test_outside_hours_and_on_days_off_no_number_is_given(hall: HallDay, when: str, code: str) -> None:
    hall.clock.set(when)
    with pytest.raises(Refusal) as refused:
        hall.take()
    assert refused.value.code == code
    assert refused.value.facts["opens"] is not None


def test_numbers_are_given_shortly_before_opening_and_over_lunch(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 07:05")
    hall.take()
    hall.clock.set("2026-11-23 12:00")
    hall.take()
    assert hall.services.kiosk.view().lines[0].people == 2


def test_numbers_stop_when_the_rest_cannot_be_served(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 16:40")
    hall.open()
    for _ in range(3):
        hall.take()
    with pytest.raises(Refusal) as refused:
        hall.take()
    assert refused.value.code == "line_full"
    assert refused.value.facts["people"] == 3
    line = hall.services.kiosk.view().lines[0]
    assert (line.available, line.unavailable, line.numbers_left) == (False, "line_full", 0)


def test_staff_may_still_give_one_with_a_reason(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 17:05")
    desk = hall.services.desk
    with pytest.raises(Refusal) as refused:
        desk.give_number(hall.clerk, hall.lines["A"], key=new_key())
    assert refused.value.code == "outside_hours"
    assert desk.give_number(hall.clerk, hall.lines["A"], key=new_key(), reason="far_home").number == "A001"


def test_what_the_kiosk_offers_is_what_taking_a_number_accepts(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 16:20")
    for number in (1, 2, 3):
        hall.open(number)
    for _ in range(60):
        for letter in "ABCDEG":
            offered = next(o for o in hall.services.kiosk.view().lines if o.line.letter == letter)
            if offered.available:
                hall.take(offered.line.letter)
            else:
                with pytest.raises(Refusal):
                    hall.take(offered.line.letter)
        if not any(o.available for o in hall.services.kiosk.view().lines if o.line.letter in "ABC"):
            break
        hall.clock.forward(1)
    assert hall.services.kiosk.view().lines[0].people > 0


def test_a_number_from_the_paper_roll_is_taken_once_and_the_series_goes_on_after_it(hall: HallDay) -> None:
    desk, line = hall.services.desk, hall.lines["B"]
    assert desk.give_number(hall.clerk, line, key=new_key(), roll_number=41).number == "B041"
    with pytest.raises(Refusal) as refused:
        desk.give_number(hall.clerk, line, key=new_key(), roll_number=41)
    assert refused.value.code == "number_taken"
    hall.take("B")
    hall.open(2)
    assert hall.numbers_waiting(2) == ["B041", "B042"]


def test_after_a_thousand_the_number_has_four_digits(hall: HallDay) -> None:
    hall.services.desk.give_number(hall.clerk, hall.lines["A"], key=new_key(), roll_number=999)
    hall.open()
    hall.take()
    assert hall.numbers_waiting() == ["A999", "A1000"]


@pytest.mark.parametrize(
    ("what", "code"),
    [("procedure", "unknown_procedure"), ("abolished", "procedure_abolished"), ("line", "unknown_line"),
     ("closed", "line_closed"), ("priority", "unknown_priority"), ("staff_only", "unknown_priority")],
)  # fmt: skip
def test_bad_input_is_refused_by_name_and_gives_no_number(hall: HallDay, what: str, code: str) -> None:
    kiosk, line = hall.services.kiosk, hall.lines["A"]
    procedure = priority = None
    if what == "procedure":
        procedure = "no-such-procedure"
    if what == "abolished":
        procedure = hall.services.procedures.by_code("2.000986").id
    if what == "line":
        line = "no-such-line"
    if what == "closed":
        hall.services.office.set_line_open(hall.clerk, line, False, "staff_away")
    if what == "priority":
        priority = "VIP"
    if what == "staff_only":
        priority = "CAP"
    with pytest.raises(Refusal) as refused:
        kiosk.take_number(hall.kiosk, line, key=new_key(), procedure_id=procedure, priority=priority)
    assert refused.value.code == code
    assert sum(x.people for x in kiosk.view().lines) == 0


def test_the_outlook_counts_people_and_minutes(hall: HallDay) -> None:
    hall.open()
    tickets = [hall.take() for _ in range(4)]
    outlook = hall.services.kiosk.outlook(tickets[3])
    assert (outlook.people_before, outlook.minutes, outlook.counters) == (3, 20, (1,))
    assert hall.services.kiosk.outlook(tickets[0]).minutes == 0


def test_the_clock_never_runs_backwards_on_one_pc(hall: HallDay) -> None:
    hall.open()
    hall.take()
    before = hall.view().waiting[0].arrived_at
    hall.clock.forward(-30)
    second = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key())
    assert second.arrived_at >= before
    assert hall.numbers_waiting() == ["A001", "A002"]
    assert hall.view().day.clock_held
