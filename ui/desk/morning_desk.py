"""When the morning check is shown at a desk, and what its buttons do: runs off the screen's thread."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStorageInfo, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from onestop_desk.domain.checks import CheckReport
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.folding import fold
from onestop_desk.services import backups
from onestop_desk.services.checks import ThisPc
from onestop_desk.services.morning import Morning
from onestop_desk.services.views import DeskView
from onestop_desk.words import _, refusals
from onestop_desk.words.phrases import local
from ui.background import RunTask, run_task
from ui.desk.dialogs.voice import VoiceDialog
from ui.desk.morning import MorningPage
from ui.desk.procedures.files import FileDialogs, Files
from ui.desk.states import PageState, page_state

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from ui.desk.shell import DeskShell

LABEL = "sao luu"
"""Name of the USB stick for backups, without accents."""
AGAIN_MS = 30 * 60_000
"""While something needs a hand it is looked at again this often."""


@dataclass(frozen=True)
class Looked:
    """One look at everything."""

    report: CheckReport
    morning: Morning


class MorningDesk(QObject):
    """Decides whether the page is due, has the check run, and does what the cards offer."""

    reported = Signal(object)
    """A CheckReport: the status bar goes on showing what needs a hand."""
    page_asked = Signal(str)
    said = Signal(str, str, str)

    def __init__(
        self,
        services: "Services",
        pc: ThisPc,
        counter_id: str,
        person: str,
        owner: QWidget,
        *,
        run: RunTask = run_task,
        files: Files | None = None,
    ) -> None:
        super().__init__(owner)
        self._services, self._pc, self._counter_id, self._person = services, pc, counter_id, person
        self._owner, self._run, self._files = owner, run, files or FileDialogs()
        self._opened_on: date | None = None
        self._open_since: date | None = None
        self._looked_on: date | None = None
        self._pages: QStackedWidget | None = None
        self._counter: QWidget | None = None
        self.shown = False
        """Whether the page stands in the place of the page Quầy now."""
        self._running = False
        self.report: CheckReport | None = None
        self.page = MorningPage()
        self.page.again_asked.connect(self.check)
        self.page.asked.connect(self.act)
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.check)

    def stand_in(self, pages: QStackedWidget, counter: QWidget) -> None:
        """Takes the place of the page Quầy among the pages whenever it is due."""
        self._pages, self._counter = pages, counter
        pages.addWidget(self.page)

    def front(self) -> QWidget | None:
        """The page itself while it is due, None while the page Quầy is to be seen."""
        return self.page if self.shown else None

    def turn(self, view: DeskView | None) -> None:
        """A fresh view, or None when the data is away: the pages change places when they must."""
        due = view is not None and self.is_due(view)
        if view is not None and due:
            self.show_view(view)
        if due == self.shown or self._pages is None or self._counter is None:
            return
        self.shown = due
        if self._pages.currentWidget() in {self.page, self._counter}:
            self._pages.setCurrentWidget(self.page if due else self._counter)
            if due:
                self.page.focus_first()
            else:
                self._counter.setFocus()

    def come_back(self) -> None:
        """Somebody wants to see the check again, in the middle of the day; Alt+1 or Esc leaves it."""
        if self._pages is not None:
            self._pages.setCurrentWidget(self.page)
            self.page.again.setFocus()
            self.check()

    def is_due(self, view: DeskView) -> bool:
        """Whether the page stands before opening: not again once the counter was open today, nor when the day ends."""
        state, today = page_state(view), view.day.day
        is_open = state not in {PageState.BEFORE_OPENING, PageState.DAY_OVER}
        self._open_since = (self._open_since or today) if is_open else None
        # A counter left open over night was not opened today: its day is settled when the first session begins.
        if self._open_since == today:
            self._opened_on = today
        worked = view.today.done + view.today.waiting > 0
        after_hours = not view.day.open and view.day.break_until is None and worked
        return state is PageState.BEFORE_OPENING and self._opened_on != view.day.day and not after_hours

    def show_view(self, view: DeskView) -> None:
        """Paint what the page says of the counter; the first time of a day everything is looked at."""
        self.page.show_view(view)
        if self._looked_on != view.day.day:
            self._looked_on = view.day.day
            self.check()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    # -- the check -------------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at everything, unless that is being done."""
        if self._running:
            return
        self._running = True
        self.page.show_running()
        services, pc = self._services, self._pc
        self._run(self, lambda: Looked(services.checks.run(pc), services.checks.morning()), self._on_looked, self._no)

    def _on_looked(self, looked: Looked) -> None:
        self._running = False
        self.report = looked.report
        self.page.show_report(looked.report)
        self.page.show_morning(looked.morning, self._counter_id, self._person)
        self.reported.emit(looked.report)
        if looked.report.ok:
            self._timer.stop()
        elif self._owner.isVisible():
            self._timer.start()

    def _no(self, error: Exception) -> None:
        self._running = False
        self.page.running.say(_("chưa kiểm tra được"))
        self.page.again.allow()
        if isinstance(error, Refusal | WorldError):
            self.said.emit(refusals.sentence(error.code, error.facts), "", "cam")

    # -- what a card offers ----------------------------------------------------------------------------------------

    def act(self, name: str) -> None:
        """Do what a card offers."""
        if name == "backup":
            self.backup()
        else:
            self.page_asked.emit(name)

    def hear(self) -> None:
        """Opens what is set about the voice, where a call can be heard."""
        self.act("voice")

    def backup(self) -> None:
        """Makes a copy: onto the stick for backups when it is there, else where the clerk says."""
        name = f"onestop-{local(self._services.context.ports.clock()):%Y%m%d-%H%M}.db"
        stick = backup_stick()
        if stick is not None:
            self.copy_to(stick / name)
        else:
            self._files.ask_save(self._owner, _("Sao lưu vào đâu?"), name, _("Bản sao lưu (*.db)"), self.copy_to)

    def copy_to(self, target: Path) -> None:
        """Makes the copy, and looks again."""
        context = self._services.context
        self._run(self, lambda: backups.backup(context.db.url, target, context.ports), self._on_copied, self._no_copy)

    def _on_copied(self, made: backups.BackedUp) -> None:
        self.said.emit(_("Đã sao lưu"), _("Bản sao nằm ở {path}.").format(path=made.path), "lam")
        self.check()

    def _no_copy(self, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        sentence = refusals.sentence(error.code, error.facts)
        headline, _stop, rest = sentence.partition(". ")
        self.said.emit(headline.rstrip("."), rest, "cam")


def backup_stick() -> Path | None:
    """Where the USB stick named SAO LUU is mounted, None without one that can be written."""
    for volume in QStorageInfo.mountedVolumes():
        if fold(volume.name()).replace("_", " ").strip() == LABEL and volume.isReady() and not volume.isReadOnly():
            return Path(volume.rootPath())
    return None


def morning_of(
    shell: "DeskShell", services: "Services", pc: ThisPc | None, counter_id: str, person: str
) -> MorningDesk | None:
    """The morning check of a desk, with its keys; None where nobody said which PC this is."""
    if pc is None:
        return None
    made = MorningDesk(services, pc, counter_id, person, shell)
    made.stand_in(shell.pages, shell.counter)
    made.reported.connect(shell.status.show_report)
    shell.status.finding_pressed.connect(made.come_back)
    made.page.open_asked.connect(lambda: shell.press(Qt.Key.Key_F2))

    def go(name: str) -> None:
        if name != "voice":
            shell.show_page(name)
            return
        voice = VoiceDialog(shell.window(), services, shell.acts.actor, made.page.say)
        voice.left.connect(made.check)
        voice.open_first()

    made.page_asked.connect(go)
    made.said.connect(shell.say)
    made.said.connect(made.page.say)
    for key, act in (("Ctrl+R", made.check), ("Alt+S", made.backup), ("Alt+L", made.hear)):
        shortcut = QShortcut(QKeySequence(key), made.page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
    return made
