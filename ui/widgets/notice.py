"""The box that says something needs a hand, or is good to know: what happened, and what to do."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import of
from ui.widgets import paint
from ui.widgets.icon import Icon
from ui.widgets.labels import Words

NoticeTone = Literal["lam", "luc", "cam", "do"]

ICONS: dict[NoticeTone, str] = {"lam": "info", "luc": "check-circle", "cam": "warning", "do": "alert"}


class Notice(QFrame):
    """One bold line, one sentence, and its button at the right; the edge says how much it matters."""

    def __init__(
        self,
        headline: str,
        sentence: str = "",
        tone: NoticeTone = "cam",
        *,
        icon: str | None = None,
        headline_kind: str = "strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: NoticeTone = tone
        theme = of(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.icon = Icon(icon or ICONS[tone], tone, 20)
        self.headline = Words(headline, headline_kind, wrap=True)
        self.sentence = Words(sentence, "small", "ink_soft", wrap=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        self.row.setSpacing(theme.px(12))
        self.row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.headline)
        words.addWidget(self.sentence)
        words.addStretch(1)
        self.row.addLayout(words, 1)
        # Only now: a widget made visible before it has a parent flashes as a window of its own.
        self.headline.setVisible(bool(headline))
        self.sentence.setVisible(bool(sentence))
        self.setMinimumHeight(theme.px(44))

    def say(self, headline: str, sentence: str = "", tone: NoticeTone | None = None, icon: str | None = None) -> None:
        """Changes what it says, and how much it matters."""
        self._tone = tone or self._tone
        self.headline.say(headline)
        self.sentence.say(sentence)
        self.headline.setVisible(bool(headline))
        self.sentence.setVisible(bool(sentence))
        self.icon.turn(icon or ICONS[self._tone], self._tone)
        self.update()

    @property
    def tone(self) -> NoticeTone:
        """How much it matters."""
        return self._tone

    def add(self, button: QWidget) -> None:
        """Puts a button at the right."""
        self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the white box, its line and its thick left edge."""
        theme = of(self)
        colour = theme.colours.tone(self._tone)
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint.box(painter, area, theme.px(8), theme.colours.paper, paint.Edge(colour, theme.px(1)))
        inside = QPainterPath()
        inside.addRoundedRect(area, theme.px(8), theme.px(8))
        painter.setClipPath(inside)
        painter.fillRect(QRectF(area.left(), area.top(), theme.px(4), area.height()), colour)
