"""The call for help between counters: a key pressed twice, and a red line at every desk until it is over."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.emergency import EmergencyView
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import clock
from ui.theme import Tone, of
from ui.widgets.button import Button
from ui.widgets.cover import THROUGH
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.leaving import let_go

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

CALL_KEY, ACCEPT_KEY, END_KEY = THROUGH
HEIGHT = 52
"""As high as the top bar, which one line covers."""
AGAIN_MS = 3000
"""So long after the first press the second one calls: nobody calls for help by brushing a key."""
FAILED_MS = 15_000


class EmergencyLine(QFrame):
    """One line, filled: what is the matter, who is on the way, and what can be done."""

    def __init__(self, headline: str, sentence: str, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        theme = of(parent)
        self._tone: Tone = tone
        self.setFixedHeight(theme.px(HEIGHT))
        self.headline = Words(headline, "strong", "paper")
        self.sentence = ElidedLabel(sentence, "body", "paper")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self.row.setSpacing(theme.px(12))
        self.row.addWidget(Icon("megaphone", "paper", 22))
        self.row.addWidget(self.headline)
        self.row.addWidget(self.sentence, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fills the line, and parts it from the next one."""
        theme = of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours.tone(self._tone))
        edge = theme.px(1)
        painter.fillRect(0, self.height() - edge, self.width(), edge, theme.colours.paper)


