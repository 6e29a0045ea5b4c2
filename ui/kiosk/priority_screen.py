"""The one question before a number: does a case of priority by law apply; one touch answers it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.views import LineView
from onestop_desk.words import _, marked, phrases
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.paged import PagedRows
from ui.kiosk.rows import PriorityRow
from ui.kiosk.screen import Screen
from ui.kiosk.touch import big_button
from ui.theme import Tone

TITLE = marked("Ông/bà có thuộc trường hợp nào dưới đây không?")
NO = marked("Không, lấy số thường")
MOST = 6


class PriorityScreen(Screen):
    """Each case is a row; "no" is the largest thing on the screen."""

    answered = Signal(str)
    """The code of the case, empty for none."""

    def __init__(
        self, kit: Kit, line: LineView, priorities: tuple[PriorityView, ...], *, credit: int, steps: int
    ) -> None:
        super().__init__(kit)
        self.rows = [PriorityRow(kit, item) for item in priorities if not item.staff_only]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, code=row.code: self.answered.emit(code))
        whole = kit.column(self, margins=(MARGIN, 20, MARGIN, 24), gap=kit.pick_raw(18, 12))
        self._title(whole, says.line_name(line), steps)
        whole.addWidget(
            PagedRows(kit, self.rows, columns=1 if kit.upright else 2, most=MOST, gap=kit.pick_raw(18, 12)), 1
        )
        gain = _("Không cần giấy tờ chứng minh. Người ưu tiên được xếp lượt như đã đến sớm hơn {duration}.")
        urgent = _("Việc khẩn cấp (nhà có người mất, giấy tờ cho người đang cấp cứu): mời đến thẳng Quầy hướng dẫn.")
        notes = (
            self._note("ink_soft", gain.format(duration=phrases.duration_minutes(credit))),
            self._note("cam", urgent),
        )
        self.none = big_button(
            kit,
            "noPriority",
            "ticket",
            ((_(NO), "kiosk-title"), (says.other_language(NO), "kiosk-english")),
            height=kit.pick_raw(232, 132),
        )
        self.none.clicked.connect(lambda: self.answered.emit(""))
        if kit.upright:
            whole.addLayout(notes[0])
            whole.addWidget(self.none)
            whole.addLayout(notes[1])
            return
        whole.addWidget(self.none)
        beside = kit.row(gap=48)
        for note in notes:
            beside.addLayout(note, 1)
        whole.addLayout(beside)

    def _title(self, whole: QBoxLayout, line: str, steps: int) -> None:
        kit = self.kit
        block = kit.column(gap=0)
        step = _("Bước {step} / {steps} · {line}").format(step=steps, steps=steps, line=line)
        other = kit.words(says.other_language(TITLE), "kiosk-english", "ink_soft", wrap=kit.upright)
        top = kit.row(gap=28)
        top.addWidget(kit.words(step, "kiosk-strong", "lam"), 1)
        block.addLayout(top)
        # Lying, height is dear: a smaller title, and the other language beside the step.
        block.addWidget(kit.words(_(TITLE), "kiosk-title" if kit.upright else "kiosk-second"))
        if kit.upright:
            block.addWidget(other)
        else:
            top.addWidget(other)
        whole.addLayout(block)

    def _note(self, tone: Tone, sentence: str) -> QBoxLayout:
        kit = self.kit
        row = kit.row(gap=24)
        row.addWidget(kit.icon("info", tone, 48))
        row.addWidget(kit.words(sentence, "kiosk-body" if kit.upright else "kiosk-row-soft"), 1)
        return row
