"""Says which call the board announces now and which wait their turn: each call once, in order, and fully spoken."""

from collections import deque
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Protocol

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.ports import Announcer
from onestop_desk.services.views import BoardCall, BoardView

BLINK = 600_000
"""One blink: half of it vang, half of it paper."""
BLINKS = 3
LEAST = 5 * SECOND
"""A call stays on the board this long even when it is spoken sooner."""
MOST = 30 * SECOND
"""A voice that has not ended after this long is broken; the next citizen does not wait for it."""
LISTEN = SECOND // 5
"""How often it is looked whether the voice has ended."""
INTERRUPTION = 15 * SECOND
"""After a silence as long as this, what waits in the queue is looked at again."""
WINDOW = 40
"""A snapshot holds at most so many calls."""


class Phase(Enum):
    """What the announcement is doing."""

    QUIET = "quiet"
    BLINKING = "blinking"
    STEADY = "steady"


class SpokenCalls(Protocol):
    """Remembers over a restart which call was announced last."""

    def last(self, day: date) -> int | None:
        """Its running number; None when nothing is known of that day."""

    def keep(self, day: date, call_no: int) -> None:
        """That one is over."""


class NothingKept:
    """Remembers nothing: what was called before the start is shown and not announced."""

    def last(self, day: date) -> int | None:
        """Unknown."""
        return None

    def keep(self, day: date, call_no: int) -> None:
        """Forgets it."""


class Announcements:
    """The queue of calls to be announced.

    Feed it every snapshot with `take_in`, and call `advance` when the instant of `wakes_at` has come. The clock is a
    steady one in microseconds; whether a call is still worth speaking is judged by the snapshot's own instant. With
    `spoken`, a board that was started again in the middle of the day announces whom it had not yet announced.
    """

    def __init__(
        self,
        clock: Callable[[], int],
        announcer: Announcer,
        *,
        blinking: bool = True,
        spoken: SpokenCalls | None = None,
    ) -> None:
        self._clock = clock
        self._spoken: SpokenCalls = spoken or NothingKept()
        self._announcer = announcer
        self._blinking = blinking
        self._queue: deque[BoardCall] = deque()
        self._current: BoardCall | None = None
        self._started = 0
        self._heard = False
        self._seen: int | None = None
        self._kept = 0
        self._last: BoardView | None = None

    @property
    def current(self) -> BoardCall | None:
        """The call being announced now."""
        return self._current

    @property
    def waiting(self) -> tuple[BoardCall, ...]:
        """The calls that wait for their announcement, first to come first."""
        return tuple(self._queue)

    def phase(self) -> Phase:
        """Whether the call blinks, stands, or nothing is announced."""
        if self._current is None:
            return Phase.QUIET
        if self._blinking and self._clock() - self._started < BLINK * BLINKS:
            return Phase.BLINKING
        return Phase.STEADY

    def lit(self) -> bool:
        """Whether the announcement is vang at this moment; between two blinks it is paper."""
        if self.phase() is Phase.BLINKING:
            return (self._clock() - self._started) % BLINK < BLINK // 2
        return self._current is not None

    def take_in(self, view: BoardView) -> None:
        """Takes up the calls of a snapshot that were not seen before, and lets go of those withdrawn."""
        self._forget_other_day(view)
        self._drop_withdrawn(view)
        if self._last is not None and view.now - self._last.now >= INTERRUPTION:
            self._queue = deque(call for call in self._queue if call.speak_until > view.now)
        newest = max((call.call_no for call in view.calls), default=0)
        if self._seen is None:
            # The board has just started: what was called before is on show, nobody is called a second time.
            kept = self._spoken.last(view.day.day)
            self._seen = newest if kept is None else min(kept, newest)
        fresh = [call for call in view.calls if call.call_no > self._seen and not call.withdrawn]
        fresh.sort(key=lambda call: call.call_no)
        self._queue.extend(call for call in fresh if call.speak_until > view.now)
        self._seen = max(self._seen, newest)
        self._last = view
        self.advance()

    def advance(self) -> None:
        """Ends the announcement whose time is over and starts the next."""
        if self._current is not None and self._over():
            self._keep(self._current)
            self._current = None
        if self._current is None and self._queue:
            self._start(self._queue.popleft())

    def wakes_at(self) -> int | None:
        """When `advance` or `lit` may next say something new, by the steady clock; None when nothing is announced."""
        if self._current is None:
            return None
        gone = self._clock() - self._started
        if self.phase() is Phase.BLINKING:
            return self._started + (gone // (BLINK // 2) + 1) * (BLINK // 2)
        return self._started + LEAST if gone < LEAST else self._clock() + LISTEN

    def shown(self) -> tuple[BoardCall, ...]:
        """The calls whose turn has come, newest last, each number once; withdrawn ones are gone."""
        if self._last is None:
            return ()
        held = {call.call_id for call in self._queue}
        by_number: dict[str, BoardCall] = {}
        for call in sorted(self._last.calls, key=lambda call: call.call_no):
            if call.withdrawn or call.call_id in held:
                continue
            by_number.pop(call.number, None)
            by_number[call.number] = call
        return tuple(by_number.values())

    def _start(self, call: BoardCall) -> None:
        self._current, self._started, self._heard = call, self._clock(), False

        def heard() -> None:
            # A late word about an earlier call must not cut this one short.
            if self._current is call:
                self._heard = True
                # At once: a board that dies during the rest of the flash must not say it a second time.
                self._keep(call)

        self._announcer.announce(call, heard)

    def _keep(self, call: BoardCall) -> None:
        if self._last is not None and call.call_no > self._kept:
            self._kept = call.call_no
            self._spoken.keep(self._last.day.day, call.call_no)

    def _over(self) -> bool:
        gone = self._clock() - self._started
        return gone >= MOST or (gone >= LEAST and self._heard)

    def _forget_other_day(self, view: BoardView) -> None:
        if self._last is not None and view.day.day != self._last.day.day:
            self._queue.clear()
            self._current = None
            # Running numbers may begin again with the day; nothing of the new day has been announced yet.
            self._seen = self._kept = 0

    def _drop_withdrawn(self, view: BoardView) -> None:
        live = {call.call_id for call in view.calls if not call.withdrawn}
        whole = len(view.calls) < WINDOW
        oldest = min((call.call_no for call in view.calls), default=0)

        def gone(call: BoardCall) -> bool:
            return call.call_id not in live and (whole or call.call_no >= oldest)

        self._queue = deque(call for call in self._queue if not gone(call))
        if self._current is not None and gone(self._current):
            withdrawn, self._current = self._current, None
            self._announcer.unsay(withdrawn.call_id)
