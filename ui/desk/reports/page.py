"""The page Báo cáo: today, the indicators, the briefing, and what they stand on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.domain.periods import Period, days_between
from onestop_desk.domain.programmes import Programme
from onestop_desk.paper.facts import stale_in
from onestop_desk.words import _
from ui.background import RunTask, run_task
from ui.desk.current_stack import CurrentStack
from ui.desk.dialogs.letterhead import LetterheadDialog
from ui.desk.dialogs.programme import EndProgrammeDialog, ProgrammeDialog
from ui.desk.dialogs.sheet import Sheet
from ui.desk.dialogs.targets import TargetsDialog
from ui.desk.dossiers.section import DossiersSection
from ui.desk.procedures.files import FileDialogs, Files
from ui.desk.reports.briefing_section import BriefingSection
from ui.desk.reports.figures_section import FiguresSection
from ui.desk.reports.programmes import ProgrammesSection
from ui.desk.reports.section import Section
from ui.desk.reports.today import TodaySection
from ui.devices.office_printer import PaperPrinters, SystemPrinters
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from onestop_desk.services.reports.views import CutKey


LIVE = ("today", "dossiers", "programmes")
"""Sections that read again whenever something changed."""


def tabs() -> tuple[Tab, ...]:
    """The sections of the page."""
    return (
        Tab("today", _("Hôm nay"), "clock", "Ctrl+1"),
        Tab("figures", _("Chỉ tiêu"), "chart", "Ctrl+2"),
        Tab("briefing", _("Báo cáo giao ban"), "document", "Ctrl+3"),
        Tab("dossiers", _("Hồ sơ"), "folder", "Ctrl+4"),
        Tab("programmes", _("Mô hình"), "star", "Ctrl+5"),
    )


class ReportsPage(QWidget):
    """Sections are read when they are opened; only the live one reads again by itself."""

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        today: Callable[[], date],
        window: QWidget | None = None,
        *,
        run: RunTask = run_task,
        files: Files | None = None,
        printers: PaperPrinters | None = None,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reportsPage")
        asked = files or FileDialogs()
        # Questions cover the whole desk.
        self._window = window or self
        self.today = TodaySection(services, actor, run)
        self.figures = FiguresSection(services, actor, run, asked, today)
        out = printers or SystemPrinters()
        self.briefing = BriefingSection(services, actor, run, asked, printers=out, today=today, folder=folder)
        self.programmes = ProgrammesSection(services, actor, run, today)
        self.dossiers = DossiersSection(services, actor, run, asked, today)
        services.reports.stale_sheet = lambda: stale_in(services.public.catalogue)
        self.sections: dict[str, Section] = {
            "today": self.today, "figures": self.figures, "briefing": self.briefing, "dossiers": self.dossiers,
            "programmes": self.programmes,
        }  # fmt: skip
        self.tabs = Tabs(tabs())
        self.message = Notice("", "", "lam")
        self.message.setObjectName("reportsMessage")
        close = Button("", icon="x", variant="bare", height=32)
        close.setAccessibleName(_("Đóng thông báo"))
        close.clicked.connect(self.message.hide)
        self.message.add(close)
        self.message.hide()
        self.stack = CurrentStack()
        gap = of(self).px(12)
        for section in self.sections.values():
            self.stack.addWidget(section)
            section.said.connect(self.say)
            section.recovered.connect(self.message.hide)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gap, gap, gap, gap)
        whole.setSpacing(gap)
        whole.addWidget(self.tabs)
        whole.addWidget(self.message)
        whole.addWidget(self.stack, 1)
        self.tabs.chosen.connect(self.open)
        self._ask_on(services, actor, today)
        self.tabs.show_chosen("today")

    def _ask_on(self, services: "Services", actor: "Actor", today: Callable[[], date]) -> None:
        def ask(made: Callable[[], Sheet]) -> Callable[..., None]:
            return lambda *_args: made().open_first()

        def programme(known: Programme | None) -> None:
            dialog = ProgrammeDialog(
                self._window, services, actor, today=today(), said=self._said_of_programme, programme=known
            )
            dialog.open_first()

        window = self._window
        self.today.opened.connect(lambda piece: self._on_today(days_between(today(), today()), piece))
        self.figures.targets_asked.connect(
            ask(lambda: TargetsDialog(window, services, actor, self.say, self.figures.refresh))
        )
        self.briefing.letterhead_asked.connect(
            ask(lambda: LetterheadDialog(window, services, actor, self.say, self.briefing.refresh))
        )
        self.programmes.change_asked.connect(programme)
        self.programmes.end_asked.connect(
            lambda known: EndProgrammeDialog(
                window, services, actor, known, today=today(), said=self._said_of_programme
            ).open_first()
        )

    def _on_today(self, day: Period, piece: "CutKey | None") -> None:
        self.figures.open_at(day, "wait_mean", piece)
        self.open("figures")

    def _said_of_programme(self, headline: str, sentence: str, tone: str) -> None:
        self.programmes.refresh()
        self.say(headline, sentence, tone)

    def open(self, name: str) -> None:
        """Shows a section, with the keyboard on its first thing."""
        self.tabs.show_chosen(name)
        self.message.hide()
        self.stack.setCurrentWidget(self.sections[name])
        self.focus_first()

    def focus_first(self) -> None:
        """The page was opened: read, and give the keyboard to the section."""
        section = self.sections[self.tabs.value]
        section.refresh()
        section.focus_first()

    def refresh(self) -> None:
        """Something changed somewhere: what is live reads again; a report stands still while it is looked at."""
        if self.tabs.value in LIVE:
            self.sections[self.tabs.value].refresh()

    def say(self, headline: str, sentence: str, tone: str) -> None:
        """Says what was done, or why not."""
        known = {"lam": "lam", "luc": "luc", "cam": "cam", "do": "do"}
        self.message.say(headline, sentence, known.get(tone, "lam"))  # type: ignore[arg-type]
        self.message.show()
