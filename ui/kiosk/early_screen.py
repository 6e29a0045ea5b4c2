"""Too early for the appointment: when to come back, or a number now with the time given up; both said plainly."""

from PySide6.QtCore import Signal

from onestop_desk.domain.instants import Instant
from onestop_desk.words import _, marked, phrases
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.screen import Screen
from ui.kiosk.touch import big_button

TITLE = marked("Ông/bà đến sớm hơn giờ hẹn")


class EarlyScreen(Screen):
    """Coming back is the main way: the time is worth more than a number now."""

    back_later = Signal()
    given_up = Signal()

    def __init__(self, kit: Kit, start: Instant, opens: Instant | None) -> None:
        super().__init__(kit)
        self.setObjectName("earlyScreen")
        whole = kit.column(self, margins=(MARGIN, 36, MARGIN, 24), gap=36)
        title = kit.column(gap=4)
        title.addWidget(kit.words(_(TITLE), "kiosk-title"))
        title.addWidget(kit.words(says.other_language(TITLE), "kiosk-english", "ink_soft"))
        whole.addLayout(title)
        card = kit.frame("kiosk-card")
        inside = kit.row(card, margins=(48, 36), gap=48)
        inside.addWidget(kit.icon("clock", "cam", 112))
        words = kit.column(gap=8)
        words.addWidget(kit.words(_("Giờ hẹn của ông/bà: {time}").format(time=phrases.clock(start)), "kiosk-pair"))
        again = _("Máy nhận lịch hẹn này từ {time}.").format(time=phrases.clock(opens)) if opens is not None else ""
        if again:
            words.addWidget(kit.words(again, "kiosk-foot"))
        inside.addLayout(words, 1)
        whole.addWidget(card)
        clock = phrases.clock(opens) if opens is not None else ""
        later = _("Tôi quay lại từ {time}").format(time=clock) if clock else _("Tôi quay lại sau")
        kept = (_("Giờ hẹn vẫn giữ nguyên"), "kiosk-english")
        height = kit.pick_raw(232, 176)
        self.later = big_button(kit, "comeBack", "return", ((later, "kiosk-second"), kept), height=height)
        self.later.clicked.connect(self.back_later)
        lost = (_("Bỏ giờ hẹn, chờ như người lấy số"), "kiosk-english")
        number = (_("Lấy số ngay bây giờ"), "kiosk-second")
        self.now = big_button(kit, "numberNow", "ticket", (number, lost), kind="second", height=height)
        self.now.clicked.connect(self.given_up)
        offers = kit.column(gap=24) if kit.upright else kit.row(gap=32)
        offers.addWidget(self.later, 0 if kit.upright else 1)
        offers.addWidget(self.now, 0 if kit.upright else 1)
        whole.addLayout(offers)
        whole.addStretch(1)
