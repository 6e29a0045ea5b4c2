"""The call board's window: reads snapshots, lets the announcements run, and paints what they say."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.board_messages import BoardMessage
from onestop_desk.domain.errors import WorldError
from onestop_desk.domain.instants import SECOND, Instant
from onestop_desk.services.ports import Announcer
from onestop_desk.services.views import BoardView
from onestop_desk.words import _, board_messages, phrases
from ui.board.announcements import Announcements, SpokenCalls
from ui.board.bilingual import languages
from ui.board.cinema import Cinema
from ui.board.films import Film, Films, Quiet, no_films, somebody_may_watch
from ui.board.freshness import Freshness
from ui.board.lines import LineNames
from ui.board.notices import notices
from ui.board.pages import sentence
from ui.board.scene import Scene
from ui.board.sentences import foot_sentences
from ui.board.sources import Feed, Services
from ui.theme import dress
from ui.widgets.leaving import let_go

WIDTH, HEIGHT = 1920, 1080
WORTH_SAYING = 60 * SECOND
"""So long after it was put up a message is still said."""
BEAT = SECOND // 2
"""The clock is looked at this often when nothing flashes."""


def steady() -> int:
    """A clock that only goes forward, in microseconds."""
    return time.monotonic_ns() // 1000


def wall() -> Instant:
    """This PC's own idea of now, until the office has answered once."""
    return time.time_ns() // 1000


