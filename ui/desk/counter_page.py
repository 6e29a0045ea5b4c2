"""The page Quầy: the visit in the middle, the waiting list at the right, the function keys below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services.views import DeskView, UndoOffer
from onestop_desk.words import _
from onestop_desk.words.phrases import clock
from ui.desk import function_bar
from ui.desk.away_panel import AwayPanel
from ui.desk.break_page import BreakPage
from ui.desk.called_page import CalledPage
from ui.desk.current_stack import CurrentStack
from ui.desk.door_page import DoorPage
from ui.desk.free_page import FreePage
from ui.desk.function_bar import FunctionBar
from ui.desk.names import Names
from ui.desk.serving_page import ServingPage
from ui.desk.side_panels import CountersPanel, TodayPanel
from ui.desk.state_page import StatePage
from ui.desk.states import CAN_CALL, PageState, page_state
from ui.desk.waiting_panel import WaitingPanel
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.cover import Cover
from ui.widgets.notice import Notice
from ui.widgets.undo_strip import UndoStrip

MESSAGE_MS = 15_000


class CounterPage(QWidget):
    """All faces of the page; the right column never moves."""

    key_pressed = Signal(Qt.Key)
    undo_asked = Signal()

    def __init__(self, names: Names, now: Callable[[], Instant], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("counterPage")
        self.state: PageState | None = None
        self._ticket: str | None = None
        self._turned_under_cover = False
        self._bar_of: tuple[DeskView, bool] | None = None
        self._minute = 0
        self._now = now
        # From the outside in: a page that is full already is dressed anew wherever it is put.
        self._columns = CurrentStack(self)
        self._hall = QWidget(self._columns)
        self.stack = CurrentStack(self._hall)
        self.free = FreePage(names, self.stack)
        self.called = CalledPage(names, self.stack)
        self.serving = ServingPage(names, self.stack)
        self.near_break = BreakPage(names, self.stack)
        self.door = DoorPage(names, self.stack)
        self._pages: dict[PageState, StatePage] = {
            PageState.FREE: self.free,
            PageState.NOBODY: self.free,
            PageState.CALLED: self.called,
            PageState.SERVING: self.serving,
            PageState.NEAR_BREAK: self.near_break,
            PageState.PAUSED: self.door,
            PageState.BEFORE_OPENING: self.door,
            PageState.DAY_OVER: self.door,
        }
        for page in (self.free, self.called, self.serving, self.near_break, self.door):
            page.key_pressed.connect(self.key_pressed)
            page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.stack.addWidget(page)
        self.waiting = WaitingPanel(names)
        self.counters = CountersPanel(names)
        self.today = TodayPanel()
        self.bar = FunctionBar()
        self.bar.pressed.connect(self.key_pressed)
        self._names = names
        self._lay_out()
        self._message_timer = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._message_timer.timeout.connect(self.clear_message)

    def _lay_out(self) -> None:
        theme = of(self)
        gap = theme.px(12)
        self.lost = Notice("", "", "do")
        self.lost.setObjectName("lostNotice")
        self.lost.hide()
        self.message = Notice("", "", "cam")
        self.message.setObjectName("message")
        self.message.hide()
        understood = Button(_("Đã hiểu"), key="Esc")
        understood.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        understood.clicked.connect(self.clear_message)
        self.message.add(understood)
        self.undo = UndoStrip(self._now)
        self.undo.button().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.undo_asked.connect(self.undo_asked)
        centre = QVBoxLayout()
        centre.setSpacing(gap)
        for widget in (self.lost, self.message):
            centre.addWidget(widget)
        centre.addWidget(self.stack, 1)
        centre.addWidget(self.undo)
        right = QVBoxLayout()
        right.setSpacing(gap)
        right.addWidget(self.waiting, 1)
        right.addWidget(self.counters)
        right.addWidget(self.today)
        columns = QHBoxLayout(self._hall)
        columns.setContentsMargins(gap, gap, gap, gap)
        columns.setSpacing(gap)
        # 738 and 508 of the pictures: about 60 and 40 of a hundred at every width.
        columns.addLayout(centre, 738)
        columns.addLayout(right, 508)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._columns.addWidget(self._hall)
        whole.addWidget(self._columns, 1)
        whole.addWidget(self.bar)

    # -- something beside the visit --------------------------------------------------------------------------------

    @property
    def beside(self) -> QWidget | None:
        """What stands over the columns now, if anything."""
        shown = self._columns.currentWidget()
        return shown if self._columns.currentIndex() > 0 else None

    def open_beside(self, widget: QWidget) -> None:
        """Puts something over the columns; the visit behind it goes on, the function keys stay."""
        if self._columns.indexOf(widget) < 0:
            self._columns.addWidget(widget)
        self._columns.setCurrentWidget(widget)
        self._show_bar()

    def close_beside(self) -> None:
        """Shows the columns again."""
        self._columns.setCurrentIndex(0)
        self._show_bar()

    def _show_bar(self) -> None:
        if self._bar_of is not None:
            view, lost = self._bar_of
            self.bar.show_faces(function_bar.faces(view, self._names, lost, beside=self.beside is not None))

    # -- painting --------------------------------------------------------------------------------------------------

    def show_view(self, view: DeskView, *, lost: bool) -> None:
        """Paint a fresh view; the keyboard moves only when the face of the page changed under it."""
        state = page_state(view)
        ticket = view.visit.ticket_id if view.visit else None
        turned = state is not self.state or ticket != self._ticket
        focus = QApplication.focusWidget()
        inside = focus is None or self.stack.isAncestorOf(focus) or focus is self
        typing = isinstance(focus, QLineEdit)
        self.state, self._ticket = state, ticket
        page = self._pages[state]
        page.show_view(view, lost=lost)
        self.stack.setCurrentWidget(page)
        can_pick = state in CAN_CALL and not lost
        self.waiting.show_view(view, can_pick=can_pick, grey=lost, marked=state is not PageState.CALLED)
        self.counters.show_counters(view.counters, view.now)
        self.today.show_figures(view.today)
        self._bar_of = (view, lost)
        self._show_bar()
        self._show_undo(view.undo, lost=lost)
        if turned and inside and not typing:
            page.focus_first()
        elif turned and _under_cover(focus):
            self._turned_under_cover = True

    def settle_focus(self) -> None:
        """A question has gone; if the page turned meanwhile, the keyboard goes to its next thing to do."""
        if self._turned_under_cover:
            self._turned_under_cover = False
            self.focus_first()

    def _show_undo(self, offer: UndoOffer | None, *, lost: bool) -> None:
        if offer is None or lost:
            self.undo.withdraw()
            return
        if offer.finished and offer.called:
            words = _("Đã kết thúc {finished} và gọi {called}").format(finished=offer.finished, called=offer.called)
        elif offer.finished:
            words = _("Đã kết thúc {finished}").format(finished=offer.finished)
        else:
            words = _("Đã gọi {called}").format(called=offer.called)
        self.undo.offer(words, offer.until)

    def show_lost(self, view: DeskView | None, since: Instant) -> None:
        """The data is away: say so above the visit, and grey the last known list with its time."""
        sentence = _("Danh sách là của lúc {time}. Kiểm tra dây mạng; có kết nối lại, màn hình tự cập nhật.")
        self.lost.say(_("Mất kết nối dữ liệu"), sentence.format(time=clock(since)))
        self.lost.show()
        if view is not None:
            self.show_view(view, lost=True)
            self.waiting.show_stale(_("danh sách lúc {time}").format(time=clock(since)))

    def show_found(self) -> None:
        """The data is back."""
        self.lost.hide()
        assert self.waiting.head is not None
        self.waiting.head.remark.say(self.waiting.head.remark.text(), "ink_soft")

    def say(self, headline: str, sentence: str = "", tone: str = "cam") -> None:
        """Say something calmly above the visit, for a while."""
        self.message.say(headline, sentence, "lam" if tone == "lam" else "cam")
        self.message.show()
        self._message_timer.start()

    def clear_message(self) -> bool:
        """Take the message away; whether there was one."""
        self._message_timer.stop()
        shown = not self.message.isHidden()
        self.message.hide()
        return shown

    def tick(self, view: DeskView) -> None:
        """A second has passed: the words that count time go on."""
        now = self._now()
        if now // MINUTE != self._minute:
            self._minute = now // MINUTE
            self.waiting.tick(now)
        page = self.stack.currentWidget()
        if isinstance(page, CalledPage | ServingPage | BreakPage):
            page.tick(view, now)

    # -- the keyboard ----------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Back to the next thing to do."""
        if self.state is not None:
            self._pages[self.state].focus_first()

    @property
    def away(self) -> AwayPanel:
        """The people set aside and missed, on the page that shows them now."""
        return self.near_break.away if self.state is PageState.NEAR_BREAK else self.free.away

    def focus_away(self) -> bool:
        """Put the keyboard on the people away; whether there are any and they can be seen."""
        return self.state in CAN_CALL and self.away.focus_list()

    def move_between_papers(self, step: int) -> bool:
        """↑ ↓ over the papers of all procedures."""
        return self.beside is None and self.state is PageState.SERVING and self.serving.move_between_papers(step)


def _under_cover(focus: QWidget | None) -> bool:
    """Whether the keyboard is in a question on a cover."""
    while focus is not None and not isinstance(focus, Cover):
        focus = focus.parentWidget()
    return focus is not None
