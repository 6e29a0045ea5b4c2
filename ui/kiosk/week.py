"""The opening hours of a usual week, said in one line for each run of equal days."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from onestop_desk.words import _, marked, phrases

Hours = Mapping[str, Sequence[Sequence[str]]]

_DAYS = (
    marked("Thứ Hai"),
    marked("Thứ Ba"),
    marked("Thứ Tư"),
    marked("Thứ Năm"),
    marked("Thứ Sáu"),
    marked("Thứ Bảy"),
    marked("Chủ nhật"),
)
NOON = "12:00"
BETWEEN = " · "


def lines(hours: Hours) -> list[tuple[str, str]]:
    """Days and their hours: ("Thứ Hai đến Thứ Sáu", "Sáng 07:30–11:30 · Chiều 13:30–17:00")."""
    week = [tuple((str(a), str(b)) for a, b in hours.get(str(day), ())) for day in range(7)]
    said = []
    for sessions, run in groupby(range(7), key=lambda day: week[day]):
        days = list(run)
        if sessions:
            said.append((_span(days), BETWEEN.join(_session(opens, closes) for opens, closes in sessions)))
    return said


def _span(days: list[int]) -> str:
    if len(days) == 1:
        return _(_DAYS[days[0]])
    return _("{first} đến {last}").format(first=_(_DAYS[days[0]]), last=_(_DAYS[days[-1]]))


def _session(opens: str, closes: str) -> str:
    times = phrases.clock_range(opens, closes)
    return (_("Sáng {times}") if opens < NOON else _("Chiều {times}")).format(times=times)
