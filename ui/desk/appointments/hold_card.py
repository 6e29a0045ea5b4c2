"""The held seat in its box: time and day large, where and how long below, the button that changes it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import Tone, of
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.labels import ElidedLabel, WrappedLabel


class HoldCard(QFrame):
    """Orange while it is only held, blue when it is an appointment."""

    def __init__(self, tone: Tone = "cam", *, key: str = "Alt+D", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self._tone: Tone = tone
        self.setObjectName("holdCard")
        self.setMinimumHeight(theme.px(64))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.time = WrappedLabel("", "visit")
        self.where = ElidedLabel("", "small", "ink_soft")
        words.addWidget(self.time)
        words.addWidget(self.where)
        row.addLayout(words, 1)
        self.change = Button(_("Đổi"), key=key)
        self.change.setObjectName("change")
        row.addWidget(self.change)

    def say(self, time: str, where: str, tone: Tone | None = None) -> None:
        """Shows another seat."""
        self.time.say(time)
        self.where.say(where)
        self._tone = tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box, its line and its thick left edge."""
        theme = of(self)
        colour, area = theme.colours.tone(self._tone), QRectF(self.rect())
        painter = QPainter(self)
        paint.box(painter, area, theme.px(8), theme.colours.paper, paint.Edge(colour, theme.px(1)))
        inside = QPainterPath()
        inside.addRoundedRect(area, theme.px(8), theme.px(8))
        painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(area.left(), area.top(), theme.px(4), area.height()), colour)
