"""What is to be told lies in the outbox with the change it tells of, and only when the office sends messages."""

from onestop_desk.data import office
from onestop_desk.services.context import Action
from onestop_desk.services.keys import new_key
from onestop_desk.services.rights import Right
from tests.moved_clock import instant
from tests.services.booking.calendar import CITIZEN, Calendar

AT = "2026-11-26 08:30"


def switch_on(calendar: Calendar) -> None:
    """The office sends messages."""

    def work(action: Action) -> None:
        office.put_setting(action.tx, "messages", {"on": True})
        office.bump(action.tx)

    calendar.services.context.act(calendar.hall.head, Right.CHANGE_OFFICE, "messages", work)


def outbox(calendar: Calendar) -> list[tuple[str, str, int]]:
    """(kind, channel, when) of what waits to be sent."""
    with calendar.services.context.look() as (tx, _, _):
        rows = tx.read("SELECT kind, channel, due_at FROM message ORDER BY due_at, kind, channel")
        return [(row[0], row[1], row[2]) for row in rows]


def test_nothing_is_written_while_messages_are_off(calendar: Calendar) -> None:
    booked = calendar.book(AT)
    calendar.booking.cancel(CITIZEN, booked.id, key=new_key())
    assert outbox(calendar) == []


def test_confirmation_reminder_change_and_cancellation(calendar: Calendar) -> None:
    switch_on(calendar)
    now = calendar.clock.now
    held = calendar.hold(AT)
    assert outbox(calendar) == []
    booked = calendar.booking.confirm(
        CITIZEN, held.appointment_id, key=new_key(), name="A", phone="0912345678", email="a@example.org", consent=True
    )
    eve = instant("2026-11-25 16:00")
    assert outbox(calendar) == [("confirmation", "email", now), ("reminder", "email", eve)]
    moved = calendar.booking.move(CITIZEN, booked.id, instant("2026-11-27 08:30"), key=new_key())
    assert outbox(calendar) == [
        ("change", "email", now),
        ("confirmation", "email", now),
        ("reminder", "email", instant("2026-11-26 16:00")),
    ]
    calendar.booking.cancel(CITIZEN, moved.id, key=new_key())
    assert [kind for kind, _, _ in outbox(calendar)] == ["cancellation", "change", "confirmation"]


def test_a_retried_confirmation_is_told_once_and_today_needs_no_reminder(calendar: Calendar) -> None:
    switch_on(calendar)
    held, key = calendar.hold("2026-11-23 10:00"), new_key()
    for _ in range(2):
        calendar.booking.confirm(CITIZEN, held.appointment_id, key=key, name="A", phone="0912345678", consent=True)
    assert [(kind, channel) for kind, channel, _ in outbox(calendar)] == [("confirmation", "phone")]


def test_whoever_waits_is_told_of_a_seat_that_came_free(calendar: Calendar) -> None:
    switch_on(calendar)
    booked, day = calendar.book(AT), calendar.booking.get(calendar.book(AT).id).day
    for name, line in (("Bà Hai", "A"), ("Bà Ba", "A"), ("Bà Tư", "B")):
        calendar.clock.forward(1)
        calendar.booking.wish(CITIZEN, calendar.lines[line], day, day, name=name, phone=calendar.phone(), key=new_key())
    calendar.booking.cancel(CITIZEN, booked.id, key=new_key())
    with calendar.services.context.look() as (tx, _, _):
        told = tx.read("SELECT p.name FROM message m JOIN person p ON p.id = m.person_id WHERE m.kind = 'wish_free'")
    assert told == [("Bà Hai",)]
