"""Rating at the kiosk: hold the slip's code before the scanner, choose a face, thanks."""

from PySide6.QtCore import Signal

from onestop_desk.words import _, marked, phrases
from onestop_desk.words.refusals import sentence as refusal_sentence
from ui.kiosk import says
from ui.kiosk.flow import Rated
from ui.kiosk.frame import Footer
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.message_screen import MessageScreen
from ui.kiosk.rating_flow import NOT_SENT
from ui.kiosk.screen import Screen
from ui.kiosk.touch import big_button
from ui.widgets.rating_panel import RatingPanel

HOLD = marked("Đưa mã QR trên phiếu số vào máy quét")
HOW = marked("Ông/bà được phục vụ thế nào?")
THANKS = marked("Cảm ơn ông/bà đã đánh giá")


class RateScanScreen(MessageScreen):
    """Waits for the code; what was wrong with the last one is said here."""

    closed = Signal()

    def __init__(self, kit: Kit, refusal: str | None) -> None:
        super().__init__(kit)
        self.setObjectName("rateScanScreen")
        line = _("Mỗi phiếu đánh giá một lần, sau khi làm xong tại quầy. Đánh giá không kèm tên.")
        if refusal is not None:
            line = refusal_sentence(refusal, public=True) if refusal not in {"busy", "offline"} else says_later()
        close = big_button(
            kit, "closeRating", "x", ((_("Thôi"), "kiosk-second"),), height=kit.pick_raw(232, 200), kind="second"
        )
        close.clicked.connect(self.closed)
        self._lay("qr", "lam" if refusal is None else "cam", (_(HOLD), says.other_language(HOLD), line), close)


class RateScreen(Screen):
    """Four levels and optional reasons."""

    sent = Signal(int, object)

    def __init__(self, kit: Kit, visit: Rated, refusal: str | None) -> None:
        super().__init__(kit)
        self.setObjectName("rateScreen")
        whole = kit.column(
            self, margins=(MARGIN, kit.pick_raw(36, 20), MARGIN, kit.pick_raw(36, 16)), gap=kit.pick_raw(20, 12)
        )
        title = kit.column(gap=4) if kit.upright else kit.row(gap=28)
        title.addWidget(kit.words(_(HOW), "kiosk-title"))
        title.addWidget(kit.words(says.other_language(HOW), "kiosk-english", "ink_soft", wrap=kit.upright))
        if not kit.upright:
            title.addStretch(1)
        whole.addLayout(title)
        about = _("Số {number}").format(number=visit.number)
        if visit.counter is not None:
            about = _("{number} · {counter}").format(number=about, counter=phrases.counter(visit.counter))
        whole.addWidget(
            kit.words(says_later() if refusal == NOT_SENT else about, "kiosk-foot", "cam" if refusal else "ink_soft")
        )
        self.panel = RatingPanel(self, visit.reasons, upright=kit.upright)
        self.panel.sent.connect(self.sent)
        whole.addWidget(self.panel, 1)


class RatedScreen(MessageScreen):
    """Thanks, and who is next."""

    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.setObjectName("ratedScreen")
        line = _("Đánh giá được cộng vào kết quả chung, không kèm tên.")
        done = big_button(kit, "ratingDone", "check", ((_("Xong"), "kiosk-second"),), height=kit.pick_raw(232, 200))
        done.clicked.connect(self.closed)
        self._lay("check-circle", "luc", (_(THANKS), says.other_language(THANKS), line), done)

    def footer(self) -> Footer:
        """Nothing to go back to."""
        return Footer(self.kit, (None, self.help()))


def says_later() -> str:
    """The rating did not arrive."""
    return _("Chưa gửi được đánh giá. Mời ông/bà thử lại sau ít phút.")
