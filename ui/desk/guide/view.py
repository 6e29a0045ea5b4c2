"""The guide in its columns: what stands at the left, the walk in the middle, answers and papers at the right.

Every key arrives here first: a scanner types like a keyboard, and nothing it types may press a button or stay.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Reason, Result
from onestop_desk.domain.id_card import read_card
from onestop_desk.words import _, guide_alone
from ui.desk.guide import wording
from ui.desk.guide.acts import GuideActs
from ui.desk.guide.session import Session, Stage
from ui.desk.guide.side import AnsweredPanel, HandPanel
from ui.desk.guide.strokes import Strokes
from ui.desk.guide.walk_panel import WalkPanel
from ui.devices.handheld import OWN_EAR
from ui.theme import of
from ui.widgets.button import Button

LOW = 560
"""Below so many pixels of height the right column shows two answers, not four."""


class GuideView(QWidget):
    """Shows one session at a time; whoever holds the view keeps the sessions."""

    left_asked = Signal()
    print_asked = Signal()
    another_asked = Signal()
    written = Signal()

    def __init__(self, acts: GuideActs, beside: QWidget, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("guideView")
        self.setProperty(OWN_EAR, True)
        self._acts, self._today = acts, today
        self.session: Session | None = None
        self._armed = False
        self.walk = WalkPanel()
        self.answered, self.hand = AnsweredPanel(), HandPanel()
        self._strokes = Strokes(self)
        self._lay_out(beside)
        self._connect()

    def _lay_out(self, beside: QWidget) -> None:
        gap = of(self).px(12)
        right = QVBoxLayout()
        right.setSpacing(gap)
        right.addWidget(self.answered)
        right.addWidget(self.hand, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(gap)
        for column in (beside, self.walk, self.answered, self.hand):
            # The shares of the pictures hold, however long the words are.
            column.setMinimumWidth(1)
            column.setSizePolicy(QSizePolicy.Policy.Ignored, column.sizePolicy().verticalPolicy())
        row.addWidget(beside, 290)
        row.addWidget(self.walk, 632)
        row.addLayout(right, 312)

    def _connect(self) -> None:
        walk = self.walk
        walk.chosen.connect(self._on_chosen)
        walk.step_ticked.connect(self._on_step)
        walk.back_asked.connect(self.back)
        walk.scan_asked.connect(self.scan)
        walk.print_asked.connect(self.print)
        walk.go_on_asked.connect(self.go_on)
        self.answered.change_asked.connect(self._on_change)
        self.hand.ticked.connect(self._on_paper)
        self._strokes.digits.connect(self._on_digits)
        self._strokes.coded.connect(self._on_coded)
        self._strokes.scanned.connect(self.take_scan)

    # -- painting --------------------------------------------------------------------------------------------------

    def show_session(self, session: Session) -> None:
        """Shows a walk, this one or another."""
        if session is not self.session:
            self.session = session
            self._disarm()
            self.walk.outcome.forget()
        self._paint()

    def _paint(self, *, focus: bool = False) -> None:
        session = self.session
        if session is None:
            return
        self.walk.show_session(session, self._acts.places(), self._acts.villages())
        self.answered.show_session(session, 2 if self.height() < of(self).px(LOW) else AnsweredPanel.MOST)
        self.hand.show_session(session, self._acts.hotline())
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        if focus:
            self.walk.focus_first()

    def focus_first(self) -> None:
        """Puts the keyboard on the first thing to do."""
        self.walk.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window fewer answers are listed."""
        super().resizeEvent(event)
        had = self.has_keyboard()
        dense = self.walk.question.answers.set_dense(self.height() < of(self).px(LOW))
        self._paint(focus=had and dense)

    # -- answers ---------------------------------------------------------------------------------------------------

    def _on_chosen(self, choice: str) -> None:
        session = self.session
        if session is None or self._armed:
            return
        self.walk.say("")
        stage = session.stage
        if stage is Stage.ASK:
            session.answer(choice)
        elif stage is Stage.RESULT:
            session.choose_result(Result(choice))
        elif stage is Stage.REASON:
            session.choose_reason(Reason(choice))
        elif stage is Stage.VILLAGE:
            session.choose_village(None if choice == wording.SKIP else choice)
        if session.stage is Stage.SAVE:
            self._write(session)
        self._paint(focus=True)

    def _write(self, session: Session) -> None:
        fault = self._acts.write_down(session)
        if fault:
            headline, _stop, rest = fault.partition(". ")
            self.walk.say(headline.rstrip("."), rest, "cam")
        else:
            session.done = True
            self.written.emit()

    def _on_step(self, key: str, on: bool) -> None:
        if self.session is not None:
            (self.session.steps_ticked.add if on else self.session.steps_ticked.discard)(key)

    def _on_paper(self, key: str, on: bool) -> None:
        if self.session is not None:
            (self.session.papers_ticked.add if on else self.session.papers_ticked.discard)(key)

    def _on_change(self, question_id: str) -> None:
        session = self.session
        if session is None or session.done:
            return
        asked = any(given.question == question_id and given.asked for given in session.walk.trail)
        (session.change if asked else session.ask_anyway)(question_id)
        self._paint(focus=True)

    def back(self) -> None:
        """Backspace: one step back."""
        if self.session is not None and not self._armed and self.session.back():
            self.walk.say("")
            self._paint(focus=True)

    def go_on(self) -> None:
        """Enter: from the steps to what was done; at the end, another person."""
        session = self.session
        if session is None:
            return
        if session.stage is Stage.OUTCOME:
            session.end()
            self._paint(focus=True)
        elif session.stage is Stage.SAVE:
            self._write(session)
            self._paint(focus=True)
        elif session.stage is Stage.DONE:
            self.another_asked.emit()

    def print(self) -> None:
        """Ctrl+P: the hand-out, once there is an outcome."""
        if self.session is not None and self.session.outcome is not None:
            self.print_asked.emit()

    # -- the scanner -----------------------------------------------------------------------------------------------

    def scan(self) -> None:
        """Ctrl+Q: waits for the card; until then single keys choose nothing."""
        if self.session is None or self.session.stage is not Stage.ASK:
            return
        self._armed = True
        self._strokes.forget()
        self.walk.say(
            _("Đưa mã QR trên thẻ căn cước vào máy quét"),
            _("Chỉ lấy nhóm tuổi và thẻ còn hạn hay không, không lưu gì khác. Esc: thôi quét."),
        )
        self.walk.focus_first()

    def _disarm(self) -> bool:
        armed, self._armed = self._armed, False
        self._strokes.forget()
        self.walk.say("")
        return armed

    def _on_digits(self, digits: str) -> None:
        if self._armed:
            return
        for digit in digits:
            self._press_digit(int(digit))

    def _press_digit(self, number: int) -> None:
        session = self.session
        if session is None:
            return
        if session.stage is Stage.OUTCOME:
            rows = self.walk.outcome.rows()
            if 1 <= number <= len(rows):
                rows[number - 1].click()
        elif session.stage in (Stage.ASK, Stage.RESULT, Stage.REASON, Stage.VILLAGE):
            self.walk.question.answers.choose_number(number)

    def _on_coded(self, code: str) -> None:
        session = self.session
        if session is None or self._armed or session.stage is not Stage.ASK:
            return
        outcome = guide_alone.coded(session.guide, code)
        if outcome is None:
            self.walk.say(_("Không có mã {code}").format(code=code), _("Xem lại mã trên tờ hướng dẫn."), "cam")
            return
        session.open(outcome)
        self.walk.say("")
        self._paint(focus=True)

    def take_scan(self, text: str) -> None:
        """A card is read for its age and document; what is none goes to the rest of the desk, or is refused."""
        session = self.session
        if session is None or session.stage is not Stage.ASK:
            self._acts.elsewhere(text)
            return
        self._armed = False
        try:
            card = read_card(text, self._today())
        except Refusal:
            if self._acts.elsewhere(text):
                self.walk.say("")
                return
            self.walk.say(
                _("Mã vừa quét không phải thẻ căn cước"),
                _("Quét lại mã QR ở mặt trước thẻ, hoặc hỏi công dân và bấm số để trả lời."),
                "cam",
            )
            return
        session.read(card)
        self._paint(focus=True)
        age = wording.age_word(card.age_group)
        if card.expired:
            line = _("Theo tuổi, thẻ có thể đã đến hạn đổi: xem hạn in trên thẻ.")
        else:
            line = _("Không lưu gì từ thẻ. Chưa đúng thì bấm Đổi ở bên phải.")
        self.walk.say(_("Đã đọc thẻ: {age}").format(age=age), line, "cam" if card.expired else "luc")

    # -- keys ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes a key before the button that has the keyboard does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event, watched)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no button was there for."""
        if self.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that came when the keyboard was nowhere; whether the guide wanted it."""
        return self._take(event, self)

    def _take(self, event: QKeyEvent, watched: QObject) -> bool:
        if self._strokes.take(event):
            return True
        if event.matches(QKeySequence.StandardKey.Print):
            if not event.isAutoRepeat():
                self.print()
            return True
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        if key == Qt.Key.Key_Escape and self._armed:
            self._disarm()
            return True
        if key == Qt.Key.Key_Backspace:
            if not event.isAutoRepeat():
                self.back()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter(event, watched)
        return key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and isinstance(watched, Button)

    def _enter(self, event: QKeyEvent, watched: QObject) -> bool:
        if event.isAutoRepeat():
            return True
        if self.session is not None and self.session.stage in (Stage.ASK, Stage.RESULT, Stage.REASON, Stage.VILLAGE):
            if isinstance(watched, QAbstractButton):
                watched.click()
            return True
        if isinstance(watched, Button) and watched is not self.walk.go_on:
            watched.click()
        else:
            self.go_on()
        return True

    def has_keyboard(self) -> bool:
        """Whether the keyboard is somewhere in the guide."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))
