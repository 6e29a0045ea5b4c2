"""A group that gives no more numbers today: the reason in two true figures, and what to do instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from onestop_desk.domain.instants import MINUTE
from onestop_desk.services.views import KioskLine, KioskView
from onestop_desk.words import _, marked, phrases, plural
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.screen import Screen
from ui.kiosk.touch import big_button

ENGLISH = marked("Việc này hôm nay không còn số")


class FullScreen(Screen):
    """Says why, and leads to the other groups and to the papers."""

    groups_touched = Signal()
    papers_touched = Signal()

    def __init__(self, kit: Kit, line: KioskLine, view: KioskView) -> None:
        super().__init__(kit)
        whole = kit.column(self, margins=(MARGIN, 36, MARGIN, 24), gap=kit.pick_raw(36, 14))
        title = kit.column(gap=8)
        headline = _("{line} hôm nay đã hết số").format(line=says.line_name(line.line))
        title.addWidget(kit.words(headline, "kiosk-title" if kit.upright else "kiosk-second"))
        title.addWidget(kit.words(says.other_language(ENGLISH), "kiosk-english", "ink_soft"))
        whole.addLayout(title)
        whole.addWidget(self._reason(line, view))
        whole.addWidget(kit.words(_("Ông/bà có thể"), "kiosk-pair"))
        offers = kit.column(gap=24) if kit.upright else kit.row(gap=32)
        others = sum(1 for item in view.lines if item.available)
        remark = plural("{n} nhóm còn số hôm nay", others).format(n=others)
        self.groups = big_button(
            kit,
            "otherGroups",
            "ticket",
            ((_("Chọn việc khác"), "kiosk-second"), (remark, "kiosk-english")),
            kind="main" if others else "second",
            height=kit.pick_raw(232, 168),
        )
        self.groups.clicked.connect(self.groups_touched)
        self.papers = big_button(
            kit,
            "papers",
            "document",
            ((_("Xem giấy tờ cần có"), "kiosk-second"), (_("để lần tới đến là làm được ngay"), "kiosk-english")),
            kind="second",
            height=kit.pick_raw(232, 176),
        )
        self.papers.clicked.connect(self.papers_touched)
        for card in (self.groups, self.papers):
            offers.addWidget(card, 0 if kit.upright else 1)
        whole.addLayout(offers)
        ask = kit.row(gap=24)
        ask.addWidget(kit.icon("info", "ink_soft", 48))
        sentence = _("Nếu việc rất gấp, mời đến Quầy hướng dẫn: cán bộ xem xét từng trường hợp.")
        ask.addWidget(kit.words(sentence, "kiosk-body"), 1)
        whole.addLayout(ask)
        whole.addStretch(1)

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
