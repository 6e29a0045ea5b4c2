"""Lists of things to tick, such as papers: Space ticks, the arrows move."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, Tone, font, icons, of
from ui.widgets import paint
from ui.widgets.labels import wrapped
from ui.widgets.leaving import let_go

HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing to tick: what it is, a remark at the right, whether it is ticked."""

    key: str
    words: str
    remark: str = ""
    remark_tone: Tone = "ink_soft"
    ticked: bool = False
    soft: bool = False


class TickRow(QAbstractButton):
    """A tick box with its words and a remark at the right; the whole row is the target."""

    entered = Signal()

    def __init__(self, tick: Tick, *, inside: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick, self._inside = tick, inside
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_tick(tick)

    @property
    def key(self) -> str:
        """Which thing this row is about."""
        return self._tick.key

    def show_tick(self, tick: Tick) -> None:
        """Shows another state of the same thing."""
        self._tick = tick
        self.setText(tick.words)
        self.setAccessibleName(tick.words)
        self.setAccessibleDescription(tick.remark)
        self.setChecked(tick.ticked)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Long words wrap to a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Says how high the row is at a width: 32, or more for two lines."""
        theme = of(self)
        letters = font(theme, "body")
        metrics = QFontMetricsF(letters)
        lines = len(self._lines(width, theme, metrics))
        return max(theme.px(HEIGHT), round(metrics.lineSpacing() * lines + theme.px(12)))

    def sizeHint(self) -> QSize:
        """Asks for one line of its words."""
        theme = of(self)
        wide = paint.width_of(self._tick.words, font(theme, "body")) + self._fixed(theme)
        return QSize(round(wide) + 2, theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Words may wrap."""
        return QSize(of(self).px(120), of(self).px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the arrows to the list; Qt's own buttons would treat them as Tab."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Becomes the row that the Tab key comes back to."""
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the box, the words, the remark, and the ring inside the row when it has the keyboard."""
        theme, colours = of(self), of(self).colours
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.hasFocus():
            ring = area.adjusted(theme.px(2), theme.px(1), -theme.px(2), -theme.px(1))
            paint.box(painter, ring, theme.px(6), colours.paper, paint.Edge(colours.lam, theme.px(2)))
        elif self.underMouse() and self.isEnabled() and not theme.contrast:
            painter.fillRect(area.adjusted(theme.px(1), 0, -theme.px(1), 0), colours.ground)
        left = theme.px(self._inside)
        draw_box(painter, left, area.center().y(), theme, ticked=self.isChecked(), enabled=self.isEnabled())
        letters = font(theme, "body")
        metrics = QFontMetricsF(letters)
        painter.setFont(letters)
        soft = self._tick.soft or not self.isEnabled()
        lines = self._lines(self.width(), theme, metrics)
        y = area.center().y() - metrics.lineSpacing() * len(lines) / 2
        x = left + theme.px(18 + 10)
        for line in lines:
            room = QRectF(x, y, area.width(), metrics.lineSpacing())
            paint.words(painter, room, line, colours.ink_soft if soft else colours.ink)
            y += metrics.lineSpacing()
        self._draw_remark(painter, area, theme)

    def _draw_remark(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        strong = self._tick.remark_tone != "ink_soft"
        painter.setFont(font(theme, "small-strong" if strong else "small"))
        room = area.adjusted(0, 0, -theme.px(self._inside), 0)
        paint.words(painter, room, self._tick.remark, theme.colours.tone(self._tick.remark_tone), paint.RIGHT)

    def _fixed(self, theme: Theme) -> float:
        remark = paint.width_of(self._tick.remark, font(theme, "small-strong"))
        return remark + (theme.px(12) if remark else 0) + 2 * theme.px(self._inside) + theme.px(18 + 10)

    def _lines(self, width: int, theme: Theme, metrics: QFontMetricsF) -> list[str]:
        layout = QTextLayout(self._tick.words, font(theme, "body"))
        return wrapped(self._tick.words, metrics, layout, width - self._fixed(theme), 2) or [""]


def draw_box(painter: QPainter, left: float, middle: float, theme: Theme, *, ticked: bool, enabled: bool) -> None:
    """Draws a tick box of 18 with its tick."""
    side, colours = theme.px(18), theme.colours
    area = QRectF(left, round(middle - side / 2), side, side)
    if ticked:
        fill = colours.lam if enabled else colours.ink_soft
        paint.box(painter, area, theme.px(4), fill, None)
        icons.draw(painter, "check", colours.paper, area.adjusted(theme.px(2), theme.px(2), -theme.px(2), -theme.px(2)))
    else:
        edge = paint.Edge(colours.ink_soft, 1.5 * theme.scale, dashed=not enabled)
        paint.box(painter, area, theme.px(4), colours.paper, edge)


class TickList(QWidget):
    """Rows to tick below one another; only one of them is in the order of the Tab key."""

    ticked = Signal(str, bool)

    def __init__(self, ticks: Iterable[Tick] = (), *, inside: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self._rows: list[TickRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.show_ticks(list(ticks))

    def rows(self) -> list[TickRow]:
        """Gives the rows from the top."""
        return list(self._rows)

    def ticked_keys(self) -> list[str]:
        """Lists what is ticked."""
        return [row.key for row in self._rows if row.isChecked()]

    def show_ticks(self, ticks: list[Tick]) -> None:
        """Shows other things, or other states of the same things without moving the focus."""
        if [row.key for row in self._rows] == [tick.key for tick in ticks]:
            for row, tick in zip(self._rows, ticks, strict=True):
                row.show_tick(tick)
            if not any(row.hasFocus() for row in self._rows):
                self._let_tab_reach(self._first())
            return
        for row in self._rows:
            self._column.removeWidget(row)
            let_go(row)
        self._rows = [self._make_row(tick) for tick in ticks]
        self._let_tab_reach(self._first())

    def focus_first_unticked(self) -> bool:
        """Puts the keyboard on the first thing that is not ticked, or on the first; says whether there is one."""
        first = self._first()
        if first is not None:
            first.setFocus()
        return first is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves up and down; at the ends the key goes on to whoever is around."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = next((index for index, row in enumerate(self._rows) if row.hasFocus()), None)
        if step == 0 or at is None or not 0 <= at + step < len(self._rows):
            event.ignore()
            return
        self._rows[at + step].setFocus()

    def _first(self) -> TickRow | None:
        rows = [row for row in self._rows if not row.isChecked()] or self._rows
        return rows[0] if rows else None

    def _let_tab_reach(self, only: TickRow | None) -> None:
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is only else Qt.FocusPolicy.ClickFocus)

    def _make_row(self, tick: Tick) -> TickRow:
        row = TickRow(tick, inside=self._inside, parent=self)
        row.setObjectName(f"tick_{tick.key}")
        row.clicked.connect(lambda checked, key=tick.key: self.ticked.emit(key, checked))
        row.entered.connect(lambda row=row: self._let_tab_reach(row))
        self._column.addWidget(row)
        return row
