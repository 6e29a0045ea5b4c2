"""Draws the ring that shows where the keyboard is, outside the control that has it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.theme.tokens import Theme

RING = "ring"
"""Property of a control that wants the ring: its corner radius in pixels of the pictures."""


class FocusRings(QObject):
    """Moves one ring to whichever control has the keyboard; controls that draw their own focus have none."""

    def __init__(self, app: QApplication, theme_of: Callable[[QWidget], Theme]) -> None:
        super().__init__(app)
        self._theme_of = theme_of
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None:
            self._ring.let_go()
            self._ring = None
        if new is not None and new.property(RING) is not None:
            self._ring = FocusRing(new, self._theme_of)


class FocusRing(QWidget):
    """A 2 px line around a control with a 2 px gap; it follows the control and never takes the mouse."""

    def __init__(self, control: QWidget, theme_of: Callable[[QWidget], Theme]) -> None:
        super().__init__(_ground_of(control))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setObjectName("focusRing")
        self._control = control
        self._theme_of = theme_of
        self._watched: list[QWidget] = []
        walker: QWidget | None = control
        while walker is not None and walker is not self.parentWidget():
            walker.installEventFilter(self)
            self._watched.append(walker)
            walker = walker.parentWidget()
        control.destroyed.connect(self.deleteLater)
        self._place()

    def let_go(self) -> None:
        """Leaves the control, which may be gone already."""
        for widget in self._watched:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:  # the widget was deleted while it had the keyboard
                continue
        self._watched.clear()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the control when it or what it lies in moves, grows, shows or hides."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line, leaving the control under it untouched."""
        theme = self._theme_of(self._control)
        width, reach = theme.px(2), theme.px(4)
        radius = theme.px(float(self._control.property(RING) or 0)) + reach - width / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours.lam), width))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, radius, radius)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self._control.isVisibleTo(parent):
            self.hide()
            return
        reach = self._theme_of(self._control).px(4)
        corner = self._control.mapTo(parent, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._control.size()).adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()


def _ground_of(control: QWidget) -> QWidget:
    """Finds what the ring lies on: the moving sheet of a scroll area, so that it scrolls along, or the window."""
    child, parent = control, control.parentWidget()
    while parent is not None and not child.isWindow():
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent and child is not control:
            return child
        child, parent = parent, parent.parentWidget()
    return child if child.isWindow() else control.window()
