"""The window of the first start: shows the wizard's pages, moves between them, and has the centre made."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.services.office import Commune, communes
from onestop_desk.services.starter import Setup, demo_setup
from onestop_desk.words import _, refusals
from ui.background import RunTask, run_task
from ui.setup.centre_page import CentrePage
from ui.setup.commune_page import CommunePage
from ui.setup.counters_page import CountersPage
from ui.setup.draft import Draft, draft_from
from ui.setup.head_page import HeadPage
from ui.setup.hours_page import HoursPage
from ui.setup.page import Page
from ui.setup.proposal import agencies
from ui.setup.rail import Rail
from ui.setup.steps import Step, Wizard
from ui.setup.summary_page import SummaryPage
from ui.setup.welcome_page import WelcomePage
from ui.theme import of
from ui.widgets.button import Button


class Founder(Protocol):
    """Makes an office; what it gives back goes out with `finished`."""

    def create(self, setup: Setup) -> object:
        """Sets an office of one's own up."""
        ...

    def create_demo(self) -> object:
        """Sets the demo office up."""
        ...


class SetupWindow(QWidget):
    """Welcome, then the pages of the wizard; Enter goes on, Esc goes back."""

    finished = Signal(object)
    """The office is there: the founder's answer."""

    def __init__(
        self,
        founder: Founder,
        *,
        known: Sequence[Commune] | None = None,
        proposal: Setup | None = None,
        run: RunTask = run_task,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(_("Thiết lập trung tâm"))
        self._founder, self._run = founder, run
        self._proposal = proposal or demo_setup()
        self.wizard = Wizard(draft_from(self._proposal))
        self._complaining = False
        self._waiting = False
        self.welcome = WelcomePage()
        self.pages: dict[Step, Page] = {
            page.step: page
            for page in (
                CommunePage(communes() if known is None else known),
                CentrePage(),
                HeadPage(),
                CountersPage(agencies()),
                HoursPage(),
                SummaryPage(),
            )
        }
        self._build()
        self._connect()
        self.resize(of(self).px(1366), of(self).px(768))
        self._show_welcome()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where one begins."""
        super().showEvent(event)
        self._focus()

    def go_on(self) -> None:
        """The next page; what lacks is said first. On the last page the centre is made."""
        if self._waiting or self._at_welcome:
            return
        lacks = self.wizard.lacks()
        self._complaining = bool(lacks)
        self.pages[self.wizard.step].complain(lacks)
        if lacks:
            return
        if self.wizard.step is Step.SUMMARY:
            self._found(lambda: self._founder.create(self.wizard.draft.setup()))
        else:
            self._move(self.wizard.on())

    def go_back(self) -> None:
        """The page before, or the welcome."""
        if self._waiting or self._at_welcome:
            return
        if self.wizard.step is Step.COMMUNE:
            self._show_welcome()
            self._focus()
        else:
            self._move(self.wizard.back())

    @property
    def _at_welcome(self) -> bool:
        return self.stack.currentIndex() == 0

    def _build(self) -> None:
        theme = of(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(_centred(self.welcome))
        for page in self.pages.values():
            self.stack.addWidget(_centred(page))
        self.rail = Rail()
        self.back = Button(_("Quay lại"), icon="arrow-left", key="Esc", height=44)
        self.on = Button(_("Tiếp tục"), variant="primary", key="Enter", height=44)
        self.foot = QFrame()
        self.foot.setProperty("kind", "bar")
        self.foot.setProperty("edge", "above")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(theme.px(48), theme.px(16), theme.px(48), theme.px(16))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.on)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.welcome.try_asked.connect(lambda: self._found(self._founder.create_demo))
        self.welcome.set_up_asked.connect(lambda: self._move(self.wizard))
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        for page in self.pages.values():
            page.filled.connect(self._on_filled)
            page.asked_on.connect(self.go_on)
            page.asked_step.connect(lambda step: self._move(self.wizard.to(step)))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.go_back)
        for key in ("Ctrl+Return", "Ctrl+Enter", "Return", "Enter"):
            QShortcut(QKeySequence(key), self, self._on_enter)

    def _on_enter(self) -> None:
        focus = self.focusWidget()
        if isinstance(focus, Button) and focus is not self.on:
            # Enter presses the button that has the keyboard, as people expect.
            focus.click()
        elif self._at_welcome:
            (self.welcome.demo if self.welcome.demo.hasFocus() else self.welcome.own).click()
        else:
            self.go_on()

    def _on_filled(self, draft: Draft) -> None:
        self.wizard = self.wizard.fill(draft)
        page = self.pages[self.wizard.step]
        page.show_draft(draft)
        if self._complaining:
            page.complain(self.wizard.lacks())

    def _move(self, wizard: Wizard) -> None:
        self.wizard = wizard
        self._complaining = False
        page = self.pages[wizard.step]
        page.complain(())
        page.show_draft(wizard.draft)
        self.rail.show_step(wizard.step)
        self.rail.show()
        self.foot.show()
        self.on.say(_("Tạo trung tâm") if wizard.step is Step.SUMMARY else _("Tiếp tục"))
        self.stack.setCurrentIndex(1 + wizard.step)
        self._focus()

    def _show_welcome(self) -> None:
        self.rail.hide()
        self.foot.hide()
        self.stack.setCurrentIndex(0)

    def _focus(self) -> None:
        first = self.welcome.own if self._at_welcome else self.pages[self.wizard.step].first() or self.on
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _found(self, work: Callable[[], object]) -> None:
        if self._waiting:
            return
        self._wait(True)
        self._run(self, work, self._on_founded, self._on_failed)

    def _on_founded(self, answer: object) -> None:
        self._wait(False)
        # The password has done its work; nothing keeps it any longer than needed.
        self.wizard = Wizard(draft_from(self._proposal))
        self.finished.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._wait(False)
        if not isinstance(error, Refusal | WorldError):
            raise error
        said = refusals.sentence(error.code, error.facts)
        if self._at_welcome:
            self.welcome.say(said)
        else:
            page = self.pages[self.wizard.step]
            page.notice.say(said)
            page.notice.show()
        self._focus()

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self.welcome.wait(waiting)
        self.on.setEnabled(not waiting)
        self.back.setEnabled(not waiting)
        if not self._at_welcome:
            self.on.say(_("Đang tạo trung tâm…") if waiting else _("Tạo trung tâm"))


def _centred(page: QWidget) -> QScrollArea:
    theme = of(page)
    sheet = QWidget()
    sheet.setObjectName("sheet")
    row = QHBoxLayout(sheet)
    row.setContentsMargins(theme.px(48), theme.px(32), theme.px(48), theme.px(24))
    row.addStretch(1)
    row.addWidget(page, 1000)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
