"""Before opening, paused, and after the day: one large word and the key F2."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import DeskView
from onestop_desk.words import _
from onestop_desk.words.phrases import clock, people_waiting
from ui.desk.cards import OpenCard
from ui.desk.names import Names
from ui.desk.state_page import StatePage
from ui.desk.states import PageState, page_state
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.labels import Words
from ui.widgets.panel import Head, Panel


class Remark(QWidget):
    """One sentence that is good to know, behind its sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Words("", "body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(8))
        row.addWidget(Icon("info", "lam", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)


class DoorPage(StatePage):
    """The counter does not serve now."""

    close_day_asked = Signal()
    reopen_day_asked = Signal()

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(names, parent)
        theme = of(self)
        panel = Panel(inside=0)
        panel.body.setSpacing(0)
        self.head = Head("", kind="visit", height=64)
        self.head.title.setWordWrap(True)
        self.head.row.setStretchFactor(self.head.title, 1)
        self.head.row.setStretchFactor(self.head.remark, 0)
        self.icon = Icon("counter", "ink_soft", 24)
        self.head.row.insertWidget(0, self.icon)
        self.head.row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        panel.body.addWidget(self.head)
        inside = QVBoxLayout()
        side = theme.px(16)
        inside.setContentsMargins(side, side, side, side)
        inside.setSpacing(theme.px(16))
        self.card = OpenCard()
        self.card.clicked.connect(lambda: self.key_pressed.emit(Qt.Key.Key_F2))
        inside.addWidget(self.card)
        self.lines = [Remark() for _line in range(3)]
        for line in self.lines:
            inside.addWidget(line)
        inside.addStretch(1)
        below = QHBoxLayout()
        self.close_day = Button(_("Đóng ngày làm việc…"), icon="lock")
        self.close_day.setObjectName("closeDay")
        self.close_day.clicked.connect(self.close_day_asked)
        self.reopen = Button(_("Mở lại ngày làm việc"), icon="unlock")
        self.reopen.setObjectName("reopenDay")
        self.reopen.clicked.connect(self.reopen_day_asked)
        below.addWidget(self.close_day)
        below.addWidget(self.reopen)
        below.addStretch(1)
        inside.addLayout(below)
        panel.body.addLayout(inside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint why the counter does not serve, and what opens it."""
        state = page_state(view)
        if state is PageState.PAUSED:
            self._paused(view)
        elif state is PageState.DAY_OVER:
            self._day_over(view)
        else:
            self._before_opening(view)
        self.card.setVisible(state is not PageState.DAY_OVER)
        self.card.setEnabled(not lost)
        after_hours = not view.day.open and view.day.break_until is None and view.today.done + view.today.waiting > 0
        self.close_day.setVisible(state is PageState.BEFORE_OPENING and after_hours)
        self.reopen.setVisible(state is PageState.DAY_OVER)
        self.close_day.setEnabled(not lost)
        self.reopen.setEnabled(not lost)

    def _say(self, *sentences: str) -> None:
        for number, line in enumerate(self.lines):
            words = sentences[number] if number < len(sentences) else ""
            line.words.say(words)
            line.setVisible(bool(words))

    def _before_opening(self, view: DeskView) -> None:
        self.icon.turn("counter", "ink_soft")
        self.head.title.say(_("Quầy chưa mở"), "ink")
        self.head.remark.say("")
        self.card.say(_("Mở quầy"), _("rồi bấm F9 để gọi công dân"))
        hours = ""
        if view.day.closed_reason:
            hours = _("Hôm nay trung tâm nghỉ: {reason}.").format(reason=view.day.closed_reason)
        elif view.day.opens_at is not None:
            hours = _("Trung tâm mở cửa lúc {time}.").format(time=clock(view.day.opens_at))
        elif view.day.closes_at is not None:
            hours = _("Trung tâm làm việc đến {time}.").format(time=clock(view.day.closes_at))
        self._say(self._waiting(view), hours)

    def _paused(self, view: DeskView) -> None:
        counter = view.counter
        reason = self.names.reason(counter.reason)
        self.icon.turn("pause", "cam")
        title = _("Tạm dừng: {reason}").format(reason=reason) if reason else _("Quầy đang tạm dừng")
        self.head.title.say(title, "cam")
        self.head.remark.say(_("đến {time}").format(time=clock(counter.until)) if counter.until else "")
        self.card.say(_("Mở lại quầy"), _("để gọi tiếp"))
        self._say(self._waiting(view), _("Quầy khác cùng nhóm vẫn gọi những người này."))

    def _day_over(self, view: DeskView) -> None:
        today = view.today
        self.icon.turn("lock", "ink_soft")
        self.head.title.say(_("Đã đóng ngày làm việc"), "ink")
        self.head.remark.say("")
        done = _("Đã xong {done} lượt; {missed} vắng mặt, {left} ra về.").format(
            done=today.done, missed=today.missed, left=today.left
        )
        opens = view.day.opens_at
        again = _("Trung tâm mở cửa lại lúc {time}.").format(time=clock(opens)) if opens is not None else ""
        self._say(done, _("Mọi lượt của hôm nay đều đã có kết quả."), again)

    @staticmethod
    def _waiting(view: DeskView) -> str:
        return _("Quầy này: {waiting}.").format(waiting=people_waiting(len(view.waiting)))

    def focus_first(self) -> None:
        """The card that opens."""
        (self.card if self.card.isVisibleTo(self) else self).setFocus()
