"""The week view: days below one another, lines beside one another, booked of public seats in figures and as a bar."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onestop_desk.services.booking.views import WeekDay
from onestop_desk.services.views import LineView
from onestop_desk.words import _
from onestop_desk.words.phrases import day_short
from ui.theme import Theme, font, of
from ui.widgets import paint

HEADER, DAY_WIDTH, ROW, LEAST_ROW = 40, 140, 84, 52


class WeekGrid(QWidget):
    """↑ ↓ choose a day, Enter opens it."""

    opened = Signal(object)
    """A date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weekGrid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Lịch cả tuần"))
        self.days: tuple[WeekDay, ...] = ()
        self.lines: tuple[LineView, ...] = ()
        self.day: date | None = None
        self.today: date | None = None

    def show_week(self, days: Sequence[WeekDay], lines: Sequence[LineView], day: date, today: date) -> None:
        """Paints a week with the keyboard on a day."""
        self.days, self.lines, self.today = tuple(days), tuple(lines), today
        known = [d.day for d in self.days]
        if self.day not in known:
            self.day = day if day in known else (known[0] if known else None)
        self._tell()
        self.update()

    def choose(self, day: date) -> None:
        """Puts the keyboard's place on a day."""
        self.day = day
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleDescription(day_short(self.day) if self.day is not None else "")

    def minimumSizeHint(self) -> QSize:
        """Seven low rows."""
        theme = of(self)
        return QSize(theme.px(320), theme.px(HEADER) + len(self.days) * theme.px(LEAST_ROW))

    def _row(self) -> float:
        theme = of(self)
        room = (self.height() - theme.px(HEADER)) / max(len(self.days), 1)
        return min(max(room, theme.px(LEAST_ROW)), theme.px(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter; other keys go on."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        known = [d.day for d in self.days]
        if step and self.day in known:
            self.choose(known[min(max(known.index(self.day) + step, 0), len(known) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.day is not None:
            if not event.isAutoRepeat():
                self.opened.emit(self.day)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens a day."""
        number = int((event.position().y() - of(self).px(HEADER)) // self._row())
        if 0 <= number < len(self.days):
            self.choose(self.days[number].day)
            self.opened.emit(self.days[number].day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the header and the days."""
        theme, painter = of(self), QPainter(self)
        colours, high = theme.colours, theme.px(HEADER)
        painter.fillRect(self.rect(), colours.paper)
        painter.fillRect(QRectF(0, 0, self.width(), high), colours.ground)
        painter.fillRect(QRectF(0, high - 1, self.width(), theme.px(1)), colours.line)
        painter.setFont(font(theme, "small-medium"))
        paint.words(painter, QRectF(theme.px(12), 0, theme.px(DAY_WIDTH), high), _("Ngày"), colours.ink_soft)
        painter.setFont(font(theme, "small-strong"))
        for line, area in self._columns(QRectF(0, 0, self.width(), high), theme):
            words = _("{letter} · {name}").format(letter=line.letter, name=line.short_name or line.name)
            paint.words(painter, area, words, colours.ink)
        for number, day in enumerate(self.days):
            self._draw_day(painter, theme, day, QRectF(0, high + number * self._row(), self.width(), self._row()))

    def _columns(self, row: QRectF, theme: Theme) -> list[tuple[LineView, QRectF]]:
        left = float(theme.px(DAY_WIDTH))
        wide = (row.width() - left) / max(len(self.lines), 1)
        gap = theme.px(10)
        return [
            (line, QRectF(left + n * wide + gap, row.top(), wide - 2 * gap, row.height()))
            for n, line in enumerate(self.lines)
        ]

    def _draw_day(self, painter: QPainter, theme: Theme, day: WeekDay, row: QRectF) -> None:
        colours, here = theme.colours, day.day == self.day
        if here:
            painter.fillRect(row, colours.lam_soft)
        elif day.closed is not None:
            painter.fillRect(row, colours.ground)
        painter.fillRect(QRectF(0, row.bottom() - theme.px(1), row.width(), theme.px(1)), colours.line)
        painter.setFont(font(theme, "strong" if here else "body-medium"))
        left = QRectF(theme.px(12), row.top(), theme.px(DAY_WIDTH - 16), row.height())
        if day.day == self.today:
            upper, lower = left.adjusted(0, 0, 0, -row.height() / 2), left.adjusted(0, row.height() / 2, 0, 0)
            paint.words(painter, upper.translated(0, theme.px(6)), day_short(day.day), colours.ink)
            painter.setFont(font(theme, "small"))
            paint.words(painter, lower.translated(0, -theme.px(6)), _("hôm nay"), colours.lam)
        else:
            paint.words(painter, left, day_short(day.day), colours.ink)
        if day.closed is not None:
            painter.setFont(font(theme, "body"))
            words = _("Nghỉ: {reason}").format(reason=day.closed) if day.closed.strip() else _("Nghỉ")
            room = QRectF(theme.px(DAY_WIDTH + 10), row.top(), row.width() - theme.px(DAY_WIDTH + 20), row.height())
            paint.words(painter, room, words, colours.ink_soft)
        else:
            for line, area in self._columns(row, theme):
                booked, public = day.lines.get(line.id, (0, 0))
                self._draw_cell(painter, theme, area, booked, public)
        if here and self.hasFocus():
            edge = paint.Edge(colours.lam, theme.px(2))
            paint.box(painter, row.adjusted(1, 1, -1, -2), theme.px(4), None, edge)

    def _draw_cell(self, painter: QPainter, theme: Theme, area: QRectF, booked: int, public: int) -> None:
        colours = theme.colours
        if not public and not booked:
            painter.setFont(font(theme, "body"))
            paint.words(painter, area, _("–"), colours.ink_soft)
            return
        full = booked >= public
        painter.setFont(font(theme, "strong"))
        upper = area.adjusted(0, 0, 0, -theme.px(12))
        words = _("{booked}/{public}").format(booked=booked, public=public)
        paint.words(painter, upper, _("{booked} kín").format(booked=words) if full else words,
                    colours.cam if full else colours.ink)  # fmt: skip
        bar = QRectF(area.left(), area.center().y() + theme.px(10), area.width(), theme.px(6))
        paint.box(painter, bar, theme.px(3), colours.paper, paint.Edge(colours.ink_soft, theme.px(1)))
        filled = min(booked / public, 1.0) if public else 1.0
        if filled:
            done = QRectF(bar.left(), bar.top(), max(bar.width() * filled, theme.px(6)), bar.height())
            paint.box(painter, done, theme.px(3), colours.cam if full else colours.lam, None)
