"""The head of a visit: the number, the citizen, how they came, and what is happening now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.services.views import VisitView
from onestop_desk.words import _
from ui.desk import wording
from ui.desk.chips import visit_chip
from ui.desk.names import Names
from ui.theme import Tone, of
from ui.widgets.chip import Chip
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.paint import RIGHT

HEIGHT = 84


class VisitHeader(QFrame):
    """Fixed above whatever scrolls."""

    def __init__(self, names: Names, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = of(self)
        self._names = names
        self.setProperty("kind", "head")
        self.setFixedHeight(theme.px(HEIGHT))
        self.number = Words("", "number")
        self.number.setObjectName("visitNumber")
        self.name = ElidedLabel("", "visit")
        self.chip = Chip("plain", "")
        self.arrival = ElidedLabel("", "body")
        self.waited = Words("", "strong")
        self.state = Words("", "head", tone)
        self.line = ElidedLabel("", "small", "ink_soft", align=RIGHT)
        self._line_strong = Words("", "small-strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.number)
        row.addLayout(self._person(), 1)
        row.addLayout(self._now(icon, tone))

    def _person(self) -> QVBoxLayout:
        theme = of(self)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addStretch(1)
        column.addWidget(self.name)
        below = QHBoxLayout()
        below.setSpacing(theme.px(8))
        below.addWidget(self.chip)
        arrival = QHBoxLayout()
        arrival.setSpacing(theme.px(4))
        arrival.addWidget(self.arrival)
        arrival.addWidget(self.waited)
        below.addLayout(arrival)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        return column

    def _now(self, icon: str, tone: Tone) -> QVBoxLayout:
        theme = of(self)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(theme.px(6))
        top.addStretch(1)
        top.addWidget(Icon(icon, tone, 18))
        top.addWidget(self.state)
        below = QHBoxLayout()
        below.setSpacing(theme.px(4))
        below.addStretch(1)
        below.addWidget(self._line_strong)
        below.addWidget(self.line)
        column.addLayout(top)
        column.addLayout(below)
        column.addStretch(1)
        return column

    def show_visit(self, visit: VisitView) -> None:
        """Name the citizen and how they came."""
        spec = visit_chip(visit, self._names)
        self.number.say(visit.number)
        self.name.say(visit.person_name or visit.line_name)
        self.chip.turn(spec.kind, spec.text)
        # A chip without its word says nothing: the words beside it shorten first.
        self.chip.setMinimumWidth(self.chip.sizeHint().width())
        self.arrival.say(wording.visit_arrival(visit))
        self.waited.say(wording.visit_waited(visit))

    def say_now(self, state: str, line: str, strong: str = "") -> None:
        """Say what is happening at this moment."""
        self.state.say(state)
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line_strong.say(strong)
        self._line_strong.setVisible(bool(strong))
        self.line.say(line)


def calling_words(visit: VisitView) -> str:
    """How often the citizen has been called."""
    return _("Đang gọi lần {n}").format(n=visit.calls_made)
