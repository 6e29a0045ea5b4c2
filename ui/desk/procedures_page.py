"""The page Thủ tục: find a procedure, and read to a citizen what it needs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.views import PaperView, ProcedureHit, ProcedureView
from onestop_desk.words import _, refusals
from ui.desk import procedure_words
from ui.desk.procedure_search import ProcedureSearch
from ui.theme import of
from ui.widgets.icon import Icon
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.panel import Head, Line, Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services


class ProcedureCard(Panel):
    """One procedure: its facts, then its papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(inside=0, parent=parent)
        theme = of(self)
        self.body.setSpacing(0)
        head = Head("", kind="visit", height=64)
        head.title.setWordWrap(True)
        head.row.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        head.row.setStretch(0, 1)
        head.remark.hide()
        self.head_title = head.title
        self.body.addWidget(head)
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        self._column = QVBoxLayout(self._sheet)
        side = theme.px(16)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(theme.px(8))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._sheet)
        self.body.addWidget(area, 1)
        self.say_nothing()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)

    def say_nothing(self, words: str = "") -> None:
        """Nothing has been chosen yet."""
        self._clear()
        self.head_title.say(_("Giấy tờ của một thủ tục"))
        text = words or _("Tìm ở bên trái, rồi chọn một thủ tục để xem giấy tờ, thời hạn, lệ phí.")
        self._column.addWidget(Words(text, "body", "ink_soft", wrap=True))
        self._column.addStretch(1)

    def show_procedure(self, procedure: ProcedureView) -> None:
        """Paint a procedure."""
        self._clear()
        self.head_title.say(procedure.name)
        facts = (
            (_("Mã"), procedure.code),
            (_("Lĩnh vực"), procedure.field),
            (_("Nộp trực tuyến"), procedure_words.level(procedure) or _("chưa có thông tin")),
            (_("Thời hạn"), procedure_words.deadline(procedure) or _("chưa có thông tin")),
            (_("Lệ phí"), procedure_words.fee(procedure) or _("chưa có thông tin")),
        )
        for label, value in facts:
            self._column.addWidget(_Fact(label, value))
        if procedure.needs_vneid:
            self._column.addWidget(_PaperLine("id-card", _("Chỉ nộp trực tuyến: cần tài khoản VNeID mức 2"), "", "cam"))
        self._column.addWidget(Line())
        self._column.addWidget(Words(_("Giấy tờ cần có"), "head"))
        for paper in procedure.papers:
            self._column.addWidget(self._paper(paper))
        if not procedure.papers:
            self._column.addWidget(
                Words(_("Chưa có danh mục giấy tờ của thủ tục này. Xem theo công bố của thủ tục."), "body", "ink_soft",
                      wrap=True)
            )  # fmt: skip
        self._column.addStretch(1)

    @staticmethod
    def _paper(paper: PaperView) -> QWidget:
        remark = procedure_words.paper_kind(paper)
        return _PaperLine("document", paper.name, remark, "ink_soft", paper.note)


class _Fact(QWidget):
    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        name = Words(label, "small", "ink_soft")
        name.setMinimumWidth(of(self).px(120))
        row.addWidget(name)
        row.addWidget(Words(value, "body-medium", wrap=True), 1)


class _PaperLine(QWidget):
    def __init__(self, icon: str, words: str, remark: str, tone: str, note: str = "") -> None:
        super().__init__()
        theme = of(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(10))
        soft = tone == "ink_soft"
        row.addWidget(Icon(icon, "ink_soft" if soft else "cam", 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(words, "body" if soft else "strong", "ink" if soft else "cam", wrap=True))
        if note:
            column.addWidget(Words(note, "small", "ink_soft", wrap=True))
        row.addLayout(column, 1)
        if remark:
            row.addWidget(Words(remark, "small", "ink_soft"), 0, Qt.AlignmentFlag.AlignTop)


class ProceduresPage(QWidget):
    """Search at the left, the procedure at the right."""

    def __init__(self, services: "Services", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proceduresPage")
        self._services = services
        theme = of(self)
        self.search = ProcedureSearch(services)
        self.search.looked_at.connect(self._show)
        self.search.taken.connect(self._show)
        left = Panel(_("Thủ tục hành chính"), inside=12)
        left.body.addWidget(self.search, 1)
        self.card = ProcedureCard()
        row = QHBoxLayout(self)
        gap = theme.px(12)
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(gap)
        row.addWidget(left, 52)
        row.addWidget(self.card, 48)
        self._shown: str | None = None

    def _show(self, hit: ProcedureHit) -> None:
        if hit.procedure_id == self._shown:
            return
        try:
            procedure = self._services.procedures.get(hit.procedure_id)
        except (Refusal, WorldError) as no:
            self.card.say_nothing(refusals.sentence(no.code, no.facts))
            return
        self._shown = hit.procedure_id
        self.card.show_procedure(procedure)

    def focus_first(self) -> None:
        """The search field."""
        self.search.field.setFocus()
