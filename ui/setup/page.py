"""What every page of the wizard has: a heading, a way to tell what was filled in, and a place for what lacks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.setup.draft import Draft
from ui.setup.sentences import sentence, title
from ui.setup.steps import Lack, Step
from ui.theme import of
from ui.widgets.labels import Words
from ui.widgets.notice import Notice


class Page(QWidget):
    """One page; it shows a draft and emits the next one, and decides nothing."""

    filled = Signal(object)
    """The draft after a change."""
    asked_on = Signal()
    """Enter was pressed in the last field."""
    asked_step = Signal(object)
    """Another step was asked for, from the summary."""

    step = Step.COMMUNE

    def __init__(self, hint: str, *, width: int = 880) -> None:
        super().__init__()
        theme = of(self)
        self.setMaximumWidth(theme.px(width))
        self.draft: Draft | None = None
        self.notice = Notice("", "", "cam")
        self.notice.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(16))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(Words(title(self.step), "visit", wrap=True))
        whole.addWidget(Words(hint, "body", "ink_soft", wrap=True))
        whole.addSpacing(theme.px(8))
        whole.addLayout(self.body, 1)
        whole.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignBottom)

    def show_draft(self, draft: Draft) -> None:
        """Shows what is filled in."""
        self.draft = draft

    def first(self) -> QWidget | None:
        """The control that has the keyboard when the page opens; none means the button that goes on."""
        return None

    def complain(self, lacks: Sequence[Lack]) -> None:
        """Says what lacks; nothing takes the complaint away."""
        self.notice.setVisible(bool(lacks))
        if lacks:
            self.notice.say(sentence(lacks[0]))
