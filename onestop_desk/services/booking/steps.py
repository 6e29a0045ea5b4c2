"""Moving an appointment from state to state: the one way, journalled, and found again by whoever names it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from onestop_desk.data import bookings
from onestop_desk.data.bookings import BookingRow
from onestop_desk.domain.bookings import BookingAct, after
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant, at
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action

JOURNALLED = "booking"
UNSPOKEN = frozenset({"person_id", "helper_id", "holder", "helper"})
"""Columns that point to a person and therefore stay out of the journal."""
NO_FACTS: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Done:
    """Which appointment an action left; this much, and no name, is kept as the answer to its key."""

    appointment_id: str


def step(
    action: Action,
    row: BookingRow,
    act: BookingAct,
    reason: str | None = None,
    *,
    facts: Mapping[str, Any] = NO_FACTS,
    **sets: Any,
) -> BookingRow:
    """The appointment after `act`, with `sets` written to its row; raises Refusal("booking_state")."""
    state = after(row.state, act)
    bookings.update(action.tx, row, state, {"reason": reason, **sets})
    spoken = {name: value for name, value in sets.items() if name not in UNSPOKEN}
    action.note(JOURNALLED, row.id, row.state.value, state.value, reason, act=act.value, **spoken, **facts)
    return replace(row, state=state, version=row.version + 1, changed_at=action.tx.now, reason=reason, **sets)


def the_booking(action: Action, expected: int | None = None, at: int = 0) -> BookingRow:
    """The appointment read with the action's statement number `at`; raises Refusal("unknown_booking") or ("stale")."""
    rows = action.reads[at]
    if not rows:
        raise Refusal("unknown_booking")
    row = bookings.booking(rows[0])
    if expected is not None and row.version != expected:
        raise Refusal("stale")
    return row


def erase_after(config: Config, day: date) -> Instant:
    """When the name on an appointment is erased: so many days after its day."""
    return at(day + timedelta(days=config.settings.erase_after_days + 1), time(), config.office.tz)
