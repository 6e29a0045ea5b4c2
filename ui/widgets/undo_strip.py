"""The strip that says what was just done and takes it back for ten seconds."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel

_SECOND = 1_000_000


class UndoStrip(QFrame):
    """“Đã gọi A012 · Hoàn tác (10 giây)”: counts down on the office's clock and goes by itself."""

    undo_asked = Signal()

    def __init__(self, now: Callable[[], int], key: str = "Ctrl+Z", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setProperty("kind", "strip")
        self.setObjectName("undoStrip")
        self._now = now
        self._until = 0
        self._words = ElidedLabel("", "body-medium", "paper")
        self._button = Button(_("Hoàn tác"), variant="outlined", icon="undo", key=key, height=30)
        self._button.setObjectName("undo")
        self._button.clicked.connect(self.undo_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(5), theme.px(6), theme.px(5))
        row.setSpacing(theme.px(10))
        row.addWidget(Icon("check", "paper", 16))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._tick)
        self.hide()

    def offer(self, words: str, until: int) -> None:
        """Says what was done and offers to take it back until an instant."""
        self._words.say(words)
        self._until = until
        self._tick()
        if self._until > self._now():
            self.show()
            self._timer.start()

    def withdraw(self) -> None:
        """Goes away: taken back, or too late."""
        self._timer.stop()
        self.hide()

    def text(self) -> str:
        """Gives what was done."""
        return self._words.text()

    def button(self) -> Button:
        """Gives the button that takes it back."""
        return self._button

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops counting when nobody sees it."""
        self._timer.stop()
        super().hideEvent(event)

    def _tick(self) -> None:
        left = -(-(self._until - self._now()) // _SECOND)
        if left <= 0:
            self.withdraw()
            return
        self._button.say(_("Hoàn tác ({seconds} giây)").format(seconds=left))
