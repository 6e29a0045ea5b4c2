"""The briefing (Báo cáo giao ban) and the statutory tables of a period: seen as they print, printed, kept as a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.letterhead import Letterhead
from onestop_desk.domain.reporting import Report
from onestop_desk.domain.statutory import Layout
from onestop_desk.paper import report_files
from onestop_desk.services.layouts import read_layouts
from onestop_desk.services.ports import PrinterError
from onestop_desk.words import _, refusals
from ui.background import RunTask
from ui.desk.procedures.files import Files
from ui.desk.procedures.sheet_preview import SheetPreview
from ui.desk.reports.period_bar import MonthStart, PeriodBar
from ui.desk.reports.section import Section
from ui.devices.office_printer import PaperPrinters, page_count, picture
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.chooser import Chooser
from ui.widgets.field import LabelledField
from ui.widgets.labels import Words
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

KINDS = "PDF (*.pdf);;Excel (*.xlsx);;JSON (*.json)"
TABLE_KINDS = "PDF (*.pdf);;Excel (*.xlsx)"
PPI = 110


class BriefingSection(Section):
    """Everything slow happens on another thread; what is shown is the PDF that will be kept or printed."""

    letterhead_asked = Signal()

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        run: RunTask,
        files: Files,
        *,
        printers: PaperPrinters,
        today: Callable[[], date],
        folder: Path | None = None,
    ) -> None:
        super().__init__(services, actor, run)
        self.setObjectName("reportBriefing")
        self._files, self._printers, self._folder = files, printers, folder
        self._made: tuple[Report, Letterhead, bytes] | None = None
        self.bar = PeriodBar(today, MonthStart(services))
        self.bar.changed.connect(lambda _period: self.refresh())
        self.what = Chooser()
        self._layouts: tuple[Layout, ...] = ()
        self._bad_layout = ""
        self.what.addItem(_("Báo cáo giao ban"), None)
        self._list_layouts()
        self.what.activated.connect(lambda _place: self.refresh())
        self.preview = SheetPreview()
        self.preview.turned.connect(self._show_page)
        self.save = Button(_("Lưu thành tệp…"), icon="download", key="Ctrl+S", height=44)
        self.print = Button(_("In"), icon="printer", key="Ctrl+P", height=44)
        self.head = Button(_("Nơi gửi, người ký…"), icon="pencil", key="Alt+N")
        self.printer = Chooser()
        for name in printers.names():
            self.printer.addItem(name)
        self.hint = Words("", "small", "ink_soft", wrap=True)
        keys: dict[str, tuple[Button, Callable[[], object]]] = {
            "Ctrl+S": (self.save, self._ask_file),
            "Ctrl+P": (self.print, self._print),
            "Alt+N": (self.head, self.letterhead_asked.emit),
        }
        for key, (button, act) in keys.items():
            button.clicked.connect(act)
            self.press_on(key, button)
        self.act_on("PgUp", lambda: self.preview.turn(-1))
        self.act_on("PgDown", lambda: self.preview.turn(1))
        self._lay_out()
        # Only now: made visible before it has a parent, it would flash as a window of its own.
        self.head.setVisible(actor.role == "head")

    def _list_layouts(self) -> None:
        try:
            self._layouts = read_layouts(self._folder)
        except Refusal as refused:
            # One bad file of the office's own does not take our tables away.
            self._layouts = read_layouts()
            self._bad_layout = refusals.sentence(refused.code, refused.facts)
        for layout in self._layouts:
            self.what.addItem(_("Biểu {form}").format(form=layout.id), layout.short)

    def _lay_out(self) -> None:
        gap = of(self).px(12)
        side = Panel(_("Báo cáo"), inside=16)
        side.body.addWidget(LabelledField(_("Mẫu"), self.what))
        side.body.addWidget(self.save)
        side.body.addWidget(LabelledField(_("Máy in"), self.printer))
        side.body.addWidget(self.print)
        side.body.addWidget(self.head)
        side.body.addWidget(self.hint)
        side.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.preview, 858)
        row.addWidget(side, 388)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.bar)
        whole.addLayout(row, 1)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def layout_chosen(self) -> Layout | None:
        """The statutory table that is chosen; None for the briefing."""
        short = self.what.currentData()
        return next((one for one in self._layouts if one.short == short), None)

    def refresh(self) -> None:
        """Makes the paper of the period anew."""
        self._made = None
        self._allow()
        if self._bad_layout:
            self.said.emit(_("Một mẫu biểu của đơn vị bị sai"), self._bad_layout, "cam")
            self._bad_layout = ""
        self.preview.say(_("Đang lập báo cáo…"))
        services, actor, period, layout = self._services, self._actor, self.bar.period, self.layout_chosen

        def make() -> tuple[Report, Letterhead, bytes]:
            report, letterhead = services.reports.report(actor, period), services.letterheads.letterhead()
            return report, letterhead, _file(report_files.PDF, layout, report, letterhead)

        self.read(make, self._on_made)

    def _on_made(self, made: tuple[Report, Letterhead, bytes]) -> None:
        self._made = made
        self._allow()
        self._show_page(0)

    def refuse(self, no: Exception) -> None:
        """In the place of the page: what was not made, and why."""
        if self._made is None and isinstance(no, Refusal):
            self.preview.say(refusals.sentence(no.code, no.facts))
            return
        super().refuse(no)

    def _show_page(self, page: int) -> None:
        if self._made is not None:
            pdf = self._made[2]
            self.preview.show_page(picture(pdf, page, PPI), page, page_count(pdf))

    def _allow(self) -> None:
        ready = self._made is not None
        self.save.setEnabled(ready)
        has_printer = self.printer.count() > 0
        self.print.setEnabled(ready and has_printer)
        self.printer.setEnabled(has_printer)
        self.hint.say("" if has_printer else _("Máy này chưa có máy in. Lưu thành tệp rồi in ở máy khác."))

    # -- out -------------------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        if self._made is None:
            return
        layout, period = self.layout_chosen, self.bar.period
        what = "giao-ban" if layout is None else layout.short.lower()
        name = f"{what}-{period.first:%Y%m%d}-{period.last:%Y%m%d}.pdf"
        kinds = KINDS if layout is None else TABLE_KINDS
        self._files.ask_save(self, _("Lưu báo cáo"), name, kinds, self._write)

    def _write(self, path: Path) -> None:
        made, layout = self._made, self.layout_chosen
        if made is None:
            return
        report, letterhead, pdf = made
        ending = path.suffix.lower()

        def work() -> None:
            content = pdf if ending == report_files.PDF else _file(ending, layout, report, letterhead)
            path.write_bytes(content)

        self._run(self, work, lambda _none: self.said.emit(_("Đã lưu báo cáo"), str(path), "luc"), self._not_written)

    def _not_written(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            self.refuse(error)
            return
        sentence = _("Chọn thư mục khác, hoặc đóng tệp nếu đang mở, rồi lưu lại.")
        self.said.emit(_("Chưa lưu được tệp"), sentence, "cam")

    def _print(self) -> None:
        if self._made is None:
            return
        pdf, printer = self._made[2], self.printer.currentText()
        done = _("Đã gửi báo cáo tới máy in {printer}.").format(printer=printer)
        self._run(
            self,
            lambda: self._printers.print_pdf(pdf, printer),
            lambda _none: self.said.emit(_("Đang in"), done, "luc"),
            self._not_printed,
        )

    def _not_printed(self, error: Exception) -> None:
        if not isinstance(error, PrinterError):
            raise error
        self.said.emit(_("Chưa in được"), _("Xem lại máy in rồi in lại, hoặc lưu thành tệp."), "cam")

    def focus_first(self) -> None:
        """What is made."""
        self.what.setFocus()


def _file(ending: str, layout: Layout | None, report: Report, letterhead: Letterhead) -> bytes:
    if layout is None:
        return report_files.briefing_file(ending, report, letterhead)
    return report_files.form_file(ending, layout, report, letterhead)
