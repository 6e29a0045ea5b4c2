"""Numbers of the paper roll, typed in afterwards: true times kept, marked, all or nothing, and replayable."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.paper_roll import OnPaper, RollEntry
from onestop_desk.domain.tickets import State
from onestop_desk.services.keys import new_key
from onestop_desk.services.paper_roll import Typed
from tests.moved_clock import instant
from tests.properties.books import differences, stored_tickets
from tests.services.hall_day import HallDay


def enter(hall: HallDay, *entries: RollEntry, key: str | None = None) -> Typed:
    return hall.services.paper_roll.enter(hall.clerk, entries, key=key or new_key())


def waits(hall: HallDay, number: int, clock: str, letter: str = "A", day: str = "2026-11-23") -> RollEntry:
    return RollEntry(hall.lines[letter], number, instant(f"{day} {clock}"))


def served(hall: HallDay, number: int, clock: str, called: str, done: str, day: str = "2026-11-23") -> RollEntry:
    counter = next(iter(hall.counters.values()))
    ended = OnPaper(instant(f"{day} {done}"), counter, instant(f"{day} {called}"), Outcome.RECEIVED)
    return RollEntry(hall.lines["A"], number, instant(f"{day} {clock}"), ended=ended)


def test_who_waits_keeps_the_place_of_the_true_arrival(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 09:00")
    hall.take("A")
    hall.clock.set("2026-11-23 09:30")
    typed = enter(hall, waits(hall, 41, "08:15"), waits(hall, 42, "09:10"))
    assert typed.numbers == ("A041", "A042")
    hall.open(1)
    assert [hall.call(1).number, _next(hall), _next(hall)] == ["A041", "A001", "A042"]
    rows = {row.number: row for row in stored_tickets(hall.services)}
    assert rows[41].arrived_at == instant("2026-11-23 08:15")
    assert rows[41].typed_at == instant("2026-11-23 09:30")
    assert rows[1].typed_at is None
    assert differences(hall.services) == []


def _next(hall: HallDay) -> str:
    hall.come(1)
    called = hall.finish(1, call_next=True).called
    assert called is not None
    return called.number


def test_who_was_served_on_paper_is_done_at_the_true_time_though_the_counter_is_busy(hall: HallDay) -> None:
    hall.open(1)
    hall.take("A")
    hall.call(1)
    hall.clock.set("2026-11-23 10:00")
    enter(hall, served(hall, 50, "08:00", "08:20", "08:31"))
    row = next(r for r in stored_tickets(hall.services) if r.number == 50)
    assert (row.state, row.called_at, row.serving_at, row.changed_at) == (
        State.DONE,
        instant("2026-11-23 08:20"),
        instant("2026-11-23 08:20"),
        instant("2026-11-23 08:31"),
    )
    assert differences(hall.services) == []


def test_a_day_that_is_over_can_be_typed_in_on_the_next(hall: HallDay) -> None:
    hall.clock.set("2026-11-25 08:00")
    gone = RollEntry(hall.lines["B"], 7, instant("2026-11-23 16:00"), ended=OnPaper(instant("2026-11-23 16:30")))
    enter(hall, served(hall, 3, "15:00", "15:10", "15:20"), gone)
    rows = {(row.letter, row.number): row for row in stored_tickets(hall.services)}
    assert {row.service_day for row in rows.values()} == {"2026-11-23"}
    assert (rows["A", 3].state, rows["B", 7].state) == (State.DONE, State.LEFT)
    assert rows["B", 7].changed_at == instant("2026-11-23 16:30")
    assert hall.take("A") is not None
    assert differences(hall.services) == []


def test_the_series_goes_on_after_the_roll_and_a_number_is_never_there_twice(hall: HallDay) -> None:
    enter(hall, waits(hall, 12, "07:50"))
    hall.take("A")
    assert sorted(row.number for row in stored_tickets(hall.services)) == [12, 13]
    with pytest.raises(Refusal) as refused:
        enter(hall, waits(hall, 14, "07:55"), waits(hall, 13, "07:56"))
    assert (refused.value.code, refused.value.facts["number"]) == ("number_taken", "A013")
    assert sorted(row.number for row in stored_tickets(hall.services)) == [12, 13]


def test_pressed_twice_it_is_typed_in_once(hall: HallDay) -> None:
    key = new_key()
    first, again = (enter(hall, waits(hall, 5, "07:55"), key=key) for _ in range(2))
    assert first == again
    assert len(stored_tickets(hall.services)) == 1


@pytest.mark.parametrize(
    ("clock", "called", "done", "code"),
    [
        ("08:30", None, None, "roll_time_future"),
        ("07:30", "07:20", "07:40", "roll_time_order"),
        ("07:30", "07:50", "07:40", "roll_time_order"),
        ("07:30", "07:40", "08:10", "roll_time_future"),
    ],
)
def test_times_that_cannot_be_true_are_refused(
    hall: HallDay, clock: str, called: str | None, done: str | None, code: str
) -> None:
    entry = served(hall, 9, clock, called, done) if called and done else waits(hall, 9, clock)
    with pytest.raises(Refusal) as refused:
        enter(hall, entry)
    assert refused.value.code == code
    assert stored_tickets(hall.services) == []


def test_nobody_waits_on_a_day_that_is_over(hall: HallDay) -> None:
    hall.clock.set("2026-11-24 08:00")
    with pytest.raises(Refusal, match="roll_needs_end"):
        enter(hall, waits(hall, 9, "16:00"))
    hall.clock.set("2026-12-02 08:00")
    with pytest.raises(Refusal, match="roll_too_old"):
        enter(hall, served(hall, 3, "15:00", "15:10", "15:20"))


def test_an_empty_list_is_refused(hall: HallDay) -> None:
    with pytest.raises(Refusal, match="roll_empty"):
        enter(hall)


def test_over_lunch_the_roll_keeps_its_place_for_the_afternoon(hall: HallDay) -> None:
    hall.open(1)
    hall.clock.set("2026-11-23 11:25")
    hall.take("A")
    hall.services.day.freeze_for_break(hall.head)
    hall.clock.set("2026-11-23 12:10")
    enter(hall, waits(hall, 61, "11:20"), served(hall, 60, "11:02", "11:05", "11:31"))
    kept = {row.number: row.kept_until > hall.clock() for row in stored_tickets(hall.services)}
    assert kept == {1: False, 60: False, 61: True}, "the first would have been served before lunch"
    hall.clock.set("2026-11-23 13:31")
    assert hall.call(1).number == "A061"
    assert differences(hall.services) == []


def test_after_the_day_was_closed_only_what_has_ended_is_typed_in(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 17:05")
    hall.services.day.close_day(hall.head)
    hall.clock.set("2026-11-23 17:20")
    with pytest.raises(Refusal, match="roll_needs_end"):
        enter(hall, waits(hall, 9, "16:00"))
    typed = enter(hall, served(hall, 9, "16:00", "16:10", "16:25"))
    assert typed.numbers == ("A009",)
    assert {row.state for row in stored_tickets(hall.services)} == {State.DONE}
    assert differences(hall.services) == []


def test_the_same_number_twice_on_one_list_writes_nothing(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 09:30")
    with pytest.raises(Refusal, match="number_taken"):
        enter(hall, waits(hall, 5, "08:15"), served(hall, 6, "08:16", "08:20", "08:30"), waits(hall, 5, "08:40"))
    assert stored_tickets(hall.services) == []
    assert hall.take("A")
    assert [row.number for row in stored_tickets(hall.services)] == [1], "the refused list moved no series"


def test_a_list_of_a_whole_morning_is_written_at_once(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 11:00")
    clocks = [f"{7 + (30 + n) // 60:02d}:{(30 + n) % 60:02d}" for n in range(120)]
    enter(hall, *(waits(hall, 200 + n, clock) for n, clock in enumerate(clocks)))
    hall.open(1)
    assert hall.call(1).number == "A200"
    assert hall.services.board.snapshot().lines
    assert differences(hall.services) == []
