"""Tells a clerk's keys from a scanner that types: a digit is an answer, V and two digits a code, a burst a card.

What a scanner typed is handed on once and forgotten; it never stands in a widget.
"""

import re

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

ALONE_MS = 60
"""A scanner's next character comes within a few milliseconds: a digit alone for so long was a finger."""
OVER_MS = 150
"""Some scanners send no Enter: so much silence ends what they type."""
LEAST = 6
"""Shorter bursts are quick fingers, not a card."""
CODE_MS = 2000
"""Fingers are slower: after the V of a code its digits are waited for so long."""
CODE = re.compile(r"[Vv][0-9]{2}")
_BEGINNING = re.compile(r"[Vv][0-9]?")
MOST = 600
"""The longest text of a card has under 300 characters; whatever is longer is no card and is not collected."""


class Strokes(QObject):
    """Takes keys one by one; `digits` are fingers, `coded` is the code of a hand-out, `scanned` is a burst."""

    digits = Signal(str)
    coded = Signal(str)
    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._count = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.end)

    @property
    def collecting(self) -> bool:
        """Whether a burst may be under way: then keys that would act belong to it."""
        return self._count > 0

    def take(self, event: QKeyEvent) -> bool:
        """One key; whether it belongs here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.collecting:
            self.end()
            return True
        if event.key() == Qt.Key.Key_Backspace and self.collecting:
            # Vietnamese typing tools take letters back while a scanner types a name.
            self._typed = self._typed[:-1]
            self._pause.start(OVER_MS)
            return True
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        text = event.text()
        if not text or not text.isprintable() or event.modifiers() & held or event.isAutoRepeat():
            return False
        if not self.collecting and (text.isspace() or not text.isalnum()):
            return False
        self._typed = (self._typed + text)[:MOST]
        self._count += 1
        self._pause.start(self._patience())
        return True

    def _patience(self) -> int:
        if _BEGINNING.fullmatch(self._typed):
            return CODE_MS
        return ALONE_MS if self._count == 1 else OVER_MS

    def end(self) -> None:
        """Enter, or silence: what was typed is whole."""
        self._pause.stop()
        typed, self._typed, count, self._count = self._typed, "", self._count, 0
        if count >= LEAST:
            self.scanned.emit(typed)
        elif CODE.fullmatch(typed):
            self.coded.emit(typed.upper())
        elif typed.isdecimal():
            self.digits.emit(typed)

    def forget(self) -> None:
        """Drops what was typed so far."""
        self._pause.stop()
        self._typed, self._count = "", 0
