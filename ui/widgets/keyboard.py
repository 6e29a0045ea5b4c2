"""The keyboard on the kiosk's screen: plain letters, no accents, no Shift."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from onestop_desk.words import _
from ui.theme import Theme, font, icons, of
from ui.widgets import paint
from ui.widgets.button import PaintedButton
from ui.widgets.leaving import let_go

LETTERS = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
FIGURES = ("1234567890", "./-,:", "")


class Key(PaintedButton):
    """One key to touch."""

    def __init__(
        self, text: str, *, icon: str | None = None, soft: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "plain", parent)
        self._icon, self._soft = icon, soft
        self.setProperty("face", "key")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Asks for a finger's room."""
        return QSize(of(self).px(88), of(self).px(120))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a finger needs."""
        return QSize(of(self).px(64), of(self).px(64))

    def draw_inside(self, painter: QPainter, theme: Theme) -> None:
        """Draws the letter, or an icon with its word."""
        single = len(self.text()) == 1
        painter.setFont(font(theme, "kiosk-key" if single else ("kiosk-body" if self._soft else "kiosk-strong")))
        colour = theme.colours.ink_soft if self._soft else theme.colours.ink
        area = QRectF(self.rect())
        if not self._icon:
            paint.words(painter, area, self.text(), colour, paint.CENTRE)
            return
        side, gap = theme.px(48), theme.px(12)
        wide = paint.width_of(self.text(), painter.font())
        x = (area.width() - side - gap - wide) / 2
        icons.draw(painter, self._icon, colour, QRectF(x, area.center().y() - side / 2, side, side))
        paint.words(painter, QRectF(x + side + gap, 0, wide + 1, area.height()), self.text(), colour)


class Keyboard(QFrame):
    """Letters in three rows, or figures; `typed` gives a character, `erased` takes the last one back."""

    typed = Signal(str)
    erased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self.setProperty("kind", "keyboard")
        self._figures = False
        self._keys: list[Key] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(24))
        self._grid.setSpacing(theme.px(8))
        for half in range(20):
            self._grid.setColumnStretch(half, 1)
            self._grid.setColumnMinimumWidth(half, 1)
        self._lay()

    def shows_figures(self) -> bool:
        """Says whether figures are shown in place of letters."""
        return self._figures

    def turn(self, *, figures: bool) -> None:
        """Shows figures, or letters."""
        if figures != self._figures:
            self._figures = figures
            self._lay()

    def by_word(self) -> dict[str, Key]:
        """Gives the keys by their words."""
        return {key.text(): key for key in self._keys}

    def _lay(self) -> None:
        for key in self._keys:
            self._grid.removeWidget(key)
            let_go(key)
        self._keys = []
        rows = FIGURES if self._figures else LETTERS
        for line, letters in enumerate(rows):
            start = 0 if line == 0 else 1
            for place, letter in enumerate(letters):
                self._put(Key(letter), line, start + 2 * place, 2).clicked.connect(
                    lambda _checked=False, letter=letter: self.typed.emit(letter.lower())
                )
        erase = self._put(Key(_("Xóa"), icon="backspace"), 2, 15, 5)
        erase.setObjectName("key_erase")
        erase.clicked.connect(self.erased)
        turn = self._put(Key("ABC" if self._figures else "0–9"), 3, 0, 4)
        turn.setObjectName("key_turn")
        turn.clicked.connect(lambda: self.turn(figures=not self._figures))
        space = self._put(Key(_("dấu cách"), soft=True), 3, 4, 16)
        space.setObjectName("key_space")
        space.clicked.connect(lambda: self.typed.emit(" "))

    def _put(self, key: Key, line: int, half: int, halves: int) -> Key:
        self._grid.addWidget(key, line, half, 1, halves)
        self._grid.setRowStretch(line, 1)
        self._keys.append(key)
        return key
