"""Four faces and what could be better, for a finger: the same at the kiosk and on the desk's second screen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from onestop_desk.domain.ratings import Level, RatingReason
from onestop_desk.words import _, ratings
from ui.theme import font, icons, of
from ui.widgets import paint
from ui.widgets.labels import Words

FACES = {
    Level.VERY_SATISFIED: "face-laughing",
    Level.SATISFIED: "face-smiling",
    Level.NEUTRAL: "face-straight",
    Level.UNSATISFIED: "face-sad",
}
ROOM = 32
"""Inside a tile, beside its words."""


class Tile(QAbstractButton):
    """A face or a reason with its words; chosen it is tinted and ticked, never by colour alone."""

    def __init__(self, words: str, icon: str, *, high: int, upright: bool, kind: str) -> None:
        super().__init__()
        self._icon, self._high, self._stands, self._kind = icon, high, upright, kind
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As high as drawn; as wide as there is room."""
        theme = of(self)
        return QSize(theme.px(200), theme.px(self._high))

    def minimumSizeHint(self) -> QSize:
        """Four fifths of that still take a finger and two lines."""
        theme = of(self)
        return QSize(theme.px(120), theme.px(self._high * 4 // 5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the tile: the face above its words, or before them."""
        theme, area = of(self), QRectF(self.rect())
        colours, chosen = theme.colours, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = colours.lam_soft if chosen or self.isDown() else colours.paper
        edge = paint.Edge(colours.lam if chosen else colours.ink_soft, theme.px(6 if chosen else 2))
        paint.box(painter, area, theme.px(16), fill, edge)
        colour = colours.lam if chosen else colours.ink
        side = area.height() * 0.38 if self._stands else theme.px(self._high * 0.5)
        if self._stands:
            top = area.height() * 0.16
            icons.draw(painter, self._icon, colour, QRectF((area.width() - side) / 2, top, side, side))
            room = QRectF(theme.px(12), top + side, area.width() - theme.px(24), area.height() - top - side)
            self._draw_words(painter, room, Qt.AlignmentFlag.AlignCenter)
        else:
            left = theme.px(ROOM)
            icons.draw(painter, self._icon_now(), colour, QRectF(left, (area.height() - side) / 2, side, side))
            x = left + side + theme.px(24)
            room = QRectF(x, 0, area.width() - x - theme.px(16), area.height())
            self._draw_words(painter, room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _icon_now(self) -> str:
        return "check" if self._icon == "plus" and self.isChecked() else self._icon

    def _draw_words(self, painter: QPainter, room: QRectF, where: Qt.AlignmentFlag) -> None:
        theme = of(self)
        letters = font(theme, self._kind)
        flags = where | Qt.TextFlag.TextWordWrap
        while letters.pointSizeF() > theme.points(15):
            needed = QFontMetricsF(letters).boundingRect(room, flags, self.text())
            if needed.height() <= room.height() and needed.width() <= room.width():
                break
            letters.setPointSizeF(letters.pointSizeF() * 0.94)
        painter.setFont(letters)
        painter.setPen(theme.colours.lam if self.isChecked() else theme.colours.ink)
        painter.drawText(room, flags, self.text())


class RatingPanel(QWidget):
    """One level, any number of reasons, and the button that sends both."""

    sent = Signal(int, object)
    """The level and a tuple of codes."""

    def __init__(self, window: QWidget, reasons: Sequence[RatingReason], *, upright: bool) -> None:
        super().__init__(window)
        theme = of(window)
        self.levels: dict[Level, Tile] = {}
        self.reasons: dict[str, Tile] = {}
        grid = QGridLayout()
        grid.setSpacing(theme.px(20))
        for at, (level, icon) in enumerate(FACES.items()):
            tile = Tile(
                ratings.level(level), icon, high=176 if upright else 230, upright=not upright, kind="kiosk-pair"
            )
            tile.setObjectName(f"level_{level.value}")
            tile.clicked.connect(lambda _on=False, level=level: self._choose(level))
            self.levels[level] = tile
            grid.addWidget(tile, at if upright else 0, 0 if upright else at)
        self.better = Words(_("Điều gì cần làm tốt hơn?"), "kiosk-pair")
        self.better_line = Words(_("Không bắt buộc, chọn được nhiều ý."), "kiosk-row-soft", "ink_soft", wrap=True)
        below = QGridLayout()
        below.setSpacing(theme.px(16))
        for at, reason in enumerate(reasons):
            tile = Tile(ratings.reason(reason), "plus", high=112 if upright else 132, upright=False, kind="kiosk-foot")
            tile.setObjectName(f"reason_{reason.code}")
            tile.clicked.connect(self._show_ready)
            self.reasons[reason.code] = tile
            below.addWidget(tile, *divmod(at, 2 if upright else 4))
        self.send = QPushButton()
        self.send.setObjectName("sendRating")
        self.send.setProperty("card", "main")
        self.send.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.send.setMinimumHeight(theme.px(132 if upright else 112))
        inside = QVBoxLayout(self.send)
        self.word: QLabel = Words(_("Gửi đánh giá"), "kiosk-second", "paper")
        self.word.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.send.setAccessibleName(self.word.text())
        inside.addWidget(self.word, 0, Qt.AlignmentFlag.AlignCenter)
        self.send.clicked.connect(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(20))
        column.addLayout(grid, 4)
        words: QBoxLayout = QVBoxLayout() if upright else QHBoxLayout()
        words.setSpacing(theme.px(4 if upright else 24))
        words.addWidget(self.better)
        words.addWidget(self.better_line, 0 if upright else 1)
        column.addLayout(words)
        column.addLayout(below, 2)
        column.addWidget(self.send)
        self._show_ready()

    @property
    def level(self) -> Level | None:
        """What was chosen so far."""
        return next((level for level, tile in self.levels.items() if tile.isChecked()), None)

    def chosen(self) -> tuple[str, ...]:
        """The reasons that were ticked."""
        return tuple(code for code, tile in self.reasons.items() if tile.isChecked())

    def _choose(self, level: Level) -> None:
        for one, tile in self.levels.items():
            tile.setChecked(one is level)
        self._show_ready()

    def _show_ready(self) -> None:
        ready = self.level is not None
        self.send.setEnabled(ready)
        self.word.setProperty("tone", "paper" if ready else "ink_soft")
        self.word.style().polish(self.word)

    def _send(self) -> None:
        if self.level is not None:
            # A second tap of the same finger sends nothing more.
            self.send.setEnabled(False)
            self.sent.emit(self.level.value, self.chosen())

    def again(self) -> None:
        """It was not sent: the same may be sent once more."""
        self._show_ready()
