"""One question: its words, what helps to answer it, and its answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk.guide.answer_row import ONE_COLUMN, AnswerList, Choice
from ui.theme import of
from ui.widgets.labels import Words


class QuestionView(QWidget):
    """Used for the questions of the guide and for those at its end."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideQuestion")
        theme = of(self)
        self.title = Words("", "visit", wrap=True)
        self.line = Words("", "body", "ink_soft", wrap=True)
        self.answers = AnswerList()
        self.answers.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        head = QVBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self.title)
        head.addWidget(self.line)
        column.addLayout(head)
        column.addWidget(self.answers)
        column.addStretch(1)

    def show_question(
        self, title: str, choices: tuple[Choice, ...], line: str = "", *, one_column: int = ONE_COLUMN
    ) -> None:
        """Asks something."""
        self.title.say(title)
        self.line.say(line)
        self.line.setVisible(bool(line))
        self.answers.show_choices(choices, one_column)
