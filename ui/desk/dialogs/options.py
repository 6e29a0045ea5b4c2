"""Answers under each other of which one is chosen: a number key or an arrow chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, font, icons, mark, of
from ui.widgets import paint
from ui.widgets.button import PaintedButton

HEIGHT = 40


@dataclass(frozen=True)
class Option:
    """One answer."""

    key: str
    words: str
    remark: str = ""
    enabled: bool = True


class OptionRow(PaintedButton):
    """One answer: its number, its words, a remark at the right, a tick when it is the chosen one."""

    def __init__(self, number: int, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(option.words, "plain", parent)
        self._number = str(number) if number <= 9 else ""
        self.option = option
        self.setObjectName(f"option_{option.key}")
        self.setProperty("answer", True)
        self.setEnabled(option.enabled)
        self.setAccessibleDescription(option.remark)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> bool:
        """Whether this is the chosen answer."""
        return bool(self.property("chosen"))

    def sizeHint(self) -> QSize:
        """Room for words and remark."""
        theme = of(self)
        words = paint.width_of(self.text(), font(theme, "strong"))
        remark = paint.width_of(self.option.remark, font(theme, "small"))
        return QSize(round(words + remark) + theme.px(110), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Words and remark may shorten."""
        return QSize(of(self).px(160), of(self).px(HEIGHT))

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draw the number, the words, the remark and the tick."""
        colours = theme.colours
        colour = colours.tone(self.tone())
        x, middle = float(theme.px(12)), self.height() / 2
        if self._number:
            wide, high = paint.cap_size(self._number, theme)
            cap = QRectF(x, round(middle - high / 2), round(wide), high)
            edge = paint.Edge(colour if self.chosen else colours.ink_soft, theme.px(1))
            paint.cap(painter, cap, self._number, theme, colour=colour, edge=edge)
        x += theme.px(22 + 10)
        right = float(self.width() - theme.px(12))
        if self.chosen:
            side = theme.px(18)
            icons.draw(painter, "check", colour, QRectF(right - side, middle - side / 2, side, side))
        right -= theme.px(18 + 10)
        painter.setFont(font(theme, "strong" if self.chosen else "body-medium"))
        words = min(paint.width_of(self.text(), painter.font()) + 1, right - x)
        paint.words(painter, QRectF(x, 0, words, self.height()), self.text(), colour)
        if self.option.remark:
            painter.setFont(font(theme, "small"))
            room = QRectF(x + words + theme.px(12), 0, right - x - words - theme.px(12), self.height())
            paint.words(painter, room, self.option.remark, colours.ink_soft, paint.RIGHT)


class OptionList(QWidget):
    """A list to choose one from."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(6))
        self._rows: list[OptionRow] = []
        self._value: str | None = None
        for number, option in enumerate(options, start=1):
            row = OptionRow(number, option, self)
            row.clicked.connect(lambda _on=False, key=option.key: self.choose(key))
            column.addWidget(row)
            self._rows.append(row)

    @property
    def value(self) -> str | None:
        """Which answer is chosen, if any."""
        return self._value

    def rows(self) -> list[OptionRow]:
        """The answers from the top."""
        return list(self._rows)

    def first(self) -> QWidget | None:
        """Where the keyboard goes first: the chosen answer, or the first one that can be chosen."""
        able = [row for row in self._rows if row.isEnabled()]
        return next((row for row in able if row.chosen), able[0] if able else None)

    def show_chosen(self, key: str | None) -> None:
        """Show which answer is chosen without telling anybody."""
        self._value = key
        for row in self._rows:
            mark(row, chosen=row.option.key == key)

    def choose(self, key: str) -> None:
        """Choose an answer and tell."""
        self.show_chosen(key)
        self.chosen.emit(key)

    def choose_number(self, number: int) -> bool:
        """Choose by the number on the cap; whether there is such an answer."""
        if not 1 <= number <= min(len(self._rows), 9) or not self._rows[number - 1].isEnabled():
            return False
        self._rows[number - 1].setFocus()
        self.choose(self._rows[number - 1].option.key)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys choose, arrows move; anything else goes on."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self.choose_number(key - Qt.Key.Key_0):
            return
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        here = next((row for row in self._rows if row.hasFocus()), None)
        if enter and here is not None and not here.chosen:
            # The first Enter chooses, the next one goes on to whatever confirms.
            if not event.isAutoRepeat():
                self.choose(here.option.key)
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        able = [row for row in self._rows if row.isEnabled()]
        at = next((i for i, row in enumerate(able) if row.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(able):
            able[at + step].setFocus()
            return
        event.ignore()
