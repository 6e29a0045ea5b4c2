"""How far long work has come: a bar, painted in the theme's colours."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme import of
from ui.widgets import paint

HEIGHT = 16


class Progress(QProgressBar):
    """Stands still at nothing until the first count is known; never runs by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 1)
        self.setValue(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, done: int, total: int) -> None:
        """Shows how many of how many are done; an unknown total is an empty bar."""
        self.setRange(0, max(total, 1))
        self.setValue(min(done, total))
        self.update()

    def sizeHint(self) -> QSize:
        """Asks for 16 px of height."""
        return QSize(of(self).px(200), of(self).px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """May be short."""
        return QSize(of(self).px(80), of(self).px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the frame, then what is done."""
        theme = of(self)
        colours = theme.colours
        painter = QPainter(self)
        area = QRectF(self.rect())
        edge = paint.Edge(colours.ink if theme.contrast else colours.line, theme.px(1))
        paint.box(painter, area, theme.px(4), colours.ground, edge)
        share = self.value() / self.maximum() if self.maximum() else 0.0
        if share > 0:
            inside = area.adjusted(theme.px(2), theme.px(2), -theme.px(2), -theme.px(2))
            done = QRectF(inside.left(), inside.top(), max(inside.width() * share, theme.px(4)), inside.height())
            paint.box(painter, done, theme.px(2), colours.lam, None)
