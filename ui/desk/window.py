"""The window of the desk: sign in, choose a counter, work; and back again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from onestop_desk.domain.scans import Unknown, read_scan
from onestop_desk.services.actors import station
from onestop_desk.words import _
from onestop_desk.words.phrases import local
from ui import theme
from ui.desk.current_stack import CurrentStack
from ui.desk.doors import ChooseCounterPage, SignInPage
from ui.desk.emergency import Emergencies
from ui.desk.names import Names, names_from
from ui.desk.settings_page import Look
from ui.desk.shell import DeskShell, OpenFace
from ui.devices.camera import CameraFeed
from ui.widgets.leaving import let_go

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.checks import ThisPc
    from ui.devices.printer_station import StationPrinter
    from ui.feed import Feed


class DeskWindow(QWidget):
    """`DeskWindow(services, actor_or_none, counter_id_or_none, feed)`; without an actor it asks who works here."""

    closed = Signal()

    def __init__(
        self,
        services: "Services",
        actor: "Actor | None" = None,
        counter_id: str | None = None,
        feed: "Feed | None" = None,
        *,
        look: Look | None = None,
        open_face: OpenFace | None = None,
        printer: "StationPrinter | None" = None,
        keep_look: Callable[[Look], object] | None = None,
        keep_counter: Callable[[str], object] | None = None,
        camera: CameraFeed | None = None,
        station_id: str = "",
        pc: "ThisPc | None" = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(_("Quầy Một Cửa"))
        self._services, self._actor, self._counter_id = services, actor, counter_id
        self._look = look or Look()
        self._printer, self._pc = printer, pc
        self._open_face, self._keep_look, self._keep_counter = open_face, keep_look, keep_counter
        self._camera, self._station_id = camera, station_id
        self._names: Names | None = None
        self._person = ""
        self.stack = CurrentStack()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.shell: DeskShell | None = None
        self.emergencies = Emergencies(self, services, self._who_calls, lambda: self._counter_id)
        self.emergencies.armed.connect(self._on_armed)
        self._fed = feed is not None
        if feed is not None:
            feed.changed.connect(self.refresh)
            feed.lost.connect(self._on_lost)
            feed.found.connect(self.refresh)
        self.resize(1366, 768)
        self._show_what_is_next()
        self.emergencies.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins where the page begins, also when the page was made before the window was seen."""
        super().showEvent(event)
        self.focus_first()

    def focus_first(self) -> None:
        """Gives the keyboard to the first thing to do on the page."""
        page = self.stack.currentWidget()
        if isinstance(page, DeskShell | SignInPage | ChooseCounterPage):
            page.focus_first()

    # -- which screen ----------------------------------------------------------------------------------------------

    def _show_what_is_next(self) -> None:
        if self._actor is None:
            self._show_sign_in()
        elif self._counter_id is None:
            self._show_counters()
        else:
            self._show_desk()

    def _turn_to(self, page: QWidget) -> None:
        for number in range(self.stack.count()):
            old = self.stack.widget(number)
            if old is not None:
                let_go(old)
        self.shell = page if isinstance(page, DeskShell) else None
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def _show_sign_in(self) -> None:
        page = SignInPage(self._services)
        page.signed_in.connect(self._on_signed_in)
        self._turn_to(page)
        page.focus_first()

    def _on_signed_in(self, actor: "Actor", person: str) -> None:
        self._actor, self._person = actor, person
        self._show_what_is_next()

    def _show_counters(self) -> None:
        assert self._actor is not None
        page = ChooseCounterPage(self._services, self._actor)
        page.chosen.connect(self._on_counter)
        self._turn_to(page)
        page.focus_first()

    def _on_counter(self, counter_id: str) -> None:
        self._counter_id = counter_id
        if self._keep_counter is not None:
            self._keep_counter(counter_id)
        self._show_desk()

    def _show_desk(self) -> None:
        assert self._actor is not None
        assert self._counter_id is not None
        shell = DeskShell(
            self._services,
            self._actor,
            self._counter_id,
            self._read_names(),
            self._person_name(),
            look=self._look,
            open_face=self._open_face,
            printer=self._printer,
            pc=self._pc,
            camera=self._camera,
            window=self,
            parent=self.stack,
        )
        shell.sign_out_asked.connect(self._on_sign_out)
        shell.counter_change_asked.connect(self._on_counter_change)
        shell.look_asked.connect(self._on_look)
        shell.navigation.emergency.clicked.connect(self.emergencies.press)
        self._turn_to(shell)
        shell.fed = self._fed
        shell.focus_first()
        self.emergencies.refresh()

    def _read_names(self) -> Names:
        if self._names is None:
            self._names = names_from(self._services.office.reasons, self._services.kiosk.priorities())
        return self._names

    def _person_name(self) -> str:
        if not self._person and self._actor is not None:
            people = {p.id: p.name for p in self._services.sign_in.people()}
            self._person = people.get(self._actor.id, "")
        return self._person

    # -- what is asked of the window -------------------------------------------------------------------------------

    def _on_sign_out(self) -> None:
        if self._actor is not None:
            self._services.sign_in.sign_out(self._actor)
        self._actor, self._person = None, ""
        self._show_what_is_next()

    def _on_counter_change(self) -> None:
        self._counter_id = None
        self._show_what_is_next()

    def _on_look(self, look: Look) -> None:
        """Dress everything anew: sizes are taken when a widget is made, so the desk is made again."""
        before, self._look = self._look, look
        if self._keep_look is not None:
            self._keep_look(look)
        if (before.contrast, before.scale) == (look.contrast, look.scale):
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, contrast=look.contrast, scale=look.scale)
        self._show_what_is_next()
        if self.shell is not None:
            self.shell.show_page("settings")

    def refresh(self) -> None:
        """Something changed in the office."""
        if self.shell is not None:
            self.shell.refresh()
        self.emergencies.refresh()

    def _who_calls(self) -> "Actor | None":
        """Whoever works here; before that, the desk itself."""
        return self._actor or (station(self._station_id) if self._station_id else None)

    def _on_armed(self, armed: bool) -> None:
        if self.shell is not None:
            self.shell.navigation.emergency.show_armed(armed)

    def scan(self, text: str) -> None:
        """A scanner read something, whatever has the keyboard; before anybody works here it leads nowhere."""
        if self.shell is not None:
            self.shell.scans.take(text)

    def knows(self, text: str) -> bool:
        """Whether a text is a code of ours, also before anybody works here."""
        today = local(self._services.context.ports.clock()).date()
        return not isinstance(read_scan(text, today), Unknown)

    def _on_lost(self) -> None:
        if self.shell is not None:
            self.shell.acts.connection_lost()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With the keyboard nowhere, keys still belong to the desk."""
        if self.shell is not None and self.shell.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever started the desk."""
        self.closed.emit()
        super().closeEvent(event)
