"""Time in a rehearsal: a clock that jumps from one event to the next, and the timetable of what is still to come."""

import heapq
from collections.abc import Callable
from itertools import count

from onestop_desk.domain.instants import Instant

INSTANT_APART = 1_000
"""Two things never happen at the same instant: at least a millisecond lies between them."""


class MovedClock:
    """Shows the instant it was moved to; never goes back."""

    def __init__(self, start: Instant) -> None:
        self.now = start

    def __call__(self) -> Instant:
        """The instant now."""
        return self.now

    def to(self, instant: Instant) -> None:
        """Moves on to an instant, or a little on when that is past already."""
        self.now = max(self.now + INSTANT_APART, instant)

    def tick(self) -> None:
        """Moves on a little, so that the next thing has an instant of its own."""
        self.now += INSTANT_APART


class Timetable:
    """What is to happen, in order of time; what was planned first comes first."""

    def __init__(self, clock: MovedClock) -> None:
        self._clock = clock
        self._planned: list[tuple[Instant, int, Callable[[], None]]] = []
        self._numbers = count()

    def at(self, instant: Instant, what: Callable[[], None]) -> None:
        """Plans something for an instant."""
        heapq.heappush(self._planned, (instant, next(self._numbers), what))

    def after(self, wait: Instant, what: Callable[[], None]) -> None:
        """Plans something for a while from now."""
        self.at(self._clock.now + wait, what)

    def end(self) -> None:
        """Nothing more happens: what was still planned is forgotten."""
        self._planned.clear()

    def play(self) -> None:
        """Lets everything happen, until nothing is planned any more."""
        while self._planned:
            instant, _, what = heapq.heappop(self._planned)
            self._clock.to(instant)
            what()
