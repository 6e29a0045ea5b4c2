"""Where the VNeID guide ends: the person's own steps in large type, and a hand-out for the counter."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from onestop_desk.domain.guide import Guide, Outcome
from onestop_desk.services.guide_views import GuideOffice
from onestop_desk.words import _, guide_alone, marked
from onestop_desk.words.guide_alone import said
from ui.kiosk import guide_parts as parts
from ui.kiosk import says
from ui.kiosk.frame import Footer, foot_height
from ui.kiosk.kit import MARGIN, KioskWords, Kit
from ui.kiosk.paged import PagedRows
from ui.kiosk.screen import Screen
from ui.kiosk.squeeze import squeeze
from ui.kiosk.touch import Kind, TouchCard, big_button, plain_button

PRINT = marked("In hướng dẫn này")
MOST = 12
LONG = 45
"""Letters of a title that is set smaller."""


class Handout(StrEnum):
    """What is true of the paper."""

    OFFERED = "offered"
    PRINTING = "printing"
    TAKEN = "taken"
    FAILED = "failed"
    NO_PRINTER = "no_printer"


class GuideEndScreen(Screen):
    """Steps, papers, place and time; "đưa phiếu này cho quầy"."""

    print_touched = Signal()
    closed = Signal()

    def __init__(
        self,
        kit: Kit,
        guide: Guide,
        outcome: Outcome,
        beside: GuideOffice | None,
        handout: Handout,
        *,
        slot: str = "below",
    ) -> None:
        super().__init__(kit)
        self.setObjectName("guideEndScreen")
        self._outcome, self._beside, self._slot = outcome, beside, slot
        self.handout, self._code = handout, guide_alone.short_code(guide, outcome)
        facts = parts.facts_card(kit, outcome, beside)
        if kit.upright:
            whole = kit.column(self, margins=(MARGIN, 20, MARGIN, 20), gap=16)
            self._title(whole)
            whole.addWidget(facts)
            whole.addWidget(self._list(), 1)
            whole.addWidget(self._band())
            return
        columns = kit.row(self, margins=(MARGIN, 16, MARGIN, 16), gap=32)
        left = kit.column(gap=12)
        self._title(left)
        left.addWidget(facts)
        left.addStretch(1)
        left.addWidget(self._band())
        columns.addLayout(left, 1)
        columns.addWidget(self._list(), 1)

    def footer(self) -> Footer:
        """Back to the questions, or done."""
        kit = self.kit
        ready = self.handout in {Handout.TAKEN, Handout.FAILED, Handout.NO_PRINTER}
        kind: Kind = "main" if ready else "plain"
        done = plain_button(kit, "done", _("Xong"), "check", height=foot_height(kit), kind=kind)
        done.setMinimumWidth(kit.px(344))
        done.clicked.connect(self.closed)
        return Footer(kit, (self.back(), done))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Longer words get their room."""
        super().resizeEvent(event)
        button = self.findChild(TouchCard, "printGuide")
        word = button.findChild(KioskWords) if button is not None else None
        smaller = [self._name] if word is None else [self._name, word]
        squeeze(self.kit, self, [button] if button is not None else [], smaller=smaller, spare=self._spare)

    def _title(self, whole: QBoxLayout) -> None:
        kit, title = self.kit, said(self._outcome.title)
        block = kit.column(gap=4)
        self._spare = [kit.words(guide_alone.kind_line(self._outcome), "kiosk-strong", "lam")]
        block.addWidget(self._spare[0])
        large = "kiosk-title" if kit.upright and len(title) <= LONG else "kiosk-second"
        self._name = kit.words(title, large)
        block.addWidget(self._name)
        if kit.upright:
            self._spare.insert(0, kit.words(guide_alone.other(self._outcome.title), "kiosk-english", "ink_soft"))
            block.addWidget(self._spare[0])
        whole.addLayout(block)

    def _list(self) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-card")
        inside = kit.column(card, margins=(36, 12), gap=8)
        rows = parts.rows(kit, self._outcome, self._beside)
        inside.addWidget(PagedRows(kit, rows, most=MOST, gap=8), 1)
        return card

    def _band(self) -> QWidget:
        kit = self.kit
        if self.handout is Handout.PRINTING:
            return parts.printing_band(kit)
        if self.handout is Handout.TAKEN:
            return parts.take_band(kit, self._slot, self._code)
        if self.handout in {Handout.FAILED, Handout.NO_PRINTER}:
            return parts.screen_band(kit, self._code, failed=self.handout is Handout.FAILED)
        lines = ((_(PRINT), "kiosk-second"), (says.other_language(PRINT), "kiosk-english"))
        button = big_button(kit, "printGuide", "printer", lines, height=kit.pick_raw(176, 148), icon_size=96)
        button.clicked.connect(self.print_touched)
        return button
