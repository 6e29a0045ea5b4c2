"""A dialog inside its window: a dark cover over the page and a white panel in the middle."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import of

THROUGH = ("Ctrl+F12", "Ctrl+F11", "Ctrl+F10")
"""Keys that act through every question: to call for help, to accept and to end such a call."""


class Cover(QWidget):
    """Covers a window while one question is asked; keys and clicks reach only its panel.

    Keys that act while it is up are given to `bind`: shortcuts of the page behind are silent.
    """

    left = Signal()

    def __init__(self, window: QWidget, *, width: int, height: int) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wanted = QSize(width, height)
        self._keys: dict[str, Callable[[], object]] = {}
        self._before: QWidget | None = None
        self._window = window
        self._asking = False
        self.panel = QFrame(self)
        self.panel.setProperty("kind", "dialog")
        self.panel.setObjectName("coverPanel")
        self.body = QVBoxLayout(self.panel)
        edge = of(window).px(1)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(0)
        self.bind("Esc", self.leave)
        self.hide()

    def bind(self, key: str, act: Callable[[], object]) -> None:
        """Lets a key act while the cover is up; `F9`, `Ctrl+P`, `Esc`."""
        self._keys[QKeySequence(key).toString()] = act

    def ask(self, first: QWidget | None = None) -> None:
        """Covers the window and puts the keyboard on the first control."""
        if not self._asking:
            self._asking = True
            self._before = QApplication.focusWidget()
            self._window.installEventFilter(self)
            _application().focusChanged.connect(self._on_focus_changed)
        self._place()
        self.show()
        self.raise_()
        target = first or self._next_control(forward=True) or self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_asking(self) -> bool:
        """Says whether the window is covered."""
        return self._asking

    def leave(self) -> None:
        """Takes the cover away and gives the keyboard back to where it was."""
        if not self._asking:
            return
        self._asking = False
        self._window.removeEventFilter(self)
        _application().focusChanged.disconnect(self._on_focus_changed)
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisibleTo(self._window):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def resize_panel(self, width: int, height: int) -> None:
        """Asks for another size of the panel; it never grows past its window."""
        self._wanted = QSize(width, height)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Takes every key that would have been a shortcut of the page behind."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()).toString() in THROUGH:
                return super().event(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Does what a bound key does, once however long it is held; other keys end here."""
        act = self._keys.get(QKeySequence(event.keyCombination()).toString())
        if act is not None and not event.isAutoRepeat():
            act()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Keeps the Tab key inside the panel."""
        target = self._next_control(forward=next)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lets no click through to the page behind."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the plain cover."""
        colour = QColor(of(self).colours.ink)
        colour.setAlphaF(0.45)
        QPainter(self).fillRect(self.rect(), colour)

    def _next_control(self, *, forward: bool) -> QWidget | None:
        # By the tree, never by Qt's chain: asking a widget for its neighbour makes the neighbour the bindings' child
        # of it, and a page whose widgets belong to a question is torn apart when the question goes.
        inside = self.panel.findChildren(QWidget)
        start = QApplication.focusWidget()
        at = inside.index(start) if start in inside else -1
        turned = inside[at + 1 :] + inside[: max(at, 0)]
        return next(filter(self._takes_tab, turned if forward else reversed(turned)), None)

    def _takes_tab(self, widget: QWidget) -> bool:
        takes = Qt.FocusPolicy(widget.focusPolicy()) & Qt.FocusPolicy.TabFocus
        reachable = widget.isEnabled() and widget.isVisibleTo(self) and widget.focusProxy() is None
        return bool(takes) and reachable and self.panel.isAncestorOf(widget)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        outside = new is not None and new is not self and not self.isAncestorOf(new)
        if new is not None and outside and new.window() is self.window() and self.isVisible() and self._is_top():
            (self._next_control(forward=True) or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_top(self) -> bool:
        """Whether no other question was asked on top of this one; raised last, a cover is its window's last child."""
        asking = [cover for cover in self._window.findChildren(Cover) if cover.is_asking()]
        return asking[-1:] == [self]

    def _place(self) -> None:
        theme = of(self)
        self.setGeometry(self._window.rect())
        edge = theme.px(16)
        room = self.rect().adjusted(edge, edge, -edge, -edge).size()
        size = QSize(theme.px(self._wanted.width()), theme.px(self._wanted.height())).boundedTo(room)
        corner = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        self.panel.setGeometry(QRect(corner, size))


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a cover needs a running application")
    return app
