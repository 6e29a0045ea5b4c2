"""The end of the day for appointments: who did not come, and holds that nobody confirmed."""

from collections.abc import Sequence

from onestop_desk.data import bookings, no_shows, seats
from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.tx import Row, Statement
from onestop_desk.domain.bookings import BookingAct, unkept
from onestop_desk.domain.instants import HOUR
from onestop_desk.services.booking.openings import is_served
from onestop_desk.services.booking.steps import step
from onestop_desk.services.booking.views import HOLD_OVER
from onestop_desk.services.context import Action
from onestop_desk.services.keys import new_id

OFFICE_CLOSED = "office_closed"
"""Why an appointment ended that nobody could keep."""
_DAY = 24 * HOUR


def statements(*, today: bool) -> tuple[Statement, ...]:
    """What is read to end the appointments of earlier days, and of today when it closes."""
    return (bookings.booked_until_today() if today else bookings.booked_before_today(),)


def end(action: Action, found: Sequence[Row]) -> int:
    """Ends what is still confirmed: missed, or cancelled when nobody could have come; how many were missed.

    A missed one counts only when it is surely the holder's.
    """
    missed = 0
    for row in (bookings.booking(r) for r in found):
        has_place = is_served(action.config, row.line_id, row.start)
        act = unkept(row.start, action.tx.now, action.config.settings.booking_rules, has_place=has_place)
        if act is BookingAct.MISS:
            step(action, row, act, "day_end")
            _count(action, row)
            missed += 1
        else:
            step(action, row, act, OFFICE_CLOSED)
            seats.drop(action.tx, row.id)
    _end_holds(action)
    return missed


def _count(action: Action, row: BookingRow) -> None:
    if row.sure and row.holder is not None:
        expires = row.start + action.config.settings.no_show_days * _DAY
        no_shows.insert(action.tx, new_id(), row.id, row.holder, row.start, expires)


def _end_holds(action: Action) -> None:
    """Holds end by themselves; an hour later the record says so too, and their codes can be given again."""
    for row in (bookings.booking(r) for r in action.tx.reads(bookings.holds_over(action.tx.now - HOUR))[0]):
        step(action, row, BookingAct.CANCEL, HOLD_OVER)
        seats.drop(action.tx, row.id)
