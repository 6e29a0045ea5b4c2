"""Working time between many pairs of instants: the same as `due.WorkingTime.between`, added up once a day."""

from datetime import date, timedelta

from onestop_desk.domain.due import WorkingTime
from onestop_desk.domain.instants import Instant, service_day


class Worked:
    """Adds the working time of each day up once, so that a span costs two looks however long it is."""

    def __init__(self, time: WorkingTime, begin: date) -> None:
        self._time = time
        self._begin = begin
        self._before: list[int] = [0]
        """Microseconds worked from `begin` to the start of the day of that number."""

    @property
    def day_length(self) -> int:
        """Microseconds of one working day."""
        return self._time.day_length

    def between(self, start: Instant, end: Instant) -> int:
        """Microseconds of working time from one instant to a later one; 0 when it is not later."""
        if end <= start:
            return 0
        if service_day(start, self._time.hours.tz) < self._begin:
            return self._time.between(start, end)
        return self._until(end) - self._until(start)

    def _until(self, instant: Instant) -> int:
        day = service_day(instant, self._time.hours.tz)
        number = (day - self._begin).days
        while len(self._before) <= number:
            last = self._begin + timedelta(days=len(self._before) - 1)
            self._before.append(self._before[-1] + sum(spell.end - spell.start for spell in self._time.spells(last)))
        spells = self._time.spells(day)
        return self._before[number] + sum(max(0, min(spell.end, instant) - spell.start) for spell in spells)
