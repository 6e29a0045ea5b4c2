"""Fields to type in, with their label, their hint and what is wrong with what was typed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from ui.theme import icons, mark, of
from ui.theme.focus import RING
from ui.widgets import paint
from ui.widgets.labels import Words


class Field(QLineEdit):
    """One line to type in; with `search` it has a glass at the left, with `key` the key that leads to it."""

    def __init__(
        self,
        hint: str = "",
        *,
        low: bool = False,
        search: bool = False,
        key: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search, self._key = search, key
        self.setPlaceholderText(hint)
        self.setProperty(RING, 8)
        self.setProperty("low", low)
        self.setProperty("search", search)
        # Qt's own menu speaks English; copying and pasting have their keys.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        if key:
            self.setTextMargins(0, 0, round(paint.cap_size(key, of(self))[0]) + of(self).px(4), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the field, then its glass and its key."""
        super().paintEvent(event)
        theme = of(self)
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._search:
            side = theme.px(17)
            glass = QRectF(theme.px(10), area.center().y() - side / 2, side, side)
            icons.draw(painter, "search", theme.colours.ink_soft, glass)
        if self._key:
            wide, high = paint.cap_size(self._key, theme)
            cap = QRectF(area.right() - wide - theme.px(9), round(area.center().y() - high / 2), round(wide), high)
            edge = paint.Edge(theme.colours.line, theme.px(1))
            paint.cap(painter, cap, self._key, theme, colour=theme.colours.ink_soft, edge=edge)


class NumberField(QSpinBox):
    """A whole number, right-aligned; turning the mouse wheel over it changes it only when it has the keyboard."""

    def __init__(self, least: int = 0, most: int = 100_000, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setAlignment(paint.RIGHT)
        self.setProperty(RING, 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(of(self).px(8), 0, of(self).px(6), 0)
        self.lineEdit().setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page: scrolling past must not change a rule of the office."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LabelledField(QWidget):
    """A field under its label; what is wrong stands right below it."""

    def __init__(
        self,
        label: str,
        field: QWidget | None = None,
        *,
        remark: str = "",
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = of(self)
        self.field = field if field is not None else Field()
        self.label = Words(label, "small-medium", "ink_soft" if beside else "ink")
        self.remark = Words(remark, "small", "ink_soft")
        self.fault = Words("", "small", "do", wrap=True)
        self.fault.hide()
        self.label.setBuddy(self.field)
        self.field.setAccessibleName(label)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        top = QHBoxLayout()
        top.setSpacing(theme.px(12 if beside else 8))
        top.addWidget(self.label)
        if beside:
            top.addWidget(self.field, 1)
        else:
            top.addStretch(1)
        top.addWidget(self.remark)
        whole.addLayout(top)
        if not beside:
            whole.addWidget(self.field)
        whole.addWidget(self.fault)
        # Only now: a widget made visible before it has a parent flashes as a window of its own.
        self.remark.setVisible(bool(remark))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def complain(self, fault: str) -> None:
        """Says under the field what is wrong and how to write it."""
        self.fault.say(fault)
        self.fault.setVisible(bool(fault))
        self.field.setAccessibleDescription(fault)
        mark(self.field, wrong=bool(fault))

    def accept(self) -> None:
        """Takes the complaint away."""
        self.complain("")
