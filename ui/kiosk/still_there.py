"""The question before the kiosk goes back by itself: is anybody still there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from onestop_desk.words import _, marked, plural
from ui.kiosk import says
from ui.kiosk.kit import Kit
from ui.kiosk.touch import big_button

QUESTION = marked("Ông/bà còn ở đó không?")


class StillThere(QFrame):
    """A veil over the screen with one big answer; a touch anywhere is an answer too."""

    answered = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "kiosk-veil")
        self.setObjectName("stillThere")
        self._kit = kit
        whole = kit.column(self, margins=(_side(kit), 0))
        whole.addStretch(1)
        card = QFrame()
        card.setProperty("kind", "kiosk-card")
        inside = kit.column(card, margins=(56, 48), gap=20)
        inside.addWidget(kit.words(_(QUESTION), "kiosk-title", align="centre"))
        inside.addWidget(kit.words(says.other_language(QUESTION), "kiosk-english", "ink_soft", align="centre"))
        self._left = kit.words("", "kiosk-body", "ink_soft", align="centre")
        inside.addWidget(self._left)
        self.yes = big_button(kit, "stillHere", "check", ((_("Còn"), "kiosk-main"),), height=232)
        self.yes.clicked.connect(self.answered)
        inside.addWidget(self.yes)
        whole.addWidget(card)
        whole.addStretch(1)
        # Nothing behind the veil may be pressed through it.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation, False)
        self.hide()

    def ask(self, seconds: int) -> None:
        """Covers the screen and counts the last seconds."""
        with self._kit.spoken():
            sentence = plural("Màn hình về đầu sau {n} giây", seconds).format(n=seconds)
        self._left.say(sentence)
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        if not self.isVisible():
            self.show()
            self.raise_()


def _side(kit: Kit) -> int:
    """How far the card stays from the sides of the screen, in pixels of the pictures."""
    return 80 if kit.upright else 420
