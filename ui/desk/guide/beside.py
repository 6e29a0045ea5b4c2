"""Opens the guide beside the visit on F6 and takes it away again; each visit keeps its own walk until it is over."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import DeskView
from onestop_desk.words import _
from onestop_desk.words.phrases import local
from ui.desk.counter_page import CounterPage
from ui.desk.guide.acts import GuideActs
from ui.desk.guide.printing import ask_to_print
from ui.desk.guide.session import Session
from ui.desk.guide.view import GuideView
from ui.desk.guide.visit_side import VisitSide
from ui.desk.names import Names

NOBODY = ""
"""The walk of somebody who has no visit."""


class GuideBeside(QObject):
    """The page Quầy with the guide over its middle and right columns; the function keys stay."""

    def __init__(
        self, acts: GuideActs, page: CounterPage, names: Names, now: Callable[[], Instant], window: QWidget
    ) -> None:
        super().__init__(page)
        self._acts, self._page, self._names, self._now, self._window = acts, page, names, now, window
        self._sessions: dict[str, Session] = {}
        self._desk_view: DeskView | None = None
        self._ticket = NOBODY
        self._side: VisitSide | None = None
        self.view: GuideView | None = None

    @property
    def is_open(self) -> bool:
        """Whether the guide stands on the page Quầy."""
        return self._page.beside is not None

    def toggle(self) -> None:
        """F6: opens the guide where it was left, or goes back to the visit."""
        if not self.close():
            self.open()

    def open(self) -> None:
        """Opens the walk of this visit; a guide that cannot be read says so on the page."""
        guide = self._acts.guide()
        if guide is None:
            self._page.say(_("Chưa mở được hướng dẫn VNeID"), self._acts.fault())
            return
        view, side = self._made()
        visit = self._desk_view.visit if self._desk_view is not None else None
        self._ticket = visit.ticket_id if visit is not None else NOBODY
        known = self._sessions.get(self._ticket)
        if known is None or known.done or known.guide is not guide:
            known = self._sessions[self._ticket] = Session(guide, bool(self._acts.villages()))
        if self._desk_view is not None:
            side.show_view(self._desk_view)
        number = visit.number if visit is not None else ""
        view.walk.after = _("Về lượt {number}").format(number=number) if number else _("Về quầy")
        view.show_session(known)
        self._page.open_beside(view)
        view.focus_first()

    def close(self) -> bool:
        """Goes back to the visit, the walk is kept; whether the guide was open."""
        if not self.is_open:
            return False
        self._page.close_beside()
        self._page.focus_first()
        return True

    def show_view(self, desk_view: DeskView) -> None:
        """A fresh view of the counter: the side is painted anew; when the visit is over, the guide goes."""
        self._desk_view = desk_view
        ticket = desk_view.visit.ticket_id if desk_view.visit is not None else NOBODY
        if not self.is_open or self.view is None or self._side is None:
            return
        if ticket != self._ticket:
            had = self.view.has_keyboard()
            self._page.close_beside()
            if had:
                self._page.focus_first()
            return
        self._side.show_view(desk_view)

    def tick(self) -> None:
        """A second has passed."""
        visit = self._desk_view.visit if self._desk_view is not None else None
        if self.is_open and self._side is not None and visit is not None:
            self._side.tick(visit, self._now())

    def _made(self) -> tuple[GuideView, VisitSide]:
        if self.view is None or self._side is None:
            self._side = VisitSide(self._names)
            self._side.back_asked.connect(self.close)
            self.view = GuideView(self._acts, self._side, self._today)
            self.view.print_asked.connect(self._print)
            self.view.another_asked.connect(self.close)
            self.view.written.connect(self._on_written)
        return self.view, self._side

    def _today(self) -> date:
        return local(self._now()).date()

    def _on_written(self) -> None:
        # What was written down is not walked on: the next F6 of this visit begins anew.
        self._sessions.pop(self._ticket, None)

    def _print(self) -> None:
        if self.view is not None and self.view.session is not None:
            ask_to_print(self._window, self._acts, self.view.session, self.view.walk.say, self._now())
