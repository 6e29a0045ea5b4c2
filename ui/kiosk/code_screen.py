"""Somebody with an appointment: scan the code, type its six figures, or the last four of the phone number."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QSizePolicy, QWidget

from onestop_desk.words import _, marked
from onestop_desk.words.refusals import sentence as refusal_sentence
from ui.kiosk import says
from ui.kiosk.coming import wanted
from ui.kiosk.flow import Flow
from ui.kiosk.kit import MARGIN, KioskWords, Kit
from ui.kiosk.screen import Screen
from ui.kiosk.squeeze import squeeze
from ui.kiosk.touch import TouchCard, plain_button

TITLE = marked("Tôi có lịch hẹn")
SCAN = marked("Đưa mã QR vào máy quét")
KEY = (108, 88)
CELL = (120, 100)


class CodeScreen(Screen):
    """Scanning needs no touch at all; the figures go on by themselves when they are whole."""

    figure = Signal(str)
    erased = Signal()
    other_way = Signal()

    def __init__(self, kit: Kit, flow: Flow) -> None:
        super().__init__(kit)
        self.setObjectName("codeScreen")
        self._cells: list[KioskWords] = []
        self._by_phone = flow.by_phone
        if kit.upright:
            whole = kit.column(self, margins=(MARGIN, 32, MARGIN, 24), gap=28)
            self._say(whole)
            self._figures(whole, flow)
            whole.addWidget(self._switch(flow))
        else:
            columns = kit.row(self, margins=(MARGIN, 28, MARGIN, 24), gap=48)
            left, right = kit.column(gap=24), kit.column(gap=20)
            self._say(left)
            left.addStretch(1)
            self._figures(right, flow)
            left.addWidget(self._switch(flow))
            columns.addLayout(left, 1)
            columns.addLayout(right, 1)
        self.show_figures(flow)

    def show_figures(self, flow: Flow) -> None:
        """Shows what has been typed, and what was wrong with it."""
        for number, cell in enumerate(self._cells):
            cell.say(flow.figures[number] if number < len(flow.figures) else "")
        with self.kit.spoken():
            self._fault.say(_fault(flow), "cam" if flow.refusal else "ink_soft")
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Longer words get their room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        squeeze(self.kit, self, (), spare=(self._other,))

    def _say(self, column: QBoxLayout) -> None:
        kit = self.kit
        title = kit.column(gap=4)
        title.addWidget(kit.words(_(TITLE), "kiosk-title"))
        title.addWidget(kit.words(says.other_language(TITLE), "kiosk-english", "ink_soft"))
        column.addLayout(title)
        card: QFrame = kit.frame("kiosk-number")
        card.setObjectName("scanHere")
        inside = kit.row(card, margins=(40, 28), gap=40)
        inside.addWidget(kit.icon("scan", "lam", 128 if kit.upright else 112))
        words = kit.column(gap=6)
        words.addWidget(kit.words(_(SCAN), "kiosk-second" if kit.upright else "kiosk-pair"))
        words.addWidget(kit.words(_("Mã trên phiếu hẹn, hoặc trên điện thoại."), "kiosk-body", "ink_soft"))
        self._other = kit.words(says.other_language(SCAN), "kiosk-body", "ink_soft")
        words.addWidget(self._other)
        inside.addLayout(words, 1)
        column.addWidget(card)

    def _figures(self, column: QBoxLayout, flow: Flow) -> None:
        kit = self.kit
        heading = _("Hoặc nhập 4 số cuối điện thoại đã đặt hẹn") if flow.by_phone else _("Hoặc nhập mã hẹn 6 số")
        column.addWidget(kit.words(heading, "kiosk-pair"))
        row = kit.row(gap=14)
        for number in range(wanted(flow)):
            row.addWidget(self._cell(number))
            if not flow.by_phone and number == 2:
                row.addSpacing(kit.px(18))
        row.addStretch(1)
        column.addLayout(row)
        self._fault = kit.words("", "kiosk-body", "ink_soft")
        self._fault.setObjectName("codeFault")
        column.addWidget(self._fault)
        column.addWidget(self._pad(), 1)

    def _switch(self, flow: Flow) -> TouchCard:
        kit = self.kit
        word = _("Dùng mã hẹn 6 số") if flow.by_phone else _("Không có mã: dùng số điện thoại")
        switch = plain_button(kit, "otherWay", word, "phone" if not flow.by_phone else "ticket", height=112)
        switch.clicked.connect(self.other_way)
        return switch

    def _cell(self, number: int) -> QFrame:
        kit = self.kit
        cell = kit.frame("kiosk-number")
        cell.setFixedSize(kit.pick(*CELL), kit.pick(140, 104))
        inside = kit.column(cell)
        figure = kit.words("", "kiosk-main-small", align="centre", wrap=False)
        figure.setObjectName(f"cell_{number}")
        inside.addWidget(figure)
        self._cells.append(figure)
        return cell

    def _pad(self) -> QWidget:
        kit = self.kit
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(kit.px(12))
        for place, figure in enumerate("123456789"):
            grid.addWidget(self._key(figure), place // 3, place % 3)
        erase = plain_button(kit, "eraseFigure", _("Xóa"), "backspace", height=kit.pick_raw(*KEY))
        erase.clicked.connect(self.erased)
        grid.addWidget(erase, 3, 0, 1, 2)
        grid.addWidget(self._key("0"), 3, 2)
        return pad

    def _key(self, figure: str) -> TouchCard:
        kit = self.kit
        key = TouchCard(kit, f"figure_{figure}", "plain", least=kit.pick_raw(*KEY))
        inside = kit.row(key)
        inside.addWidget(kit.words(figure, "kiosk-second", align="centre", wrap=False))
        key.setAccessibleName(figure)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.clicked.connect(lambda: self.figure.emit(figure))
        return key


def _fault(flow: Flow) -> str:
    if flow.refusal is None:
        return ""
    if flow.refusal == "unreadable":
        return _("Mã vừa quét không phải lịch hẹn. Mời ông/bà quét lại, hoặc nhập mã 6 số.")
    if flow.refusal == "unknown_booking" and flow.by_phone:
        return _("Hôm nay không có lịch hẹn với số điện thoại này. Mời ông/bà nhập lại, hoặc dùng mã hẹn.")
    if flow.refusal == "unknown_booking":
        return _("Không có lịch hẹn với mã này. Mời ông/bà xem lại mã rồi nhập lại.")
    return refusal_sentence(flow.refusal, public=True)
