"""The steps at the left of the wizard: what is done, where one is, what comes."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from onestop_desk.words import _
from ui.setup.sentences import title
from ui.setup.steps import Step
from ui.theme import mark, of
from ui.widgets.icon import Icon
from ui.widgets.labels import Words


class RailItem(QFrame):
    """One step."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        theme = of(self)
        self.setProperty("setup", "step")
        self.number = Words(f"{step + 1}", "strong", "ink_soft")
        self.number.setFixedWidth(theme.px(18))
        self.done = Icon("check", "luc", 18)
        self.words = Words(title(step), "body", "ink_soft", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        row.setSpacing(theme.px(12))
        row.addWidget(self.number)
        row.addWidget(self.done)
        row.addWidget(self.words, 1)

    def show_state(self, *, done: bool, here: bool) -> None:
        """Done has a tick, here is marked by an edge and weight, the rest is quiet."""
        mark(self, here=here)
        self.done.setVisible(done)
        self.number.setVisible(not done)
        self.number.say(self.number.text(), "lam" if here else "ink_soft")
        self.words.say(self.words.text(), "lam" if here else "ink" if done else "ink_soft")
        self.words.set_kind("strong" if here else "body")


class Rail(QFrame):
    """All steps, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        theme = of(self)
        self.setProperty("setup", "rail")
        self.setFixedWidth(theme.px(264))
        self.items = {step: RailItem(step) for step in Step}
        head = Words(_("Thiết lập trung tâm"), "head", wrap=True)
        head.setContentsMargins(theme.px(20), 0, theme.px(12), theme.px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(32), 0, theme.px(16))
        column.setSpacing(0)
        column.addWidget(head)
        for item in self.items.values():
            column.addWidget(item)
        column.addStretch(1)

    def show_step(self, here: Step) -> None:
        """Marks where one is."""
        for step, item in self.items.items():
            item.show_state(done=step < here, here=step is here)
