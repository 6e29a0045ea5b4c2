"""The painted part of the board at one size: header, one of six pages, foot."""

from datetime import date

from PySide6.QtWidgets import QLayout, QStackedLayout, QVBoxLayout, QWidget

from onestop_desk.domain.board_messages import BoardMessage
from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardCall, BoardView
from ui.board.calm import CalmPage
from ui.board.flash import FlashPage
from ui.board.foot import Foot
from ui.board.header import Header
from ui.board.idle import IdlePage
from ui.board.lines import LineNames
from ui.board.many import ManyPage
from ui.board.message import MessagePage
from ui.board.stale import StalePage
from ui.board.text import widest_number
from ui.theme import Theme

FEW_COUNTERS = 4
"""Up to so many counters the hall sees one big call; with more, every counter has its row."""


class Scene(QWidget):
    """All widgets of the board; made anew when the screen's size changes, only repainted otherwise."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme = theme
        self._sample = ""
        self.header, self.foot = Header(theme), Foot(theme)
        self.calm, self.flash = CalmPage(theme), FlashPage(theme)
        self.many, self.stale = ManyPage(theme), StalePage(theme)
        self.idle, self.message = IdlePage(theme), MessagePage(theme)
        self.pages = QStackedLayout()
        for page in (self.calm, self.flash, self.many, self.stale, self.idle, self.message):
            self.pages.addWidget(page)
        main = QVBoxLayout()
        main.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), 0)
        main.addLayout(self.pages)
        column = QVBoxLayout(self)
        # A long sentence makes letters smaller, never the window larger than the screen.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(main, 1)
        column.addWidget(self.foot)

    def fit_numbers(self, names: LineNames, digits: int) -> None:
        """Sizes all numbers once, by the widest one the office's lines can have."""
        sample = widest_number(names.letters or ("M",), digits, self._theme)
        if sample != self._sample:
            self._sample = sample
            for page in (self.calm, self.flash, self.many, self.stale, self.idle, self.message):
                page.fit_to(sample)

    def show_time(self, day: date, clock: str, sentence: str) -> None:
        """Shows the time and the sentence of the foot."""
        self.header.show_time(day, clock)
        self.foot.sentence.say(sentence)

    def show_flash(self, call: BoardCall, shown: tuple[BoardCall, ...], names: LineNames, *, lit: bool) -> None:
        """Shows the call being announced."""
        earlier = [one for one in reversed(shown) if one.call_id != call.call_id][:4]
        self.flash.show_call(call, earlier, names, lit=lit)
        self.pages.setCurrentWidget(self.flash)

    def show_stale(self, shown: tuple[BoardCall, ...], since: Instant | None) -> None:
        """Shows that there is no news."""
        self.stale.show_calls(list(reversed(shown))[:5], since)
        self.pages.setCurrentWidget(self.stale)

    def show_message(self, message: BoardMessage, shown: tuple[BoardCall, ...]) -> None:
        """Shows what is said to everybody; a call goes over it."""
        self.message.show_message(message, list(reversed(shown)))
        self.pages.setCurrentWidget(self.message)

    def show_idle(self, view: BoardView, shown: tuple[BoardCall, ...], title: str, now: Instant) -> None:
        """Shows a film; its pictures come by themselves."""
        self.idle.title.say(title)
        self.idle.show_calls(list(reversed(shown)))
        self.idle.show_lines(view.lines, now)
        self.pages.setCurrentWidget(self.idle)

    def show_hall(self, view: BoardView, shown: tuple[BoardCall, ...], names: LineNames, now: Instant) -> None:
        """Shows the hall between two announcements."""
        calls = list(reversed(shown))
        if len(view.counters) <= FEW_COUNTERS:
            self.calm.show_calls(calls, names)
            self.calm.show_lines(view.lines, now)
            self.pages.setCurrentWidget(self.calm)
            return
        numbers = {counter.id: counter.ticket for counter in view.counters if counter.ticket}
        self.many.show_counters(view.counters, numbers, names, calls[0] if calls else None, now)
        self.many.sum.show_lines(view.lines)
        self.pages.setCurrentWidget(self.many)
