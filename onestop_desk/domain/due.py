"""When a dossier is due: deadlines counted in the office's own working time (domain.md §1.5).

A working day is as long as the office's longest ordinary day, 8 hours with the usual hours; half a day counts as its
hours. A dossier received outside working time counts from the next session; an extra session ("Giờ thứ 9", a Saturday
of one counter) is outside working time.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from onestop_desk.domain.dossiers import Ask
from onestop_desk.domain.dossiers import Channel as Handed
from onestop_desk.domain.hours import OpeningHours, Spell, parse_clock
from onestop_desk.domain.instants import HOUR, Instant, at, local, service_day, to_instant
from onestop_desk.domain.procedures import Channel, Deadline, DeadlineKind

LOOK_AHEAD_DAYS = 60
_SATURDAY = 5
_HANDED = {Handed.COUNTER: Channel.COUNTER, Handed.ONLINE: Channel.ONLINE, Handed.POST: Channel.POST}


@dataclass(frozen=True)
class WorkingTime:
    """The hours in which an office works on dossiers."""

    hours: OpeningHours
    _known: dict[date, tuple[Spell, ...]] = field(default_factory=dict, repr=False, compare=False)
    _months: dict[date, int] = field(default_factory=dict, repr=False, compare=False)

    def spells(self, day: date) -> tuple[Spell, ...]:
        """The working time of a day, in order; none on a Saturday or Sunday that is not worked in exchange."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._spells(day) if self._is_worked(day) else ()
        return known

    def _is_worked(self, day: date) -> bool:
        return day.weekday() < _SATURDAY or day in self.hours.swapped or day in self.hours.exceptions

    def _spells(self, day: date) -> tuple[Spell, ...]:
        tz = self.hours.tz
        return tuple(Spell(at(day, s.opens, tz), at(day, s.closes, tz)) for s in self.hours.ordinary_sessions(day))

    @property
    def day_length(self) -> int:
        """Microseconds of one working day: the longest of an ordinary week."""
        usual = (sessions for day, sessions in self.hours.weekly.items() if day < _SATURDAY)
        monday = date(2026, 11, 23)
        tz = self.hours.tz
        return max((sum(at(monday, s.closes, tz) - at(monday, s.opens, tz) for s in day) for day in usual), default=0)

    def worked_from(self, day: date) -> date | None:
        """This day when it is worked, else the next that is; None when there is none in two months."""
        ahead = (day + timedelta(days=step) for step in range(LOOK_AHEAD_DAYS))
        return next((d for d in ahead if self.spells(d)), None)

    def closing(self, day: date) -> Instant | None:
        """The end of this day's working time, or of the next day that is worked."""
        worked = self.worked_from(day)
        return None if worked is None else self.spells(worked)[-1].end

    def opening(self, day: date) -> Instant | None:
        """The start of this day's working time, or of the next day that is worked."""
        worked = self.worked_from(day)
        return None if worked is None else self.spells(worked)[0].start

    def counts_from(self, instant: Instant) -> Instant | None:
        """The instant itself in working time, else the start of the next session."""
        spell = self._spell_from(instant)
        return None if spell is None else max(spell.start, instant)

    def _spell_from(self, instant: Instant) -> Spell | None:
        """The session that the instant falls in, or the next one."""
        day = service_day(instant, self.hours.tz)
        for step in range(LOOK_AHEAD_DAYS):
            for spell in self.spells(day + timedelta(days=step)):
                if instant < spell.end:
                    return spell
        return None

    def after(self, instant: Instant, length: int) -> Instant | None:
        """When that much working time is over; at the end of a session rather than at the start of the next."""
        left, stands = length, self.counts_from(instant)
        while stands is not None:
            spell = self._spell_from(stands)
            if spell is None:
                return None
            if stands + left <= spell.end:
                return stands + left
            left -= spell.end - stands
            stands = self.counts_from(spell.end)
        return None

    def between(self, start: Instant, end: Instant) -> int:
        """Microseconds of working time from one instant to a later one; 0 when it is not later."""
        day, last = service_day(start, self.hours.tz), service_day(end, self.hours.tz)
        total = 0
        while day <= last:
            following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
            # Whole months are added up once: lists ask this for thousands of dossiers.
            if day.day == 1 and following <= last and start <= at(day, time(), self.hours.tz):
                total += self._of_month(day, following)
                day = following
                continue
            total += sum(max(0, min(s.end, end) - max(s.start, start)) for s in self.spells(day))
            day += timedelta(days=1)
        return total

    def _of_month(self, first: date, following: date) -> int:
        known = self._months.get(first)
        if known is None:
            days = (first + timedelta(days=step) for step in range((following - first).days))
            known = self._months[first] = sum(s.end - s.start for day in days for s in self.spells(day))
        return known


def deadline_for(deadlines: Iterable[Deadline], channel: Handed) -> Deadline | None:
    """The ordinary deadline of a channel: its own first row, else the first that holds for any; None where none is."""
    rows = list(deadlines)
    own = [row for row in rows if row.channel == _HANDED[channel]]
    return next(iter(own or [row for row in rows if row.channel == Channel.ANY]), None)


def due_at(deadline: Deadline, received: Instant, time: WorkingTime) -> Instant | None:
    """When a dossier received at an instant is due; None for a deadline in words or an office without hours.

    Same day: by the closing, after the cut-off ("sau 15:00") by the next working day's; 15:00 itself is not after it.
    Working days, from the next one when received after a cut-off, and hours run in working time. Calendar days and
    months end with the closing of their last day, or of the next that is worked.
    """
    start = time.counts_from(received)
    if start is None:
        return None
    day = service_day(start, time.hours.tz)
    is_late = bool(deadline.cutoff) and start > at(day, parse_clock(deadline.cutoff), time.hours.tz)
    tomorrow = day + timedelta(days=1)
    match deadline.kind:
        case DeadlineKind.SAME_DAY:
            return time.closing(tomorrow if is_late else day)
        case DeadlineKind.WORKING_DAYS:
            begins = time.opening(tomorrow) if is_late else start
            return None if begins is None else time.after(begins, deadline.n * time.day_length)
        case DeadlineKind.HOURS:
            return time.after(start, deadline.n * HOUR)
        case DeadlineKind.CALENDAR_DAYS:
            return time.closing(day + timedelta(days=deadline.n))
        case DeadlineKind.MONTHS:
            return time.closing(_months_later(day, deadline.n))
        case _:
            return None


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, its last one where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def waited(asks: Iterable[Ask]) -> int:
    """Microseconds for which the citizen was waited for, answered requests only."""
    return sum(max(0, ask.answered - ask.asked) for ask in asks if ask.asked is not None and ask.answered is not None)


def moved_by(due: Instant, waiting: int, time: WorkingTime) -> Instant | None:
    """The due date after the citizen was waited for: later by that time, then moved into working time.

    On a day off it moves to the next working day at the same hour; between sessions, to the next session.
    """
    later = due + waiting
    tz = time.hours.tz
    day = service_day(later, tz)
    worked = time.worked_from(day)
    if worked is None:
        return None
    if worked != day:
        later = to_instant(local(later, tz) + (worked - day))
    if any(spell.start < later <= spell.end for spell in time.spells(worked)):
        return later
    return time.counts_from(later)
