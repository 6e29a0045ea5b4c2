"""Seats held and not yet booked: one for each thing a browser books, a limited number for an address."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

HELD_S = 600.0
"""As long as a hold lasts at the most; kept a little longer it does no harm."""
MOST_OF_ADDRESS = 150
MOST = 10_000


class Holds:
    """Whoever taps another time gives the first seat back; whoever only holds is stopped at some point."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most_of_address: int = MOST_OF_ADDRESS) -> None:
        self._clock = clock
        self._most = most_of_address
        self._by_browser: OrderedDict[str, str] = OrderedDict()
        self._open: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._lock = Lock()

    def has_room(self, address: str) -> bool:
        """Whether an address may hold one more."""
        with self._lock:
            self._forget()
            return sum(1 for holder, _until in self._open.values() if holder == address) < self._most

    def held(self, browser: str, address: str, appointment_id: str) -> str | None:
        """Notes a new hold; the one that was held before, to be given back.

        `browser` names a browser and what it books: two things booked side by side do not disturb each other.
        """
        with self._lock:
            before = self._by_browser.pop(browser, None)
            self._by_browser[browser] = appointment_id
            self._open[appointment_id] = (address, self._clock() + HELD_S)
            if before is not None:
                self._open.pop(before, None)
            for kept in (self._by_browser, self._open):
                if len(kept) > MOST:
                    kept.popitem(last=False)
            return before if before != appointment_id else None

    def over(self, appointment_id: str) -> None:
        """It is booked, or given back."""
        with self._lock:
            self._open.pop(appointment_id, None)
            for browser, found in self._by_browser.items():
                if found == appointment_id:
                    del self._by_browser[browser]
                    break

    def _forget(self) -> None:
        now = self._clock()
        while self._open:
            first = next(iter(self._open))
            if self._open[first][1] > now:
                return
            del self._open[first]
