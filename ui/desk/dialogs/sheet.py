"""What every question of the desk has: a head with the way back, a middle that scrolls, a foot with what is done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onestop_desk.words import _
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.cover import Cover
from ui.widgets.function_button import MainFunctionButton
from ui.widgets.labels import ElidedLabel, Words
from ui.widgets.leaving import let_go

HEAD = 72
FOOT = 92


class Sheet(Cover):
    """One question; it goes by Esc, by its button, or when it has been answered."""

    def __init__(self, window: QWidget, title: str, line: str = "", *, number: str = "", width: int = 640) -> None:
        super().__init__(window, width=width, height=400)
        theme = of(window)
        self._width = width
        self.content = QVBoxLayout()
        self.content.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        self.content.setSpacing(theme.px(12))
        self.primary: MainFunctionButton | None = None
        self.body.addWidget(self._make_head(title, line, number))
        self._sheet = QWidget()
        self._sheet.setObjectName("sheet")
        self._sheet.setLayout(self.content)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._sheet)
        self.body.addWidget(self.area, 1)
        self.foot = self._make_foot()
        self.body.addWidget(self.foot)
        # What is asked grows and shrinks with the answers, and the panel with it.
        self._sheet.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.left.connect(lambda: let_go(self))

    def _make_head(self, title: str, line: str, number: str) -> QWidget:
        theme = of(self)
        head = QFrame()
        head.setProperty("kind", "head")
        head.setMinimumHeight(theme.px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.setSpacing(theme.px(16))
        if number:
            row.addWidget(Words(number, "finish-number"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self.title = ElidedLabel(title, "visit")
        self.line = ElidedLabel(line, "small", "ink_soft")
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.line.setVisible(bool(line))
        self.back = Button(_("Quay lại"), key="Esc")
        self.back.setObjectName("back")
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.leave)
        row.addWidget(self.back)
        return head

    def _make_foot(self) -> QFrame:
        theme = of(self)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        foot.setMinimumHeight(theme.px(FOOT))
        self._foot_row = QHBoxLayout(foot)
        self._foot_row.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        self._foot_row.setSpacing(theme.px(12))
        self.fault = Words("", "small-medium", "cam", wrap=True)
        self.fault.setObjectName("fault")
        self._foot_row.addWidget(self.fault, 1)
        return foot

    def set_primary(self, word: str, key: str, act: Callable[[], object], line: str = "") -> MainFunctionButton:
        """The filled button of the foot, and its key."""
        button = MainFunctionButton(word, key, line, height=60)
        button.setObjectName("primary")
        button.clicked.connect(act)
        self._foot_row.addWidget(button)
        self._act_on(key, button)
        self.primary = button
        return button

    def add_second(self, word: str, key: str, act: Callable[[], object]) -> Button:
        """A second choice at the left of the foot."""
        button = Button(word, key=key or None, height=60, variant="plain")
        button.clicked.connect(act)
        self._foot_row.insertWidget(0, button)
        if key:
            self._act_on(key, button)
        return button

    def _act_on(self, key: str, button: QWidget) -> None:
        def press() -> None:
            if button.isEnabled():
                button.click()  # type: ignore[attr-defined]

        # Qt tells the Enter above the shift key from that of the number pad.
        for name in (key.replace("Enter", "Return"), key) if key.endswith("Enter") else (key,):
            self.bind(name, press)

    def press_primary(self) -> None:
        """Another key that does the same as the filled button: the one that opened the question."""
        if self.primary is not None and self.primary.isEnabled():
            self.primary.click()

    def say_fault(self, sentence: str) -> None:
        """Say in the foot why it can't be done yet."""
        self.fault.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the number pad act like those above the letters; Enter there too."""
        if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            event = QKeyEvent(event.type(), event.key(), plain, event.text(), event.isAutoRepeat())
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes a new height when the middle does."""
        if watched is self._sheet and event.type() == QEvent.Type.LayoutRequest and self.is_asking():
            self.fit()
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has the keyboard is never below the fold."""
        if new is not None and self._sheet.isAncestorOf(new):
            self.area.ensureWidgetVisible(new, 0, of(self).px(40))

    def fit(self) -> None:
        """Take the height of what is asked, as far as the window has it."""
        theme = of(self)
        wide = theme.px(self._width) - 2 * theme.px(1)
        middle = self.content.heightForWidth(wide) if self.content.hasHeightForWidth() else -1
        middle = max(middle, self._sheet.sizeHint().height())
        foot = 0 if self.foot.isHidden() else max(self.foot.sizeHint().height(), theme.px(FOOT))
        total = theme.px(HEAD) + middle + foot + 4 * theme.px(1)
        self.resize_panel(self._width, round(total / theme.scale))

    def open(self, first: QWidget | None = None) -> None:
        """Ask, with the keyboard on the first control."""
        self.fit()
        self.ask(first)

    def open_first(self) -> None:
        """Ask, with the keyboard on whatever comes first; each question says what that is."""
        self.open()
