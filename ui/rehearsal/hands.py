"""Hands on the real screens: some numbers are taken at the kiosk and some calls made at the desk, and pictures taken.

The others go through the services, so that a day of hundreds passes in seconds.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import SECOND
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.views import CheckedIn
from onestop_desk.services.ports import NoAnnouncer, RollSheet, TicketPaper
from onestop_desk.services.rehearsal.clockwork import MovedClock
from onestop_desk.services.rehearsal.stage import KIOSK, Coming, ServiceHands, Wish
from onestop_desk.services.views import Called, TicketTaken
from ui.background import run_inline
from ui.board.window import BoardWindow
from ui.desk.appointments.slips import slip_pdf
from ui.desk.states import CAN_CALL
from ui.desk.window import DeskWindow
from ui.devices.printer import FilePrinter
from ui.kiosk.fade import Fade
from ui.kiosk.kit import LANDSCAPE, PORTRAIT
from ui.kiosk.window import KioskWindow
from ui.rehearsal.fingers import press, settle, touch
from ui.rehearsal.kiosk_arrival import KioskArrival
from ui.rehearsal.kiosk_visit import KioskVisit, NotAtTheKioskError
from ui.rehearsal.reception import Reception

EVERY_VISITOR = 10
EVERY_CALL = 5
EVERY_BOOKING = 2
AT_THE_KIOSK = 15
"""On a day of hundreds at most about so many numbers are taken by touches, and twice as many calls made by F9."""
DESKS = 2
"""Counters that work with a real desk."""
PAPERS_KEPT = 8
BETWEEN_TOUCHES = SECOND // 2
LONGEST_QUEUE_S = 600
FAST = 80
"""PNG is without loss at any quality; this one is packed quickly rather than tightly."""


class HandFeed(QObject):
    """Tells the windows that something changed, when a hand is about to look at them."""

    changed = Signal()
    lost = Signal()
    found = Signal()


class FewPapers:
    """Prints the first slips into files and no more: samples, not three hundred."""

    def __init__(self, folder: Path) -> None:
        self._printer = FilePrinter(folder)
        self._left = PAPERS_KEPT

    def print_ticket(self, paper: TicketPaper) -> None:
        """Prints a slip while there are some to be kept."""
        if self._left:
            self._left -= 1
            self._printer.print_ticket(paper)

    def print_sheet(self, sheet: RollSheet) -> None:
        """Prints another sheet while there are some to be kept."""
        if self._left:
            self._left -= 1
            self._printer.print_sheet(sheet)


class ScreenHands:
    """The rehearsal's hands; photographs go to one folder, slips to another."""

    def __init__(self, services: Services, clock: MovedClock, pictures: Path, papers: Path, visitors: int) -> None:
        self._services, self._clock, self._folder = services, clock, pictures
        self._plain = ServiceHands(services)
        self._every_visitor = max(EVERY_VISITOR, visitors // AT_THE_KIOSK)
        self._every_call = max(EVERY_CALL, visitors // (2 * AT_THE_KIOSK))
        self._feed = HandFeed()
        self._desks: dict[str, DeskWindow] = {}
        self._reception: Reception | None = None
        self._every_booking = max(EVERY_BOOKING, visitors // (3 * AT_THE_KIOSK))
        self._bookings = 0
        self._at_a_screen = False
        self._papers = papers
        self._calls = 0
        self._number_picture: str | None = None
        self._board_ahead = 0
        self.pictures: list[str] = []
        self._kiosk = self._make_kiosk(FewPapers(papers), PORTRAIT)
        self._lying = self._make_kiosk(FewPapers(papers), LANDSCAPE)
        self._arrival = KioskArrival(
            self._kiosk, self._between_touches, lambda name: self._picture_once(self._kiosk, f"check-in-kiosk-{name}")
        )
        self._board = BoardWindow(services, self._feed, NoAnnouncer(), clock=self._board_clock, guess=clock)
        for window in (self._kiosk, self._lying, self._board):
            window.show()
        settle()

    def _make_kiosk(self, printer: FewPapers, size: QSize) -> KioskWindow:
        return KioskWindow(
            self._services,
            KIOSK,
            self._feed,
            printer,
            size=size,
            clock=self._seconds,
            run=run_inline,
        )

    def _seconds(self) -> float:
        return self._clock.now / SECOND

    def _board_clock(self) -> int:
        return self._clock.now + self._board_ahead

    # -- the kiosk -------------------------------------------------------------------------------------------------

    def take_number(self, wish: Wish) -> TicketTaken:
        """By touches on the kiosk for some visitors, else by its service."""
        if wish.visitor.number % self._every_visitor != 1 and self._number_picture is None:
            return self._plain.take_number(wish)
        try:
            taken = KioskVisit(self._kiosk, self._between_touches).take(wish)
        except NotAtTheKioskError:
            # Outside the hours, or a closed line: the service says why.
            self._clock.tick()
            return self._plain.take_number(wish)
        if self._number_picture is not None:
            self._picture(self._kiosk, self._number_picture)
            self._number_picture = None
        return taken

    def _between_touches(self) -> None:
        self._clock.now += BETWEEN_TOUCHES

    # -- whoever has an appointment --------------------------------------------------------------------------------

    def check_in(self, coming: Coming, *, as_walk_in: bool = False) -> CheckedIn:
        """By touches on the kiosk and by keys at the reception for some, else by the kiosk's service."""
        if not as_walk_in:
            self._bookings += 1
            self._at_a_screen = self._bookings % self._every_booking == 1
        if not self._at_a_screen:
            return self._plain.check_in(coming, as_walk_in=as_walk_in)
        if self._bookings // self._every_booking % 2 == 0:
            return self._check_in_at_kiosk(coming, as_walk_in=as_walk_in)
        return self._check_in_at_desk(coming, as_walk_in=as_walk_in)

    def _check_in_at_kiosk(self, coming: Coming, *, as_walk_in: bool) -> CheckedIn:
        try:
            return self._arrival.check_in(coming, as_walk_in=as_walk_in)
        except NotAtTheKioskError:
            # Outside the hours, or numbers have run out: the service says why.
            self._clock.tick()
            return self._plain.check_in(coming, as_walk_in=as_walk_in)

    def _check_in_at_desk(self, coming: Coming, *, as_walk_in: bool) -> CheckedIn:
        self._clock.tick()
        reception = self._open_reception()
        if not as_walk_in:
            reception.receive(coming, lambda: self._picture_once(reception.window, "check-in-desk"))
            self._picture_once(reception.window, "received-desk")
            reception.window.hide()
            self._keep_slip(coming)
            self._clock.tick()
        # Whoever was received gets the same number again; whoever was not is told why.
        return self._plain.check_in(coming, as_walk_in=as_walk_in)

    def _open_reception(self) -> Reception:
        """A desk for the head of the office, who receives people; made when the first one comes."""
        if self._reception is None:
            head = next(p for p in self._services.sign_in.people() if p.role == "head")
            actor, counter = self._services.sign_in.demo(head.id), self._services.office.counters()[0]
            window = DeskWindow(self._services, actor, counter.id)
            self._reception = Reception(window, self._between_touches)
        return self._reception

    def _picture_once(self, window: QWidget, name: str) -> None:
        if f"{name}.png" not in self.pictures:
            self._picture(window, name)

    def _keep_slip(self, coming: Coming) -> None:
        """The slip of the first appointment, as a sample."""
        path = self._papers / "appointment-slip.pdf"
        if not path.exists():
            appointment = self._services.booking.get(coming.appointment_id)
            path.write_bytes(slip_pdf(self._services, appointment, self._clock.now, "roll"))

    # -- the desk --------------------------------------------------------------------------------------------------

    def call_next(self, actor: Actor, counter_id: str) -> Called:
        """By F9 on the desk for some calls of two counters, else by its service."""
        desk = self._desk(actor, counter_id)
        if desk is None:
            return self._plain.call_next(actor, counter_id)
        self._calls += 1
        if self._calls % self._every_call:
            return self._plain.call_next(actor, counter_id)
        return self._press_f9(desk, counter_id)

    def _press_f9(self, desk: DeskWindow, counter_id: str) -> Called:
        desk.show()
        desk.refresh()
        settle()
        shell = desk.shell
        if shell is None or shell.counter.state not in CAN_CALL:
            raise AssertionError("a free counter can call from its desk")
        self._clock.tick()
        press(desk, Qt.Key.Key_F9)
        visit = self._services.desk.view(counter_id).visit
        calls = self._services.board.snapshot().calls
        desk.hide()
        if visit is None:
            raise Refusal("nobody_waiting")
        call = calls[-1]
        return Called(visit.ticket_id, visit.number, counter_id, call.call_id, call.call_no, visit.version)

    def _desk(self, actor: Actor, counter_id: str) -> DeskWindow | None:
        """The desk of a counter, made when its clerk first calls; None for the counters beyond the first two."""
        if counter_id not in self._desks:
            known = [c.id for c in self._services.office.counters()][:DESKS]
            if counter_id not in known:
                return None
            self._desks[counter_id] = DeskWindow(self._services, actor, counter_id)
        return self._desks[counter_id]

    # -- pictures --------------------------------------------------------------------------------------------------

    def moment(self, name: str) -> None:
        """Photographs every face as it is now."""
        self._kiosk.close_number()
        self._lying.close_number()
        self._feed.changed.emit()
        for number, desk in enumerate(self._desks.values(), 1):
            desk.show()
            desk.refresh()
            self._picture(desk, f"{name}-desk-{number}")
            desk.hide()
        self._picture_appointments(name)
        self._picture(self._kiosk, f"{name}-kiosk-portrait")
        self._clock.now += BETWEEN_TOUCHES
        take = self._lying.findChild(QWidget, "take")
        if take is not None:
            touch(take)  # type: ignore[arg-type] # the big button of the start
        self._picture(self._lying, f"{name}-kiosk-landscape")
        self._picture(self._board, f"{name}-board-call")
        self._calm_board()
        self._picture(self._board, f"{name}-board")
        self._number_picture = f"{name}-kiosk-number"

    def _picture_appointments(self, name: str) -> None:
        reception = self._open_reception()
        reception.open()
        self._picture(reception.window, f"{name}-appointments")
        reception.window.hide()

    def _calm_board(self) -> None:
        """Lets the board's clock run until every call has been announced."""
        for _step in range(LONGEST_QUEUE_S):
            if not self._board.scene.flash.isVisible():
                return
            self._board_ahead += SECOND
            self._board.beat()
            settle()

    def _picture(self, window: QWidget, name: str) -> None:
        settle()
        for fade in window.findChildren(Fade):
            fade.hide()
        file = f"{name}.png"
        if not window.grab().save(str(self._folder / file), "PNG", FAST):
            raise Refusal("file_not_writable", path=str(self._folder / file))
        self.pictures.append(file)

    def close(self) -> None:
        """Takes all windows down."""
        reception = [self._reception.window] if self._reception is not None else []
        for window in (*self._desks.values(), *reception, self._kiosk, self._lying, self._board):
            window.close()
            window.deleteLater()
        self._desks.clear()
        self._reception = None
        settle()
