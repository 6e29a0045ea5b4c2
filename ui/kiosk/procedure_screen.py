"""One procedure: what it costs in time and money, which papers to bring, a number for it, or what has replaced it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from onestop_desk.domain.procedures import Status
from onestop_desk.services.views import KioskLine, KioskView, ProcedureView
from onestop_desk.words import _, phrases
from ui.kiosk import papers, says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.name_lines import NameLines
from ui.kiosk.screen import Screen
from ui.kiosk.touch import TouchCard, big_button

LONG_NAME = 90
"""Letters; an official name may have nine hundred."""
_LONG_POINTS = (28.5, 25.5)
_SOFT_POINTS = 21.8
_SENTENCE = (160, 90)
"""Letters of a fact that are still set as large as a figure."""


class ProcedureScreen(Screen):
    """Facts and papers, and the button that gives a number for it; or why it cannot be asked for, and what can."""

    take_touched = Signal()
    successor_touched = Signal()
    guide_touched = Signal()

    def __init__(
        self,
        kit: Kit,
        procedure: ProcedureView,
        line: KioskLine | None,
        view: KioskView,
        successor: ProcedureView | None = None,
        *,
        guides: bool = False,
    ) -> None:
        super().__init__(kit)
        self.setObjectName("procedureScreen")
        self._procedure, self._line, self._view, self._guides = procedure, line, view, guides
        self._lying: tuple[QBoxLayout, QBoxLayout, QFrame] | None = None
        if procedure.status != Status.ACTIVE:
            self._build_ended(successor)
        elif kit.upright:
            self._build_upright()
        else:
            self._build_lying()

    def _build_upright(self) -> None:
        kit = self.kit
        whole = kit.column(self, margins=(MARGIN, 24, MARGIN, 24), gap=20)
        self._title(whole)
        self._vneid(whole)
        whole.addWidget(self._facts())
        whole.addWidget(papers.card(kit, self._procedure.papers), 1)
        whole.addWidget(self._number())

    def _build_lying(self) -> None:
        kit = self.kit
        columns = kit.row(self, margins=(MARGIN, 24, MARGIN, 24), gap=32)
        left, right = kit.column(gap=14), kit.column(gap=14)
        self._title(left)
        self._vneid(left)
        facts = self._facts()
        left.addWidget(facts)
        left.addStretch(1)
        left.addWidget(self._number())
        right.addWidget(papers.card(kit, self._procedure.papers), 1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self._lying = left, right, facts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lying, facts that find no room beside a long name stand over the papers, which can make pages."""
        super().resizeEvent(event)
        if self._lying is None:
            return
        left, right, facts = self._lying
        wide = (self.width() - self.kit.px(2 * MARGIN + 32)) // 2
        if left.heightForWidth(wide) > self.height() - self.kit.px(48):
            self._lying = None
            left.removeWidget(facts)
            right.insertWidget(0, facts)

    def _build_ended(self, successor: ProcedureView | None) -> None:
        kit = self.kit
        whole = kit.column(self, margins=(MARGIN, 24, MARGIN, 24), gap=28)
        self._title(whole)
        if successor is None:
            said = _("Mời ông/bà hỏi Quầy hướng dẫn: cán bộ chỉ thủ tục phù hợp.")
            whole.addWidget(self._notice("ended", "info", (_("Thủ tục này đã bãi bỏ, không còn nhận hồ sơ."), said)))
            again = big_button(
                kit, "searchAgain", "search", ((_("Tìm thủ tục khác"), "kiosk-pair"),), height=kit.pick_raw(200, 160)
            )
            again.clicked.connect(self.back_touched)
            whole.addWidget(again)
        else:
            said = _("Việc này nay làm theo thủ tục bên dưới.")
            sentence = _("Thủ tục này đã được thay thế, không còn nhận hồ sơ.")
            whole.addWidget(self._notice("ended", "info", (sentence, said)))
            lines = ((says.procedure_in_short(successor), "kiosk-pair"), (_("Xem thủ tục thay thế"), "kiosk-english"))
            button = big_button(kit, "successor", "arrow-right", lines, height=kit.pick_raw(232, 208))
            button.clicked.connect(self.successor_touched)
            whole.addWidget(button)
        whole.addStretch(1)

    def _title(self, whole: QBoxLayout) -> None:
        kit = self.kit
        block = kit.column(gap=4)
        group = self._procedure.field
        if self._line is not None:
            group = _("Nhóm {letter} · {name}").format(
                letter=self._line.line.letter, name=says.line_name(self._line.line)
            )
        block.addWidget(kit.words(group, "kiosk-strong", "lam"))
        name = says.procedure_name(self._procedure.name)
        short = self._procedure.short_name
        if short and len(name) > LONG_NAME:
            block.addWidget(kit.words(short, "kiosk-second"))
            block.addWidget(NameLines(kit, name, _SOFT_POINTS, tone="ink_soft"))
        elif len(name) > LONG_NAME:
            points, most = (_LONG_POINTS[0], 4) if kit.upright else (_LONG_POINTS[1], 3)
            block.addWidget(NameLines(kit, name, points, weight=700, most=most))
        else:
            block.addWidget(kit.words(name, "kiosk-second"))
        whole.addLayout(block)

    def _facts(self) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-card")
        inside = kit.column(card, margins=(36, kit.pick_raw(22, 16)), gap=10)
        for icon, label, words in (
            ("clock", _("Bao giờ có kết quả"), says.deadline_in_full(self._procedure)),
            ("bank", _("Lệ phí"), says.fee_in_full(self._procedure)),
        ):
            row = kit.row(gap=28)
            row.addWidget(kit.icon(icon, "lam", 52))
            column = kit.column(gap=0)
            column.addWidget(kit.words(label, "kiosk-row-soft", "ink_soft"))
            kind = "kiosk-strong" if len(words) <= kit.pick_raw(*_SENTENCE) else "kiosk-row-soft"
            column.addWidget(kit.words(words, kind, strong=True))
            row.addLayout(column, 1)
            inside.addLayout(row)
        return card

    def _vneid(self, whole: QBoxLayout) -> None:
        if not self._procedure.needs_vneid:
            return
        kit = self.kit
        if self._guides:
            whole.addWidget(self._guide())
            return
        row = kit.row(gap=24)
        row.addWidget(kit.icon("id-card", "cam", 48))
        sentence = _("Chỉ nộp trực tuyến bằng tài khoản VNeID mức 2. Cán bộ giúp tại quầy.")
        row.addWidget(kit.words(sentence, "kiosk-strong"), 1)
        whole.addLayout(row)

    def _guide(self) -> TouchCard:
        """That an account is needed, and the way to one: the whole sentence leads to the guide."""
        kit = self.kit
        card = TouchCard(kit, "guide", "row")
        inside = kit.row(card, margins=(24, 4), gap=24)
        inside.addWidget(card.symbol("id-card", "cam", 48))
        sentence = _("Chỉ nộp trực tuyến bằng tài khoản VNeID mức 2. Chưa có: chạm để xem hướng dẫn.")
        inside.addWidget(kit.words(sentence, "kiosk-strong"), 1)
        inside.addWidget(card.symbol("chevron-right", "lam", 40))
        card.setAccessibleName(sentence)
        card.clicked.connect(self.guide_touched)
        return card

    def _number(self) -> QFrame:
        kit = self.kit
        offered = self._line is not None and self._view.accepts and self._line.available
        offered = offered and not self._procedure.upcoming
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
        return self._notice("noNumbers", "clock", self._why_not())

    def _notice(self, name: str, icon: str, sentences: tuple[str, ...]) -> QFrame:
        kit = self.kit
        card = kit.frame("kiosk-notice")
        card.setObjectName(name)
        inside = kit.row(card, margins=(44, 24), gap=36)
        inside.addWidget(kit.icon(icon, "cam", 72))
        words = kit.column(gap=4)
        for size, sentence in zip(("kiosk-foot", "kiosk-body"), sentences, strict=False):
            words.addWidget(kit.words(sentence, size))
        inside.addLayout(words, 1)
        return card

    def _why_not(self) -> tuple[str, ...]:
        if self._procedure.upcoming:
            return _("{when}, chưa nhận hồ sơ hôm nay.").format(when=says.why_not_in_force(self._procedure)), _(
                "Ông/bà có thể xem trước giấy tờ để chuẩn bị."
            )
        if self._line is None:
            return (_("Mời ông/bà đến Quầy hướng dẫn để lấy số cho việc này."),)
        if not self._view.accepts:
            when = says.opens_again(self._view.day, self._view.now)
            again = _("Mở cửa lại lúc {when}.").format(when=when) if when else ""
            return _("Chưa phát số lúc này"), again or _("Mời ông/bà quay lại trong giờ làm việc.")
        if self._line.unavailable == "line_full":
            return _("Hôm nay đã hết số"), _("Mời ông/bà quay lại vào ngày làm việc tới hoặc hỏi Quầy hướng dẫn.")
        return _("Nhóm này đang ngừng nhận"), says.line_remark(self._line)
