"""A procedure's page as the citizen will see it, in the same words and the same order as on the web."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.words import _, plural
from onestop_desk.words.procedure_facts import Fact
from onestop_desk.words.procedure_home import AtHome
from onestop_desk.words.procedure_page import Ended, Link, Place, ProcedurePage
from onestop_desk.words.procedure_papers import PaperGroup, PaperRow
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.notice import Notice
from ui.widgets.panel import Line

LABEL = 132
"""Width of the column of labels, in pixels of the pictures."""


class CitizenView(QScrollArea):
    """Shows one page at a time; links ask whoever is around to follow them."""

    procedure_asked = Signal(str)
    """The code of another procedure."""
    address_asked = Signal(str)
    """A page of the national portal."""
    guide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Trang của thủ tục như công dân thấy"))
        self.successor: Button | None = None
        self.portal: Button | None = None
        self._sheet: QWidget | None = None
        self._column = self._fresh()

    def _fresh(self) -> QVBoxLayout:
        """An empty sheet; the one before leaves whole, its layout with it."""
        before, theme = self.takeWidget(), of(self)
        if before is not None:
            before.setParent(self)
            let_go(before)
        self.successor = self.portal = None
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        column = QVBoxLayout(self._sheet)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(12), side, side)
        column.setSpacing(theme.px(6))
        return column

    def _finish(self) -> None:
        self._column.addStretch(1)
        assert self._sheet is not None
        self.setWidget(self._sheet)

    def say_nothing(self, sentence: str) -> None:
        """No procedure is chosen."""
        self._column = self._fresh()
        self._say(sentence, tone="ink_soft")
        self._finish()

    def show_page(self, page: ProcedurePage) -> None:
        """Paints a page from its top."""
        self._column = self._fresh()
        if page.starts:
            self._column.addWidget(Notice(_("Sắp áp dụng"), page.starts, "lam", icon="calendar"))
        if page.ended is not None:
            self._ended(page.ended)
        self._facts(page.facts)
        self._papers(page)
        if page.at_home is not None:
            self._at_home(page.at_home)
        self._list(_("Các bước"), page.steps, numbered=True)
        self._list(_("Điều kiện"), [page.conditions] if page.conditions else [])
        self._place(page.place)
        self._list(_("Căn cứ pháp lý"), [(law,) for law in page.legal_basis])
        for fact in page.long_facts:
            self._list(fact.title, [fact.text])
        self._list(_("Tên đầy đủ"), [page.full_name] if page.full_name else [])
        heading = _("Hiện nay vẫn làm theo") if page.starts else _("Thay cho thủ tục cũ")
        self._links(heading, page.meanwhile)
        self._column.addWidget(Line())
        self._say(page.updated, "small", "ink_soft")
        self._finish()

    def turn(self, step: int) -> None:
        """Goes on by nearly a screen, or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep() * 9 // 10)

    # -- parts -----------------------------------------------------------------------------------------------------

    def _say(self, text: str, kind: str = "body", tone: Tone = "ink") -> None:
        self._column.addWidget(Words(text, kind, tone, wrap=True))

    def _head(self, title: str, remark: str = "") -> None:
        theme = of(self)
        self._column.addSpacing(theme.px(4))
        self._column.addWidget(Line())
        row = QHBoxLayout()
        row.addWidget(Words(title, "head"))
        row.addStretch(1)
        if remark:
            row.addWidget(Words(remark, "small", "ink_soft"))
        self._column.addLayout(row)

    def _facts(self, facts: Iterable[Fact]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(of(self).px(12))
        grid.setVerticalSpacing(of(self).px(8))
        grid.setColumnMinimumWidth(0, of(self).px(LABEL))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for fact in facts:
            at = grid.rowCount()
            label = Words(fact.label, "small", "ink_soft", wrap=True)
            label.setFixedWidth(of(self).px(LABEL))
            grid.addWidget(label, at, 0, top)
            said = QVBoxLayout()
            said.setSpacing(0)
            said.addWidget(Words(fact.value, "strong", wrap=True))
            if fact.more:
                said.addWidget(Words("\n".join(fact.more), "small", "ink_soft", wrap=True))
            grid.addLayout(said, at, 1)
        self._column.addLayout(grid)

    def _papers(self, page: ProcedurePage) -> None:
        if page.no_papers:
            self._head(_("Giấy tờ cần có"))
            self._say(page.no_papers, tone="ink_soft")
        for group in page.papers:
            self._head(_("Giấy tờ cần có"), group.count)
            self._group(group, "document")
        if page.cases:
            n = len(page.cases)
            self._head(_("Trường hợp riêng"), plural("{n} trường hợp", n).format(n=n))
        for group in page.cases:
            if group.title and (len(group.papers) > 1 or group.papers[0].name != group.title):
                self._say(group.title, "strong")
            self._group(group, "question")

    def _group(self, group: PaperGroup, icon: str) -> None:
        for text in group.intro:
            self._say(text, "small", "ink_soft")
        for paper in group.papers:
            self._column.addLayout(self._paper(paper, icon))

    def _paper(self, paper: PaperRow, icon: str) -> QHBoxLayout:
        name = f"{paper.name} {paper.more}".rstrip()
        return self._beside(icon, Words(name, "body", wrap=True), "\n".join((paper.handed, *paper.notes)))

    def _beside(self, icon: str, words: Words, below: str = "") -> QHBoxLayout:
        theme = of(self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Icon(icon, "ink_soft", 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        if below:
            column.addWidget(Words(below, "small", "ink_soft", wrap=True))
        row.addLayout(column, 1)
        return row

    def _at_home(self, home: AtHome) -> None:
        self._head(_("Làm tại nhà bằng VNeID"))
        self._say(home.level, "strong")
        for sentence in home.sentences:
            self._say(sentence)
        if home.account:
            self._column.addLayout(self._beside("id-card", Words(home.account, "body", wrap=True)))
            guide = Button(_("Hướng dẫn VNeID"), variant="bare", icon="id-card", key="Alt+4")
            guide.setObjectName("vneidGuide")
            guide.clicked.connect(self.guide_asked)
            self._alone(guide)
        self.portal = Button(home.button, icon="external", key="Ctrl+L")
        self.portal.setObjectName("nationalPortal")
        self.portal.setToolTip(home.url)
        self.portal.clicked.connect(lambda: self.address_asked.emit(home.url))
        self._alone(self.portal)

    def _alone(self, button: Button) -> None:
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _place(self, place: Place) -> None:
        self._head(_("Đến Trung tâm"))
        if place.address:
            self._column.addLayout(self._beside("map-pin", Words(place.address, "body", wrap=True)))
        hours = "\n".join(open_days.sentence for open_days in place.hours)
        if hours or place.closed:
            self._column.addLayout(self._beside("clock", Words(hours or place.closed, "body", wrap=True),
                                                place.closed if hours else ""))  # fmt: skip
        if place.phone:
            self._column.addLayout(self._beside("phone", Words(place.phone, "body")))

    def _list(self, title: str, items: Sequence[tuple[str, ...]], *, numbered: bool = False) -> None:
        if not items:
            return
        self._head(title)
        for number, pieces in enumerate(items, start=1):
            text = "\n".join(pieces)
            self._say(f"{number}. {text}" if numbered else text)

    def _links(self, title: str, links: Sequence[Link]) -> None:
        if not links:
            return
        self._head(title)
        for link in links:
            button = Button(link.name, variant="bare", icon="document", height=32)
            button.clicked.connect(lambda _on=False, code=link.code: self.procedure_asked.emit(code))
            button.setEnabled(link.known)
            button.setToolTip(f"{link.code} · {link.name}")
            self._alone(button)

    def _ended(self, ended: Ended) -> None:
        self._column.addWidget(Notice(ended.mark, f"{ended.heading}. {ended.sentence}", "cam"))
        if ended.successor is not None:
            self._head(_("Thủ tục mới cần làm"), ended.successor.code)
            self._say(ended.successor.name, "strong")
            if ended.successor.known:
                code = ended.successor.code
                self.successor = Button(_("Xem thủ tục mới"), variant="outlined", icon="arrow-right", key="Ctrl+N")
                self.successor.setObjectName("successor")
                self.successor.clicked.connect(lambda: self.procedure_asked.emit(code))
                self._alone(self.successor)
        if ended.changes:
            self._head(_("Có gì khác"))
            self._facts(
                Fact(c.label, c.now, (_("Trước đây: {before}").format(before=c.before),)) for c in ended.changes
            )
        elif ended.same:
            self._say(ended.same, tone="ink_soft")
