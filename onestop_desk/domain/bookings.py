"""The life of an appointment (lịch hẹn), who may book how much, and what coming early, on time or late means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant


class BookingState(StrEnum):
    """Where an appointment stands. A hold ends by comparison with now: nobody has to sweep it."""

    HELD = "held"
    CONFIRMED = "confirmed"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"
    MOVED = "moved"
    """Another appointment has taken its place."""
    NO_SHOW = "no_show"
    """Set when the day closes."""


class BookingAct(StrEnum):
    """What moves an appointment from one state to another."""

    HOLD = "hold"
    CONFIRM = "confirm"
    CHECK_IN = "check_in"
    CANCEL = "cancel"
    MOVE = "move"
    MISS = "miss"
    REPLACE = "replace"
    """Enters in the place of one that was moved."""


B = BookingState
TRANSITIONS: dict[tuple[BookingState | None, BookingAct], BookingState] = {
    (None, BookingAct.HOLD): B.HELD,
    (None, BookingAct.REPLACE): B.CONFIRMED,
    (B.HELD, BookingAct.CONFIRM): B.CONFIRMED,
    (B.HELD, BookingAct.CANCEL): B.CANCELLED,
    (B.CONFIRMED, BookingAct.CHECK_IN): B.CHECKED_IN,
    (B.CONFIRMED, BookingAct.CANCEL): B.CANCELLED,
    (B.CONFIRMED, BookingAct.MOVE): B.MOVED,
    (B.CONFIRMED, BookingAct.MISS): B.NO_SHOW,
}
LIVE = (B.HELD, B.CONFIRMED, B.CHECKED_IN)
"""States that keep a seat; whoever was checked in keeps it, since that part of the day is spent on them."""


class BookedBy(StrEnum):
    """Through which face an appointment was made."""

    WEB = "web"
    DESK = "desk"
    """By staff, for somebody who stands there or calls."""
    KIOSK = "kiosk"


class Arrival(StrEnum):
    """How somebody with an appointment arrives."""

    TOO_EARLY = "too_early"
    ON_TIME = "on_time"
    LATE = "late"
    """A walk-in from the check-in on, and told so."""


@dataclass(frozen=True)
class BookingRules:
    """The numbers of appointments; settings of the office, defaults from the design."""

    slot_minutes: int = 30
    share_percent: int = 50
    internal_seats: int = 1
    horizon_days: int = 14
    lead_minutes: int = 60
    hold_minutes: int = 10
    hidden_minutes: int = 15
    """How long a cancelled or moved seat stays hidden from citizens."""
    a_day: int = 2
    """Appointments of one person on one day."""
    a_line: int = 1
    """Appointments of one person on one day in one line."""
    helper_a_day: int = 10
    """Appointments one helper (village head, volunteer, relative) may hold for others on one day."""
    no_shows: int = 2
    no_show_days: int = 30
    early_minutes: int = 60
    late_minutes: int = 10


@dataclass(frozen=True)
class Standing:
    """What is known of somebody who books; only appointments that are surely the holder's are in here."""

    on_day: int = 0
    """Live appointments on the wanted day."""
    in_line: int = 0
    """Of these, in the wanted line."""
    no_shows: int = 0
    """Missed appointments of the last 30 days that were not lifted."""
    by_helper: int = 0
    """Live appointments that the named helper holds for others on the wanted day."""


def after(state: BookingState | None, act: BookingAct) -> BookingState:
    """The state after `act`; raises Refusal("booking_state") when the table has no such step."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise Refusal("booking_state", state=state.value if state else None, act=act.value) from None


def last_day(today: date, rules: BookingRules) -> date:
    """The last day that can be booked today."""
    return today + timedelta(days=rules.horizon_days)


def may_start(start: Instant, end: Instant, now: Instant, rules: BookingRules, *, by_staff: bool) -> bool:
    """Whether a slot may still be held now: staff give what has not ended, citizens need the lead time."""
    return end > now if by_staff else start >= now + rules.lead_minutes * MINUTE


def check_limits(standing: Standing, rules: BookingRules, *, by_staff: bool, helped: bool, same_day: bool) -> None:
    """Raises Refusal: booking_day_limit, booking_line_limit, booking_helper_limit, booking_same_day_only.

    The consequence of no-shows never binds the desk; a helper is bound by the helper's own limit instead of the
    person's, since several people may share a helper's phone.
    """
    if helped:
        if standing.by_helper >= rules.helper_a_day:
            raise Refusal("booking_helper_limit", most=rules.helper_a_day)
    elif standing.on_day >= rules.a_day:
        raise Refusal("booking_day_limit", most=rules.a_day)
    elif standing.in_line >= rules.a_line:
        raise Refusal("booking_line_limit", most=rules.a_line)
    if not by_staff and not same_day and standing.no_shows >= rules.no_shows:
        raise Refusal("booking_same_day_only", count=standing.no_shows, days=rules.no_show_days)


def arrival(slot_start: Instant, now: Instant, rules: BookingRules) -> Arrival:
    """How an arrival at `now` counts: on time from 60 min before to 10 min after the slot's start, both included."""
    if now < slot_start - rules.early_minutes * MINUTE:
        return Arrival.TOO_EARLY
    return Arrival.ON_TIME if now <= slot_start + rules.late_minutes * MINUTE else Arrival.LATE


def is_over(state: BookingState, held_until: Instant, now: Instant) -> bool:
    """Whether an appointment no longer keeps its seat: a hold ends by itself."""
    return state not in LIVE or (state == BookingState.HELD and held_until <= now)


def unkept(start: Instant, now: Instant, rules: BookingRules, *, has_place: bool) -> BookingAct:
    """What becomes of an appointment that is still confirmed when the day closes at `now`.

    It was missed, unless the office itself took the place away or closed before one could have been late.
    """
    could_come = has_place and start + rules.late_minutes * MINUTE < now
    return BookingAct.MISS if could_come else BookingAct.CANCEL


def nearest(starts: Iterable[Instant], wanted: Instant, most: int) -> tuple[Instant, ...]:
    """The free starts nearest to a wanted one, in the order of time."""
    return tuple(sorted(sorted(starts, key=lambda s: (abs(s - wanted), s))[:most]))
