"""Says when the office is open and when it is closed next, the same on page, poster and screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from onestop_desk.domain.posted import PublicOffice
from onestop_desk.words import _, marked, phrases

LOOK_AHEAD = 60
"""Days among which the next working day is looked for."""
_WEEKDAYS = (
    marked("thứ Hai"),
    marked("thứ Ba"),
    marked("thứ Tư"),
    marked("thứ Năm"),
    marked("thứ Sáu"),
    marked("thứ Bảy"),
    marked("Chủ nhật"),
)


@dataclass(frozen=True)
class OpenDays:
    """Days of the week that have the same hours."""

    days: str
    """Thứ Hai đến thứ Sáu."""
    times: tuple[str, ...]
    """07:30–11:30, then 13:30–17:00."""

    @property
    def sentence(self) -> str:
        """Thứ Hai đến thứ Sáu: 07:30–11:30 và 13:30–17:00."""
        return _("{days}: {times}").format(days=self.days, times=joined(self.times))


def joined(times: tuple[str, ...]) -> str:
    """Several stretches of a day in one breath: 07:30–11:30 và 13:30–17:00."""
    if len(times) < 2:
        return "".join(times)
    return _("{first} và {second}").format(first=", ".join(times[:-1]), second=times[-1])


def week(weekly: Mapping[int, tuple[tuple[str, str], ...]]) -> tuple[OpenDays, ...]:
    """The opening hours of a week, days that follow each other with the same hours said once."""
    found = []
    for pairs, same in groupby(range(7), key=lambda weekday: tuple(weekly.get(weekday, ()))):
        days = list(same)
        if pairs:
            found.append(OpenDays(_days(days[0], days[-1]), tuple(phrases.clock_range(*pair) for pair in pairs)))
    return tuple(found)


def _days(first: int, last: int) -> str:
    if first == last:
        return _capital(_(_WEEKDAYS[first]))
    return _capital(_("{first} đến {last}").format(first=_(_WEEKDAYS[first]), last=_(_WEEKDAYS[last])))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def closed_on(when: date) -> str:
    """The next closed day in a few words: Nghỉ thứ Ba 24/11."""
    return _("Nghỉ {weekday} {date}").format(weekday=_(_WEEKDAYS[when.weekday()]), date=f"{when:%d/%m}")


def closed_why(office: PublicOffice, when: date, name: str) -> str:
    """Why the office is closed on a day and when it opens again."""
    opens = opens_after(office, when)
    if name and opens:
        return _("{reason}. Làm việc lại từ {opens}.").format(reason=name, opens=opens)
    if opens:
        return _("Làm việc lại từ {opens}.").format(opens=opens)
    return name


def opens_after(office: PublicOffice, when: date) -> str:
    """When the office opens again after a closed day: 07:30 thứ Tư 25/11; empty when nobody knows."""
    closed = {day for day, _name in office.days_off}
    for step in range(1, LOOK_AHEAD):
        day = when + timedelta(days=step)
        if pairs := office.weekly.get(day.weekday(), ()):
            if day in closed:
                continue
            weekday = _(_WEEKDAYS[day.weekday()])
            return _("{time} {weekday} {date}").format(time=pairs[0][0], weekday=weekday, date=f"{day:%d/%m}")
    return ""