class EmergencyLines(QFrame):
    """The lines over the top bar, above every question; calls and numbers below stay where they are."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("emergencyLines")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.notices: list[EmergencyLine] = []
        window.installEventFilter(self)
        self.hide()

    def show_lines(self, lines: list[EmergencyLine]) -> None:
        """Shows these lines in place of the old ones."""
        for old in self.notices:
            self._column.removeWidget(old)
            let_go(old)
        self.notices = lines
        for line in lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(lines))
        self.place()

    def place(self) -> None:
        """Over the top of the window, whatever was opened since."""
        if not self.notices:
            return
        self.setGeometry(0, 0, self._window.width(), len(self.notices) * of(self).px(HEIGHT))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As wide as the window; a question that opens comes under it."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        elif event.type() == QEvent.Type.ChildAdded and self.notices:
            QTimer.singleShot(0, self, self.place)
        return False


class Emergencies(QObject):
    """Knows what is open, calls, accepts and ends; works in every question and before anybody has signed in."""

    armed = Signal(bool)
    """The first press was made, or its three seconds are over."""

    def __init__(
        self,
        window: QWidget,
        services: "Services",
        actor: "Callable[[], Actor | None]",
        counter_id: Callable[[], str | None],
    ) -> None:
        super().__init__(window)
        self._services, self._actor, self._counter_id = services, actor, counter_id
        self.calls: tuple[EmergencyView, ...] = ()
        self.lines = EmergencyLines(window)
        self._shown: tuple[object, ...] = ()
        self._fault = ""
        self._waiting = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._waiting.timeout.connect(self._disarm)
        self._failed = QTimer(self, singleShot=True, interval=FAILED_MS)
        self._failed.timeout.connect(self._forget_fault)
        for key, act in ((CALL_KEY, self.press), (ACCEPT_KEY, self.accept_first), (END_KEY, self.end_first)):
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def refresh(self) -> None:
        """Reads what is open; while the data is away, what was open stays."""
        try:
            calls = self._services.emergency.open_calls()
        except WorldError:
            return
        known = {call.id for call in self.calls}
        new = [call for call in calls if call.id not in known and call.counter_id != self._counter_id()]
        self.calls = calls
        self._paint()
        if new:
            QApplication.beep()
            QApplication.alert(self.lines.window())

    # -- calling ---------------------------------------------------------------------------------------------------

    def press(self) -> None:
        """The key or the button: the first time it waits for the second, the second time it calls."""
        if self._actor() is None or any(call.counter_id == self._counter_id() for call in self.calls):
            return
        if not self._waiting.isActive():
            self._waiting.start()
            self.armed.emit(True)
            self._paint()
            return
        self._disarm()
        self._do(lambda actor: self._services.emergency.call_for_help(actor, self._counter_id()))

    def _disarm(self) -> None:
        self._waiting.stop()
        self.armed.emit(False)
        self._paint()

    def accept(self, emergency_id: str) -> None:
        """Says that somebody from this counter is on the way."""
        self._do(lambda actor: self._services.emergency.accept_call(actor, emergency_id, self._counter_id()))

    def end(self, emergency_id: str) -> None:
        """Says that it is over."""
        self._do(lambda actor: self._services.emergency.end_call(actor, emergency_id))

    def accept_first(self) -> None:
        """The key: the oldest call of another counter that nobody has accepted."""
        for call in self.calls:
            if call.counter_id != self._counter_id() and call.accepted_at is None:
                self.accept(call.id)
                return

    def end_first(self) -> None:
        """The key: this counter's own call, or else the oldest one."""
        own = [call for call in self.calls if call.counter_id == self._counter_id()]
        for call in [*own, *self.calls][:1]:
            self.end(call.id)

    def _do(self, act: "Callable[[Actor], object]") -> None:
        actor = self._actor()
        if actor is None:
            return
        try:
            act(actor)
            self._fault = ""
        except (Refusal, WorldError) as no:
            self._fault = refusals.sentence(no.code, no.facts)
            self._failed.start()
        self.refresh()
        self._paint()

    def _forget_fault(self) -> None:
        self._fault = ""
        self._paint()

    # -- painting --------------------------------------------------------------------------------------------------

    def _paint(self) -> None:
        state = (self.calls, self._waiting.isActive(), self._fault, self._actor() is None, self._counter_id())
        if state == self._shown:
            self.lines.place()
            return
        self._shown = state
        lines = [self._line(call) for call in self.calls]
        if self._waiting.isActive():
            again = _("Bấm {key} lần nữa để gọi hỗ trợ khẩn cấp").format(key=CALL_KEY)
            lines.append(EmergencyLine(again, "", "cam", self.lines))
        if self._fault:
            failed = _("Chưa gọi được. Gọi to, hoặc gọi điện thoại.")
            lines.append(EmergencyLine(failed, self._fault, "do", self.lines))
        self.lines.show_lines(lines)

    def _line(self, call: EmergencyView) -> EmergencyLine:
        own = call.counter_id is not None and call.counter_id == self._counter_id()
        line = EmergencyLine(_headline(call, own=own), _sentence(call, own=own), "do", self.lines)
        if self._actor() is None:
            return line
        if not own and call.accepted_at is None:
            accept = _button(_("Tôi đến ngay"), ACCEPT_KEY, "acceptEmergency")
            accept.clicked.connect(lambda: self.accept(call.id))
            line.row.addWidget(accept)
        end = _button(_("Kết thúc"), END_KEY, "endEmergency")
        end.clicked.connect(lambda: self.end(call.id))
        line.row.addWidget(end)
        return line


def _button(word: str, key: str, name: str) -> Button:
    button = Button(word, key=key, variant="plain")
    button.setObjectName(name)
    # The keyboard stays where the clerk works.
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _headline(call: EmergencyView, *, own: bool) -> str:
    since = clock(call.raised_at)
    if own:
        return _("Đã gọi hỗ trợ khẩn cấp từ quầy này lúc {time}").format(time=since)
    if call.counter is None:
        return _("Có người cần hỗ trợ khẩn cấp, từ {time}").format(time=since)
    return _("Quầy {counter} cần hỗ trợ khẩn cấp, từ {time}").format(counter=call.counter, time=since)


def _sentence(call: EmergencyView, *, own: bool) -> str:
    who = "" if own or not call.raised_by else _("{name} gọi.").format(name=call.raised_by)
    if call.accepted_at is None:
        answer = _("Chưa ai nhận.")
    elif call.accepted_counter is not None and call.accepted_by:
        answer = _("{name}, quầy {counter}, đang đến.").format(name=call.accepted_by, counter=call.accepted_counter)
    elif call.accepted_by:
        answer = _("{name} đang đến.").format(name=call.accepted_by)
    else:
        answer = _("Đã có người đang đến.")
    return " ".join(part for part in (who, answer) if part)
