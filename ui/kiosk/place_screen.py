"""Where the next free time can be booked: on a phone by a code, or at the desk; no name is typed in the hall."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from onestop_desk.paper import codes
from onestop_desk.services.booking.views import BookableSlot
from onestop_desk.services.views import LineView
from onestop_desk.words import _, marked, phrases
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.screen import Screen
from ui.kiosk.squeeze import squeeze
from ui.kiosk.touch import TouchCard, big_button

TITLE = marked("Giờ hẹn trống gần nhất")
CODE = (400, 340)


class PlaceScreen(Screen):
    """The time, large; then the two ways to it."""

    done = Signal()

    def __init__(self, kit: Kit, line: LineView, slot: BookableSlot, address: str) -> None:
        super().__init__(kit)
        self.setObjectName("placeScreen")
        whole = kit.column(self, margins=(MARGIN, 32, MARGIN, 24), gap=kit.pick_raw(28, 18))
        title = kit.column(gap=4)
        title.addWidget(kit.words(_(TITLE), "kiosk-title"))
        title.addWidget(kit.words(says.other_language(TITLE), "kiosk-english", "ink_soft"))
        whole.addLayout(title)
        parts = [self._time(line, slot), self._desk()]
        if kit.upright:
            if address:
                parts.insert(1, self._phone(address))
            for part in parts:
                whole.addWidget(part)
        else:
            row, left = kit.row(gap=28), kit.column(gap=18)
            for part in parts:
                left.addWidget(part)
            left.addStretch(1)
            row.addLayout(left, 1)
            if address:
                row.addWidget(self._phone(address), 1)
            whole.addLayout(row)
        whole.addStretch(1)
        button = big_button(
            kit, "understood", "check", ((_("Đã hiểu"), "kiosk-second"),), height=kit.pick_raw(200, 128)
        )
        button.clicked.connect(self.done)
        whole.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Longer words get their room."""
        super().resizeEvent(event)
        squeeze(self.kit, self, self.findChildren(TouchCard))

    def _time(self, line: LineView, slot: BookableSlot) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-number")
        inside = kit.column(card, margins=(44, 20), gap=0)
        inside.addStretch(1)
        inside.addWidget(
            kit.words(phrases.clock(slot.start), "kiosk-main" if kit.upright else "kiosk-main-small", "lam")
        )
        day = phrases.day_heading(phrases.local(slot.start).date())
        inside.addWidget(kit.words(day, "kiosk-pair"))
        inside.addWidget(kit.words(says.line_name(line), "kiosk-english", "ink_soft"))
        inside.addStretch(1)
        return card

    def _phone(self, address: str) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-card")
        card.setObjectName("bookByPhone")
        inside = kit.row(card, margins=(32, 24), gap=36)
        inside.addWidget(CodePicture(kit, address))
        words = kit.column(gap=8)
        words.addStretch(1)
        words.addWidget(kit.words(_("Quét mã để đặt hẹn"), "kiosk-pair"))
        words.addWidget(kit.words(_("Đặt trên điện thoại của ông/bà, không cần tài khoản."), "kiosk-body", "ink_soft"))
        words.addStretch(1)
        inside.addLayout(words, 1)
        return card

    def _desk(self) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-card")
        card.setObjectName("bookAtDesk")
        inside = kit.row(card, margins=(36, 28), gap=36)
        inside.addWidget(kit.icon("users", "lam", 88))
        words = kit.column(gap=4)
        words.addStretch(1)
        words.addWidget(kit.words(_("Đặt tại Quầy hướng dẫn"), "kiosk-pair"))
        words.addWidget(kit.words(_("Cán bộ đặt giúp và in phiếu hẹn."), "kiosk-body", "ink_soft"))
        words.addStretch(1)
        inside.addLayout(words, 1)
        return card


class CodePicture(QWidget):
    """A code for a phone, with its quiet zone; each module a whole number of pixels."""

    def __init__(self, kit: Kit, address: str, side: tuple[int, int] = CODE) -> None:
        super().__init__()
        self.setObjectName("bookingCode")
        self._code = codes.shared().one(address, "M")
        self._side = kit.pick(*side)
        self._image = QPixmap()
        self._image.loadFromData(self._code.png(4))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(address)

    def sizeHint(self) -> QSize:
        """As large as the picture of the screen has it."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the code without smoothing, so that its edges stay sharp."""
        modules = self._code.modules + 2 * codes.QUIET
        side = max(self.width() // modules, 1) * modules
        edge = (self.width() - side) / 2
        painter = QPainter(self)
        painter.fillRect(self.rect(), "#FFFFFF")
        painter.drawPixmap(QRectF(edge, edge, side, side), self._image, QRectF(self._image.rect()))
