"""A working week as it is typed: the names of its days, and for each day a morning and an afternoon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onestop_desk.words import _, marked

DAYS = 7
WEEKDAYS = (
    marked("Thứ Hai"),
    marked("Thứ Ba"),
    marked("Thứ Tư"),
    marked("Thứ Năm"),
    marked("Thứ Sáu"),
    marked("Thứ Bảy"),
    marked("Chủ nhật"),
)


def weekday(day: int) -> str:
    """The name of a weekday, Monday 0."""
    return _(WEEKDAYS[day])


@dataclass(frozen=True)
class DayHours:
    """The hours of one weekday as they are typed: morning and afternoon, either may be empty."""

    works: bool
    morning: tuple[str, str]
    afternoon: tuple[str, str]

    def sessions(self) -> tuple[tuple[str, str], ...]:
        """The sessions that are filled in; none on a day off."""
        if not self.works:
            return ()
        return tuple((a.strip(), b.strip()) for a, b in (self.morning, self.afternoon) if a.strip() or b.strip())


def week_from(hours: Mapping[int, Sequence[Sequence[str]]]) -> tuple[DayHours, ...]:
    """The week of stored or proposed hours (Monday 0)."""
    return tuple(_day(hours, day) for day in range(DAYS))


def _day(hours: Mapping[int, Sequence[Sequence[str]]], day: int) -> DayHours:
    sessions = [(a, b) for a, b in hours.get(day, ())]
    if not sessions:
        # What a day off would have if it were switched on: the hours of Monday.
        proposed = [(a, b) for a, b in hours.get(0, ())] + [("", "")] * 2
        return DayHours(False, proposed[0], proposed[1])
    return DayHours(True, sessions[0], sessions[1] if len(sessions) > 1 else ("", ""))
