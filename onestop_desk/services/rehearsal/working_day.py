"""Which day is rehearsed: one on which the office works."""

from datetime import date, timedelta

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import LOOK_AHEAD_DAYS, OpeningHours


def next_working_day(hours: OpeningHours, day: date) -> date:
    """The first day from `day` on with opening hours; raises Refusal("rehearsal_day_off") when there is none soon."""
    for step in range(LOOK_AHEAD_DAYS):
        found = day + timedelta(days=step)
        if hours.sessions(found):
            return found
    raise Refusal("rehearsal_day_off", day=_said(day))


def chosen_day(hours: OpeningHours, wanted: date | None, today: date) -> date:
    """The day that was asked for, or the first working day from today on.

    Raises Refusal("rehearsal_day_off") for a day off, naming the next working day.
    """
    if wanted is None:
        return next_working_day(hours, today)
    if not hours.sessions(wanted):
        found = next_working_day(hours, wanted)
        raise Refusal("rehearsal_day_off", day=_said(wanted), next_day=_said(found))
    return wanted


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"
