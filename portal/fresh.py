"""Keeps what many phones ask for at once until something was committed, and a few seconds at the longest."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 200
"""Values kept; the one made first goes first."""
LONGEST_S = 5.0
"""Waiting times move on without a commit."""


class Fresh(Generic[T]):
    """Values by key, made by one thread at a time; `mark` changes when they are no longer true."""

    def __init__(
        self, mark: Callable[[], int], longest_s: float = LONGEST_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._mark = mark
        self._longest_s = longest_s
        self._clock = clock
        self._kept: OrderedDict[Hashable, tuple[int, float, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key, made now unless it still holds."""
        with self._lock:
            mark, now = self._mark(), self._clock()
            kept = self._kept.get(key)
            if kept is not None and kept[0] == mark and now - kept[1] < self._longest_s:
                return kept[2]
            made = make()
            self._kept[key] = (mark, now, made)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return made

    def forget(self) -> None:
        """Keeps nothing of before: something of one's own was just committed, and nobody has told of it yet."""
        with self._lock:
            self._kept.clear()
