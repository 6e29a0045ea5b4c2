"""The desk of one clerk at one counter: bars around the pages, live updates, the keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QScreen, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import DeskView
from onestop_desk.words import _
from ui.desk.actions import DeskActions
from ui.desk.appointments.page import AppointmentsPage
from ui.desk.counter_keys import CounterKeys
from ui.desk.counter_page import CounterPage
from ui.desk.current_stack import CurrentStack
from ui.desk.day_tick import DayTick
from ui.desk.dialogs.board_message import BoardMessageDialog
from ui.desk.guide.acts import GuideActs
from ui.desk.guide.beside import GuideBeside
from ui.desk.guide.page import GuidePage
from ui.desk.guide.view import GuideView
from ui.desk.morning_desk import morning_of
from ui.desk.names import Names
from ui.desk.navigation import Navigation
from ui.desk.office_clock import OfficeClock
from ui.desk.other_pages import OtherPages
from ui.desk.printers import DeskPrinters
from ui.desk.printing import VisitPrinting, bind_print
from ui.desk.procedures.page import ProceduresPage
from ui.desk.reports.page import ReportsPage
from ui.desk.scan_panel import ScanPanel
from ui.desk.scan_routes import ScanRoutes
from ui.desk.search_panel import SearchPanel
from ui.desk.settings_page import Look, SettingsPage
from ui.desk.status_bar import StatusBar
from ui.desk.top_bar import TopBar
from ui.devices.camera import CameraFeed

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.checks import ThisPc
    from ui.devices.printer_station import StationPrinter

SECOND_MS = 1000
REFRESH_EVERY = 30
"""Seconds between readings when nobody reports a change: minutes waited and forecasts move by themselves."""

OpenFace = Callable[[str, QScreen], object]
"""Opens "board" or "kiosk" on a screen of this PC."""


class DeskShell(QWidget):
    """Everything a signed-in clerk sees."""

    sign_out_asked = Signal()
    counter_change_asked = Signal()
    look_asked = Signal(object)

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        counter_id: str,
        names: Names,
        person: str,
        *,
        look: Look,
        open_face: OpenFace | None = None,
        printer: "StationPrinter | None" = None,
        pc: "ThisPc | None" = None,
        camera: CameraFeed | None = None,
        window: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._person = person
        self.clock = OfficeClock()
        self.acts = DeskActions(services, actor, counter_id, self)
        self._tick = DayTick(services, actor)
        self.top = TopBar(self.clock)
        self.navigation = Navigation()
        self.status = StatusBar()
        # Inside its place from the start: a page that is full already is dressed anew wherever it is put.
        self.pages = CurrentStack(self)
        self.counter = CounterPage(names, self.clock, self.pages)
        self.pages.addWidget(self.counter)
        # Questions cover the whole desk, from whichever page they are asked.
        self._asked_on = window or self
        self.printers = DeskPrinters(services, self.acts, printer, self.status, self._asked_on, self.say)
        self.keys = CounterKeys(services, self.acts, self.counter, names, self._asked_on)
        self.keys.by_camera = partial(self._scan_by_camera, asked=True)
        self.printing = VisitPrinting(services, actor, person, names, self._asked_on, self.say, station=printer)
        bind_print(self, self.printing)
        self._guide_acts = GuideActs(services, actor, person)
        self._guide_acts.out = self.printing.out
        self.guide_beside = GuideBeside(self._guide_acts, self.counter, names, self.clock, self._asked_on)
        self.search = SearchPanel(self, self.top.search, self.acts)
        self.scans = ScanRoutes(self, services)
        self._guide_acts.elsewhere = self.scans.take_ours
        self._open_face, self._camera = open_face, camera
        self.others = OtherPages(self, services, self._asked_on, self._guide_acts, look, can_open=open_face is not None)
        self.others.folder = pc.folder if pc is not None else None
        self._told_no_camera = False
        self._services = services
        self._faces: frozenset[str] = frozenset()
        self.morning = morning_of(self, services, pc, counter_id, person)
        self._lay_out()
        self._connect()
        self.fed = False
        """Whether a feed says when the data is away and when it is back."""
        self._seconds = 0
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self._on_second)
        self.show_page("counter")
        self.acts.refresh()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addWidget(self.status)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.navigation)
        below.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addLayout(below, 1)

    def _connect(self) -> None:
        self.acts.viewed.connect(self._on_viewed)
        self.acts.refused.connect(self._on_refused)
        self.acts.lost.connect(self._on_lost)
        self.acts.found.connect(self._on_found)
        self.navigation.chosen.connect(self.show_page)
        self.top.f2_pressed.connect(lambda: self.press(Qt.Key.Key_F2))
        self.keys.guide_asked.connect(self.guide_beside.toggle)
        self.search.chosen.connect(self.show_ticket)
        shortcuts: dict[str, Callable[[], object]] = {
            "Alt+1": lambda: self.show_page("counter"),
            "Alt+2": lambda: self.show_page("appointments"),
            "Alt+3": lambda: self.show_page("procedures"),
            "Alt+4": lambda: self.show_page("guide"),
            "Alt+5": lambda: self.show_page("reports"),
            "Alt+6": lambda: self.show_page("settings"),
            "Ctrl+F": self.search_here,
            "Ctrl+Q": self.scan,
            "Ctrl+Z": self.keys.undo,
            "Ctrl+F9": self.board_message,
        }
        for key, act in shortcuts.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    # -- the other pages -------------------------------------------------------------------------------------------

    @property
    def appointments(self) -> AppointmentsPage:
        """The page Lịch hẹn."""
        return self.others.appointments

    @property
    def procedures(self) -> ProceduresPage:
        """The page Thủ tục."""
        return self.others.procedures

    @property
    def guide(self) -> GuidePage:
        """The page VNeID."""
        return self.others.guide

    @property
    def reports(self) -> ReportsPage:
        """The page Báo cáo."""
        return self.others.reports

    @property
    def settings(self) -> SettingsPage:
        """The page Cài đặt."""
        return self.others.settings

    # -- what arrives ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Something changed somewhere: read again."""
        self.acts.refresh()
        self.others.refresh(lost=self.acts.is_lost)

    def _on_viewed(self, view: DeskView) -> None:
        self.clock.set(view.now)
        self.top.show_counter(view.counter, self._person)
        self.top.show_view(view, lost=False)
        self.status.show_view(view)
        self.counter.show_view(view, lost=False)
        self.guide_beside.show_view(view)
        if self.morning is not None:
            self.morning.turn(view)

    def _on_refused(self, code: str, sentence: str) -> None:
        headline, _stop, rest = sentence.partition(". ")
        self.say(headline.rstrip("."), rest, "cam")
        self.setProperty("last_refusal", code)

    def say(self, headline: str, sentence: str = "", tone: str = "lam") -> None:
        """Says something calmly above the page."""
        self.counter.say(headline, sentence, tone)
        self.others.say(headline, sentence, tone)

    def _on_lost(self, _sentence: str) -> None:
        view = self.acts.view
        if self.morning is not None:
            self.morning.turn(None)
        self.status.show_lost(self.clock())
        self.counter.show_lost(view, view.now if view is not None else self.clock())
        if view is not None:
            self.top.show_view(view, lost=True)

    def _on_found(self) -> None:
        self.counter.show_found()

    def show_ticket(self, ticket_id: str) -> None:
        """The page Quầy, with the keyboard on one ticket of its lists."""
        self.show_page("counter")
        if not self.counter.waiting.choose(ticket_id):
            self.counter.away.choose(ticket_id)

    def show_face(self, name: str, screen: QScreen) -> None:
        """Opens the board or the kiosk on a screen of this PC."""
        if self._open_face is not None:
            self._open_face(name, screen)
            self._faces |= {name}
            self.status.show_faces(self._faces)

    # -- time ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Time counts only while somebody can see it."""
        super().showEvent(event)
        self._timer.start()
        self.printers.start()
        self.on_minute()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: no timer runs."""
        self._timer.stop()
        self.printers.stop()
        if self.morning is not None:
            self.morning.stop()
        super().hideEvent(event)

    def _on_second(self) -> None:
        self._seconds += 1
        if self._seconds >= REFRESH_EVERY:
            self._seconds = 0
            self.on_minute()
        elif self.acts.view is not None and not self.acts.is_lost:
            self.counter.tick(self.acts.view)
            self.guide_beside.tick()

    def on_minute(self) -> None:
        """Read again, and do for the office what the hour demands."""
        if self.fed and self.acts.is_lost:
            # Asking a database that is away would hold up the screen; the feed says when it is back.
            return
        self.acts.refresh()
        view = self.acts.view
        if view is not None and not self.acts.is_lost and self._tick.tick(view.day):
            self.acts.refresh()

    # -- keys ------------------------------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Open a page; the page Quầy gets the keyboard on its next thing to do."""
        self.navigation.show_chosen(name)
        if name == "counter":
            standing_in = self.morning.front() if self.morning is not None else None
            self.pages.setCurrentWidget(standing_in or self.counter)
            self._focus_counter()
        else:
            self.others.open(name)

    def focus_first(self) -> None:
        """The next thing to do on the page Quầy, or on what stands in its place."""
        self._focus_counter()

    def open_guide(self) -> GuideView | None:
        """The guide, while it can be seen."""
        if self.on_counter_page():
            return self.guide_beside.view if self.guide_beside.is_open else None
        return self.others.shown_guide()

    def _focus_counter(self) -> None:
        if self.morning is not None and self.morning.front() is not None:
            self.morning.page.focus_first()
            return
        (self.open_guide() or self.counter).focus_first()

    def search_here(self) -> None:
        """Ctrl+F: a ticket of today, or on the page Lịch hẹn an appointment."""
        if self.others.is_open("appointments"):
            self.appointments.questions.ask("find", None)
        else:
            self.search.start()

    def scan(self) -> None:
        """Ctrl+Q: an ID card for the guide, the dossier code of the visit, or else whoever has an appointment."""
        if self._scan_by_camera():
            return
        guide = self.open_guide()
        if guide is not None:
            guide.scan()
        elif not (self.on_counter_page() and self.keys.scan()):
            self.appointments.questions.check_in(None)

    def _scan_by_camera(self, *, asked: bool = False) -> bool:
        if self._camera is None:
            return False
        if self._camera.is_there():
            # On top of a question the code is for that question, and nobody is looked for by name.
            find = None if asked else partial(self.appointments.questions.check_in, None)
            ScanPanel(self._asked_on, self._camera, self.scans.take, find).open_first()
            return True
        if not self._told_no_camera and not asked:
            self._told_no_camera = True
            self.say(_("Máy này không có máy ảnh"), _("Dùng máy quét cầm tay, hoặc gõ mã."))
        return False

    def fill_booking_name(self, name: str, *, sure: bool) -> bool:
        """Puts a name from a card where a booking asks for one; whether it does now."""
        return self.others.is_open("appointments") and self.appointments.panel.fill_name(name, sure=sure)

    def board_message(self) -> None:
        """Ctrl+F9: something is said to the whole hall."""
        BoardMessageDialog(self._asked_on, self._services, self.acts.actor).open_first()

    def on_counter_page(self) -> bool:
        """Whether the page Quầy is open: function keys act only there."""
        return self.pages.currentWidget() is self.counter

    def press(self, key: Qt.Key) -> bool:
        """Do what a key does now; whether it was one of ours."""
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self.on_counter_page() and self.counter.move_between_papers(-1 if key == Qt.Key.Key_Up else 1)
        if key == Qt.Key.Key_F2 or self.on_counter_page():
            return self.keys.press(key)
        return False

    def _escape(self) -> bool:
        if self.search.close_results():
            self.counter.focus_first()
            return True
        if self.others.is_open("appointments") and self.appointments.escape():
            return True
        if self.on_counter_page() and self.guide_beside.close():
            return True
        if not self.counter.clear_message():
            self.show_page("counter")
        return True

    def take_key(self, event: QKeyEvent) -> bool:
        """A key nobody below wanted: ours acts once, however long it is held."""
        guide = self.open_guide()
        if guide is not None and guide.take_key(event):
            return True
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        if event.isAutoRepeat():
            return True
        return self.press(Qt.Key(event.key()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Function keys, Enter and Esc from anywhere on the desk."""
        if self.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)
