"""The desk's second screen, turned to the citizen: the counter, the number being served, then how it was; no names."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.ratings import Face
from onestop_desk.domain.tickets import State
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_key
from onestop_desk.services.ratings import RatingView
from onestop_desk.services.views import DeskView
from onestop_desk.words import _, use
from onestop_desk.words.phrases import counter
from ui.theme import Tone, dress, of
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.rating_panel import RatingPanel, Tile

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from ui.feed import Feed

ASKS_MS = 30_000
"""So long a rating is asked for after the last touch; the next citizen who comes ends it sooner."""
THANKS_MS = 5_000
LANGUAGE_WIDE, LANGUAGE_HIGH = 380, 104
WIDE, HIGH = 1280, 800
"""The size at which lengths are as drawn; a tablet or an old monitor."""


class SecondScreen(QWidget):
    """Follows one counter; asks once for each visit that it saw being served."""

    def __init__(
        self,
        services: "Services",
        actor: Actor,
        counter_id: Callable[[], str | None],
        feed: "Feed",
        *,
        size: QSize = QSize(WIDE, HIGH),  # noqa: B008 - a value, never changed
        contrast: bool = False,
        new_key: Callable[[], str] = new_key,
    ) -> None:
        super().__init__()
        self.setObjectName("kioskWindow")
        self.setWindowTitle(_("Màn hình đánh giá"))
        self._services, self._actor, self._counter_id = services, actor, counter_id
        self._contrast, self._new_key = contrast, new_key
        self._scale = 0.0
        self._served: str | None = None
        self._token = self._key = ""
        self._language = "vi"
        self.panel: RatingPanel | None = None
        self._page: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.rest)
        self._view: DeskView | None = None
        self._shown: tuple[object, ...] = ()
        self._closed = False
        feed.changed.connect(self.refresh)
        feed.found.connect(self.refresh)
        self.resize(size)
        self._dress()
        self.refresh()

    @property
    def asking(self) -> bool:
        """Whether a rating is asked for."""
        return self.panel is not None

    def refresh(self) -> None:
        """Reads the counter; while the data is away, what stands there stays."""
        if self._closed:
            return
        try:
            self._view = self._services.desk.view(self._counter_id() or "")
            self._follow(self._view)
        except (Refusal, WorldError):
            return

    def _follow(self, view: DeskView) -> None:
        visit = view.visit
        now_served = visit.ticket_id if visit is not None and visit.state is State.SERVING else None
        before, self._served = self._served, now_served
        if now_served is not None and now_served != before:
            self.rest()
            return
        if before is not None and now_served is None:
            self._ask(before)
        if not self.asking and not self._over.isActive():
            self.rest()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def rest(self) -> None:
        """The counter and whom it serves or calls."""
        self._over.stop()
        view = self._view
        if view is None:
            return
        number, words = "", _("Xin chào ông/bà")
        if view.counter.state != "open":
            words = _("Quầy đang tạm nghỉ")
        elif view.visit is not None:
            number = view.visit.number
            words = _("Đang phục vụ số") if view.visit.state is State.SERVING else _("Xin mời số")
        state = (view.counter.number, number, words, self._scale)
        if state != self._shown or self.asking:
            self._shown = state
            self._turn_to(self._calm(view.counter.number, words, number))

    def _ask(self, ticket_id: str) -> None:
        """A visit is over: asks how it was, if it ended well enough to be rated and nobody has rated it."""
        token = self._services.my_number.token_of(ticket_id)
        try:
            offered = self._services.ratings.offer(token) if token else None
        except Refusal:
            # Set aside, transferred, walked out: nothing to rate.
            return
        if offered is None or offered.given is not None:
            return
        self._token, self._key = token, self._new_key()
        self._language = "vi"
        self._show_question(offered)

    def _show_question(self, offered: RatingView) -> None:
        with use(self._language):
            self._turn_to(self._question(offered))
        self._over.start(ASKS_MS)

    def _speak(self, language: str, offered: RatingView) -> None:
        """The same question in the other language, for this citizen."""
        self._language = language
        self._show_question(offered)

    def _send(self, level: int, reasons: tuple[str, ...]) -> None:
        try:
            self._services.ratings.rate(self._actor, self._token, level, reasons, key=self._key, face=Face.DESK)
        except WorldError:
            if self.panel is not None:
                self.panel.again()
            self._over.start(ASKS_MS)
            return
        except Refusal:
            # Rated on the phone meanwhile, or undone by the clerk.
            self.rest()
            return
        with use(self._language):
            self._turn_to(self._thanks())
        self._over.start(THANKS_MS)

    # -- pages -----------------------------------------------------------------------------------------------------

    def _calm(self, number: int, words: str, shown: str) -> QWidget:
        page, column = self._new_page()
        column.addStretch(2)
        self._line(column, counter(number), "kiosk-title-large", "lam")
        column.addStretch(1)
        self._line(column, words, "kiosk-second")
        if shown:
            big = self._line(column, shown, "kiosk-number")
            big.setObjectName("servedNumber")
        column.addStretch(3)
        return page

    def _question(self, offered: RatingView) -> QWidget:
        page, column = self._new_page()
        upright = self.height() > self.width()
        self._line(column, _("Ông/bà được phục vụ thế nào?"), "kiosk-title")
        about = _("Số {number} · Đánh giá không kèm tên.").format(number=offered.number)
        self._line(column, about, "kiosk-foot", "ink_soft")
        self.panel = RatingPanel(self, offered.reasons, upright=upright)
        self.panel.sent.connect(self._send)
        for tile in (*self.panel.levels.values(), *self.panel.reasons.values()):
            tile.clicked.connect(lambda: self._over.start(ASKS_MS))
        column.addWidget(self.panel, 1)
        other, word = ("vi", "Tiếng Việt") if self._language == "en" else ("en", "English")
        turn = Tile(word, "globe", high=LANGUAGE_HIGH, upright=False, kind="kiosk-foot")
        turn.setObjectName("otherLanguage")
        turn.setFixedWidth(of(self).px(LANGUAGE_WIDE))
        turn.clicked.connect(partial(self._speak, other, offered))
        column.addWidget(turn, 0, Qt.AlignmentFlag.AlignRight)
        return page

    def _thanks(self) -> QWidget:
        page, column = self._new_page()
        column.addStretch(1)
        self._line(column, _("Cảm ơn ông/bà đã đánh giá"), "kiosk-title-large", "luc")
        column.addStretch(1)
        self._shown = ()
        return page

    def _new_page(self) -> tuple[QWidget, QVBoxLayout]:
        self.panel = None
        page, side = QWidget(), of(self).px(48)
        column = QVBoxLayout(page)
        column.setContentsMargins(side, side // 2, side, side // 2)
        column.setSpacing(of(self).px(12))
        return page, column

    def _line(self, column: QVBoxLayout, words: str, kind: str, tone: Tone = "ink") -> Words:
        label = Words(words, kind, tone, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        return label

    def _turn_to(self, page: QWidget) -> None:
        if self._page is not None:
            self._whole.removeWidget(self._page)
            let_go(self._page)
        self._page = page
        self._whole.addWidget(page)
        page.show()

    # -- the window ------------------------------------------------------------------------------------------------

    def _dress(self) -> bool:
        upright = self.height() > self.width()
        drawn = (HIGH, WIDE) if upright else (WIDE, HIGH)
        scale = min(self.width() / drawn[0], self.height() / drawn[1])
        if scale == self._scale:
            return False
        self._scale = scale
        # Drawn a third smaller than the kiosk's letters, which are read from further away.
        dress(self, contrast=self._contrast, scale=scale * 0.68)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen: everything at its size; a half-chosen rating is not taken away."""
        super().resizeEvent(event)
        if self._dress() and not self.asking:
            self.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the full screen, F11 goes back to it."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        elif event.key() == Qt.Key.Key_F11:
            self.showFullScreen()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks nothing more."""
        self._closed = True
        self._over.stop()
        super().closeEvent(event)
