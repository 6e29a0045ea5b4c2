"""The answers of a question below one another, each with the number key that chooses it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import Theme, font, icons, of
from ui.widgets import paint
from ui.widgets.button import PaintedButton
from ui.widgets.labels import wrapped
from ui.widgets.leaving import let_go

HIGH, DENSE = 58, 46
ONE_COLUMN = 5
"""More answers than this stand in two columns, without what follows: there is no room for them below one another."""
NUMBERED = 9


@dataclass(frozen=True)
class Choice:
    """One answer: its code, its words, and what will happen when it is chosen."""

    id: str
    words: str
    then: str = ""


@dataclass(frozen=True)
class _Measure:
    """How large an answer is."""

    high: int
    cap: int
    gap: int
    letters: str
    arrow: bool


ARROW = 18
_WIDE = _Measure(HIGH, 32, 16, "head", arrow=True)
_DENSE = _Measure(DENSE, 28, 16, "head", arrow=True)
_NARROW = _Measure(DENSE, 28, 10, "strong", arrow=False)


class AnswerRow(PaintedButton):
    """One answer: its number in a large cap, its words, below them what follows, and an arrow."""

    def __init__(self, number: int, choice: Choice, measure: "_Measure", parent: QWidget | None = None) -> None:
        super().__init__(choice.words, "plain", parent)
        self.choice, self._measure = choice, measure
        self._number = str(number) if number <= NUMBERED else ""
        self.setObjectName(f"answer_{choice.id}")
        self.setProperty("answer", True)
        self.setAccessibleDescription(choice.then)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses too; the arrows are left to the list, Qt's own buttons would treat them as Tab."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Asks for the height of the pictures; words wrap to two lines."""
        theme = of(self)
        return QSize(theme.px(240), theme.px(self._measure.high))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(of(self).px(160), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Long words wrap and the row grows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Says how high the row is at a width."""
        theme = of(self)
        letters = self._letters(theme)
        lines = len(self._lines(letters, self._room(width, theme)))
        high = QFontMetricsF(letters).lineSpacing() * lines
        if self.choice.then:
            high += QFontMetricsF(font(theme, "small")).lineSpacing()
        return max(theme.px(self._measure.high), round(high + theme.px(8)))

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws the cap at the left, words over what follows, the arrow at the right."""
        colours = theme.colours
        letters, small = self._letters(theme), font(theme, "small")
        side, x = theme.px(self._measure.cap), theme.px(self._measure.gap)
        if self._number:
            cap = QRectF(x, round((self.height() - side) / 2), side, side)
            paint.box(painter, cap, theme.px(4), colours.paper, paint.Edge(colours.lam, theme.px(1)))
            painter.setFont(font(theme, "head"))
            paint.words(painter, cap, self._number, colours.lam, paint.CENTRE)
        x += side + theme.px(self._measure.gap)
        room = self._room(self.width(), theme)
        lines = self._lines(letters, room)
        spacing, below = QFontMetricsF(letters).lineSpacing(), QFontMetricsF(small).lineSpacing()
        total = spacing * len(lines) + (below if self.choice.then else 0)
        y = (self.height() - total) / 2
        painter.setFont(letters)
        for line in lines:
            paint.words(painter, QRectF(x, y, room, spacing), line, colours.ink)
            y += spacing
        if self.choice.then:
            painter.setFont(small)
            paint.words(painter, QRectF(x, y, room, below), self.choice.then, colours.ink_soft)
        if not self._measure.arrow:
            return
        square = theme.px(ARROW)
        arrow = QRectF(
            self.width() - theme.px(self._measure.gap) - square, (self.height() - square) / 2, square, square
        )
        icons.draw(painter, "chevron-right", colours.ink_soft, arrow)

    def _letters(self, theme: Theme) -> QFont:
        return font(theme, self._measure.letters)

    def _room(self, width: int, theme: Theme) -> float:
        measure = self._measure
        return width - theme.px(2 * measure.gap + measure.cap + (ARROW + 20 if measure.arrow else 8))

    def _lines(self, letters: QFont, room: float) -> list[str]:
        return wrapped(self.text(), QFontMetricsF(letters), QTextLayout(self.text(), letters), room, 2) or [""]


class AnswerList(QWidget):
    """All answers; `chosen` tells which one, the arrows move among them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._rows: list[AnswerRow] = []
        self._across = 1
        self._dense = False

    def set_dense(self, dense: bool) -> bool:
        """Takes less height where a window is low: answers alone, without what follows; whether that is new."""
        changed, self._dense = dense != self._dense, dense
        if changed:
            self._drop()
        return changed

    def _drop(self) -> None:
        for row in self._rows:
            self._grid.removeWidget(row)
            let_go(row)
        self._rows = []

    def rows(self) -> list[AnswerRow]:
        """Gives the answers in the order of their numbers."""
        return list(self._rows)

    def show_choices(self, choices: tuple[Choice, ...], one_column: int = ONE_COLUMN) -> None:
        """Shows other answers; the same ones again stay as they are, with the keyboard where it is."""
        if len(choices) > one_column or self._dense:
            choices = tuple(replace(choice, then="") for choice in choices)
        if tuple(row.choice for row in self._rows) == choices:
            return
        self._drop()
        self._across = 1 if len(choices) <= one_column else 2
        self._grid.setSpacing(of(self).px(6 if self._dense else 8))
        down = -(-len(choices) // self._across)
        measure = _NARROW if self._across > 1 else _DENSE if self._dense else _WIDE
        for at, choice in enumerate(choices):
            row = AnswerRow(at + 1, choice, measure, parent=self)
            row.clicked.connect(lambda _on=False, id=choice.id: self.chosen.emit(id))
            # Down the first column, then the second: the numbers read like a list.
            self._grid.addWidget(row, at % down, at // down)
            # Qt would show it only later, and a widget that is not yet shown cannot take the keyboard.
            row.show()
            self._rows.append(row)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._across else 0)

    def choose_number(self, number: int) -> bool:
        """Chooses by the number on the cap; whether there is such an answer."""
        if not 1 <= number <= min(len(self._rows), NUMBERED):
            return False
        self.chosen.emit(self._rows[number - 1].choice.id)
        return True

    def focus(self, choice: str = "") -> None:
        """Puts the keyboard on an answer, or on the first."""
        row = next((row for row in self._rows if row.choice.id == choice), self._rows[0] if self._rows else None)
        if row is not None:
            row.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves up and down the numbers, and across the columns."""
        down = -(-len(self._rows) // self._across)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: down, Qt.Key.Key_Left: -down}
        step = steps.get(Qt.Key(event.key()), 0)
        at = next((index for index, row in enumerate(self._rows) if row.hasFocus()), None)
        if not step or at is None:
            event.ignore()
            return
        if 0 <= at + step < len(self._rows):
            self._rows[at + step].setFocus()
