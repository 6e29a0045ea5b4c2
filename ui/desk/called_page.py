"""A citizen has been called: ask them in, call again, or say that nobody came."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain.instants import SECOND
from onestop_desk.services.views import DeskView, PaperView, VisitProcedureView, VisitView
from onestop_desk.words import _
from onestop_desk.words.phrases import clock, elapsed
from ui.desk.cards import ComeCard
from ui.desk.names import Names
from ui.desk.state_page import StatePage
from ui.desk.visit_header import VisitHeader, calling_words
from ui.theme import of
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words, WrappedLabel
from ui.widgets.leaving import let_go
from ui.widgets.panel import Head, Panel

SHOWN_PAPERS = 4


class PapersCard(Panel):
    """The papers of one procedure, to have in mind before the citizen sits down."""

    def __init__(self, asked: VisitProcedureView, *, narrow: bool, parent: QWidget | None = None) -> None:
        super().__init__(kind="card", inside=0, parent=parent)
        self._narrow = narrow
        theme = of(self)
        procedure = asked.procedure
        name = procedure.name if procedure else _("Chưa chọn thủ tục")
        head = Head("", height=36, filled=True)
        head.title.hide()
        head.remark.hide()
        title = ElidedLabel(_("{position}. {name}").format(position=asked.position, name=name), "strong")
        head.row.addWidget(title, 1)
        self.body.setSpacing(0)
        self.body.addWidget(head)
        papers = procedure.papers if procedure else ()
        for paper in papers[:SHOWN_PAPERS]:
            self.body.addLayout(self._row("document", _paper_words(paper)))
        if len(papers) > SHOWN_PAPERS:
            more = _("và {n} giấy tờ nữa").format(n=len(papers) - SHOWN_PAPERS)
            self.body.addLayout(self._row("plus", more))
        if not papers:
            self.body.addLayout(self._row("info", _("Chưa có danh mục giấy tờ của thủ tục này.")))
        self.body.addSpacing(theme.px(2))
        self.body.addStretch(1)

    def _row(self, icon: str, words: str) -> QHBoxLayout:
        theme = of(self)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(10))
        row.addWidget(Icon(icon, "ink_soft", 16), 0, Qt.AlignmentFlag.AlignTop)
        # Two cards beside one another have room for one line each; the visit itself shows every name in full.
        row.addWidget(ElidedLabel(words) if self._narrow else WrappedLabel(words), 1)
        return row


def _paper_words(paper: PaperView) -> str:
    return paper.name if paper.required else _("{paper}, nếu cần").format(paper=paper.name)


class CalledPage(StatePage):
    """Called, not yet here."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(names, parent)
        theme = of(self)
        self.panel = Panel(inside=0)
        self.panel.body.setSpacing(0)
        self.header = VisitHeader(names, "speaker", "lam")
        self.panel.body.addWidget(self.header)
        self.inside = QVBoxLayout()
        side = theme.px(16)
        self.inside.setContentsMargins(side, side, side, side)
        self.inside.setSpacing(theme.px(12))
        self.panel.body.addLayout(self.inside, 1)
        self.card = ComeCard()
        self.card.clicked.connect(lambda: self.key_pressed.emit(Qt.Key.Key_Return))
        self.inside.addWidget(self.card)
        self._add_advice()
        self._add_sheet()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel)

    def _add_sheet(self) -> None:
        """What will be asked for, and the note; in a low window this part scrolls and the card stays."""
        theme = of(self)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.papers_title = Words(_("Sẽ cần xem"), "head")
        column.addWidget(self.papers_title)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        column.addLayout(self._grid)
        self._cards: list[PapersCard] = []
        self._shown: tuple[str, ...] = ()
        self.note = Panel(kind="card", inside=12)
        self.note.body.setSpacing(theme.px(2))
        self.note.body.addWidget(Words(_("Ghi chú"), "small-medium", "ink_soft"))
        self.note_words = Words("", "body", wrap=True)
        self.note.body.addWidget(self.note_words)
        column.addWidget(self.note)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        self.inside.addWidget(area, 1)

    def _add_advice(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(of(self).px(8))
        self.advice_icon = Icon("info", "lam", 18)
        self.advice = ElidedLabel("", "body")
        row.addWidget(self.advice_icon)
        row.addWidget(self.advice, 1)
        self.inside.addLayout(row)

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint who has been called, how often, and what will be asked of them."""
        visit = view.visit
        assert visit is not None
        self.header.show_visit(visit)
        self.tick(view)
        self.card.setEnabled(not lost)
        if visit.can_miss:
            self.advice_icon.turn("warning", "cam")
            self.advice.say(_("Đã gọi {n} lần không có người. Bấm Vắng mặt (F11).").format(n=visit.calls_made), "cam")
        else:
            self.advice_icon.turn("info", "lam")
            self.advice.say(_("Số này đã gửi lên bảng gọi số. Sau ba lần gọi không có người, bấm Vắng mặt."), "ink")
        self._show_papers(visit)
        self.note.setVisible(bool(visit.note))
        self.note_words.say(visit.note or "")

    def tick(self, view: DeskView, now: int | None = None) -> None:
        """Say how long ago the last call was."""
        visit = view.visit
        if visit is None:
            return
        ago = elapsed(max(((now or view.now) - visit.last_call_at) // SECOND, 0))
        line = _("gọi lúc {time}, cách đây {ago}").format(time=clock(visit.last_call_at), ago=ago)
        self.header.say_now(calling_words(visit), line)

    def _show_papers(self, visit: VisitView) -> None:
        chosen = [p for p in visit.procedures if p.procedure is not None]
        self.papers_title.setVisible(bool(chosen))
        shown = tuple(p.id for p in chosen[:2])
        if shown == self._shown:
            return
        self._shown = shown
        for card in self._cards:
            self._grid.removeWidget(card)
            let_go(card)
        self._cards = [PapersCard(p, narrow=len(chosen) > 1) for p in chosen[:2]]
        for column, card in enumerate(self._cards):
            self._grid.addWidget(card, 0, column)

    def focus_first(self) -> None:
        """Mời vào."""
        self.card.setFocus()
