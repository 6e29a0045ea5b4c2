"""A question of the VNeID guide: large rows, the whole row is the answer."""

from PySide6.QtCore import Signal

from onestop_desk.domain.guide import Answer, Question, Walk
from onestop_desk.words import _, guide_alone
from onestop_desk.words.guide_alone import said
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.paged import PagedRows
from ui.kiosk.screen import Screen
from ui.kiosk.touch import TouchCard

ROW = (140, 116)
MOST = 10
LONG = 60
"""Letters of a question that is set smaller."""


class GuideScreen(Screen):
    """One question, its answers, and the promise that nothing secret is asked."""

    answered = Signal(str)
    """The id of the answer."""

    def __init__(self, kit: Kit, walk: Walk, question: Question) -> None:
        super().__init__(kit)
        self.setObjectName("guideScreen")
        self.rows = [AnswerRow(kit, option) for option in question.answers]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, chosen=row.answer_id: self.answered.emit(chosen))
        whole = kit.column(self, margins=(MARGIN, 24, MARGIN, 24), gap=kit.pick_raw(24, 16))
        title = kit.column(gap=4)
        step = _("Hướng dẫn VNeID · {step}").format(step=guide_alone.step_line(walk))
        title.addWidget(kit.words(step, "kiosk-strong", "lam"))
        text = said(question.text)
        large = "kiosk-title" if kit.upright and len(text) <= LONG else "kiosk-second"
        title.addWidget(kit.words(text, large))
        if kit.upright:
            title.addWidget(kit.words(guide_alone.other(question.text), "kiosk-english", "ink_soft"))
        whole.addLayout(title)
        if question.help is not None:
            whole.addWidget(kit.words(said(question.help), "kiosk-body", "ink_soft"))
        gap = kit.pick_raw(18, 14)
        whole.addWidget(PagedRows(kit, self.rows, columns=1 if kit.upright else 2, most=MOST, gap=gap), 1)
        note = kit.row(gap=24)
        note.addWidget(kit.icon("shield", "cam", 44))
        promise = _("Máy này không hỏi số căn cước, mật khẩu, passcode hay mã OTP. Cán bộ cũng không được hỏi.")
        note.addWidget(kit.words(promise, "kiosk-body" if kit.upright else "kiosk-row-soft"), 1)
        whole.addLayout(note)


class AnswerRow(TouchCard):
    """One answer, with what choosing it means."""

    def __init__(self, kit: Kit, option: Answer) -> None:
        super().__init__(kit, f"answer_{option.id}", "row", least=kit.pick_raw(*ROW))
        self.answer_id = option.id
        inside = kit.row(self, margins=(36, kit.pick_raw(12, 8)), gap=28)
        words = kit.column(gap=2)
        words.addStretch(1)
        words.addWidget(kit.words(said(option.text), "kiosk-row" if kit.upright else "kiosk-strong"))
        if option.hint is not None:
            words.addWidget(kit.words(said(option.hint), "kiosk-row-soft", "ink_soft"))
        words.addStretch(1)
        inside.addLayout(words, 1)
        inside.addWidget(self.symbol("chevron-right", "lam", 44))
        self.setAccessibleName(said(option.text))
