"""Whether strokes came from fingers or from a scanner that types: by their pace, and what they wrote together."""

from statistics import median

from onestop_desk.domain.damaged_text import could_be_words

PACE_MS = 35
"""A scanner's strokes are this close or closer, half of them at least; quick fingers need twice as long."""
LEAST = 6
"""Shorter than a code of six figures is no scan but a bumped key."""
MOST = 1000
"""Whatever is longer is nobody's code; it is swallowed, not kept."""


class Burst:
    """The strokes since the last pause."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._written, self._pending = "", ""
        self._gaps: list[float] = []
        self._last: float | None = None
        self._keys = self._erased = 0
        self.too_long = False

    @property
    def text(self) -> str:
        """What they wrote, without the prefix the scanner was set to send."""
        whole = self._written + self._pending
        return whole.removeprefix(self._prefix) if self._prefix else whole

    @property
    def is_scanner(self) -> bool:
        """Whether no fingers write like that."""
        if self._prefix and self._written.startswith(self._prefix):
            return True
        return len(self.text) >= LEAST and (not self._gaps or median(self._gaps) <= PACE_MS)

    def key(self, text: str, at_ms: float) -> None:
        """A key that writes."""
        self._pace(at_ms)
        self._keys += 1
        self._write(text)

    def erase(self, at_ms: float) -> None:
        """A backspace: typing tools take letters back and write others."""
        self._pace(at_ms)
        self._erased += 1
        self._written = self._written[:-1]

    def compose(self, commit: str, pending: str, at_ms: float, replaced: tuple[int, int] = (0, 0)) -> None:
        """What an input method wrote for good, what it still holds, and (from, length) of what it took back."""
        self._pace(at_ms)
        start, length = replaced
        if length and start < 0:
            at = max(len(self._written) + start, 0)
            self._written = self._written[:at] + self._written[at + length :]
        self._pending = ""
        self._write(commit)
        self._pending = pending[:MOST]

    def may_be_writing(self, *, closed: bool) -> bool:
        """Whether a text that means nothing here may be a typing tool's work: a word composed, a short form spelt out.

        Keys pressed one by one are surely a scanner's when Enter `closed` them, or when they wrote no words.
        """
        if self._prefix and self._written.startswith(self._prefix):
            return not self.text
        return self._erased > 0 or self._keys < LEAST or (could_be_words(self.text) and not closed)

    def _pace(self, at_ms: float) -> None:
        if self._last is not None:
            self._gaps.append(max(at_ms - self._last, 0))
            if len(self._gaps) > MOST:
                del self._gaps[0]
        self._last = at_ms

    def _write(self, text: str) -> None:
        if len(self._written) + len(text) > MOST:
            self.too_long = True
            return
        self._written += text
