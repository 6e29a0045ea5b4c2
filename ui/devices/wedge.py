"""A handheld scanner that types like a keyboard: many characters faster than fingers, ended by Enter or by silence."""

import re

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_MS = 120
"""A scanner leaves a few milliseconds between characters, a person rarely under 120."""
LEAST = 6
"""Shorter than a code of six figures is no scan but a bumped key."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,}")


class Wedge(QObject):
    """Collects what is typed into nothing; `read` gives it once it is over."""

    read = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.end)

    def type(self, text: str) -> None:
        """One key more."""
        if text.isprintable():
            self._typed += text
            self._quiet.start()

    def end(self) -> None:
        """Enter, or silence: what was typed is whole, or was nothing."""
        self._quiet.stop()
        typed, self._typed = self._typed.strip(), ""
        if len(typed) >= LEAST:
            self.read.emit(typed)


def token_in(text: str) -> str | None:
    """The token in what a scanner read: the last part of an address, or the token alone; None when there is none."""
    last = text.strip().partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return last if _TOKEN.fullmatch(last) else None
