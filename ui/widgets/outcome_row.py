"""A row of answers of which one is chosen, each with the number key that chooses it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme, font, icons, mark, of
from ui.widgets import paint
from ui.widgets.button import PaintedButton
from ui.widgets.labels import wrapped

HEIGHT = 44
GAP, TICK = 5, 14


class AnswerButton(PaintedButton):
    """One answer: the cap of its number, its word, and a tick when it is the chosen one."""

    def __init__(self, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "plain", parent)
        self._number = str(number)
        self.setProperty("answer", True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def choose(self, chosen: bool) -> None:
        """Becomes the chosen answer, or stops being it."""
        mark(self, chosen=chosen)

    @property
    def chosen(self) -> bool:
        """Whether this is the chosen answer."""
        return bool(self.property("chosen"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the arrows to the row; Qt's own buttons would treat them as Tab."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Asks for room for cap, word and tick, chosen or not, so that choosing moves nothing."""
        theme = of(self)
        word = paint.width_of(self.text(), font(theme, "strong"))
        return QSize(round(word) + self._around(theme), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The word may wrap to a second line."""
        theme = of(self)
        return QSize(self._around(theme) + theme.px(48), theme.px(HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """A long word wraps, and the button grows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Says how high the button must be at a width."""
        theme = of(self)
        letters = font(theme, "strong")
        high = QFontMetricsF(letters).lineSpacing() * len(self._lines(letters, width - self._around(theme)))
        return max(theme.px(HEIGHT), round(high) + theme.px(12))

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws cap, word and tick in the middle."""
        chosen = self.chosen
        colour = theme.colours.tone(self.tone())
        letters = font(theme, "strong" if chosen else "body-medium")
        painter.setFont(letters)
        gap, side = theme.px(GAP), theme.px(TICK)
        cap_wide, cap_high = paint.cap_size(self._number, theme)
        fixed = cap_wide + gap + (side + theme.px(3) if chosen else 0)
        lines = self._lines(letters, self.width() - self._around(theme))
        word = min(max(paint.width_of(line, letters) for line in lines) + 1, self.width() - fixed - theme.px(6))
        x, middle = (self.width() - fixed - word) / 2, self.height() / 2
        cap = QRectF(round(x), round(middle - cap_high / 2), round(cap_wide), cap_high)
        edge = paint.Edge(colour if chosen else theme.colours.ink_soft, theme.px(1))
        paint.cap(painter, cap, self._number, theme, colour=colour, edge=edge)
        x += cap_wide + gap
        paint.centred_lines(painter, QRectF(x, 0, word, self.height()), lines, colour)
        if chosen:
            icons.draw(painter, "check", colour, QRectF(x + word + theme.px(3), middle - side / 2, side, side))

    def _lines(self, letters: QFont, room: float) -> list[str]:
        return wrapped(self.text(), QFontMetricsF(letters), QTextLayout(self.text(), letters), room, 2) or [""]

    def _around(self, theme: Theme) -> int:
        return round(paint.cap_size(self._number, theme)[0]) + theme.px(GAP + 3 + TICK + 6)


class OutcomeRow(QWidget):
    """Answers beside one another; `chosen` tells which was taken; the keys 1 to 9 choose, ← → move."""

    chosen = Signal(str)

    def __init__(self, answers: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _words in answers]
        self._chosen: str | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(8))
        self._buttons: list[AnswerButton] = []
        for number, (key, words) in enumerate(answers, start=1):
            button = AnswerButton(number, words, self)
            button.setObjectName(f"answer_{key}")
            button.clicked.connect(lambda _checked=False, key=key: self.choose(key))
            row.addWidget(button, 1)
            self._buttons.append(button)
        if self._buttons:
            self.setFocusProxy(self._buttons[0])

    @property
    def value(self) -> str | None:
        """Which answer is chosen, if any."""
        return self._chosen

    def buttons(self) -> list[AnswerButton]:
        """Gives the answers from the left."""
        return list(self._buttons)

    def show_chosen(self, key: str | None) -> None:
        """Shows which answer is chosen without telling anybody."""
        self._chosen = key
        for own, button in zip(self._keys, self._buttons, strict=True):
            button.choose(own == key)

    def choose(self, key: str) -> None:
        """Chooses an answer and tells."""
        if key in self._keys:
            self.show_chosen(key)
            self.chosen.emit(key)

    def choose_number(self, number: int) -> bool:
        """Chooses by the number on the cap; says whether there is such an answer."""
        if not 1 <= number <= len(self._keys) or not self._buttons[number - 1].isEnabled():
            return False
        self._buttons[number - 1].setFocus()
        self.choose(self._keys[number - 1])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the number keys and the arrows; anything else goes on."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self.choose_number(key - Qt.Key.Key_0):
            return
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key), 0)
        at = next((index for index, button in enumerate(self._buttons) if button.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(self._buttons):
            self._buttons[at + step].setFocus()
            return
        event.ignore()
