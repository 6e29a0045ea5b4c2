"""The period of a report: a week, a month as the office counts it, or any days; and the one before."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onestop_desk.domain.errors import Refusal

LAST_START = 28
"""The last day on which a month may begin: every month has one."""
YEARS = range(2000, 2101)
"""In which a report may lie: before and after them calendars end, and no office was or is."""
MOST_DAYS = 800
"""No report looks at more days at once."""


class PeriodKind(StrEnum):
    """What a period is called by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ANY = "any"


@dataclass(frozen=True)
class Period:
    """Service days from `first` to `last`, both counted."""

    kind: PeriodKind
    first: date
    last: date
    number: int = 0
    """Of an ISO week, or 1–12 of the month in which it ends; 0 otherwise."""

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.first + timedelta(days=step) for step in range((self.last - self.first).days + 1))

    @property
    def year(self) -> int:
        """Of the ISO week, or of the day on which it ends."""
        return self.last.isocalendar().year if self.kind is PeriodKind.WEEK else self.last.year


def day_of(day: date) -> Period:
    """One day."""
    return Period(PeriodKind.DAY, day, day)


def week_of(day: date) -> Period:
    """The week of a day, Monday to Sunday, numbered as ISO 8601 does."""
    monday = day - timedelta(days=day.weekday())
    return Period(PeriodKind.WEEK, monday, monday + timedelta(days=6), day.isocalendar().week)


def month_of(day: date, starts_on: int = 1) -> Period:
    """The month of a day; with `starts_on` 21 it runs from the 21st to the 20th and is called by the month it ends in.

    Some provinces count so (domain.md §2.3). Raises Refusal("bad_period") unless 1 ≤ starts_on ≤ 28.
    """
    if not 1 <= starts_on <= LAST_START:
        raise Refusal("bad_period", starts_on=starts_on)
    first = day.replace(day=starts_on)
    if first > day:
        first = (first.replace(day=1) - timedelta(days=1)).replace(day=starts_on)
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=starts_on)
    last = after - timedelta(days=1)
    return Period(PeriodKind.MONTH, first, last, last.month)


def days_between(first: date, last: date) -> Period:
    """Any days; raises Refusal("bad_period") when they run backwards or are too many."""
    if last < first or (last - first).days >= MOST_DAYS:
        raise Refusal("bad_period", first=first.isoformat(), last=last.isoformat())
    return Period(PeriodKind.ANY, first, last)


def checked_days(*days: date | None) -> None:
    """Raises Refusal("bad_period") for a day in a year of which nobody makes a report; no day at all is good."""
    for day in days:
        if day is not None and day.year not in YEARS:
            raise Refusal("bad_period", part="year", year=day.year, first=YEARS.start, last=YEARS.stop - 1)


def before(period: Period, starts_on: int = 1) -> Period:
    """The period before this one, of the same kind; of any days, as many days before."""
    eve = period.first - timedelta(days=1)
    if period.kind is PeriodKind.WEEK:
        return week_of(eve)
    if period.kind is PeriodKind.MONTH:
        return month_of(eve, starts_on)
    length = len(period.days)
    return Period(period.kind, period.first - timedelta(days=length), eve)


def trail(period: Period, many: int = 8, starts_on: int = 1) -> tuple[Period, ...]:
    """This period and those before it, the oldest first: `many` in all."""
    made = [period]
    while len(made) < many:
        made.insert(0, before(made[0], starts_on))
    return tuple(made)
