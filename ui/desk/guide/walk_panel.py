"""The middle of the guide: one question at a time, then the outcome, then what was done."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Question
from onestop_desk.words import _
from ui.desk.guide import wording
from ui.desk.guide.answer_row import Choice
from ui.desk.guide.done_view import DoneView
from ui.desk.guide.outcome_view import OutcomeView
from ui.desk.guide.question_view import QuestionView
from ui.desk.guide.session import Session, Stage
from ui.desk.guide.steps_bar import StepsBar
from ui.desk.guide.wording import said
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel

HEAD = 52
SIX = 6
"""The questions at the end have room for six answers below one another."""
BESIDE_STEPS = frozenset({Stage.OUTCOME, Stage.RESULT, Stage.REASON, Stage.VILLAGE, Stage.SAVE, Stage.DONE})


class WalkPanel(Panel):
    """Its head and its foot stay, the middle scrolls where a low window has no room."""

    chosen = Signal(str)
    step_ticked = Signal(str, bool)
    back_asked = Signal()
    scan_asked = Signal()
    print_asked = Signal()
    go_on_asked = Signal()
    after = ""
    """What comes after a walk, where that is not another one: back to the visit."""

    def __init__(self) -> None:
        super().__init__("", inside=0)
        self._usual = ""
        self.setObjectName("guideWalk")
        theme = of(self)
        assert self.head is not None
        self.head.setMinimumHeight(theme.px(HEAD))
        self.head.row.insertWidget(0, Icon("id-card", "lam", 20))
        self.head.title.say(_("Hướng dẫn VNeID"))
        self.steps = StepsBar()
        self.head.add(self.steps)
        self.question, self.outcome, self.done = QuestionView(), OutcomeView(), DoneView()
        self.question.chosen.connect(self.chosen)
        self.outcome.ticked.connect(self.step_ticked)
        self.message = Notice("", "", "lam")
        self.message.setObjectName("guideMessage")
        self.outcome.beyond.connect(self._scroll)
        self._views: tuple[QWidget, ...] = (self.question, self.outcome, self.done)
        self._shown: QWidget = self.question
        sheet = QWidget()
        sheet.setObjectName("sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(8))
        inside.setSpacing(theme.px(12))
        inside.addWidget(self.message)
        # Not a stack of pages: only a plain column asks for the height that wrapped words need at its width.
        for view in self._views:
            inside.addWidget(view, 1)
        for part in (self.message, self.outcome, self.done):
            part.hide()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(sheet)
        self.body.setSpacing(0)
        self.never = Notice("", "", "cam", icon="lock", headline_kind="body")
        self.never.setObjectName("neverAsk")
        pinned = QVBoxLayout()
        pinned.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        pinned.addWidget(self.never)
        self.body.addWidget(self.area, 1)
        self.body.addLayout(pinned)
        self.body.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        theme = of(self)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(14))
        row.setSpacing(theme.px(8))
        self.back = Button(_("Câu trước"), icon="chevron-left", key="Backspace")
        self.back.setObjectName("guideBack")
        self.back.clicked.connect(self.back_asked)
        self.scan = Button(_("Quét thẻ"), icon="scan", key="Ctrl+Q")
        self.scan.setObjectName("guideScan")
        self.scan.clicked.connect(self.scan_asked)
        self.print = Button(_("In tờ hướng dẫn"), icon="printer", key="Ctrl+P")
        self.print.setObjectName("guidePrint")
        self.print.clicked.connect(self.print_asked)
        self.go_on = Button("", key="Enter", variant="primary")
        self.go_on.setObjectName("guideGoOn")
        self.go_on.clicked.connect(self.go_on_asked)
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.scan, self.print, self.go_on):
            row.addWidget(button)
        for button in (self.back, self.scan, self.print, self.go_on):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return row

    # -- painting --------------------------------------------------------------------------------------------------

    def show_session(self, session: Session, places: Mapping[str, str], villages: Mapping[str, str]) -> None:
        """Shows where a walk stands; `places` are the office's own words for where."""
        stage, self._usual = session.stage, ""
        if stage is Stage.ASK:
            self._show_question(session)
        elif stage is Stage.OUTCOME:
            self._show_outcome(session, places)
        elif stage is Stage.RESULT:
            self._show_results(session)
        elif stage is Stage.REASON:
            self._show_reasons(session)
        elif stage is Stage.VILLAGE:
            self._show_villages(villages)
        else:
            self._show_end(session)
        self._show_foot(session, stage)
        done, most = rules.progress(session.walk)
        if stage is Stage.ASK:
            self.steps.show_count(done + 1, most)
        else:
            self.steps.show_over(done)

    def _show_question(self, session: Session) -> None:
        now = session.now
        assert isinstance(now, Question)
        choices = wording.answers(session.guide, now)
        by_code = "" if session.begun else _("Có phiếu hay màn hình hướng dẫn: gõ mã trên đó, ví dụ V02.")
        self.question.show_question(said(now.text), choices, said(now.help) or by_code)
        self.never.say(said(session.guide.never_ask), icon="lock")
        self._open(self.question)

    def _show_outcome(self, session: Session, places: Mapping[str, str]) -> None:
        outcome = session.outcome
        assert outcome is not None
        where = said(outcome.where)
        own = places.get(outcome.place, "")
        self.outcome.show_outcome(outcome, f"{where}\n{own}" if own else where, session.steps_ticked)
        self._open(self.outcome)

    def _show_results(self, session: Session) -> None:
        if session.outcome is not None:
            self._usual = rules.usual_result(session.outcome, rules.Face.DESK)
        self._ask(_("Hôm nay làm được đến đâu?"), wording.results())

    def _show_reasons(self, session: Session) -> None:
        assert session.result is not None
        self._ask(_("Vì lý do nào?"), wording.reasons(session.result), wording.result_word(session.result))

    def _show_villages(self, villages: Mapping[str, str]) -> None:
        listed = tuple(Choice(id, name) for id, name in villages.items())
        choices = (Choice(wording.SKIP, _("Không ghi thôn")), *listed)
        self._ask(_("Công dân ở thôn nào?"), choices, _("Chỉ đếm số người theo thôn, không ghi tên ai."))

    def _ask(self, title: str, choices: tuple[Choice, ...], line: str = "") -> None:
        self.question.show_question(title, choices, line, one_column=SIX)
        self._open(self.question)

    def _show_end(self, session: Session) -> None:
        self.done.show_session(session)
        self._open(self.done)

    def _open(self, view: QWidget) -> None:
        for other in self._views:
            other.setVisible(other is view)
        if self._shown is not view:
            self.area.verticalScrollBar().setValue(0)
        self._shown = view

    def _scroll(self, to_the_end: bool) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum() if to_the_end else 0)

    def _show_foot(self, session: Session, stage: Stage) -> None:
        self.never.setVisible(stage is Stage.ASK)
        self.back.setVisible(stage is not Stage.DONE)
        self.back.say(_("Quay lại") if stage in BESIDE_STEPS else _("Câu trước"))
        if stage is Stage.ASK and not session.walk.answers:
            self.back.refuse(_("Đây là câu đầu tiên"))
        else:
            self.back.allow()
        self.scan.setVisible(stage is Stage.ASK)
        self.print.setVisible(stage in BESIDE_STEPS)
        words = {
            Stage.OUTCOME: _("Ghi kết quả"),
            Stage.SAVE: _("Ghi lại lần nữa"),
            Stage.DONE: self.after or _("Hướng dẫn người khác"),
        }
        self.go_on.setVisible(stage in words)
        self.go_on.say(words.get(stage, ""))
        # The next thing to do is read whole; the other words shorten first.
        self.go_on.setMinimumWidth(self.go_on.sizeHint().width())

    def say(self, headline: str, sentence: str = "", tone: str = "lam") -> None:
        """Says something above the question; an empty headline takes it away."""
        known = {"lam": "lam", "luc": "luc", "cam": "cam", "do": "do"}
        self.message.say(headline, sentence, known.get(tone, "lam"))  # type: ignore[arg-type]
        self.message.setVisible(bool(headline))
        self.area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Puts the keyboard on the first answer, the first step, or the way on."""
        view = self._shown
        if view is self.question:
            self.question.answers.focus(self._usual)
        elif view is self.outcome:
            self.outcome.focus_first()
        else:
            self.go_on.setFocus()
