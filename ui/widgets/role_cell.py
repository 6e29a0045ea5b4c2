"""The cell where a counter and a line meet: its own, helping, or nothing; Space turns it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from onestop_desk.words import _, marked
from ui.theme import font, of
from ui.widgets import paint

WORDS = {"own": marked("Chính"), "help": marked("Giúp"), "none": marked("–")}
HEIGHT = 36


class RoleCell(QAbstractButton):
    """One cell; the page decides what comes next."""

    def __init__(self, line: str, counter: int) -> None:
        super().__init__()
        self._role = "none"
        self._name = _("Quầy {number}, nhóm {line}").format(number=counter, line=line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def role(self) -> str:
        """What the counter does for the line: "own", "help" or "none"."""
        return self._role

    def show_role(self, role: str) -> None:
        """Shows what the counter does for the line."""
        self._role = role
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(_(WORDS[role]))
        self.update()

    def sizeHint(self) -> QSize:
        """Asks for room for its longest word."""
        theme = of(self)
        wide = max(paint.width_of(_(word), font(theme, "strong")) for word in WORDS.values())
        return QSize(round(wide) + theme.px(16), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """May be narrower: the word shortens then."""
        return QSize(of(self).px(48), of(self).px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the arrows and Enter to the page; Space turns."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled for its own line, outlined for a helped one, quiet for none; the ring lies inside."""
        theme, colours = of(self), of(self).colours
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill, edge, tone, kind = {
            "own": (colours.lam, colours.lam, colours.paper, "strong"),
            "help": (colours.paper, colours.lam, colours.lam, "body-medium"),
            "none": (colours.paper, colours.line, colours.ink_soft, "body"),
        }[self._role]
        paint.box(painter, area, theme.px(6), fill, paint.Edge(edge, theme.px(1)))
        if self.hasFocus():
            inner = area.adjusted(theme.px(3), theme.px(3), -theme.px(3), -theme.px(3))
            ring = colours.paper if self._role == "own" else colours.lam
            paint.box(painter, inner, theme.px(4), None, paint.Edge(ring, theme.px(2)))
        painter.setFont(font(theme, kind))
        paint.words(painter, area, _(WORDS[self._role]), tone, paint.CENTRE)
