"""The counter is free: the call card and why this person, or a quiet word that nobody waits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import DeskView
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk import wording
from ui.desk.away_panel import AwayPanel
from ui.desk.cards import CallCard
from ui.desk.names import Names
from ui.desk.state_page import StatePage
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.paint import RIGHT
from ui.widgets.panel import Line, Panel


class FreePage(StatePage):
    """Free, with people waiting or without."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(names, parent)
        theme = of(self)
        self.panel = Panel(inside=16)
        self.panel.body.setSpacing(theme.px(14))
        self._add_head()
        self.card = CallCard("tall")
        self.card.clicked.connect(lambda: self.key_pressed.emit(Qt.Key.Key_F9))
        self.panel.body.addWidget(self.card, 1)
        self.nobody = self._make_nobody()
        # Card and word never stand together: a window measured with both would not fit a low screen.
        self.nobody.hide()
        self.panel.body.addWidget(self.nobody, 1)
        self.why = self._make_why()
        self.panel.body.addWidget(self.why)
        self.away = AwayPanel(names)
        self.away.setMinimumHeight(theme.px(114))
        self.away.setMaximumHeight(theme.px(206))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addWidget(self.panel, 366)
        whole.addWidget(self.away, 206)

    def _add_head(self) -> None:
        row = QHBoxLayout()
        self.title = Words(_("Quầy đang trống"), "head")
        self.last = ElidedLabel("", "small", "ink_soft", align=RIGHT)
        row.addWidget(self.title)
        row.addWidget(self.last, 1)
        self.panel.body.addLayout(row)

    def _make_nobody(self) -> QWidget:
        theme = of(self)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setSpacing(theme.px(6))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Icon("users", "ink_soft", 40))
        row.addStretch(1)
        column.addLayout(row)
        self.nobody_title = Words(_("Chưa có công dân chờ"), "card-word", wrap=True)
        self.nobody_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nobody_line = Words("", "body", "ink_soft", wrap=True)
        self.nobody_line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.nobody_title)
        column.addWidget(self.nobody_line)
        column.addStretch(1)
        return block

    def _make_why(self) -> QWidget:
        theme = of(self)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Line())
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.question = Words("", "small-strong")
        self.answer = ElidedLabel("", "small")
        self.after = ElidedLabel("", "small", "ink_soft")
        words = QVBoxLayout()
        words.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(theme.px(4))
        first.addWidget(self.question)
        first.addWidget(self.answer, 1)
        words.addLayout(first)
        words.addWidget(self.after)
        row.addWidget(Icon("info", "lam", 18))
        row.addLayout(words, 1)
        self.other = Button(_("Gọi số khác…"), key="F5")
        self.other.setObjectName("F5")
        self.other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.other.clicked.connect(lambda: self.key_pressed.emit(Qt.Key.Key_F5))
        row.addWidget(self.other)
        column.addLayout(row)
        return block

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint who is next, or that nobody is."""
        following = view.next_up
        self.card.setVisible(following is not None)
        self.nobody.setVisible(following is None)
        self.why.setVisible(bool(view.waiting))
        self.card.setEnabled(not lost)
        self.other.setEnabled(not lost)
        if view.last_finished and view.last_finished_at is not None:
            time = clock(view.last_finished_at)
            self.last.say(_("Lượt trước {number} kết thúc lúc {time}").format(number=view.last_finished, time=time))
        else:
            self.last.say("")
        if following is not None:
            row = following.row
            self.card.say(row.number, wording.procedure_of(row), wording.card_line(following, self.names))
            self.question.say(wording.why_question(following))
            self.answer.say(wording.why_answer(following, self.names))
            self.after.say(wording.after_that(view, self.names))
        else:
            self._say_nobody(view)
        self.away.show_view(view, lost=lost)

    def _say_nobody(self, view: DeskView) -> None:
        self.nobody_line.say(_("Có người lấy số, màn hình sẽ tự báo."))
        kept = len(view.waiting)
        self.question.say(_("Còn {n} người trong danh sách").format(n=kept) if kept else "")
        self.answer.say(_("chưa đến giờ được gọi.") if kept else "")
        self.after.say(_("Cần gọi ngay, chọn người đó trong danh sách và ghi lý do.") if kept else "")

    def focus_first(self) -> None:
        """The card, or the page itself when nobody waits."""
        if self.card.isVisibleTo(self) and self.card.isEnabled():
            self.card.setFocus()
        else:
            self.setFocus()
