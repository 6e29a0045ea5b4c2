"""What is to be told of an appointment, written with it; somebody else sends it after the commit."""

from datetime import date, time, timedelta

from onestop_desk.data import messages
from onestop_desk.data.bookings import BookingRow
from onestop_desk.domain.instants import Instant, at
from onestop_desk.services.context import Action
from onestop_desk.services.keys import new_id

CONFIRMATION, REMINDER, CHANGE, CANCELLATION, WISH_FREE = (
    "confirmation",
    "reminder",
    "change",
    "cancellation",
    "wish_free",
)
REMIND_AT = time(16)
"""Office time on the day before."""


def is_on(action: Action) -> bool:
    """Whether the office sends messages at all."""
    return bool(action.config.stored.get("messages", {}).get("on"))


def _channel(email: str | None) -> str:
    return "email" if email else "phone"


def tell(action: Action, kind: str, row: BookingRow) -> None:
    """Plans one message about an appointment, at once."""
    _plan(action, kind, row, action.tx.now)


def remind(action: Action, row: BookingRow) -> None:
    """Plans the reminder of the day before; none for whoever books later than that."""
    eve = date.fromisoformat(row.day) - timedelta(days=1)
    due = at(eve, REMIND_AT, action.config.office.tz)
    if due > action.tx.now:
        _plan(action, REMINDER, row, due)


def _plan(action: Action, kind: str, row: BookingRow, due_at: Instant) -> None:
    if is_on(action) and row.person_id is not None:
        messages.insert(
            action.tx,
            new_id(),
            f"{row.id}:{kind}",
            kind,
            person_id=row.person_id,
            channel=_channel(row.email),
            due_at=due_at,
            appointment_id=row.id,
        )


def forget_reminder(action: Action, row: BookingRow) -> None:
    """Drops a reminder that is not on its way yet."""
    messages.drop_unsent(action.tx, row.id, REMINDER)


def tell_wish(action: Action, wish_id: str, person_id: str, appointment_id: str) -> None:
    """Tells somebody on the waiting list that the seat of an appointment came free; once for each seat."""
    messages.insert(
        action.tx,
        new_id(),
        f"{wish_id}:{appointment_id}",
        WISH_FREE,
        person_id=person_id,
        channel=_channel(None),
        due_at=action.tx.now,
        appointment_id=appointment_id,
        wish_id=wish_id,
    )
