"""The audit sees every rule of appointments that is broken: each planted fault is found, and a clean day has none."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.journal import JournalRow
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.visits import VisitProcedureRow
from onestop_desk.domain.bookings import BookedBy, BookingState
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.replay import replay
from onestop_desk.domain.slots import SeatKind
from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Role
from onestop_desk.services.rehearsal.audit import audit
from onestop_desk.services.rehearsal.record import Record
from onestop_desk.services.rehearsal.room import SlotRoom
from onestop_desk.services.rehearsal.stage import Arrived
from onestop_desk.services.views import TicketTaken

DAY = "2026-11-23"
SLOT = 30 * MINUTE
OPENS = 100_000 * MINUTE
"""The first slot of the day."""
BEFORE = OPENS - 600 * MINUTE
"""When people book."""
FOREVER = 1 << 62
Facts = dict[str, Any]


def told(
    at: int, subject: str, act: str, states: tuple[str | None, str], reason: str | None = None, **facts: Any
) -> JournalRow:
    """A row of the journal about an appointment."""
    facts = {"act": act, **facts}
    return JournalRow(at, at, DAY, "citizen", "web", "booking", subject, states[0], states[1], reason, facts)


def columns(start: int, seat: int, kind: str = "public") -> Facts:
    """The facts with which an appointment enters."""
    return {
        "line_id": "line", "day": DAY, "start": start, "end_at": start + SLOT, "slots": 1, "kind": kind,
        "booked_by": "web", "held_until": BEFORE + 10 * MINUTE, "seats": [seat],
    }  # fmt: skip


def hold(booking: str, start: int, seat: int, at: int = BEFORE, kind: str = "public") -> JournalRow:
    return told(at, booking, "hold", (None, "held"), **columns(start, seat, kind))


def confirm(booking: str, at: int = BEFORE + MINUTE) -> JournalRow:
    return told(at, booking, "confirm", ("held", "confirmed"), sure=0)


def booked(booking: str, start: int, seat: int, kind: str = "public") -> list[JournalRow]:
    return [hold(booking, start, seat, kind=kind), confirm(booking)]


def check_in(booking: str, ticket: str, at: int) -> JournalRow:
    return told(at, booking, "check_in", ("confirmed", "checked_in"), ticket_id=ticket, sure=1)


def enter(number: int, at: int, slot: int | None = None) -> JournalRow:
    begins = at if slot is None else max(at, slot - 5 * MINUTE)
    facts = {
        "act": "enter", "letter": "A", "number": number, "line_id": "line", "arrived_at": at, "started_at": begins,
        "callable_from": begins, "kept_until": 0, "slot_start": slot, "priority": None,
    }  # fmt: skip
    return JournalRow(at, at, DAY, "station", "kiosk", "ticket", f"t{number}", None, "waiting", None, facts)


def served(number: int, at: int) -> list[JournalRow]:
    """Called, come and finished within two microseconds."""
    steps = (("call", "waiting", "called"), ("come", "called", "serving"), ("finish", "serving", "done"))
    return [
        JournalRow(
            at + i, at + i, DAY, "person", "clerk", "ticket", f"t{number}", before, after, None,
            {"act": act, **({"counter_id": "one", "called_at": at} if act == "call" else {})},
        )
        for i, (act, before, after) in enumerate(steps)
    ]  # fmt: skip


def ticket(number: int, at: int, called: int, slot: int | None = None) -> TicketRow:
    begins = at if slot is None else max(at, slot - 5 * MINUTE)
    source = Source.KIOSK if slot is None else Source.APPOINTMENT
    return TicketRow(
        f"t{number}", DAY, "A", number, "line", State.DONE, 4, source, "", at, at, 0, begins, 0, begins, None, slot,
        False, "one", called, None, 0, None, called + 2, None, None,
    )  # fmt: skip


def appointment(booking: str, start: int, state: str, ticket_id: str | None = None, **changed: Any) -> BookingRow:
    """As the table has it when the clean day is over."""
    row = BookingRow(
        booking, "line", DAY, start, start + SLOT, 1, SeatKind.PUBLIC, BookingState(state), 2, "123456", "token",
        BookedBy.WEB, ticket_id is not None, False, BEFORE + 10 * MINUTE, BEFORE, BEFORE, None, None, None, None, None,
        ticket_id, None, None, None, None, None, None,
    )  # fmt: skip
    return replace(row, **changed)


def as_played(journal: Sequence[JournalRow], rows: Sequence[BookingRow]) -> list[BookingRow]:
    """Rows with what the journal alone decides."""
    played = replay(journal).bookings
    return [
        replace(row, **{name: played[row.id][name] for name in ("version", "made_at", "changed_at")}) for row in rows
    ]


WALK_IN_AT, ON_TIME_AT, LATE_AT = OPENS + 10 * MINUTE, OPENS + 20 * MINUTE, OPENS + SLOT + 15 * MINUTE
NEXT = OPENS + SLOT
CLOSED = OPENS + 500 * MINUTE
JOURNAL = [
    *booked("on_time", NEXT, 1),
    *booked("late", NEXT, 2),
    hold("given_back", OPENS, 1),
    told(BEFORE + MINUTE, "given_back", "cancel", ("held", "cancelled"), "given_back"),
    *booked("missed", OPENS, 1),
    *booked("moved", OPENS, 2),
    told(BEFORE + 2 * MINUTE, "moved", "move", ("confirmed", "moved"), to="kept"),
    told(BEFORE + 2 * MINUTE, "kept", "replace", (None, "confirmed"), old="moved", sure=0, **columns(NEXT, 1, "staff")),
    told(BEFORE + 3 * MINUTE, "kept", "cancel", ("confirmed", "cancelled"), "by_holder"),
    enter(1, WALK_IN_AT),
    enter(2, ON_TIME_AT, NEXT),
    check_in("on_time", "t2", ON_TIME_AT),
    *served(2, NEXT),
    *served(1, NEXT + MINUTE),
    enter(3, LATE_AT),
    check_in("late", "t3", LATE_AT),
    *served(3, LATE_AT + MINUTE),
    told(CLOSED, "missed", "miss", ("confirmed", "no_show"), "day_end"),
]
ROWS = [
    appointment("on_time", NEXT, "checked_in", "t2"),
    appointment("late", NEXT, "checked_in", "t3"),
    appointment("given_back", OPENS, "cancelled", reason="given_back"),
    appointment("missed", OPENS, "no_show", reason="day_end"),
    appointment("moved", OPENS, "moved"),
    appointment("kept", NEXT, "cancelled", reason="by_holder", kind=SeatKind.STAFF),
]
OUTCOME = VisitProcedureRow("vp", "t", "v", 1, None, None, (), "guided", None, (), None, None, None)
CLEAN = Record(
    journal=JOURNAL,
    tickets=[ticket(1, WALK_IN_AT, NEXT + MINUTE), ticket(2, ON_TIME_AT, NEXT, NEXT),
             ticket(3, LATE_AT, LATE_AT + MINUTE)],
    procedures={f"t{i}": [OUTCOME] for i in (1, 2, 3)},
    serves={"one": {"line": Role.OWN}},
    bound=260 * MINUTE,
    taken=[TicketTaken(f"t{i}", f"A{i:03d}", "line", at, "") for i, at in ((1, WALK_IN_AT), (2, ON_TIME_AT))],
    nobody=[],
    appointments=as_played(JOURNAL, ROWS),
    room={("line", DAY): ((SlotRoom(OPENS, 4.0), SlotRoom(NEXT, 4.0)),)},
    booked={"on_time": NEXT, "late": NEXT, "missed": OPENS, "kept": NEXT},
    cancelled={"kept"},
    arrived=[Arrived(ON_TIME_AT, "on_time", NEXT, "on_time"), Arrived(LATE_AT, "late", NEXT, "late"),
             Arrived(OPENS - 80 * MINUTE, "missed", OPENS, "too_early")],
)  # fmt: skip


def test_a_clean_day_breaks_nothing() -> None:
    assert audit(CLEAN).violations == []


def with_rows(at: int, *rows: JournalRow, without: int = 0) -> Record:
    """The day with rows put in at a place, and so many taken out there."""
    return replace(CLEAN, journal=[*JOURNAL[:at], *rows, *JOURNAL[at + without :]])


def with_table(**changed: BookingRow) -> Record:
    """The day with rows of the table as they should not be."""
    return replace(CLEAN, appointments=as_played(JOURNAL, [changed.get(row.id, row) for row in ROWS]))


def where(subject: str, act: str) -> int:
    """The place of a row of the journal."""
    return next(i for i, row in enumerate(JOURNAL) if row.subject_id == subject and row.facts["act"] == act)


def called_in_order_of_arrival() -> Record:
    """The appointment's credit is forgotten: whoever walked in earlier is called first."""
    journal = [
        *JOURNAL[: where("t2", "call")],
        *served(1, NEXT),
        *served(2, NEXT + MINUTE),
        *JOURNAL[where("t3", "enter") :],
    ]
    return replace(CLEAN, journal=journal)


