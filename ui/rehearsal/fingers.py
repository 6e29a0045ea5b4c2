"""A finger on a button and a key of the keyboard, given to a window as the screen and the keyboard would."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def touch(button: QAbstractButton) -> None:
    """Presses and lets go in the middle of a button; one that is grey does not answer."""
    centre = QPointF(button.rect().center())
    window = QPointF(button.mapTo(button.window(), QPoint(int(centre.x()), int(centre.y()))))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none))
    for kind, held in kinds:
        event = QMouseEvent(kind, centre, window, window, left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(button, event)
    settle()


def press(window: QWidget, key: Qt.Key) -> None:
    """Presses and lets go of a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
    settle()


def type_text(widget: QWidget, text: str) -> None:
    """Types letter by letter, as the keyboard or a handheld scanner does."""
    none = Qt.KeyboardModifier.NoModifier
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, none, letter))
    settle()


def chord(page: QWidget, keys: str) -> None:
    """Presses keys that are a shortcut of a page; without a display no window is active to hear them."""
    wanted = QKeySequence(keys)
    for shortcut in page.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if shortcut.key() == wanted and shortcut.isEnabled():
            shortcut.activated.emit()
    settle()


def settle() -> None:
    """Lets everything that was asked for happen."""
    QApplication.processEvents()
