"""Numbers given on paper while the computer was out of use: what may be typed in afterwards, with its true times."""

from dataclasses import dataclass
from datetime import date

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant, service_day
from onestop_desk.domain.outcomes import Outcome

DAYS_BACK = 7
"""So many days later a number of the roll may still be typed in."""


@dataclass(frozen=True)
class OnPaper:
    """A visit that took place on paper; for whoever went home unserved there is only `done_at`."""

    done_at: Instant
    counter_id: str | None = None
    called_at: Instant | None = None
    outcome: Outcome | None = None
    dossier_code: str | None = None
    missing: tuple[str, ...] = ()
    """Ids of papers, where papers were asked for."""
    refusal_reason: str | None = None


@dataclass(frozen=True)
class RollEntry:
    """One number of the roll, as it stands on the clerk's list."""

    line_id: str
    number: int
    arrived_at: Instant
    priority: str | None = None
    procedure_id: str | None = None
    ended: OnPaper | None = None
    """None for somebody who still waits."""


def day_of_entry(entry: RollEntry, now: Instant, tz: str, *, day_closed: bool) -> date:
    """The service day of an entry whose times can be true.

    Raises Refusal: roll_time_order (arrival, call, end not in that order, or on different days), roll_time_future,
    roll_too_old, roll_needs_end (a day that is over has nobody waiting), outcome_needed.
    """
    ended = entry.ended
    times = [entry.arrived_at]
    if ended is not None:
        times += [t for t in (ended.called_at, ended.done_at) if t is not None]
    if max(times) > now:
        raise Refusal("roll_time_future", number=entry.number)
    day, today = service_day(entry.arrived_at, tz), service_day(now, tz)
    if times != sorted(times) or service_day(times[-1], tz) != day:
        raise Refusal("roll_time_order", number=entry.number)
    if (today - day).days > DAYS_BACK:
        raise Refusal("roll_too_old", number=entry.number, days=DAYS_BACK)
    if ended is None and (day != today or day_closed):
        raise Refusal("roll_needs_end", number=entry.number)
    if ended is not None and ended.called_at is not None and ended.outcome is None:
        raise Refusal("outcome_needed", visit_procedure=None)
    return day
