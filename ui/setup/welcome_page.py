"""The very first page: try with the demo office, or set up the centre's own."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import Tone, mark, of
from ui.theme.focus import RING
from ui.widgets.icon import Icon
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Words
from ui.widgets.notice import Notice


class Choice(QPushButton):
    """A large button: what it is called, what it does, and its key."""

    def __init__(self, icon: str, name: str, about: str, key: str, *, filled: bool) -> None:
        super().__init__()
        theme = of(self)
        tone: Tone = "paper" if filled else "lam"
        self.setProperty("setup", "choice")
        self.setProperty("filled", filled)
        self.setProperty(RING, 16)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setShortcut(key)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        self._row.setSpacing(theme.px(20))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Words(name, "visit", tone, wrap=True))
        words.addWidget(Words(about, "body", "paper" if filled else "ink", wrap=True))
        self._row.addWidget(Icon(icon, tone, 48), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        self._row.addWidget(KeyCap(key, tone, quiet=False, height=36), 0, Qt.AlignmentFlag.AlignVCenter)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Asks for room for its words."""
        return self._row.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Longer words make it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high its words make it."""
        return max(self._row.totalHeightForWidth(width), of(self).px(120))


class WelcomePage(QWidget):
    """Two ways to begin."""

    try_asked = Signal()
    set_up_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = of(self)
        self.setMaximumWidth(theme.px(760))
        about_demo = _(
            "Một trung tâm mẫu có sẵn quầy, nhóm thủ tục và cán bộ để tập làm. Mọi màn hình ghi rõ là dùng thử."
        )
        about_own = _("Chọn xã, phường, đặt quầy và giờ làm việc của trung tâm mình. Mất khoảng năm phút.")
        self.demo = Choice("play", _("Dùng thử"), about_demo, "1", filled=False)
        self.own = Choice("building", _("Thiết lập"), about_own, "2", filled=True)
        self.notice = Notice("", "", "cam")
        self.notice.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        whole.addStretch(1)
        whole.addWidget(Words(_("Quầy Một Cửa"), "card-word", wrap=True))
        whole.addWidget(Words(_("Máy này chưa có trung tâm nào. Ông/bà muốn bắt đầu thế nào?"), "head", wrap=True))
        whole.addSpacing(theme.px(8))
        whole.addWidget(self.demo)
        whole.addWidget(self.own)
        whole.addWidget(self.notice)
        whole.addStretch(2)
        self.demo.clicked.connect(self.try_asked)
        self.own.clicked.connect(self.set_up_asked)

    def wait(self, waiting: bool) -> None:
        """Goes grey while the demo office is being made."""
        for choice in (self.demo, self.own):
            choice.setEnabled(not waiting)
            mark(choice, waiting=waiting)

    def say(self, sentence: str) -> None:
        """Says why it did not work."""
        self.notice.say(sentence)
        self.notice.setVisible(bool(sentence))
