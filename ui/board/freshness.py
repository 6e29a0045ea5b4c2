"""Knows whether what the board shows is still true, and what time it is at the office while nobody answers."""

from collections.abc import Callable

from onestop_desk.domain.instants import SECOND, Instant

PATIENCE = 15 * SECOND
"""No answer for this long, and the board says so."""
READ_EVERY = 5 * SECOND
"""Minutes grow old by themselves: the board reads again even when nothing was reported."""


class Freshness:
    """Counts the time since the last answer on a steady clock; the office's clock goes on from that answer."""

    def __init__(self, clock: Callable[[], int], guess: Callable[[], Instant]) -> None:
        self._clock = clock
        self._guess = guess
        self._begun = clock()
        self._asked: int | None = None
        self._answered: tuple[int, Instant] | None = None

    def asked(self) -> None:
        """Notes that the services are being asked now."""
        self._asked = self._clock()

    def answered(self, now: Instant) -> None:
        """Notes an answer and the office's instant in it."""
        self._answered = (self._clock(), now)

    def stale(self) -> bool:
        """Whether nobody has answered for too long."""
        since = self._begun if self._answered is None else self._answered[0]
        return self._clock() - since >= PATIENCE

    def due(self) -> bool:
        """Whether it is time to ask again."""
        return self._asked is None or self._clock() - self._asked >= READ_EVERY

    @property
    def since(self) -> Instant | None:
        """The office's instant of the last answer; None before the first."""
        return None if self._answered is None else self._answered[1]

    @property
    def now(self) -> Instant:
        """The instant at the office: the last answer's and the time gone since; before it, this PC's guess."""
        if self._answered is None:
            return self._guess()
        at, then = self._answered
        return then + self._clock() - at
