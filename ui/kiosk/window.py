"""The kiosk's window: shows one screen at a time, hears touches, and goes back to its start when left alone."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QVBoxLayout, QWidget

from onestop_desk.domain.guide import Outcome, current
from onestop_desk.domain.instants import MINUTE, SECOND, Instant
from onestop_desk.domain.scans import BareToken, TicketToken, read_scan
from onestop_desk.services.actors import Actor
from onestop_desk.services.ports import TicketPrinter
from onestop_desk.words import _, use
from ui.background import RunTask, run_task
from ui.devices.handheld import OWN_EAR
from ui.devices.printer_station import StationPrinter
from ui.devices.wedge import Wedge, token_in
from ui.kiosk import flow as steps
from ui.kiosk import guide_flow
from ui.kiosk.code_screen import CodeScreen
from ui.kiosk.fade import Fade
from ui.kiosk.flow import Flow, Step
from ui.kiosk.frame import Header
from ui.kiosk.guide_slips import GuideSlips
from ui.kiosk.hall import Hall
from ui.kiosk.idle import IdleWatch, Rest
from ui.kiosk.kit import PORTRAIT, Kit, scale_of
from ui.kiosk.leaving import empty, let_go
from ui.kiosk.needs import FeedLike, HallServices
from ui.kiosk.number_screen import NumberScreen
from ui.kiosk.screen import Screen
from ui.kiosk.screens import Screens
from ui.kiosk.search_screen import SearchScreen
from ui.kiosk.slips import Slips
from ui.kiosk.start_screen import StartScreen
from ui.kiosk.still_there import StillThere
from ui.kiosk.touch import TouchCard
from ui.theme import dress

SETTLE = 0.3
"""Seconds after a new screen in which a second touch of the same finger is not taken for an answer."""
TICK_MS = 500


class KioskWindow(QWidget):
    """Full screen, touch only; everything it knows of the office comes from `services`."""

    printer_troubled = Signal(str)
    """The printer failed; carries the problem's code for whoever can go and look."""
    number_shown = Signal(str)
    closed = Signal()

    def __init__(
        self,
        services: HallServices,
        actor: Actor,
        feed: FeedLike,
        printer: TicketPrinter,
        *,
        size: QSize = PORTRAIT,
        clock: Callable[[], float] = time.monotonic,
        run: RunTask = run_task,
        slot: str = "below",
        contrast: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("kioskWindow")
        self.setProperty(OWN_EAR, True)
        self.setWindowTitle(_("Máy lấy số"))
        self._clock, self._contrast = clock, contrast
        self.hall = Hall(services, actor)
        self._seen_at = clock()
        self._minute = self.hall.view.now // MINUTE
        self.flow = Flow()
        self.idle = IdleWatch(clock)
        self._settled_at = 0.0
        self._stale = False
        self._kit: Kit | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        # Words may never make the window larger than its screen; they wrap, and lists page.
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.slips = Slips(self, self.hall, printer, run)
        self.slips.answered.connect(self._on_printed)
        self.slips.troubled.connect(self.printer_troubled)
        if isinstance(printer, StationPrinter):
            printer.changed.connect(self.slips.hear)
        self.guide_slips = GuideSlips(self, printer, run)
        self.guide_slips.answered.connect(self._on_guide_printed)
        self.guide_slips.troubled.connect(self.printer_troubled)
        self.screens = Screens(self, slot)
        self._wedge = Wedge(self)
        self._wedge.read.connect(self.scan)
        self.header: Header | None = None
        self.screen_now: Screen | None = None
        self._still: StillThere | None = None
        self.resize(size)
        feed.changed.connect(self.refresh)
        feed.lost.connect(self._on_lost)
        feed.found.connect(self.refresh)
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def kit(self) -> Kit:
        """The measures of this screen, in the language now spoken."""
        assert self._kit is not None
        return self._kit

    def now(self) -> Instant:
        """The office's time: the services' clock, moved on since it was last asked."""
        return self.hall.view.now + int((self._clock() - self._seen_at) * SECOND)

    def go(self, flow: Flow) -> None:
        """Goes to where a touch leads."""
        before, self.flow = self.flow, flow
        if guide_flow.has_ended(before, flow):
            self.hall.guidance.count(before)
        if before.reached is not flow.reached:
            self.guide_slips.forget()
        if flow.asking:
            self._ask()
            return
        if _place(before) != _place(flow):
            self._build()
        elif flow.step is Step.SEARCH:
            self._show_results()
        elif isinstance(self.screen_now, CodeScreen):
            self.screen_now.show_figures(flow)

    def touch(self, change: Callable[[Flow], Flow]) -> None:
        """A touch that changes where the citizen is."""
        self.go(change(self.flow))

    def scan(self, text: str) -> None:
        """Something was held before the scanner, on whichever screen.

        Whoever has an appointment is received, whoever has a finished number may rate the visit.
        """
        self._on_somebody()
        scan = read_scan(text, self.hall.view.day.day)
        rating = self.flow.step in {Step.RATE_SCAN, Step.RATE, Step.RATED}
        if isinstance(scan, TicketToken) or (rating and isinstance(scan, BareToken)):
            self.touch(lambda flow: self.hall.rates.scanned(flow, scan.token))
            return
        self.touch(lambda flow: self.hall.arrivals.scanned(flow, token_in(text), text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A scanner types like a keyboard, and nothing on the kiosk has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._wedge.end()
        elif event.text():
            self._wedge.type(event.text())
        else:
            super().keyPressEvent(event)

    def close_number(self) -> None:
        """The citizen is done: the next one starts in Vietnamese."""
        self.go(steps.left_alone())

    def print_again(self) -> None:
        """Prints the same number once more."""
        if self.flow.reprints_left:
            self.flow = steps.printed_again(self.flow)
            with use(self.flow.language):
                self.slips.print_again()
            self._build()

    def print_guide(self) -> None:
        """Prints the hand-out of the guide's end on the screen."""
        walk = self.flow.walk
        now = current(walk) if walk is not None else None
        if walk is not None and isinstance(now, Outcome):
            hall = self.hall
            self.guide_slips.print(
                walk, now, hall.public_office(), hall.guidance.beside, hall.view.day.day, self.flow.language
            )
            self._build()

    def refresh(self) -> None:
        """Something changed in the office: shows the newest figures, without disturbing who is choosing."""
        self._look()
        self._repaint()

    def tick(self) -> None:
        """Half a second passed: the clock, the countdown, and going back when nobody is there."""
        minute = self.now() // MINUTE
        if minute != self._minute:
            # Once a minute, also when it fails: opening hours and waits change without anybody's doing.
            self._minute = minute
            self.refresh()
        if self.header is not None:
            with use(self.flow.language):
                self.header.tick(self.now())
                if isinstance(self.screen_now, StartScreen):
                    self.screen_now.tick(self.now())
        self._rest()
        if self._stale:
            self._repaint()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while the kiosk can be seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """A closed kiosk stands still."""
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen, or turned round: built anew at its size."""
        super().resizeEvent(event)
        if self._kit is not None and self._made_kit() != self._kit:
            self._build()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells whoever keeps its printer."""
        self.closed.emit()
        super().closeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside every button still shows that somebody is there."""
        self._on_somebody()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes every touch, and keeps the second tap of a double touch from answering the next question."""
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            if self._clock() < self._settled_at:
                return True
            self._on_somebody()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._kit = self._made_kit()
        dress(self, contrast=self._contrast, scale=self._kit.theme.scale)
        fade = Fade(self) if self.screen_now is not None and self.isVisible() and not self._contrast else None
        self._clear()
        with use(self.flow.language):
            self.screen_now = self.screens.make(self.flow)
            big_clock = self.flow.step is Step.START
            self.header = Header(self.kit, self.hall.view, self.now(), language=self.flow.language, big_clock=big_clock)
            self.header.switch.chosen.connect(lambda code: self.touch(lambda flow: steps.speak(flow, code)))
            footer = self.screen_now.footer()
            self._still = StillThere(self.kit, self)
        self._still.answered.connect(self._on_somebody)
        for part, stretch in ((self.header, 0), (self.screen_now, 1), (footer, 0)):
            self._whole.addWidget(part, stretch)
            part.show()
        self._whole.activate()
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._settled_at = self._clock() + SETTLE
        self._stale = False
        self.idle.begin(self.flow.step, paper_out=self.slips.missing)
        if self.flow.step is Step.SEARCH:
            self._show_results()
        self._rest()
        if fade is not None:
            fade.start()

    def _clear(self) -> None:
        empty(self._whole)
        if self._still is not None:
            let_go(self._still)
            self._still = None

    def _made_kit(self) -> Kit:
        size = self.size()
        # The look is made by `dress` for the whole window; asking twice for the same scale costs nothing.
        theme = dress(self, contrast=self._contrast, scale=scale_of(size))
        return Kit(theme, size.height() > size.width(), self.flow.language)

    def _look(self) -> None:
        if self.hall.look():
            self._seen_at = self._clock()
            self._minute = self.hall.view.now // MINUTE

    def _ask(self) -> None:
        if self.screen_now is not None:
            for card in self.findChildren(TouchCard):
                card.use(False)
            # Grey before the answer, however long it takes.
            self.repaint()
        self.flow = self.hall.ask(self.flow)
        if self.flow.step is Step.NUMBER:
            self._look()
            with use(self.flow.language):
                told = self.hall.tell(self.flow)
                self.slips.begin(told)
        self._build()
        if self.flow.taken is not None:
            self.number_shown.emit(self.flow.taken.number)

    def _repaint(self) -> None:
        if any(button.isDown() for button in self.findChildren(QAbstractButton)):
            # A finger is on a button: what it means to press must not move away under it.
            self._stale = True
            return
        self._stale = False
        if self.screen_now is None or self.flow.asking:
            return
        if self.screens.outdated(self.screen_now):
            left = self.idle.touched_at
            self._build()
            self.idle.touched_at = left
            return
        with use(self.flow.language):
            self.screen_now.refresh(self.hall.view)

    def _show_results(self) -> None:
        if isinstance(self.screen_now, SearchScreen):
            with use(self.flow.language):
                self.screens.show_results(self.screen_now, self.flow)
            for button in self.screen_now.findChildren(QAbstractButton):
                button.installEventFilter(self)

    def _rest(self) -> None:
        rest, left = self.idle.rest(), self.idle.left()
        if rest is Rest.LEAVE:
            self.go(steps.left_alone())
            return
        if isinstance(self.screen_now, NumberScreen) and left is not None:
            self.screen_now.count_down(left)
        if self._still is not None:
            if rest is Rest.ASK and left is not None:
                self._still.ask(left)
            else:
                self._still.hide()

    def _on_somebody(self) -> None:
        self.idle.touch()
        self._rest()

    def _on_printed(self) -> None:
        if self.flow.step is Step.NUMBER:
            self._build()

    def _on_guide_printed(self) -> None:
        if self.flow.step is Step.GUIDE_END:
            self._build()

    def _on_lost(self) -> None:
        self.hall.lost = True
        self._repaint()


def _place(flow: Flow) -> Flow:
    """What decides which screen is built: all but what is typed, the page and the count of prints."""
    place = replace(flow, page=0, typed="", reprints=0, figures="", wrong=0)
    # What was wrong with figures is said beside them; the keys stay under the finger.
    return replace(place, refusal=None) if flow.step is Step.CODE else place
