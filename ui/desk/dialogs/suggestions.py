"""A field with sentences ready: the arrows walk through them, and what is typed stays free."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field


class SuggestingField(Field):
    """↓ takes the next sentence, ↑ the one before; without sentences a plain field."""

    def __init__(self, suggestions: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._suggestions = tuple(suggestions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose; every other key types."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self._suggestions:
            super().keyPressEvent(event)
            return
        known = self.text().strip()
        at = self._suggestions.index(known) + step if known in self._suggestions else (0 if step > 0 else -1)
        self.setText(self._suggestions[at % len(self._suggestions)])
