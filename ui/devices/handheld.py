"""A handheld scanner that types, caught in any window before what it types reaches a field or presses a button.

A stroke is held back for the blink a scanner needs for the next one; fingers are slower, so theirs goes on at once.
Nothing has to be taken out of a field again: its text, cursor, selection and undo never see a scan.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ui.devices.burst import MOST, Burst

HOLD_MS = 50
"""So long a stroke waits for the next one; fingers pause longer, scanners shorter."""
OVER_MS = 130
"""Some scanners send no Enter: so much silence ends what they type."""
OWN_EAR = "takesScans"
"""A widget with this property, or one around it, listens to scanners by itself."""

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_HELD_DOWN = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)
_COMBINED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_HEARD = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod, QEvent.Type.ShortcutOverride}
)


def steady_ms() -> float:
    """A clock that only goes forward."""
    return time.monotonic() * 1000


class Handheld(QObject):
    """Hears whatever has the keyboard; `read` carries a whole scan.

    `is_known` says whether a text is a code of ours: a scan without Enter that means nothing may be somebody's word.
    """

    read = Signal(str)

    def __init__(
        self,
        parent: QObject,
        is_known: Callable[[str], bool],
        *,
        prefix: str = "",
        clock: Callable[[], float] = steady_ms,
    ) -> None:
        super().__init__(parent)
        self._is_known, self._prefix, self._clock = is_known, prefix, clock
        self._heard: QObject | None = None
        self._burst = Burst(prefix)
        self._held: list[QEvent] = []
        self._passing = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._on_pause)

    def know_prefix(self, prefix: str) -> None:
        """What this scanner sends first from now on; "" for nothing."""
        self._let_pass()
        self._prefix = prefix
        self._burst = Burst(prefix)

    def start(self) -> None:
        """Listens from now on, to whatever has the keyboard."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusObjectChanged.connect(self._hear)
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._hear(QGuiApplication.focusObject())

    def stop(self) -> None:
        """Listens to nothing more."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.disconnect(self._hear)
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus)
        self._hear(None)
        self._pause.stop()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """A list that opens takes the keys of its window without becoming the window's focus object."""
        if QApplication.activePopupWidget() is not None and now is not None:
            self._hear(now)
        elif QApplication.activePopupWidget() is None:
            self._hear(QGuiApplication.focusObject())

    def _hear(self, now: QObject | None) -> None:
        if now is not self._heard:
            # Half a word belongs where it was begun.
            self._let_pass()
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = None
        if now is not None and not _has_own_ear(now):
            # Last come, first served: the keyboard's new place hears us before any filter it had.
            now.installEventFilter(self)
            self._heard = now

    # -- strokes ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Holds strokes back while they may be a scan."""
        if self._passing or event.type() not in _HEARD or watched is not self._heard:
            return False
        if isinstance(event, QInputMethodEvent):
            return self._composed(event)
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._is_end(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        return self._pressed(event)

    def _released(self, event: QKeyEvent) -> bool:
        # In its order behind the press: a button that lost its release would stay down.
        if not self._held or event.key() in _HELD_DOWN:
            return False
        self._held.append(_copy_of_key(event))
        return True

    def _is_end(self, event: QKeyEvent) -> bool:
        """Enter or Tab behind a scan; as a shortcut it would press something."""
        ends = event.key() in _ENDS and bool(self._held) and self._burst.is_scanner
        if ends:
            event.accept()
        return ends

    def _pressed(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in _HELD_DOWN or _is_part_of_alt_code(event):
            return False
        if self._is_end(event):
            return self._end(closed=True)
        if key == Qt.Key.Key_Backspace and self._held:
            self._burst.erase(self._time_of(event))
            self._hold(_copy_of_key(event))
            return True
        if not text or not text.isprintable() or event.isAutoRepeat() or _is_chord(event):
            self._let_pass()
            return False
        self._burst.key(text, self._time_of(event))
        self._hold(_copy_of_key(event))
        return True

    def _composed(self, event: QInputMethodEvent) -> bool:
        if not (self._held or event.commitString() or event.preeditString()):
            return False
        if len(event.commitString()) > MOST:
            # Dictated or pasted: no scanner writes so much.
            self._let_pass()
            return False
        replaced = event.replacementStart(), event.replacementLength()
        self._burst.compose(event.commitString(), event.preeditString(), self._clock(), replaced)
        copy = QInputMethodEvent(event.preeditString(), event.attributes())
        copy.setCommitString(event.commitString(), *replaced)
        self._hold(copy)
        return True

    def _time_of(self, event: QKeyEvent) -> float:
        # The keyboard's own clock, where there is one: strokes that waited for a busy screen come all at once.
        return float(event.timestamp()) or self._clock()

    def _hold(self, copy: QEvent) -> None:
        if self._burst.too_long:
            # Swallowed, and refused as a whole when it ends.
            self._held = self._held[:1]
        self._held.append(copy)
        self._pause.start(OVER_MS if self._burst.is_scanner else HOLD_MS)

    # -- what it was -----------------------------------------------------------------------------------------------

    def _on_pause(self) -> None:
        if self._burst.is_scanner:
            self._end(closed=False)
        else:
            self._let_pass()

    def _end(self, *, closed: bool) -> bool:
        """Tells a scan, or gives somebody's writing back; whether it was a scan."""
        burst, text = self._burst, self._burst.text
        may_be_writing = burst.may_be_writing(closed=closed) or _is_secret(self._heard)
        if not burst.too_long and may_be_writing and not self._is_known(text):
            self._let_pass()
            return False
        composed = any(isinstance(event, QInputMethodEvent) for event in self._held)
        self._forget()
        if composed:
            # What the input method still holds belongs to the scan too.
            QGuiApplication.inputMethod().reset()
        self.read.emit(text)
        return True

    def _let_pass(self) -> None:
        """Gives everything that was held to where the keyboard was, in its order."""
        target, held = self._heard, self._held
        self._forget()
        if not held or target is None or not isValid(target):
            return
        self._passing = True
        try:
            for event in held:
                if isValid(target):
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._passing = False

    def _forget(self) -> None:
        self._pause.stop()
        self._held, self._burst = [], Burst(self._prefix)


def _has_own_ear(place: QObject) -> bool:
    around: QObject | None = place
    while around is not None:
        if around.property(OWN_EAR):
            return True
        around = around.parentWidget() if isinstance(around, QWidget) else around.parent()
    return False


def _is_secret(place: QObject | None) -> bool:
    """Whether passwords are written there: a keeper of passwords types as fast as any scanner, and ends with Enter."""
    return isinstance(place, QLineEdit) and place.echoMode() is not QLineEdit.EchoMode.Normal


def _is_chord(event: QKeyEvent) -> bool:
    held = event.modifiers() & _COMBINED
    # AltGr shows as both: on many layouts it writes | and @.
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(held) and held != both


def _is_part_of_alt_code(event: QKeyEvent) -> bool:
    """Some scanners write letters with marks as Alt and figures of the keypad; the letter itself comes after."""
    wanted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    return event.modifiers() & wanted == wanted


def _copy_of_key(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
