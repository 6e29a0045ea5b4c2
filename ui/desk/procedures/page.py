"""The page Thủ tục: four sections over one catalogue, opened by their tabs or their keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.words import _, refusals
from ui.background import RunTask, run_task
from ui.desk.current_stack import CurrentStack
from ui.desk.procedures.files import FileDialogs, Files
from ui.desk.procedures.importing import Importing
from ui.desk.procedures.late import Late
from ui.desk.procedures.look_up import LookUp, OpenAddress
from ui.desk.procedures.section import Section
from ui.desk.procedures.sheets import Sheets
from ui.devices.office_printer import PaperPrinters, SystemPrinters
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.tabs import Tab, Tabs

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor


def open_in_browser(address: str) -> None:
    """Opens a public page outside the desk."""
    QDesktopServices.openUrl(QUrl(address))


def tabs() -> tuple[Tab, ...]:
    """The sections of the page."""
    return (
        Tab("look_up", _("Tra cứu"), "search", "Ctrl+1"),
        Tab("import", _("Nhập danh mục"), "upload", "Ctrl+2"),
        Tab("late", _("Công bố chậm"), "clock", "Ctrl+3"),
        Tab("sheets", _("Tờ mã QR"), "qr", "Ctrl+4"),
    )


class ProceduresPage(QWidget):
    """The catalogue is read on another thread, once for all sections, and again when it may have changed."""

    settings_asked = Signal()
    guide_asked = Signal()

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        *,
        run: RunTask = run_task,
        files: Files | None = None,
        printers: PaperPrinters | None = None,
        open_address: OpenAddress = open_in_browser,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("proceduresPage")
        self._services, self._run = services, run
        self._reading = False
        self._again = False
        self._wanted = ""
        asked = files or FileDialogs()
        self.look_up = LookUp(services, actor, asked, run, open_address)
        self.importing = Importing(services, actor, asked, run)
        self.late = Late(services, actor, asked, run)
        self.sheets = Sheets(services, actor, asked, run, printers or SystemPrinters())
        self.sections: dict[str, Section] = {
            "look_up": self.look_up, "import": self.importing, "late": self.late, "sheets": self.sheets,
        }  # fmt: skip
        self.tabs = Tabs(tabs())
        self.message = Notice("", "", "lam")
        self.message.setObjectName("cataloguesMessage")
        close = Button("", icon="x", variant="bare", height=32)
        close.setAccessibleName(_("Đóng thông báo"))
        close.clicked.connect(self.message.hide)
        self.message.add(close)
        self.message.hide()
        self.stack = CurrentStack()
        self._lay_out()
        self._connect()
        self.tabs.show_chosen("look_up")

    def _lay_out(self) -> None:
        gap = of(self).px(12)
        for section in self.sections.values():
            self.stack.addWidget(section)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gap, gap, gap, gap)
        whole.setSpacing(gap)
        whole.addWidget(self.tabs)
        whole.addWidget(self.message)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.open)
        self.look_up.sheet_asked.connect(self._on_sheet_asked)
        self.look_up.card.page.guide_asked.connect(self.guide_asked)
        self.sheets.settings_asked.connect(self.settings_asked)
        for section in self.sections.values():
            section.said.connect(self.say)
            section.changed.connect(self.refresh)

    # -- sections --------------------------------------------------------------------------------------------------

    def open(self, name: str) -> None:
        """Shows a section, with the keyboard on its first thing to do."""
        self.tabs.show_chosen(name)
        self.message.hide()
        self.stack.setCurrentWidget(self.sections[name])
        self._open_section()

    def look_for(self, code: str) -> None:
        """Shows one procedure by its code, as soon as the catalogue is there."""
        self._wanted = code
        self.open("look_up")
        self.look_up.choose(code)

    def _open_section(self) -> None:
        section = self._section()
        section.refresh()
        section.focus_first()

    def _section(self) -> Section:
        return self.sections[self.tabs.value]

    def _on_sheet_asked(self, code: str) -> None:
        self.open("sheets")
        self.sheets.choose_procedure(code)

    def focus_first(self) -> None:
        """The page was opened: read again, and give the keyboard to the section."""
        self.refresh()
        self._section().focus_first()

    # -- the catalogue ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the catalogue when it may have changed; several wishes at once are one reading."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._run(self, self._read, self._on_catalogue, self._on_failed)

    def _read(self) -> PublicCatalogue:
        # The index of the search is made anew here too: with thousands of procedures that takes a second.
        self._services.procedures.search("", 1)
        return self._services.public.catalogue()

    def _on_catalogue(self, catalogue: PublicCatalogue) -> None:
        self._reading = False
        for section in self.sections.values():
            section.show_catalogue(catalogue)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.look_up.choose(wanted)
        self._read_again()

    def _on_failed(self, error: Exception) -> None:
        self._reading = False
        if not isinstance(error, Refusal | WorldError):
            raise error
        headline, _stop, rest = refusals.sentence(error.code, error.facts).partition(". ")
        self.say(headline.rstrip("."), rest, "cam")
        self._read_again()

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    # -- what is said ----------------------------------------------------------------------------------------------

    def say(self, headline: str, sentence: str, tone: str) -> None:
        """Says what was or was not done; an empty headline takes the notice away."""
        known = {"lam": "lam", "luc": "luc", "cam": "cam", "do": "do"}
        self.message.say(headline, sentence, known.get(tone, "lam"))  # type: ignore[arg-type]
        self.message.setVisible(bool(headline))
