"""Two screens that say one thing: a number could not be taken, and where a person helps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from onestop_desk.words import _, marked
from onestop_desk.words.refusals import sentence as refusal_sentence
from ui.kiosk import says
from ui.kiosk.frame import Footer
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.screen import Screen
from ui.kiosk.touch import TouchCard, big_button
from ui.theme import Tone

FAILED = marked("Chưa lấy được số")
STAFF = marked("Mời ông/bà đến Quầy hướng dẫn")


class MessageScreen(Screen):
    """A headline, a sentence, and one button."""

    def _lay(self, icon: str, tone: Tone, words: tuple[str, str, str], button: TouchCard) -> None:
        kit = self.kit
        headline, second, sentence = words
        whole = kit.column(self, margins=(MARGIN, 36, MARGIN, 24), gap=36)
        whole.addStretch(1)
        card: QFrame = kit.frame("kiosk-notice" if tone == "cam" else "kiosk-card")
        inside = kit.row(card, margins=(56, 48), gap=56)
        inside.addWidget(kit.icon(icon, tone, 168))
        lines = kit.column(gap=16)
        lines.addWidget(kit.words(headline, "kiosk-title"))
        lines.addWidget(kit.words(second, "kiosk-english", "ink_soft"))
        lines.addWidget(kit.words(sentence, "kiosk-foot"))
        inside.addLayout(lines, 1)
        whole.addWidget(card)
        whole.addWidget(button)
        whole.addStretch(2)


class FailedScreen(MessageScreen):
    """No number was saved, or a rule said no: what to do, and another try where one makes sense."""

    again_touched = Signal()
    groups_touched = Signal()

    def __init__(self, kit: Kit, code: str, *, may_retry: bool) -> None:
        super().__init__(kit)
        self.setObjectName("failedScreen")
        sentence = _("Mời đến Quầy hướng dẫn.") if may_retry else refusal_sentence(code, public=True)
        label, icon = (_("Thử lại"), "refresh") if may_retry else (_("Chọn việc khác"), "list")
        self.again = big_button(
            kit,
            "again" if may_retry else "otherGroups",
            icon,
            ((label, "kiosk-second"),),
            height=kit.pick_raw(232, 200),
        )
        self.again.clicked.connect(self.again_touched if may_retry else self.groups_touched)
        self._lay("warning", "cam", (_(FAILED), says.other_language(FAILED), sentence), self.again)


class StaffScreen(MessageScreen):
    """Where a person helps: the clerk can give a number as well."""

    done = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.setObjectName("staffScreen")
        sentence = _("Cán bộ ở Quầy hướng dẫn lấy số và xem giấy tờ giúp ông/bà. Không cần biết dùng máy.")
        self.close_button = big_button(
            kit, "understood", "check", ((_("Đã hiểu"), "kiosk-second"),), height=kit.pick_raw(232, 200)
        )
        self.close_button.clicked.connect(self.done)
        self._lay("users", "lam", (_(STAFF), says.other_language(STAFF), sentence), self.close_button)

    def footer(self) -> Footer:
        """Only the way back: this screen is the help."""
        return Footer(self.kit, (self.back(), None))
