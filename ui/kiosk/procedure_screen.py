"""One procedure: what it costs in time and money, which papers to bring, and a number for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from onestop_desk.services.views import KioskLine, KioskView, ProcedureView
from onestop_desk.words import _, phrases, plural
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.paged import PagedRows
from ui.kiosk.rows import PaperRow
from ui.kiosk.screen import Screen
from ui.kiosk.touch import big_button

MOST_PAPERS = 8


class ProcedureScreen(Screen):
    """Facts and papers, and the button that gives a number for it."""

    take_touched = Signal()

    def __init__(self, kit: Kit, procedure: ProcedureView, line: KioskLine | None, view: KioskView) -> None:
        super().__init__(kit)
        self.setObjectName("procedureScreen")
        self._procedure, self._line, self._view = procedure, line, view
        papers = self._papers()
        if kit.upright:
            whole = kit.column(self, margins=(MARGIN, 24, MARGIN, 24), gap=24)
            self._title(whole)
            whole.addWidget(self._facts())
            whole.addWidget(papers, 1)
            whole.addWidget(self._number())
            return
        columns = kit.row(self, margins=(MARGIN, 24, MARGIN, 24), gap=32)
        left = kit.column(gap=24)
        self._title(left)
        left.addWidget(self._facts())
        left.addStretch(1)
        left.addWidget(self._number())
        columns.addLayout(left, 1)
        columns.addWidget(papers, 1)

    def _title(self, whole: QBoxLayout) -> None:
        kit = self.kit
        block = kit.column(gap=4)
        group = self._procedure.field
        if self._line is not None:
            group = _("Nhóm {letter} · {name}").format(
                letter=self._line.line.letter, name=says.line_name(self._line.line)
            )
        block.addWidget(kit.words(group, "kiosk-strong", "lam"))
        name = kit.words(says.procedure_name(self._procedure.name), "kiosk-second")
        name.setObjectName("procedureName")
        block.addWidget(name)
        whole.addLayout(block)

    def _facts(self) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-card")
        inside = kit.column(card, margins=(36, 22), gap=10)
        for icon, label, words in (
            ("clock", _("Bao giờ có kết quả"), says.deadline_in_full(self._procedure)),
            ("bank", _("Lệ phí"), says.fee_in_full(self._procedure)),
        ):
            row = kit.row(gap=28)
            row.addWidget(kit.icon(icon, "lam", 52))
            column = kit.column(gap=0)
            column.addWidget(kit.words(label, "kiosk-row-soft", "ink_soft"))
            column.addWidget(kit.words(words, "kiosk-strong"))
            row.addLayout(column, 1)
            inside.addLayout(row)
        return card

    def _papers(self) -> QFrame:
        kit = self.kit
        card = QFrame()
        card.setProperty("kind", "kiosk-card")
        inside = kit.column(card, margins=(36, 22), gap=10)
        heading = kit.row(gap=24)
        heading.addWidget(kit.icon("document", "lam", 48))
        heading.addWidget(kit.words(_("Giấy tờ cần mang theo"), "kiosk-foot"), 1)
        papers = self._procedure.papers
        heading.addWidget(
            kit.words(
                plural("{n} loại", len(papers)).format(n=len(papers)) if papers else "",
                "kiosk-body",
                "ink_soft",
                wrap=False,
            )
        )
        inside.addLayout(heading)
        if papers:
            inside.addWidget(PagedRows(kit, [PaperRow(kit, paper) for paper in papers], most=MOST_PAPERS, gap=10), 1)
        else:
            sentence = _("Chưa có danh sách giấy tờ. Mời ông/bà hỏi Quầy hướng dẫn trước khi về chuẩn bị.")
            inside.addWidget(kit.words(sentence, "kiosk-body", "ink_soft"))
            inside.addStretch(1)
        return card

    def _number(self) -> QFrame:
        kit = self.kit
        offered = self._line is not None and self._view.accepts and self._line.available
        if not offered or self._line is None:
            return self._no_number()
        holder = QFrame()
        inside = kit.column(holder)
        wait = phrases.people_waiting(self._line.people)
        minutes = says.wait_in_sentence(self._line.minutes, self._line.people)
        if minutes and not self._line.people:
            wait = minutes
        elif minutes:
            wait = _("{people}, {wait}").format(people=wait, wait=minutes)
        self.take = big_button(
            kit,
            "take",
            "ticket",
            ((_("Lấy số cho việc này"), "kiosk-second"), (wait, "kiosk-english")),
            height=kit.pick_raw(232, 208),
        )
        self.take.clicked.connect(self.take_touched)
        inside.addWidget(self.take)
        return holder

    def _no_number(self) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-notice")
        card.setObjectName("noNumbers")
        inside = kit.row(card, margins=(44, 24), gap=36)
        inside.addWidget(kit.icon("clock", "cam", 72))
        words = kit.column(gap=4)
        for size, sentence in zip(("kiosk-foot", "kiosk-body"), self._why_not(), strict=False):
            words.addWidget(kit.words(sentence, size))
        inside.addLayout(words, 1)
        return card

    def _why_not(self) -> tuple[str, ...]:
        if self._line is None:
            return (_("Mời ông/bà đến Quầy hướng dẫn để lấy số cho việc này."),)
        if not self._view.accepts:
            when = says.opens_again(self._view.day, self._view.now)
            again = _("Mở cửa lại lúc {when}.").format(when=when) if when else ""
            return _("Chưa phát số lúc này"), again or _("Mời ông/bà quay lại trong giờ làm việc.")
        if self._line.unavailable == "line_full":
            return _("Hôm nay đã hết số"), _("Mời ông/bà quay lại vào ngày làm việc tới hoặc hỏi Quầy hướng dẫn.")
        return _("Nhóm này đang ngừng nhận"), says.line_remark(self._line)
