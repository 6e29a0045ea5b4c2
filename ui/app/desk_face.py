"""The desk over an office's services, with the board and kiosk it may open on other screens of this PC."""

import platform
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.paper.facts import stale
from onestop_desk.services.actors import station
from onestop_desk.services.checks import ThisPc
from onestop_desk.services.messages.runner import Runner
from onestop_desk.services.ports import Announcer, NoAnnouncer
from onestop_desk.services.stations import Health
from onestop_desk.words import messages, refusals
from ui.app.camera_watch import CameraWatch
from ui.app.catalogue_ready import CatalogueReady
from ui.app.heartbeat import Heartbeat
from ui.app.past_days import PastDays
from ui.app.station import KeptStation
from ui.desk.settings_page import Look
from ui.desk.window import DeskWindow
from ui.devices.camera_qt import QtCamera
from ui.devices.handheld import Handheld
from ui.devices.printer_station import StationPrinter
from ui.feed import Feed

if TYPE_CHECKING:
    from onestop_desk.services import Services


class DeskFace(QObject):
    """Keeps the feed running, opens other faces, remembers the station's choices."""

    def __init__(self, services: "Services", kept: KeptStation, parent: QObject, tell: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._services, self._kept, self._tell = services, kept, tell
        self._others: dict[str, QWidget] = {}
        self.feed = Feed(services.watch, self)
        known = {c.id for c in services.office.counters()}
        counter_id = kept.now.counter_id if kept.now.counter_id in known else None
        self.printer = StationPrinter(services, station(kept.now.id), kept.now.id, "desk", kept.folder)
        self.feed.changed.connect(self.printer.refresh)
        self.window = DeskWindow(
            services,
            None,
            counter_id,
            self.feed,
            look=Look(kept.now.contrast, kept.now.text_scale, kept.now.scanner_prefix),
            open_face=self.open_face,
            printer=self.printer,
            keep_look=self._keep_look,
            keep_counter=self._keep_counter,
            camera=QtCamera(self),
            station_id=kept.now.id,
            pc=ThisPc(kept.folder, lambda facts, catalogue: bool(stale(facts, catalogue))),
        )
        self.handheld = Handheld(self, self.window.knows, prefix=kept.now.scanner_prefix)
        self.handheld.read.connect(self.window.scan)
        self.handheld.start()
        CatalogueReady(services, self.feed, self)
        self._post = Runner(services.messages, messages.message)
        self._post.start()
        self._heart = Heartbeat(services.stations, kept.now.id, "desk", self.printer.health, self)
        self._heart.start()
        self._cameras = CameraWatch(services.cameras, station(kept.now.id), self)
        self._cameras.start()
        self._past = PastDays(services.reports, self)
        self._past.start()
        self.feed.start()

    def _keep_counter(self, counter_id: str) -> None:
        self._kept.change(counter_id=counter_id)
        report_station(self._services, self._kept, "desk", counter_id)

    def _keep_look(self, look: Look) -> None:
        self._kept.change(contrast=look.contrast, text_scale=look.scale, scanner_prefix=look.scanner_prefix)
        self.handheld.know_prefix(look.scanner_prefix)

    def open_face(self, name: str, screen: QScreen) -> QWidget | None:
        """Opens "board" or "kiosk" full screen on a screen of this PC; one that is open moves there.

        None, and a sentence for the clerk, when the data cannot be reached now.
        """
        known = self._others.pop(name, None)
        if known is not None and isValid(known):
            known.close()
        try:
            made = make_face(name, self._services, self.feed, self._kept, screen.size())
        except (Refusal, WorldError) as error:
            self._tell(refusals.sentence(error.code, error.facts))
            return None
        self._others[name] = made
        fill_screen(made, screen)
        return made

    def close(self) -> None:
        """Ends what was opened from here."""
        for other in self._others.values():
            if isValid(other):
                other.close()
        self._others.clear()
        self.handheld.stop()
        self.printer.close()
        self._post.stop()
        self._heart.stop()
        self._cameras.stop()
        self._past.stop()
        self.feed.stop()
        self._services.close()


def report_station(services: "Services", kept: KeptStation, kind: str, counter_id: str | None = None) -> None:
    """Tells the office that this station is there; a busy database is told the next time."""
    with suppress(WorldError):
        services.office.set_station(station(kept.now.id), kept.now.id, kind, platform.node(), counter_id)


def make_face(
    name: str, services: "Services", feed: Feed, kept: KeptStation, size: QSize, *, silent: bool = False
) -> QWidget:
    """The board, the kiosk or the desk's second screen over the same services and feed."""
    made: Any
    if name == "second_screen":
        from ui.desk.second_screen import SecondScreen

        me, contrast = station(kept.now.id), kept.now.contrast
        made = SecondScreen(services, me, lambda: kept.now.counter_id, feed, size=size, contrast=contrast)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made  # type: ignore[no-any-return] # it is a widget
    if name == "board":
        from ui.app.films import films_in
        from ui.app.spoken_calls import KeptCalls
        from ui.board.window import BoardWindow
        from ui.devices.announcer import announcer

        films = films_in(kept.folder)
        spoken = KeptCalls(kept.folder)
        voice: Announcer = NoAnnouncer() if silent else announcer(services.announcing, services.context.ports.clock)
        made = BoardWindow(services, feed, voice, contrast=kept.now.contrast, films=films, spoken=spoken)
        made.destroyed.connect(voice.stop)

        def health() -> Health:
            heard = voice.state()
            return Health(voice=heard.engine, muted=heard.muted, screen=_screen_of(made))
    else:
        from ui.kiosk.window import KioskWindow

        actor = station(kept.now.id)
        printer = StationPrinter(services, actor, kept.now.id, "kiosk", kept.folder)
        feed.changed.connect(printer.refresh)
        made = KioskWindow(services, actor, feed, printer, size=size, contrast=kept.now.contrast)
        made.closed.connect(printer.close)

        def health() -> Health:
            return replace(printer.health(), screen=_screen_of(made))

    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    heart = Heartbeat(services.stations, kept.now.id, name, health, made)
    # The beats outlive the object of Qt that feeds them: they are told by themselves.
    made.destroyed.connect(heart.beats.stop)
    heart.start()
    return made  # type: ignore[no-any-return] # both are widgets


def _screen_of(window: QWidget) -> int:
    """Which screen of this PC a window is on, counted from 1."""
    screens = QGuiApplication.screens()
    return screens.index(window.screen()) + 1 if window.screen() in screens else 1


def fill_screen(window: QWidget, screen: QScreen) -> None:
    """Shows a window over the whole of one screen."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
