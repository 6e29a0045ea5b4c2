"""The board while nobody is being called: a guide film, the newest call under it, and who waits."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.domain.instants import Instant
from onestop_desk.services.views import BoardCall, BoardLine
from onestop_desk.words import _, phrases
from ui.board.text import RIGHT, Text
from ui.board.waiting import WaitingTable
from ui.theme import Theme, of
from ui.widgets.icon import Icon

WIDE, HIGH = 1088, 612
"""The place of the film, 16:9, in pixels of the pictures."""


class FilmScreen(QWidget):
    """Shows the newest picture of the film whole, with bars of ink where its shape differs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("film")
        self.setFixedHeight(theme.px(HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture = QImage()

    @property
    def picture(self) -> QImage:
        """What is painted now."""
        return self._picture

    def show_picture(self, picture: QImage) -> None:
        """Shows another picture."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture in the middle, with the round corners of every panel."""
        theme = of(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        inside = QPainterPath()
        inside.addRoundedRect(QRectF(self.rect()), theme.px(16), theme.px(16))
        painter.setClipPath(inside)
        painter.fillRect(self.rect(), theme.colours.ink)
        if self._picture.isNull():
            return
        fitted = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        painter.drawImage(QRectF(left, top, fitted.width(), fitted.height()), self._picture)


class IdlePage(QWidget):
    """What stands after a while without a call, when the office has films."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.film = FilmScreen(theme)
        self.title = Text("board-label", height=72)
        self.silent = Text("board-second", "ink_soft", height=72, align=RIGHT)
        self.silent.say(_("không có tiếng"))
        self.newest = LastCall(theme)
        self.waiting = WaitingTable(theme)
        named = QHBoxLayout()
        named.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        named.setSpacing(theme.px(20))
        named.addWidget(Icon("play", "ink_soft", 52))
        named.addWidget(self.title, 1)
        named.addWidget(self.silent)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.film)
        left.addLayout(named, 1)
        left.addWidget(self.newest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(24))
        row.setSpacing(theme.px(24))
        row.addLayout(left, WIDE)
        row.addWidget(self.waiting, 744)

    def fit_to(self, sample: str) -> None:
        """Sizes the number by the widest one."""
        self.newest.number.fit_to(sample)

    def show_calls(self, calls: Sequence[BoardCall]) -> None:
        """Shows the newest call, which comes first."""
        self.newest.show_call(calls[0] if calls else None)

    def show_lines(self, lines: Sequence[BoardLine], now: Instant) -> None:
        """Shows who waits."""
        self.waiting.show_lines(lines, now)


class LastCall(QFrame):
    """The newest call in one strip: the number, an arrow, the counter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("board", "strip")
        self.setFixedHeight(theme.px(124))
        self.word = Text("board-second", "ink_soft", height=100)
        self.number = Text("board-last", height=100, align=RIGHT)
        self.arrow = Icon("arrow-right", "lam", 60)
        self.counter = Text("board-words", "lam", height=100)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(34), 0, theme.px(34), 0)
        row.setSpacing(theme.px(32))
        row.addWidget(self.word, 1)
        row.addWidget(self.number)
        row.addWidget(self.arrow)
        row.addWidget(self.counter)

    def show_call(self, call: BoardCall | None) -> None:
        """Shows a call, or how to get a number when nobody has been called today."""
        self.word.say(_("Gọi gần nhất") if call else _("Mời ông/bà lấy số ở máy cạnh cửa vào."))
        for part in (self.number, self.arrow, self.counter):
            part.setVisible(call is not None)
        if call is not None:
            self.number.say(call.number)
            self.counter.say(phrases.counter(call.counter))
