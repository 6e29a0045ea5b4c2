"""What a ticket printer answers when it is asked how it is (ESC/POS: DLE EOT n, GS r 1)."""

import time
from collections.abc import Callable

PRINTER, OFFLINE_CAUSE, PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
"""Answered at once, whatever is still to be printed."""
IN_ORDER = b"\x1dr\x01"
"""Answered when everything before it has been printed."""
UNKNOWN = "unknown"
"""The printer does not tell."""
ANSWER_S = 0.6
"""How long an answer takes at most."""
_FIXED, _AS = 0x93, 0x12
"""Bits of every answer to DLE EOT that say that it is one."""
_ORDER_FIXED = 0x90
_OFFLINE = 0x08
_COVER, _PAPER_STOP, _ERROR = 0x04, 0x20, 0x40
_NEAR_END, _NO_PAPER = 0x0C, 0x60


class Talk:
    """Questions and answers over a way to a printer; an answer that comes late is not lost."""

    def __init__(
        self,
        write: Callable[[bytes], object],
        read: Callable[[float], bytes],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write, self._read, self._clock = write, read, clock
        self.all_printed = False
        """Whether IN_ORDER was answered."""

    def ask_in_order(self) -> None:
        """Asks to be told when everything is on paper."""
        # What came before was no answer to this.
        self.all_printed = False
        self._write(IN_ORDER)

    def listen(self, seconds: float) -> bool:
        """Waits a while for that; whether it is so."""
        if not self.all_printed:
            self._heard(self._read(seconds))
        return self.all_printed

    def health(self) -> str:
        """`ok`, `paper_low`, `paper_out`, `cover_open`, `offline`, `failed`; `unknown` from a silent printer."""
        paper = self._ask(PAPER)
        if paper is None:
            return UNKNOWN
        cause = self._ask(OFFLINE_CAUSE) or 0
        if cause & _COVER:
            return "cover_open"
        if cause & _PAPER_STOP or paper & _NO_PAPER:
            return "paper_out"
        if cause & _ERROR:
            return "failed"
        if (self._ask(PRINTER) or 0) & _OFFLINE:
            return "offline"
        return "paper_low" if paper & _NEAR_END else "ok"

    def _ask(self, question: bytes) -> int | None:
        self._write(question)
        # Something that is no printer may talk without end and never answer.
        until = self._clock() + ANSWER_S
        while self._clock() < until and (came := self._read(ANSWER_S)):
            answer = self._heard(came)
            if answer is not None:
                return answer
        return None

    def _heard(self, came: bytes) -> int | None:
        """The answer to DLE EOT among what came, if any; an answer in order is noted."""
        self.all_printed = self.all_printed or any(byte & _ORDER_FIXED == 0 for byte in came)
        return next((byte for byte in reversed(came) if byte & _FIXED == _AS), None)
