"""An outcome: where and how long, the steps to follow along with the citizen, what to watch for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.domain.guide import Outcome, Step
from onestop_desk.words import _
from ui.desk.guide.wording import said
from ui.theme import of
from ui.widgets.icon import Icon
from ui.widgets.labels import Words
from ui.widgets.leaving import let_go
from ui.widgets.notice import Notice
from ui.widgets.tick_list import Tick, TickRow


class StepRow(QWidget):
    """One step to tick, and below it what it takes."""

    def __init__(self, number: int, step: Step, ticked: bool) -> None:
        super().__init__()
        theme = of(self)
        words = _("{n}. {step}").format(n=number, step=said(step.text))
        self.row = TickRow(Tick(str(number), words, ticked=ticked), inside=4)
        self.row.setObjectName(f"step_{number}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        if step.detail is not None:
            detail = Words(said(step.detail), "small", "ink_soft", wrap=True)
            below = QHBoxLayout()
            below.setContentsMargins(theme.px(32), 0, theme.px(8), theme.px(4))
            below.addWidget(detail)
            column.addLayout(below)


class OutcomeView(QWidget):
    """Space ticks a step, the arrows move; the ticks are for the eye and are not kept."""

    ticked = Signal(str, bool)
    beyond = Signal(bool)
    """An arrow key at the last step (True) or the first: what is above or below them is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideOutcome")
        theme = of(self)
        self._outcome: Outcome | None = None
        self._steps: list[StepRow] = []
        self.title = Words("", "visit", wrap=True)
        self.where = Words("", "body", wrap=True)
        self.how_long = Words("", "body", wrap=True)
        self.today = Notice("", "", "lam", icon="clock")
        self.warnings = Notice("", "", "cam")
        self.next = Words("", "body-medium", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.title)
        for icon, words in (("map-pin", self.where), ("clock", self.how_long)):
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(Icon(icon, "lam", 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            whole.addLayout(row)
        whole.addLayout(self._column)
        whole.addWidget(self.warnings)
        whole.addWidget(self.next)
        whole.addWidget(self.today)
        whole.addStretch(1)

    def show_outcome(self, outcome: Outcome, where: str, ticked: set[str]) -> None:
        """Shows an outcome; the same one again keeps its rows and the keyboard."""
        if outcome is not self._outcome:
            self._outcome = outcome
            self._make_steps(outcome, ticked)
        self.title.say(said(outcome.title))
        self.where.say(where)
        self.how_long.say(said(outcome.how_long))
        self.next.say(_("Sau đó: {next}").format(next=said(outcome.next_step)))
        self.today.say(_("Việc hôm nay không chờ được"), said(outcome.today), icon="clock")
        self.today.setVisible(outcome.today is not None)
        self.warnings.say(_("Nhắc công dân"), " ".join(said(line) for line in outcome.warnings))
        self.warnings.setVisible(bool(outcome.warnings))

    def _make_steps(self, outcome: Outcome, ticked: set[str]) -> None:
        for gone in self._steps:
            self._column.removeWidget(gone)
            let_go(gone)
        self._steps = [StepRow(n, step, str(n) in ticked) for n, step in enumerate(outcome.steps, start=1)]
        for made in self._steps:
            made.row.clicked.connect(lambda on, key=made.row.key: self.ticked.emit(key, on))
            self._column.addWidget(made)
            # Qt would show it only later, and a widget that is not yet shown cannot take the keyboard.
            made.show()

    def rows(self) -> list[TickRow]:
        """The steps from the top."""
        return [step.row for step in self._steps]

    def forget(self) -> None:
        """Another walk begins: nothing stays ticked."""
        self._outcome = None

    def focus_first(self) -> None:
        """Puts the keyboard on the first step that is not ticked."""
        rows = self.rows()
        first = next((row for row in rows if not row.isChecked()), rows[0] if rows else None)
        if first is not None:
            first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves up and down the steps."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        rows = self.rows()
        at = next((index for index, row in enumerate(rows) if row.hasFocus()), None)
        if not step or at is None:
            event.ignore()
        elif 0 <= at + step < len(rows):
            rows[at + step].setFocus()
        else:
            self.beyond.emit(step > 0)
