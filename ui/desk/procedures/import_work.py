"""While a file is read or accepted: what is being done, how far it is, and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onestop_desk.words import _, phrases
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.labels import Words
from ui.widgets.panel import Panel
from ui.widgets.progress import Progress

WIDTH = 620


class ImportWork(QWidget):
    """A narrow panel in the middle."""

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = of(self)
        self.panel = Panel(inside=24)
        self.panel.setFixedWidth(theme.px(WIDTH))
        self.panel.body.setSpacing(theme.px(12))
        self.title = Words("", "head", wrap=True)
        self.bar = Progress()
        self.count = Words("", "small", "ink_soft", wrap=True)
        self.stop = Button(_("Dừng lại"), icon="x", key="Ctrl+W")
        self.stop.setObjectName("stopWork")
        self.stop.clicked.connect(self._on_stop)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.stop)
        self.panel.body.addWidget(self.title)
        self.panel.body.addWidget(self.bar)
        self.panel.body.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)

    def begin(self, title: str) -> None:
        """Something starts."""
        self.title.say(title)
        self.bar.show_count(0, 0)
        self.count.say(_("Dừng lúc nào cũng được, danh mục chưa đổi gì."))
        self.stop.allow()
        self.stop.say(_("Dừng lại"))

    def show_count(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.show_count(done, total)
        if self.stop.isEnabled():
            said = _("{done}/{total} dòng").format(done=phrases.figure(done), total=phrases.figure(total))
            self.count.say(said)

    def _on_stop(self) -> None:
        self.stop.refuse(_("Đang dừng"))
        self.count.say(_("Đang dừng, không giữ lại gì…"))
        self.stop_asked.emit()