class BoardWindow(QWidget):
    """Full screen in the hall; `clock` is a steady one in microseconds."""

    def __init__(
        self,
        services: Services,
        feed: Feed,
        announcer: Announcer,
        *,
        contrast: bool = False,
        clock: Callable[[], int] = steady,
        guess: Callable[[], Instant] = wall,
        films: Films = no_films,
        spoken: SpokenCalls | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("board")
        self.setWindowTitle(_("Bảng gọi số"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._services, self._contrast, self._clock = services, contrast, clock
        self._fresh = Freshness(clock, guess)
        self._announcer = announcer
        self._told: Instant | None = None
        self._announcements = Announcements(clock, announcer, blinking=not contrast, spoken=spoken)
        self._films, self._quiet = films, Quiet(clock)
        self._listed: tuple[Film, ...] = ()
        self.cinema = Cinema(self)
        self.cinema.frame.connect(self._on_frame)
        self.cinema.changed.connect(self._on_film)
        self._view: BoardView | None = None
        self._names = LineNames()
        self._digits = 3
        self._away = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._scale, self._two = 1.0, True
        self.scene = Scene(dress(self, contrast=contrast, scale=1.0), self)
        self._closed = False
        feed.changed.connect(self._on_changed)
        feed.lost.connect(self._on_lost)
        feed.found.connect(self._on_changed)
        self.resize(WIDTH, HEIGHT)

    @property
    def ticking(self) -> bool:
        """Whether the board looks at its clock."""
        return self._timer.isActive()

    def read(self) -> None:
        """Reads the snapshot; when nobody answers, what is known stays until it is too old."""
        self._fresh.asked()
        try:
            view = self._services.board.snapshot()
            if {line.letter for line in view.lines} - set(self._names.letters) or not self._names.letters:
                self._names = LineNames(self._services.office.lines())
            self._listed = self._films()
        except WorldError:
            return
        before, self._view = self._view, view
        self._fresh.answered(view.now)
        longest = max((len(call.number) - 1 for call in view.calls), default=0)
        self._digits = max(self._digits, longest)
        self._announcements.take_in(view)
        self._say_message(view)
        for notice in notices(before, view):
            self._announcer.notice(notice)

    def _say_message(self, view: BoardView) -> None:
        """A message that has just been put up is said once; one that stood there before the board did is not."""
        message = view.message
        if message is None or message.since == self._told:
            return
        self._told = message.since
        if view.now - message.since < WORTH_SAYING:
            self._announcer.say(board_messages.text_of(message), lambda: None)

    def beat(self) -> None:
        """One look at the clock: reads when it is time, moves the announcement on, paints, and sets the next look."""
        if not self._away and self._fresh.due():
            self.read()
        self._announcements.advance()
        self._show_films()
        self.paint_now()
        if self.isVisible():
            self._timer.start(self._pause() // 1000)

    def _show_films(self) -> None:
        view, called = self._view, self._announcements.current is not None
        if called or view is None or not self._quiet.long_enough() or not somebody_may_watch(view):
            self.cinema.stop()
        elif self.isVisible():
            self.cinema.play(self._listed)

    def _on_film(self) -> None:
        # The last picture of another film must not stand under this one's name.
        self.scene.idle.film.show_picture(QImage())
        self.paint_now()

    def _on_frame(self, picture: QImage) -> None:
        self.scene.idle.film.show_picture(picture)

    def paint_now(self) -> None:
        """Puts everything that is known on the screen, in one language or two."""
        two = self._view is None or self._view.second_language
        with languages(two=two):
            if two != self._two:
                self._two = two
                self._make_scene()
            self._paint()

    def _message(self, now: Instant) -> BoardMessage | None:
        """What is said to everybody; its time is over also while nobody answers."""
        message = self._view.message if self._view is not None else None
        return message if message is not None and now < message.until else None

    def _paint(self) -> None:
        scene, now, stale = self.scene, self._fresh.now, self._fresh.stale()
        scene.fit_numbers(self._names, self._digits)
        if self._view is not None:
            scene.header.show_office(self._view.office)
        foot = foot_sentences(self._view, stale=stale)
        scene.show_time(phrases.local(now).date(), phrases.clock(now), sentence(foot, now))
        call, shown = self._announcements.current, self._announcements.shown()
        message = self._message(now)
        if call is not None or message is not None or stale or self._view is None:
            self._quiet.disturb()
            self.cinema.stop()
        if call is not None:
            scene.show_flash(call, shown, self._names, lit=self._announcements.lit())
        elif message is not None:
            scene.show_message(message, shown)
        elif stale or self._view is None:
            scene.show_stale(shown, self._fresh.since)
        elif (film := self.cinema.playing) is not None:
            scene.show_idle(self._view, shown, film.title, now)
        else:
            scene.show_hall(self._view, shown, self._names, now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything follows the height of the screen."""
        super().resizeEvent(event)
        self._rescale(min(self.height() / HEIGHT, self.width() / WIDTH))
        self.scene.setGeometry(self.rect())

    def showEvent(self, event: QShowEvent) -> None:
        """Starts the board's clock."""
        super().showEvent(event)
        self.beat()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops the board's clock, and the film."""
        self._timer.stop()
        self.cinema.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hears nothing more: a closed board must not ring on in another room."""
        self._timer.stop()
        self.cinema.stop()
        self._closed = True
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the full screen, F11 goes back to it."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        elif event.key() == Qt.Key.Key_F11:
            self.showFullScreen()
        else:
            super().keyPressEvent(event)

    def _pause(self) -> int:
        wakes = self._announcements.wakes_at()
        return BEAT if wakes is None else min(BEAT, max(0, wakes - self._clock()) + 999)

    def _rescale(self, scale: float) -> None:
        if scale == self._scale:
            return
        self._scale = scale
        with languages(two=self._two):
            self._make_scene()
        self.paint_now()

    def _make_scene(self) -> None:
        let_go(self.scene)
        self.scene = Scene(dress(self, contrast=self._contrast, scale=self._scale), self)
        self.scene.setGeometry(self.rect())
        self.scene.show()

    def _on_changed(self) -> None:
        if self._closed:
            return
        self._away = False
        self.read()
        self.beat()

    def _on_lost(self) -> None:
        # Asking a database that is away would hold up the clock and the flash; the feed says when it is back.
        self._away = True
