"""The pages beside the page Quầy, each made when it is first opened: the desk must be ready sooner."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from onestop_desk.words.phrases import local
from ui.desk.appointments.page import AppointmentsPage
from ui.desk.guide.acts import GuideActs
from ui.desk.guide.page import GuidePage
from ui.desk.guide.view import GuideView
from ui.desk.procedures.page import ProceduresPage
from ui.desk.reports.page import ReportsPage
from ui.desk.settings_page import Look, SettingsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onestop_desk.services import Services
    from ui.desk.shell import DeskShell


class OtherPages:
    """Makes the pages, opens them, and reads again those that can be seen."""

    def __init__(
        self,
        shell: "DeskShell",
        services: "Services",
        asked_on: "QWidget",
        guide_acts: GuideActs,
        look: Look,
        *,
        can_open: bool,
    ) -> None:
        self._shell, self._services, self._asked_on = shell, services, asked_on
        self._guide_acts, self._look, self._can_open = guide_acts, look, can_open
        self._made: dict[str, Any] = {}
        self.folder: Path | None = None
        """Where the office's files lie, its own statutory tables among them."""

    def _add(self, name: str, page: Any) -> Any:
        self._shell.pages.addWidget(page)
        self._made[name] = page
        return page

    @property
    def appointments(self) -> AppointmentsPage:
        """The page Lịch hẹn."""
        if "appointments" not in self._made:
            page = AppointmentsPage(self._services, self._shell.acts.actor, self._shell.clock, self._asked_on)
            page.questions.out = self._shell.printing.out
            page.questions.said.connect(self._on_booking_said)
            self._add("appointments", page)
        made: AppointmentsPage = self._made["appointments"]
        return made

    @property
    def procedures(self) -> ProceduresPage:
        """The page Thủ tục."""
        if "procedures" not in self._made:
            page = ProceduresPage(self._services, self._shell.acts.actor)
            page.settings_asked.connect(lambda: self._shell.show_page("settings"))
            page.guide_asked.connect(lambda: self._shell.show_page("guide"))
            self._add("procedures", page)
        made: ProceduresPage = self._made["procedures"]
        return made

    @property
    def guide(self) -> GuidePage:
        """The page VNeID."""
        if "guide" not in self._made:
            page = GuidePage(self._guide_acts, self._shell.clock)
            page.left_asked.connect(lambda: self._shell.show_page("counter"))
            page.settings_asked.connect(lambda: self._shell.show_page("settings"))
            self._add("guide", page)
        made: GuidePage = self._made["guide"]
        return made

    @property
    def reports(self) -> ReportsPage:
        """The page Báo cáo."""
        if "reports" not in self._made:
            clock = self._shell.clock
            actor, asked_on = self._shell.acts.actor, self._asked_on
            page = ReportsPage(self._services, actor, lambda: local(clock()).date(), asked_on, folder=self.folder)
            self._add("reports", page)
        made: ReportsPage = self._made["reports"]
        return made

    @property
    def settings(self) -> SettingsPage:
        """The page Cài đặt."""
        if "settings" not in self._made:
            shell = self._shell
            page = SettingsPage(self._services, shell.acts.actor, look=self._look, can_open=self._can_open)
            page.look_asked.connect(shell.look_asked)
            page.sign_out_asked.connect(shell.sign_out_asked)
            page.counter_change_asked.connect(shell.counter_change_asked)
            page.face_asked.connect(shell.show_face)
            page.close_day_asked.connect(shell.keys.close_day)
            page.board_message_asked.connect(shell.board_message)
            page.printers_asked.connect(shell.printers.ask)
            self._add("settings", page)
        made: SettingsPage = self._made["settings"]
        return made

    def _on_booking_said(self, headline: str, sentence: str, tone: str) -> None:
        # Whoever comes with an appointment may be received from any page.
        if not self.appointments.isVisible():
            self._shell.say(headline, sentence, tone)

    def open(self, name: str) -> None:
        """Opens a page, with the keyboard on its first thing to do."""
        page = getattr(self, name)
        self._shell.pages.setCurrentWidget(page)
        if name == "settings":
            page.refresh()
        page.focus_first()

    def is_open(self, name: str) -> bool:
        """Whether a page can be seen."""
        return name in self._made and self._shell.pages.currentWidget() is self._made[name]

    def shown_guide(self) -> GuideView | None:
        """The guide of its own page, while it can be seen."""
        return self.guide.shown if self.is_open("guide") else None

    def refresh(self, *, lost: bool) -> None:
        """Something changed somewhere: pages that are looked at read again, and the appointments always."""
        if "appointments" in self._made and not lost:
            self.appointments.refresh()
        if self.is_open("procedures"):
            self.procedures.refresh()
        if self.is_open("reports") and not lost:
            self.reports.refresh()

    def say(self, headline: str, sentence: str, tone: str) -> None:
        """Says something on the page Cài đặt too, which has a place for it."""
        if "settings" in self._made:
            self.settings.say(headline, sentence, tone)
