"""Wrong codes that somebody typed today: so many, and no more are answered."""

from datetime import date
from threading import Lock

from onestop_desk.domain.errors import Refusal

_MOST_PLACES = 20_000
"""More places than a commune has; a flood of made-up addresses does not fill the memory."""


class Tries:
    """Counted in the process that answers, since a kiosk or a portal is one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day = date.min
        self._wrong: dict[str, int] = {}

    def check(self, place: str | None, day: date, most: int) -> None:
        """Raises Refusal("too_many_tries") for a place that has used its wrong tries of the day."""
        with self._lock:
            if place is not None and day == self._day and self._wrong.get(place, 0) >= most:
                raise Refusal("too_many_tries", most=most)

    def count(self, place: str | None, day: date) -> None:
        """One wrong try more."""
        with self._lock:
            if day != self._day:
                self._day, self._wrong = day, {}
            if place is not None and (place in self._wrong or len(self._wrong) < _MOST_PLACES):
                self._wrong[place] = self._wrong.get(place, 0) + 1
