"""A group that gives no more numbers today: the reason in two true figures, and what to do instead."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services.booking.views import BookableSlot
from onestop_desk.services.views import KioskLine, KioskView
from onestop_desk.words import _, marked, phrases, plural
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, KioskWords, Kit
from ui.kiosk.screen import Screen
from ui.kiosk.squeeze import squeeze
from ui.kiosk.touch import TouchCard, big_button

ENGLISH = marked("Việc này hôm nay không còn số")


class FullScreen(Screen):
    """Says why, and leads to the next free appointment, to the other groups and to the papers."""

    groups_touched = Signal()
    papers_touched = Signal()
    booking_touched = Signal()

    def __init__(self, kit: Kit, line: KioskLine, view: KioskView, slot: BookableSlot | None = None) -> None:
        super().__init__(kit)
        self._slot = slot
        whole = kit.column(self, margins=(MARGIN, 36, MARGIN, 24), gap=kit.pick_raw(36, 14))
        title = kit.column(gap=8)
        headline = _("{line} hôm nay đã hết số").format(line=says.line_name(line.line))
        title.addWidget(kit.words(headline, "kiosk-title" if kit.upright else "kiosk-second"))
        title.addWidget(kit.words(says.other_language(ENGLISH), "kiosk-english", "ink_soft"))
        whole.addLayout(title)
        whole.addWidget(self._reason(line, view))
        if slot is not None:
            whole.addWidget(kit.words(_("Giờ hẹn trống gần nhất"), "kiosk-pair"))
        others = sum(1 for item in view.lines if item.available)
        self._offers(whole, others, slot, view.now)
        self._ask = QWidget()
        ask = kit.row(self._ask, gap=24)
        ask.addWidget(kit.icon("info", "ink_soft", 48))
        sentence = _("Nếu việc rất gấp, mời đến Quầy hướng dẫn: cán bộ xem xét từng trường hợp.")
        ask.addWidget(kit.words(sentence, "kiosk-body"), 1)
        whole.addWidget(self._ask)
        whole.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Longer words get their room; what is said at the desk anyway goes last."""
        super().resizeEvent(event)
        cards = self.findChildren(TouchCard)
        words = [label for card in cards if (label := card.findChild(KioskWords)) is not None]
        squeeze(self.kit, self, cards, smaller=words, spare=(self._ask,))

    def _offers(self, whole: QBoxLayout, others: int, slot: BookableSlot | None, now: Instant) -> None:
        kit = self.kit
        groups, papers = self._ways(others)
        if slot is None:
            whole.addWidget(kit.words(_("Ông/bà có thể"), "kiosk-pair"))
            offers = kit.column(gap=24) if kit.upright else kit.row(gap=32)
            for card in (groups, papers):
                offers.addWidget(card, 0 if kit.upright else 1)
            whole.addLayout(offers)
            return
        booking = self._booking(slot, now)
        if kit.upright:
            whole.addWidget(booking)
            whole.addWidget(kit.words(_("Hoặc"), "kiosk-pair"))
            for card in (groups, papers):
                whole.addWidget(card)
            return
        row, ways = kit.row(gap=32), kit.column(gap=16)
        row.addWidget(booking, 1)
        for card in (groups, papers):
            ways.addWidget(card, 1)
        row.addLayout(ways, 1)
        whole.addLayout(row)

    def _booking(self, slot: BookableSlot, now: Instant) -> TouchCard:
        kit = self.kit
        card = big_button(
            kit,
            "bookNext",
            "calendar-check",
            (
                (says.slot_time(slot.start, now), "kiosk-main-small" if kit.upright else "kiosk-second"),
                (_("Xem nơi đặt hẹn"), "kiosk-pair"),
                (phrases.day_heading(phrases.local(slot.start).date()), "kiosk-english"),
            ),
            height=kit.pick_raw(272, 296),
            icon_size=kit.pick_raw(136, 112),
        )
        card.clicked.connect(self.booking_touched)
        return card

    def _ways(self, others: int) -> tuple[TouchCard, TouchCard]:
        kit = self.kit
        remark = plural("{n} nhóm còn số hôm nay", others).format(n=others)
        height = kit.pick_raw(180, 140) if self._slot is not None else kit.pick_raw(232, 172)
        word = "kiosk-second" if kit.upright or self._slot is None else "kiosk-pair"
        self.groups = big_button(
            kit,
            "otherGroups",
            "ticket",
            ((_("Chọn việc khác"), word), (remark, "kiosk-english")),
            kind="main" if others and self._slot is None else "second",
            height=height,
            icon_size=96,
        )
        self.groups.clicked.connect(self.groups_touched)
        self.papers = big_button(
            kit,
            "papers",
            "document",
            ((_("Xem giấy tờ cần có"), word), (_("để lần tới đến là làm được ngay"), "kiosk-english")),
            kind="second",
            height=height,
            icon_size=96,
        )
        self.papers.clicked.connect(self.papers_touched)
        return self.groups, self.papers

    def _reason(self, line: KioskLine, view: KioskView) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-card")
        card.setMinimumHeight(kit.pick(232, 148))
        inside = kit.row(card, margins=(44, kit.pick_raw(28, 18)), gap=48)
        inside.addWidget(kit.icon("clock", "cam", 88))
        lines = kit.column(gap=6)
        lines.addStretch(1)
        for sentence in self._figures(line, view):
            lines.addWidget(kit.words(sentence, "kiosk-english"))
        lines.addStretch(1)
        inside.addLayout(lines, 1)
        return card

    def _figures(self, line: KioskLine, view: KioskView) -> list[str]:
        sentences = []
        if line.minutes:
            until = phrases.clock(view.now + line.minutes * MINUTE)
            waiting = plural("{n} người đang chờ, làm đến khoảng {clock}.", line.people)
            sentences.append(waiting.format(n=line.people, clock=until))
        elif line.people:
            sentences.append(plural("{n} người đang chờ.", line.people).format(n=line.people))
        if view.day.closes_at is not None:
            closing = phrases.clock(view.day.closes_at)
            sentences.append(_("Trung tâm đóng cửa lúc {clock}.").format(clock=closing))
        sentences.append(_("Lấy thêm số lúc này sẽ không kịp phục vụ."))
        return sentences
