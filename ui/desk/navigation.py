"""The column at the left: the pages of the desk, each with the key that opens it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.desk.emergency_button import EmergencyButton
from ui.theme import font, icons, of
from ui.widgets import paint

WIDTH = 84
HEIGHT = 76
LOW = 64


@dataclass(frozen=True)
class Page:
    """One page of the desk."""

    name: str
    word: str
    icon: str
    key: str


def pages() -> tuple[Page, ...]:
    """The pages there are; the keys keep the places that the whole program will have."""
    return (
        Page("counter", _("Quầy"), "counter", "Alt+1"),
        Page("appointments", _("Lịch hẹn"), "calendar", "Alt+2"),
        Page("procedures", _("Thủ tục"), "document", "Alt+3"),
        Page("guide", _("VNeID"), "id-card", "Alt+4"),
        Page("reports", _("Báo cáo"), "chart", "Alt+5"),
        Page("settings", _("Cài đặt"), "sliders", "Alt+6"),
    )


class NavigationItem(QAbstractButton):
    """One page: its icon, its word and its key; a bar and a fill show the one that is open."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.low = False
        self.setObjectName(f"nav_{page.name}")
        self.setText(page.word)
        self.setCheckable(True)
        # The keyboard goes by Alt and a digit; Tab stays among the things of the page.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(page.key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """84 wide; 76 high, or 64 in a low window."""
        theme = of(self)
        return QSize(theme.px(WIDTH), theme.px(LOW if self.low else HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the item."""
        theme = of(self)
        colours = theme.colours
        painter = QPainter(self)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(area, colours.lam_soft)
        if chosen:
            painter.fillRect(QRectF(0, 0, theme.px(4), area.height()), colours.lam)
            if theme.contrast:
                painter.fillRect(QRectF(0, 0, area.width(), theme.px(1)), colours.ink)
                painter.fillRect(QRectF(0, area.height() - theme.px(1), area.width(), theme.px(1)), colours.ink)
        colour = colours.lam if chosen else colours.ink_soft
        word, key = font(theme, "small-strong" if chosen else "small-medium"), font(theme, "small")
        line = QFontMetricsF(key).height()
        side = theme.px(22)
        top = (area.height() - side - 2 * line - theme.px(2)) / 2
        icons.draw(painter, self.page.icon, colour, QRectF((area.width() - side) / 2, top, side, side))
        inside = area.adjusted(theme.px(5), 0, -theme.px(3), 0)
        painter.setFont(word)
        y = top + side + theme.px(2)
        paint.words(painter, QRectF(inside.left(), y, inside.width(), line), self.text(), colour, paint.CENTRE)
        painter.setFont(key)
        below = QRectF(inside.left(), y + line, inside.width(), line)
        paint.words(painter, below, self.page.key, colour, paint.CENTRE)


class Navigation(QFrame):
    """All pages under each other."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setProperty("kind", "bar")
        self.setProperty("edge", "right")
        self.setFixedWidth(of(self).px(WIDTH))
        self._group = QButtonGroup(self)
        self._items: dict[str, NavigationItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, of(self).px(8), of(self).px(1), 0)
        column.setSpacing(0)
        for page in pages():
            item = NavigationItem(page)
            item.clicked.connect(lambda _on, name=page.name: self.chosen.emit(name))
            self._group.addButton(item)
            self._items[page.name] = item
            column.addWidget(item)
        column.addStretch(1)
        self.emergency = EmergencyButton()
        column.addWidget(self.emergency)

    def show_chosen(self, name: str) -> None:
        """Mark the page that is open."""
        self._items[name].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Items become lower in a low window, before anything else gives way."""
        low = self.height() < of(self).px(640)
        for item in self._items.values():
            if item.low != low:
                item.low = low
                item.updateGeometry()
        super().resizeEvent(event)
