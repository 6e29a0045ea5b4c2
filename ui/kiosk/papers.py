"""The papers to bring: first what everybody needs, then the cases by name; official lists run to dozens of pages."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from onestop_desk.services.views import PaperView
from onestop_desk.words import _, plural
from ui.kiosk import says
from ui.kiosk.kit import Kit
from ui.kiosk.name_lines import NameLines
from ui.kiosk.paged import SPARE, PagedRows

MOST_ROWS = 8
"""On one page, as far as they fit."""
MOST_PAPERS = 24
"""Of what everybody needs; more than that is no list to read standing."""
_CASE_POINTS = 24.0


class PaperRow(QFrame):
    """A paper to bring: its name, and whether it is handed in or only shown."""

    def __init__(self, kit: Kit, paper: PaperView) -> None:
        super().__init__()
        inside = kit.row(self, margins=(0, 6), gap=20)
        inside.addWidget(kit.icon("check", "luc", 36), 0, Qt.AlignmentFlag.AlignTop)
        words = kit.column(gap=0)
        name, remark = says.paper(paper)
        words.addWidget(kit.words(name, "kiosk-strong"))
        if remark:
            spare = kit.words(remark, "kiosk-row-soft", "ink_soft")
            spare.setObjectName(SPARE)
            words.addWidget(spare)
        inside.addLayout(words, 1)


class CaseRow(QFrame):
    """A case in which other papers are asked for; which ones, a person says at the counter."""

    def __init__(self, kit: Kit, name: str, count: int) -> None:
        super().__init__()
        inside = kit.row(self, margins=(0, 6), gap=20)
        inside.addWidget(kit.icon("folder", "lam", 36), 0, Qt.AlignmentFlag.AlignTop)
        words = kit.column(gap=0)
        words.addWidget(NameLines(kit, name, _CASE_POINTS, weight=600))
        remark = plural("{n} giấy tờ, cán bộ hướng dẫn tại quầy", count).format(n=count)
        words.addWidget(kit.words(remark, "kiosk-row-soft", "ink_soft"))
        inside.addLayout(words, 1)


def rows(kit: Kit, papers: Sequence[PaperView]) -> list[QWidget]:
    """What everybody needs, what some need, then each case."""
    ordinary = sorted((p for p in papers if not p.case), key=lambda p: not p.required)
    made: list[QWidget] = [PaperRow(kit, paper) for paper in ordinary[:MOST_PAPERS]]
    left = len(ordinary) - MOST_PAPERS
    if left > 0:
        sentence = plural("Và {n} giấy tờ khác, mời xem tại quầy.", left).format(n=left)
        made.append(kit.words(sentence, "kiosk-body", "ink_soft"))
    cases = Counter(paper.case for paper in papers if paper.case)
    if cases:
        heading = _("Tùy trường hợp, cần thêm:") if ordinary else _("Giấy tờ tùy theo trường hợp của ông/bà:")
        made.append(kit.words(heading, "kiosk-body", "ink_soft"))
        made += [CaseRow(kit, name, count) for name, count in cases.items()]
    return made


def card(kit: Kit, papers: Sequence[PaperView]) -> QFrame:
    """The card with the heading, and as many pages as the list needs."""
    made = QFrame()
    made.setProperty("kind", "kiosk-card")
    inside = kit.column(made, margins=(36, kit.pick_raw(22, 16)), gap=10)
    heading = kit.row(gap=24)
    heading.addWidget(kit.icon("document", "lam", 48))
    heading.addWidget(kit.words(_("Giấy tờ cần mang theo"), "kiosk-foot"), 1)
    ordinary = sum(not paper.case for paper in papers)
    count = plural("{n} loại", ordinary).format(n=ordinary) if ordinary else ""
    heading.addWidget(kit.words(count, "kiosk-body", "ink_soft", wrap=False))
    inside.addLayout(heading)
    if papers:
        inside.addWidget(PagedRows(kit, rows(kit, papers), most=MOST_ROWS, gap=10), 1)
    else:
        sentence = _("Chưa có danh sách giấy tờ. Mời ông/bà hỏi Quầy hướng dẫn trước khi về chuẩn bị.")
        inside.addWidget(kit.words(sentence, "kiosk-body", "ink_soft"))
        inside.addStretch(1)
    return made
