"""The button for help at the foot of the navigation; after its first press it says that it wants a second."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from onestop_desk.words import _
from ui.theme import font, icons, of
from ui.widgets import paint
from ui.widgets.cover import THROUGH

WIDTH, HEIGHT = 84, 76


class EmergencyButton(QAbstractButton):
    """Red in its words only, filled while it is armed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emergency")
        self._armed = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(THROUGH[0])
        self.show_armed(False)

    @property
    def is_armed(self) -> bool:
        """Whether the next press calls."""
        return self._armed

    def show_armed(self, armed: bool) -> None:
        """Whether the next press calls."""
        self._armed = armed
        self.setText(_("Lần nữa") if armed else _("Khẩn cấp"))
        self.setToolTip(_("Gọi các quầy khác đến giúp ngay: bấm hai lần trong 3 giây."))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the navigation."""
        return QSize(of(self).px(WIDTH), of(self).px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws icon, word and key."""
        theme = of(self)
        colours, area = theme.colours, QRectF(self.rect())
        painter = QPainter(self)
        painter.fillRect(QRectF(theme.px(12), 0, area.width() - theme.px(24), theme.px(1)), colours.line)
        if self._armed:
            painter.fillRect(area, colours.do)
        elif self.underMouse():
            painter.fillRect(area, colours.ground)
        colour = colours.paper if self._armed else colours.do
        word, key = font(theme, "small-strong"), font(theme, "small")
        line, side = QFontMetricsF(key).height(), theme.px(22)
        top = (area.height() - side - 2 * line - theme.px(2)) / 2
        icons.draw(painter, "megaphone", colour, QRectF((area.width() - side) / 2, top, side, side))
        inside = area.adjusted(theme.px(2), 0, -theme.px(2), 0)
        y = top + side + theme.px(2)
        painter.setFont(word)
        paint.words(painter, QRectF(inside.left(), y, inside.width(), line), self.text(), colour, paint.CENTRE)
        painter.setFont(key)
        paint.words(painter, QRectF(inside.left(), y + line, inside.width(), line), THROUGH[0], colour, paint.CENTRE)
