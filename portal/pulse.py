"""Hears that something was committed and tells everybody who waits for it: one thread and one look for all phones."""

import asyncio
import threading
from collections.abc import Callable

from onestop_desk.domain.errors import WorldError
from onestop_desk.services import Services

LOOK_S = 1.0
"""How often the thread looks up even when nothing was committed: a new day begins without a commit."""
CALM_S = 1.0
"""Beats of one second are told as one, so that a rush does not make every phone ask for every number."""


class Pulse:
    """Counts commits; whoever waits is woken by the next one."""

    def __init__(self, services: Services, renewed: Callable[[], None]) -> None:
        self._services = services
        self._renewed = renewed
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next: asyncio.Future[None] | None = None
        self.beats = 0
        """Commits heard of; also the mark of what was read after them."""

    def start(self) -> None:
        """Begins to listen, for the event loop that runs now."""
        self._loop = asyncio.get_running_loop()
        self._next = self._loop.create_future()
        self._thread = threading.Thread(target=self._listen, name="portal-pulse", daemon=True)
        self._thread.start()

    def silence(self) -> None:
        """Lets everybody who waits go, for good; called when the server is told to stop."""
        self._stopped.set()
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def stop(self) -> None:
        """Ends the thread."""
        self.silence()
        if self._thread is not None:
            self._thread.join()

    @property
    def stopped(self) -> bool:
        """Whether nothing will be told any more."""
        return self._stopped.is_set()

    async def beat(self, timeout_s: float) -> bool:
        """Waits for the next commit; False when none came in time."""
        if self._next is None or self.stopped:
            return False
        try:
            await asyncio.wait_for(asyncio.shield(self._next), timeout_s)
        except TimeoutError:
            return False
        return not self.stopped

    def _listen(self) -> None:
        watch = self._services.watch()
        try:
            while not self.stopped:
                try:
                    changed = watch.wait(LOOK_S)
                    if changed:
                        self._services.context.reload()
                    self._renewed()
                except WorldError:
                    self._stopped.wait(LOOK_S)
                    continue
                if changed and self._loop is not None and not self.stopped:
                    self._loop.call_soon_threadsafe(self._beaten)
                    self._stopped.wait(CALM_S)
        finally:
            watch.close()

    def _beaten(self) -> None:
        self.beats += 1
        self._wake()

    def _wake(self) -> None:
        told, self._next = self._next, asyncio.get_running_loop().create_future()
        if told is not None and not told.done():
            told.set_result(None)
