"""The big buttons of the kiosk: an icon or a letter, a word, a line or two under it, and what is at the right."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Tone, font, icons, mark, of
from ui.widgets import paint
from ui.widgets.icon import Icon
from ui.widgets.labels import Words

ChoiceKind = Literal["main", "second", "row"]


class Tile(QWidget):
    """The coloured square at the left of a row: the letter of a line, or the sign of a priority."""

    def __init__(
        self,
        *,
        letter: str = "",
        icon: str | None = None,
        size: int = 104,
        tone: Tone = "lam",
        fill: Tone = "lam_soft",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letter, self._icon, self._size, self._tone, self._fill = letter, icon, size, tone, fill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Asks for its square."""
        side = of(self).px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the square with its letter or icon."""
        theme = of(self)
        painter, area = QPainter(self), QRectF(self.rect())
        edge = paint.Edge(theme.colours.ink, theme.px(2)) if theme.contrast else None
        paint.box(painter, area, theme.px(12), theme.colours.tone(self._fill), edge)
        colour = theme.colours.tone(self._tone)
        if self._icon:
            inset = area.width() * 0.18
            icons.draw(painter, self._icon, colour, area.adjusted(inset, inset, -inset, -inset))
            return
        painter.setFont(font(theme, "kiosk-tile"))
        paint.words(painter, area, self._letter, colour, paint.CENTRE)


class ChoiceButton(QPushButton):
    """One thing a citizen may choose by touching anywhere on it.

    `main` is filled, `second` has its icon above or beside its words, `row` lies in a list.
    """

    def __init__(
        self,
        word: str,
        lines: tuple[str, ...] = (),
        *,
        kind: ChoiceKind = "second",
        icon: str | None = None,
        icon_size: int = 112,
        above: bool = False,
        word_type: str | None = None,
        line_type: str = "kiosk-body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: ChoiceKind = kind
        theme = of(self)
        self.setProperty("face", "kiosk")
        self.setProperty("kind", kind)
        self.setProperty("variant", "primary" if kind == "main" else "outlined")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        ink: Tone = "paper" if kind == "main" else "ink"
        sizes = {"main": "kiosk-main", "second": "kiosk-second", "row": "kiosk-row"}
        self.word = _through(Words(word, word_type or sizes[kind], ink, wrap=True))
        self.lines = [
            _through(Words(line, line_type, "paper" if kind == "main" else "ink_soft", wrap=True)) for line in lines
        ]
        self.row: QBoxLayout = QVBoxLayout(self) if above else QHBoxLayout(self)
        side = theme.px({"main": 64, "second": 32, "row": 28}[kind])
        self.row.setContentsMargins(side, theme.px(16), side, theme.px(16))
        self.row.setSpacing(theme.px(12 if above else {"main": 56, "second": 40, "row": 28}[kind]))
        self.sign: Icon | None = None
        if icon:
            self.sign = Icon(icon, "paper" if kind == "main" else "lam", icon_size)
            self.sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignLeft if above else Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addStretch(1)
        words.addWidget(self.word)
        for line in self.lines:
            words.addWidget(line)
        words.addStretch(1)
        self.row.addLayout(words, 1)
        self._name()

    def lead(self, tile: QWidget) -> None:
        """Puts a tile at the left."""
        tile.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.insertWidget(0, tile)

    def trail(self, widget: QWidget) -> None:
        """Puts something at the right: minutes and people, or "Đúng ›"."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.addWidget(widget)

    def say(self, word: str, *lines: str) -> None:
        """Changes its words."""
        self.word.say(word)
        for label, line in zip(self.lines, lines, strict=False):
            label.say(line)
        self._name()

    def wait(self, waiting: bool = True) -> None:
        """Goes flat grey until its answer has come, so that a second touch is not needed."""
        mark(self, waiting=waiting)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, waiting)
        ink: Tone = "ink_soft" if waiting else ("paper" if self._kind == "main" else "ink")
        mark(self.word, tone=ink)
        soft: Tone = "paper" if self._kind == "main" and not waiting else "ink_soft"
        for line in self.lines:
            mark(line, tone=soft)
        if self.sign:
            self.sign.recolour("ink_soft" if waiting else ("paper" if self._kind == "main" else "lam"))

    def refuse(self, reason: str) -> None:
        """Stays in its place, grey, and says in its second line why it can't be chosen."""
        self.setEnabled(False)
        mark(self.word, tone="ink_soft")
        if self.lines:
            self.lines[0].say(reason, "ink_soft")
        self._name()

    def sizeHint(self) -> QSize:
        """Asks for room for its words."""
        return self.row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a finger needs."""
        least = self.row.minimumSize()
        return QSize(least.width(), max(least.height(), of(self).px(88)))

    def hasHeightForWidth(self) -> bool:
        """Twice as long words wrap, and the button grows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Says how high it must be for its words."""
        return max(self.row.heightForWidth(width), self.minimumSizeHint().height())

    def _name(self) -> None:
        self.setAccessibleName(". ".join([self.word.text(), *(line.text() for line in self.lines)]))


def _through(label: Words) -> Words:
    # The whole button is the target: its words let the touch through.
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
