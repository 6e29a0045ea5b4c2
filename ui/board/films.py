"""The guide films that the office lists, and whether the hall has been quiet for long enough to play them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.views import BoardView

QUIET = 90 * SECOND
"""So long nobody has been called before a film begins."""


@dataclass(frozen=True)
class Film:
    """A file on the board's PC, and what it is called; its captions are part of the picture."""

    file: Path
    title: str


Films = Callable[[], tuple[Film, ...]]
"""The films there are now, in the order of the office; asked for with every reading of the board."""


def no_films() -> tuple[Film, ...]:
    """The office lists none."""
    return ()


class Quiet:
    """Counts, on the board's steady clock, how long nobody has been called."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._since = clock()

    def disturb(self) -> None:
        """Somebody is being called, or the board has no news: counting begins anew."""
        self._since = self._clock()

    def long_enough(self) -> bool:
        """Whether a film may play."""
        return self._clock() - self._since >= QUIET


def somebody_may_watch(view: BoardView) -> bool:
    """Whether people sit in the hall: while the office works, and at lunch; not to an empty hall all night."""
    day = view.day
    return not day.day_closed and (day.open or day.break_until is not None)
