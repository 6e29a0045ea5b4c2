"""When the kiosk goes back to its start by itself: seconds without a touch, counted on a clock that tests may move."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from ui.kiosk.flow import Step

WARN_BEFORE = 15
"""For this many last seconds the kiosk asks whether anybody is still there."""
SHOW_NUMBER = 20
SHOW_NUMBER_WITHOUT_PAPER = 90
_LONGER = {Step.RATED: 12, Step.SEARCH: 90, Step.PROCEDURE: 90, Step.GUIDE: 90, Step.GUIDE_END: 90}
_USUAL = 60


class Rest(Enum):
    """What the seconds without a touch ask for."""

    NOTHING = auto()
    ASK = auto()
    LEAVE = auto()


def patience(step: Step, *, paper_out: bool = False) -> int | None:
    """Seconds a screen waits for a touch; the start waits for ever."""
    if step is Step.START:
        return None
    if step is Step.NUMBER:
        return SHOW_NUMBER_WITHOUT_PAPER if paper_out else SHOW_NUMBER
    return _LONGER.get(step, _USUAL)


@dataclass
class IdleWatch:
    """Counts the seconds since the last touch on one screen."""

    clock: Callable[[], float]
    limit: int | None = None
    asks: bool = True
    touched_at: float = 0.0

    def begin(self, step: Step, *, paper_out: bool = False) -> None:
        """Starts to count for a screen; a number closes without a question, since it has its own countdown."""
        self.limit = patience(step, paper_out=paper_out)
        self.asks = step not in {Step.NUMBER, Step.RATED}
        self.touch()

    def touch(self) -> None:
        """Somebody is there: counts from the beginning."""
        self.touched_at = self.clock()

    def left(self) -> int | None:
        """Whole seconds left before the kiosk goes back, None on the start."""
        if self.limit is None:
            return None
        return max(0, self.limit - int(self.clock() - self.touched_at))

    def rest(self) -> Rest:
        """What is due now."""
        left = self.left()
        if left is None:
            return Rest.NOTHING
        if left == 0:
            return Rest.LEAVE
        return Rest.ASK if self.asks and left <= WARN_BEFORE else Rest.NOTHING
