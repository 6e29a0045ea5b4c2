"""The list of groups: who does not know the name of a procedure finds the right one by its examples."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from onestop_desk.services.views import KioskView
from onestop_desk.words import _, marked
from ui.kiosk import says
from ui.kiosk.kit import MARGIN, Kit
from ui.kiosk.paged import PagedRows
from ui.kiosk.rows import GroupRow
from ui.kiosk.screen import Screen
from ui.kiosk.touch import big_button

TITLE = marked("Ông/bà làm việc gì?")
MOST = 6


class GroupScreen(Screen):
    """One row for each group, and a way to search for those who are not sure."""

    line_touched = Signal(str)
    search_touched = Signal()

    def __init__(self, kit: Kit, view: KioskView, *, steps: int) -> None:
        super().__init__(kit)
        self.rows = [GroupRow(kit, item) for item in view.lines]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, line_id=row.line_id: self.line_touched.emit(line_id))
        whole = kit.column(self, margins=(MARGIN, 20, MARGIN, 24), gap=16)
        self._title(whole, steps)
        whole.addWidget(
            PagedRows(kit, self.rows, columns=1 if kit.upright else 2, most=MOST, gap=kit.pick_raw(16, 14)), 1
        )
        foot = kit.column(gap=16) if kit.upright else kit.row(gap=32)
        foot.addLayout(self._note(), 0 if kit.upright else 2)
        self.search = big_button(
            kit,
            "search",
            "search",
            (
                (_("Không biết chọn gì? Tìm theo tên"), "kiosk-foot"),
                (_("Gõ vài chữ, ví dụ: khai sinh, sao y, hộ nghèo"), "kiosk-row-soft"),
            ),
            kind="second",
            height=kit.pick_raw(144, 112),
            icon_size=60,
            pad=44,
            gap=36,
        )
        self.search.clicked.connect(self.search_touched)
        foot.addWidget(self.search, 0 if kit.upright else 3)
        whole.addLayout(foot)

    def refresh(self, view: KioskView) -> None:
        """Shows newer figures in the rows that are there."""
        lines = {item.line.id: item for item in view.lines}
        for row in self.rows:
            if row.line_id in lines:
                row.show_line(lines[row.line_id])

    def outdated(self, view: KioskView) -> bool:
        """Whether groups came or went."""
        return [row.line_id for row in self.rows] != [item.line.id for item in view.lines]

    def _title(self, whole: QBoxLayout, steps: int) -> None:
        kit = self.kit
        block = kit.column(gap=0) if kit.upright else kit.row(gap=28)
        step = kit.words(_("Bước {step} / {steps}").format(step=1, steps=steps), "kiosk-strong", "lam", wrap=False)
        step.setVisible(steps > 1)
        title = kit.words(_(TITLE), "kiosk-title")
        other = kit.words(says.other_language(TITLE), "kiosk-english", "ink_soft", wrap=kit.upright)
        # Lying, height is dear: step, title and the other language share a line.
        parts = (step, title, other) if kit.upright else (title, other, step)
        for part in parts:
            block.addWidget(part, 1 if part is other and not kit.upright else 0)
        whole.addLayout(block)

    def _note(self) -> QBoxLayout:
        kit = self.kit
        note = kit.row(gap=16)
        note.addWidget(kit.icon("clock", "ink_soft", 36))
        sentence = _("Thời gian chờ chỉ là dự kiến, có thể sớm hoặc muộn hơn.")
        note.addWidget(kit.words(sentence, "kiosk-row-soft", "ink_soft"), 1)
        return note
