"""Sends messages in the background for as long as a face runs that does so: the desk, or the portal."""

import logging
from threading import Event, Thread

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.messages.composing import Write
from onestop_desk.services.messages.service import Messages

EVERY_S = 15.0
AFTER_A_FAULT_S = 120.0
"""Until a channel that did not work is tried again."""
PATIENCE_S = 2.0
"""How long whoever closes waits for a letter that is on its way; it is then marked or, later, doubted."""
_log = logging.getLogger("onestop.messages")


class Runner:
    """One thread that looks from time to time; several of them, on several computers, share the work."""

    def __init__(self, messages: Messages, write: Write, every_s: float = EVERY_S) -> None:
        self._messages, self._write, self._every_s = messages, write, every_s
        self._stop = Event()
        self._thread = Thread(target=self._run, name="messages", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Ends after the letter that is being sent."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE_S)

    def _run(self) -> None:
        pause = self._every_s
        while not self._stop.wait(pause):
            pause = AFTER_A_FAULT_S if self._round() else self._every_s

    def _round(self) -> bool:
        """One round; whether to wait longer before the next."""
        try:
            done = self._messages.send_due(self._write, go_on=lambda: not self._stop.is_set())
        except WorldError as error:
            _log.info("messages wait: %s", error.code)
            return False
        except Refusal as refused:
            _log.warning("messages stopped: %s", refused.code)
            return True
        if done.sent or done.failed:
            _log.info("messages: %d sent, %d not", done.sent, done.failed)
        return done.stopped
