"""Starts a face and runs it until it is closed; the exit code is 0, or 2 with one sentence on standard error."""

import sys

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.words import _, refusals
from ui import theme
from ui.app.display import has_display
from ui.app.garbage import GarbageRound
from ui.app.guide_ready import tell_guide_trouble
from ui.app.mishaps import catch_the_rest, tell, write_log
from ui.app.place import Place
from ui.app.station import KeptStation
from ui.background import wait_for_all


def no_display_sentence() -> str:
    """What a person reads where no window can be opened."""
    return _(
        "Máy này không mở được màn hình. Chạy thử không cần màn hình: main.py rehearse --out THƯ_MỤC,"
        " hoặc đặt QT_QPA_PLATFORM=offscreen."
    )


def _application(place: Place, kept: KeptStation) -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("onestop-desk")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    theme.apply(app, contrast=kept.now.contrast, scale=kept.now.text_scale)
    GarbageRound(app).start()
    write_log(place.folder)
    catch_the_rest(tell)
    return app


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def run_desk(place: Place) -> int:
    """The desk; first start asks what to set up."""
    if not has_display():
        _say(no_display_sentence())
        return 2
    kept = KeptStation(place.folder)
    app = _application(place, kept)
    from ui.app.window import AppWindow

    window = AppWindow(place, kept)
    # A counter PC of 768 lines has a title bar and a taskbar too: the desk takes what is left, whole.
    window.showMaximized()
    code = app.exec()
    wait_for_all()
    return code


def run_hall(name: str, place: Place, screen_number: int | None = None, *, silent: bool = False) -> int:
    """The board or the kiosk, full screen; Ctrl+Shift+Q closes it. A `silent` board leaves speaking to another."""
    if not has_display():
        _say(no_display_sentence())
        return 2
    kept = KeptStation(place.folder)
    app = _application(place, kept)
    from ui.app.catalogue_ready import CatalogueReady
    from ui.app.desk_face import fill_screen, make_face, report_station
    from ui.feed import Feed

    screens = app.screens()
    screen = screens[min(screen_number or 0, len(screens) - 1)]
    try:
        services = place.services()
        report_station(services, kept, name)
        feed = Feed(services.watch)
        window = make_face(name, services, feed, kept, screen.size(), silent=silent)
    except (Refusal, WorldError) as error:
        _say(refusals.sentence(error.code, error.facts))
        return 2
    if name == "kiosk":
        tell_guide_trouble(services.guide.trouble(), _say)
    QShortcut(QKeySequence("Ctrl+Shift+Q"), window).activated.connect(window.close)
    fill_screen(window, screen)
    if name == "kiosk":
        CatalogueReady(services, feed, window)
    QTimer.singleShot(0, feed.start)
    code = app.exec()
    feed.stop()
    wait_for_all()
    services.close()
    return code