def one_more_than_there_is_room_for() -> Record:
    """Seven more are booked than two slots have seats for, and all of them pass the walk-in by."""
    extra = [f"extra{i}" for i in range(7)]
    rows = [row for i, name in enumerate(extra) for row in booked(name, NEXT, 10 + i)]
    doors = [
        row
        for i, name in enumerate(extra)
        for row in (enter(10 + i, ON_TIME_AT + 1 + i, NEXT), check_in(name, f"t{10 + i}", ON_TIME_AT + 1 + i))
    ]
    calls = [row for i in range(7) for row in served(10 + i, NEXT + 10 + 10 * i)]
    at, door = where("t1", "enter"), where("t1", "call")
    return replace(CLEAN, journal=[*JOURNAL[:at], *rows, *JOURNAL[at:door], *doors, *calls, *JOURNAL[door:]])


PLANTED: dict[str, tuple[str, Callable[[], Record]]] = {
    "a seat twice": ("seat_twice", lambda: with_rows(2, *booked("second", NEXT, 1))),
    "a hold on a booked seat": ("seat_twice", lambda: with_rows(2, hold("second", NEXT, 1))),
    "above the share": ("above_share", lambda: with_rows(4, *booked("third", NEXT, 3), *booked("fourth", NEXT, 4),
                                                         *booked("fifth", OPENS, 3))),
    "more seats of the staff than there are": (
        "above_share", lambda: with_rows(4, *booked("in", OPENS, 1, "staff"), *booked("out", OPENS, 2, "staff"))
    ),
    "checked in twice": ("checked_in_twice", lambda: with_rows(
        where("t3", "enter"), enter(9, LATE_AT - 2), check_in("on_time", "t9", LATE_AT - 2)
    )),
    "one number for two appointments": (
        "checked_in_twice", lambda: with_table(late=appointment("late", NEXT, "checked_in", "t2"))
    ),
    "a number that is not there": (
        "unknown_ticket", lambda: with_table(late=appointment("late", NEXT, "checked_in", "t99"))
    ),
    "a step that the table has not": (
        "booking_step", lambda: with_rows(len(JOURNAL), told(CLOSED + 1, "missed", "cancel", ("no_show", "cancelled")))
    ),
    "a step from another state": (
        "booking_step", lambda: with_rows(where("on_time", "confirm"), without=1)
    ),
    "called as if not booked": ("out_of_turn", called_in_order_of_arrival),
    "a late one in the slot": ("slot_not_kept", lambda: with_rows(
        where("t3", "enter"), enter(3, LATE_AT, NEXT), without=1
    )),
    "one on time without the slot": ("slot_not_kept", lambda: with_rows(
        where("t2", "enter"), enter(2, ON_TIME_AT), without=1
    )),
    "in long before the slot": ("let_in_too_early", lambda: with_rows(
        where("t2", "enter"), enter(2, OPENS - 40 * MINUTE, NEXT), check_in("on_time", "t2", OPENS - 40 * MINUTE),
        without=2
    )),
    "counted from the check-in": ("counted_from_elsewhere", lambda: with_rows(
        where("t2", "enter"),
        replace(JOURNAL[where("t2", "enter")], facts={**JOURNAL[where("t2", "enter")].facts, "started_at": ON_TIME_AT}),
        without=1,
    )),
    "walk-ins pushed back": ("walk_in_pushed", one_more_than_there_is_room_for),
    "still confirmed at the end": ("booking_lost", lambda: replace(
        with_table(missed=appointment("missed", OPENS, "confirmed")), journal=JOURNAL[:-1]
    )),
    "missed though they came": ("booking_lost", lambda: replace(
        CLEAN, arrived=[*CLEAN.arrived, Arrived(OPENS, "missed", OPENS, "on_time")]
    )),
    "given up by the office": ("booking_lost", lambda: replace(CLEAN, cancelled=())),
    "promised and gone": ("promise_lost", lambda: replace(CLEAN, booked={**CLEAN.booked, "gone": OPENS})),
    "another time than was told": ("promise_lost", lambda: replace(CLEAN, booked={**CLEAN.booked, "late": OPENS})),
    "moved nowhere": ("booking_lost", lambda: with_rows(where("kept", "replace"), hold("kept", NEXT, 1, kind="staff"),
                                                        confirm("kept"), without=1)),
    "turned away on time": ("turned_away", lambda: replace(
        CLEAN, arrived=[*CLEAN.arrived, Arrived(OPENS - 59 * MINUTE, "missed", OPENS, "too_early")]
    )),
    "told on time though late": ("turned_away", lambda: replace(
        CLEAN, arrived=[Arrived(LATE_AT, "late", NEXT, "on_time"), CLEAN.arrived[0]]
    )),
    "table unlike the journal": ("replay", lambda: with_table(late=appointment("late", OPENS, "checked_in", "t3"))),
    "in the journal only": ("promise_lost", lambda: replace(CLEAN, appointments=CLEAN.appointments[1:])),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(planted: str) -> None:
    rule, record = PLANTED[planted]
    assert rule in {violation.rule for violation in audit(record()).violations}


def test_a_seat_whose_hold_is_over_is_free_for_the_next() -> None:
    over = BEFORE + 11 * MINUTE
    second = told(over, "second", "hold", (None, "held"), **{**columns(OPENS, 2), "held_until": over + 10 * MINUTE})
    record = with_rows(where("t1", "enter"), hold("first", OPENS, 2), second)
    rows = [appointment("first", OPENS, "held"), appointment("second", OPENS, "held", held_until=over + 10 * MINUTE)]
    assert audit(replace(record, appointments=as_played(record.journal, [*ROWS, *rows]))).violations == []


def test_somebody_booked_for_later_may_be_called_early_when_nobody_else_waits() -> None:
    early = NEXT - 40 * MINUTE
    came = [enter(2, early, NEXT), check_in("on_time", "t2", early), *served(2, early + 1)]
    walked_in = [enter(1, WALK_IN_AT), *served(1, WALK_IN_AT + 1)]
    journal = [*JOURNAL[: where("t1", "enter")], *came, *walked_in, *JOURNAL[where("t3", "enter") :]]
    record = replace(
        CLEAN, journal=journal, taken=(), appointments=as_played(journal, ROWS),
        arrived=[Arrived(early, "on_time", NEXT, "on_time"), CLEAN.arrived[1]],
        tickets=[ticket(1, WALK_IN_AT, WALK_IN_AT + 1), ticket(2, early, early + 1, NEXT), CLEAN.tickets[2]],
    )  # fmt: skip
    assert audit(record).violations == []
    both = [*JOURNAL[: where("t1", "enter")], enter(1, early - 1), *came, *served(1, WALK_IN_AT)]
    assert "not_callable" in {violation.rule for violation in audit(replace(record, journal=both)).violations}
