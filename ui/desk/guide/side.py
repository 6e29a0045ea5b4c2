"""The right column of the guide: what was answered, each with the way back to it, and what to have in the hand."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import GuidePaper, Outcome, Question
from onestop_desk.words import _
from ui.desk.guide import wording
from ui.desk.guide.session import Session, Stage
from ui.desk.guide.wording import said
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.leaving import let_go
from ui.widgets.panel import Line, Panel
from ui.widgets.tick_list import Tick, TickList


class AnsweredRow(QWidget):
    """One question that was answered: by the citizen or by the card."""

    change_asked = Signal()

    def __init__(self, number: int, question: str, answer: str, *, from_card: bool) -> None:
        super().__init__()
        theme = of(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(10))
        row.addWidget(Icon("scan" if from_card else "check", "luc", 18))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.question = ElidedLabel(_("{n}. {question}").format(n=number, question=question), "small", "ink_soft")
        self.answer = ElidedLabel(answer, "body-medium")
        words.addWidget(self.question)
        words.addWidget(self.answer)
        row.addLayout(words, 1)
        self.change = Button(_("Đổi"), variant="bare", height=32, kind="small-strong")
        self.change.setAccessibleDescription(question)
        self.change.clicked.connect(self.change_asked)
        row.addWidget(self.change)


class NowRow(QWidget):
    """The question on show, marked as the row that is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        theme = of(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(10))
        row.addWidget(Icon("chevron-right", "lam", 18))
        self.words = ElidedLabel(text, "strong", "lam")
        row.addWidget(self.words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground of what is chosen; in high contrast a line above and below."""
        theme = of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours.lam_soft)
        if theme.contrast:
            painter.fillRect(QRectF(0, 0, self.width(), theme.px(2)), theme.colours.lam)
            painter.fillRect(QRectF(0, self.height() - theme.px(2), self.width(), theme.px(2)), theme.colours.lam)


class AnsweredPanel(Panel):
    """The latest answers; older ones give way where there is no room, and are counted."""

    change_asked = Signal(str)

    MOST = 4

    def __init__(self) -> None:
        super().__init__(_("Các câu đã trả lời"), inside=0)
        self.setObjectName("guideAnswered")
        self.body.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shown: tuple[object, ...] = ()
        self._rows: list[QWidget] = []

    def rows(self) -> list[AnsweredRow]:
        """The answers on show."""
        return [row for row in self._rows if isinstance(row, AnsweredRow)]

    def show_session(self, session: Session, most: int = MOST) -> None:
        """Shows the answers of a walk."""
        given = rules.answered(session.walk)
        now = session.now if session.stage is Stage.ASK else None
        shown = (given, now, most, session.opened)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            self.body.removeWidget(row)
            let_go(row)
        self._rows = []
        hidden = max(0, len(given) - most)
        if self.head is not None:
            remark = _("{n} câu trước nữa").format(n=hidden) if hidden else ""
            self.head.remark.say(_("không hỏi, mở bằng mã") if session.opened is not None else remark)
        for number, (question, answer, asked) in enumerate(given[hidden:], start=hidden + 1):
            self._add_answer(number, question, said(answer.text), asked)
        if isinstance(now, Question):
            words = _("{n}. {question}").format(n=len(given) + 1, question=said(now.short))
            self._add(NowRow(words))

    def _add_answer(self, number: int, question: Question, answer: str, asked: bool) -> None:
        row = AnsweredRow(number, said(question.short), answer, from_card=not asked)
        row.change_asked.connect(lambda id=question.id: self.change_asked.emit(id))
        self._add(row)
        self._add(Line())

    def _add(self, row: QWidget) -> None:
        self.body.addWidget(row)
        self._rows.append(row)


class HandPanel(Panel):
    """What the citizen must have in the hand, to tick; below it where the answers lead and what that rests on."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(_("Cầm trên tay"), inside=0)
        self.setObjectName("guideHand")
        theme = of(self)
        self.papers = TickList()
        self.papers.ticked.connect(self.ticked)
        self.none = Words(_("Trả lời xong sẽ có danh sách giấy tờ."), "small", "ink_soft", wrap=True)
        self.way = Words("", "body", wrap=True)
        self.law = Words("", "small", "ink_soft", wrap=True)
        self.phone = Words("", "small-medium", "ink_soft", wrap=True)
        side = theme.px(12)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, theme.px(4), 0, 0)
        inside.setSpacing(theme.px(4))
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(side, theme.px(8), side, theme.px(8))
        empty.addWidget(self.none)
        inside.addWidget(self._empty)
        inside.addWidget(self.papers)
        inside.addWidget(Line())
        below = QVBoxLayout()
        below.setContentsMargins(side, theme.px(4), side, side)
        below.setSpacing(theme.px(4))
        below.addWidget(Words(_("Hướng đang đi"), "strong"))
        for words in (self.way, self.law, self.phone):
            below.addWidget(words)
        inside.addLayout(below)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        self.body.addWidget(area, 1)

    def show_session(self, session: Session, hotline: str) -> None:
        """Shows what belongs to the answers so far."""
        papers, sure = needed(session)
        ticks = [
            Tick(
                p.id, said(p.name), said(p.how) if len(said(p.how)) <= 12 else "", ticked=p.id in session.papers_ticked
            )
            for p in papers
        ]
        self.papers.show_ticks(ticks)
        self._empty.setVisible(not papers)
        if self.head is not None:
            self.head.remark.say("" if sure or not papers else _("cách nào cũng cần"))
        self.way.say(wording.direction(session))
        outcome = session.outcome
        self.law.say("\n".join(wording.legal(source) for source in outcome.legal) if outcome else "")
        self.law.setVisible(outcome is not None)
        self.phone.say(_("Tổng đài VNeID: {phone}").format(phone=hotline) if hotline else "")
        self.phone.setVisible(bool(hotline))

    def focus(self) -> bool:
        """Puts the keyboard on the first paper; whether there is one."""
        return self.papers.focus_first_unticked()


def needed(session: Session) -> tuple[tuple[GuidePaper, ...], bool]:
    """The papers of the outcome; before it is reached those that every way from here needs. True when it is reached."""
    if session.outcome is not None:
        return session.outcome.papers, True
    ends = reachable(session)
    if not ends or not session.walk.trail:
        return (), False
    common = set.intersection(*({paper.id for paper in end.papers} for end in ends))
    return tuple(paper for paper in ends[0].papers if paper.id in common), False


def reachable(session: Session) -> list[Outcome]:
    """The outcomes that the next answers can still lead to."""
    guide, now = session.guide, session.now
    found: dict[str, Outcome] = {}
    waiting, seen = [now.id], set[str]()
    while waiting:
        node = guide.node(waiting.pop())
        if node.id in seen:
            continue
        seen.add(node.id)
        if isinstance(node, Outcome):
            found[node.id] = node
        else:
            waiting.extend(answer.to for answer in node.answers)
    return list(found.values())
