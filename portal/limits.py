"""Who may ask how often: counted in memory, forgotten by itself, never growing without bound."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

Clock = Callable[[], float]
MINUTE_S, HOUR_S = 60.0, 3600.0
MOST_KEYS = 20_000
"""Keys of one allowance; the one not heard of for longest goes first."""


class TooMany(Exception):
    """Somebody has asked too often."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


class Allowance:
    """So many in a stretch of time for each key, given back evenly as time passes."""

    def __init__(self, most: int, seconds: float, clock: Clock = time.monotonic) -> None:
        self.most = most
        self.seconds = seconds
        self._clock = clock
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: Hashable) -> bool:
        """Takes one; False when there is none left for this key now."""
        with self._lock:
            left, now = self._standing(key)
            taken = left >= 1
            self._keep(key, left - 1 if taken else left, now)
            return taken

    def need(self, key: Hashable) -> None:
        """Takes one; raises TooMany when there is none left for this key now."""
        if not self.take(key):
            raise TooMany(self.wait_s(key))

    def has(self, key: Hashable) -> bool:
        """Whether one is left, without taking it."""
        with self._lock:
            return self._standing(key)[0] >= 1

    def give_back(self, key: Hashable) -> None:
        """Puts one back that turned out not to count."""
        with self._lock:
            left, now = self._standing(key)
            self._keep(key, min(left + 1, float(self.most)), now)

    def wait_s(self, key: Hashable) -> int:
        """Seconds until one is left again, at least 1."""
        with self._lock:
            left = self._standing(key)[0]
        return max(1, int((1 - left) * self.seconds / self.most) + 1)

    def _standing(self, key: Hashable) -> tuple[float, float]:
        now = self._clock()
        left, at = self._left.get(key, (float(self.most), now))
        return min(float(self.most), left + (now - at) * self.most / self.seconds), now

    def _keep(self, key: Hashable, left: float, now: float) -> None:
        self._left[key] = (left, now)
        self._left.move_to_end(key)
        if len(self._left) > MOST_KEYS:
            self._left.popitem(last=False)


@dataclass(frozen=True)
class Limits:
    """The portal's allowances: loose for an address, since a whole hall shares one, tight for a phone and a token."""

    pages: Allowance = field(default_factory=lambda: Allowance(5_000, MINUTE_S))
    """Requests of an address: a booking is eight or nine, and four hundred bookings and six hundred pages pass."""
    sent: Allowance = field(default_factory=lambda: Allowance(900, MINUTE_S))
    """Forms of an address: a booking sends two."""
    unproven: Allowance = field(default_factory=lambda: Allowance(12, 10 * MINUTE_S))
    """Forms of an address that came without the work of a script."""
    phone: Allowance = field(default_factory=lambda: Allowance(12, HOUR_S))
    """Forms that name a telephone number."""
    token: Allowance = field(default_factory=lambda: Allowance(120, MINUTE_S))
    """Views and forms of one number or appointment."""
    wrong: Allowance = field(default_factory=lambda: Allowance(60, MINUTE_S))
    """Tokens of an address that lead nowhere."""
    lookups: Allowance = field(default_factory=lambda: Allowance(20, 10 * MINUTE_S))
    """Wrong codes and numbers of an address."""
    code: Allowance = field(default_factory=lambda: Allowance(5, 10 * MINUTE_S))
    """Wrong telephone numbers for one code."""
