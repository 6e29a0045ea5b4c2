"""Tờ mã QR: print sheets with codes, know where they hang, and print anew what is out of date."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.paper import posters
from onestop_desk.paper.posters import Sheet, SheetOrder
from onestop_desk.services.printed_sheets import SheetPrinted
from onestop_desk.words import _, phrases, refusals
from ui.background import RunTask
from ui.desk.dialogs.reason import ReasonDialog
from ui.desk.procedures.files import Files
from ui.desk.procedures.printing import Printing
from ui.desk.procedures.section import Section
from ui.desk.procedures.sheet_form import SheetForm
from ui.desk.procedures.sheet_preview import SheetPreview
from ui.desk.procedures.sheet_questions import AskPlace, AskReprint, ChooseProcedure
from ui.desk.procedures.sheet_register import SheetRegister
from ui.desk.procedures.sheet_words import Hung, Reprint, hung, reprint
from ui.devices.office_printer import PDFIUM, PaperPrinters, picture
from ui.theme import of
from ui.widgets.button import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

PREVIEW_PPI = 110


class Sheets(Section):
    """What to print at the left, as it prints in the middle, what hangs already at the right."""

    settings_asked = Signal()

    def __init__(
        self, services: "Services", actor: "Actor", files: Files, run: RunTask, printers: PaperPrinters
    ) -> None:
        super().__init__(services, actor, files, run)
        self.setObjectName("sheets")
        self._asked = 0
        self._drawn: tuple[SheetOrder, Sheet] | None = None
        self.form, self.preview, self.register = SheetForm(), SheetPreview(), SheetRegister()
        self.printing = Printing(self, files, run, printers)
        self.printing.said.connect(self.said)
        self.no_base = Notice(
            _("Chưa có địa chỉ trang công khai"),
            _("Mã QR mở một địa chỉ trên mạng. Người đứng đầu ghi địa chỉ đó trong Cài đặt, rồi mới in được tờ."),
        )
        to_settings = Button(_("Mở Cài đặt"), variant="notice", icon="sliders", key="Alt+6")
        to_settings.setObjectName("toSettings")
        to_settings.clicked.connect(self.settings_asked)
        self.no_base.add(to_settings)
        self.no_base.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        gap = of(self).px(12)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.form, 26)
        row.addWidget(self.preview, 26)
        row.addWidget(self.register, 48)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.no_base)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        form, register = self.form, self.register
        form.ordered.connect(lambda: self._draw(0))
        form.procedure_asked.connect(self._ask_procedure)
        form.print_asked.connect(self._print)
        form.save_asked.connect(self._save)
        self.preview.turned.connect(self._draw)
        register.place_asked.connect(self._ask_place)
        register.down_asked.connect(self._ask_down)
        register.reprint_asked.connect(self.ask_reprint)
        for key, button in (("Ctrl+P", form.print), ("Ctrl+S", form.save), ("Ctrl+R", register.again)):
            self.act_on(key, button.click)
        self.act_on("Ctrl+T", self._ask_procedure)
        self.act_on("PgUp", lambda: self.preview.turn(-1))
        self.act_on("PgDown", lambda: self.preview.turn(1))

    # -- one sheet -------------------------------------------------------------------------------------------------

    def choose_procedure(self, code: str) -> None:
        """The sheet of one procedure, from another section."""
        self.form.choose_procedure(code)

    def _ask_procedure(self) -> None:
        if self.form.choose.isHidden():
            return
        ChooseProcedure(self.window(), self._services, self.form.choose_procedure).open_first()

    def _draw(self, page: int) -> None:
        """Draws what is ordered; an answer that comes after a newer order is not shown."""
        self._asked += 1
        asked, order, catalogue = self._asked, self.form.order(), self._catalogue
        ready = order is not None and catalogue is not None and bool(catalogue.office.base)
        for button in (self.form.print, self.form.save):
            if ready:
                button.allow()
            else:
                button.refuse(_("Chưa có gì để in"))
        if catalogue is None or order is None or not catalogue.office.base:
            self._drawn = None
            self.preview.say(self._why_no_page(catalogue))
            return
        known = self._drawn[1] if self._drawn is not None and self._drawn[0] == order else None
        if known is None:
            self._drawn = None
            self.preview.say(_("Đang vẽ tờ…"))
        self._run(
            self,
            lambda: _page_of(known or _draw(order, catalogue), page),
            lambda made: self._on_drawn(asked, order, page, made),
            lambda error: self._on_draw_failed(asked, error),
        )

    def _why_no_page(self, catalogue: PublicCatalogue | None) -> str:
        if catalogue is not None and not catalogue.office.base:
            return _("Có địa chỉ trang công khai rồi thì tờ in hiện ở đây.")
        return _("Chọn một thủ tục để xem tờ in.")

    def _on_drawn(self, asked: int, order: SheetOrder, page: int, made: tuple[Sheet, QImage]) -> None:
        if asked == self._asked:
            self._drawn = (order, made[0])
            self.preview.show_page(made[1], page, made[0].pages)

    def _on_draw_failed(self, asked: int, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        if asked == self._asked:
            for button in (self.form.print, self.form.save):
                button.refuse(_("Chưa có gì để in"))
            self.preview.say(refusals.sentence(error.code, error.facts))

    def _print(self) -> None:
        if self._drawn is not None:
            sheet = self._drawn[1]
            self.printing.print(sheet.pdf, sheet.pages, lambda how: self._record_one(sheet, how))

    def _save(self) -> None:
        if self._drawn is not None:
            sheet = self._drawn[1]
            self.printing.save(sheet.pdf, _file_name(sheet), lambda how: self._record_one(sheet, how))

    def _record_one(self, sheet: Sheet, how: str) -> None:
        place = self.form.place.text()
        if self.attempt(lambda: self._services.sheets.record(self._actor, [_printed(sheet)], place)):
            self.form.place.clear()
            self.said.emit(how, _("Tờ này đã vào sổ “Tờ đã in”."), "luc")
        self.refresh()

    # -- the register ----------------------------------------------------------------------------------------------

    def _ask_place(self, sheet: Hung) -> None:
        AskPlace(self.window(), sheet, lambda place: self._hang(sheet, place)).open_first()

    def _hang(self, sheet: Hung, place: str) -> None:
        self.attempt(lambda: self._services.sheets.hang(self._actor, sheet.row.id, place))
        self.refresh()

    def _ask_down(self, sheet: Hung) -> None:
        ReasonDialog(
            self.window(),
            _("Đã gỡ tờ này?"),
            _("{what}, in ngày {day}. Tờ này ra khỏi sổ.").format(
                what=sheet.what, day=phrases.figures_of_day(sheet.row.printed_day)
            ),
            reasons=(),
            confirm=_("Đã gỡ"),
            done=lambda _reason: self._take_down([sheet]),
        ).open_first()

    def _take_down(self, sheets: Sequence[Hung]) -> bool:
        done = self.attempt(lambda: self._services.sheets.take_down(self._actor, [s.row.id for s in sheets]))
        self.refresh()
        return done

    def ask_reprint(self) -> None:
        """Asks how everything that is out of date is to be printed anew."""
        if self._catalogue is None:
            return
        plan = reprint(self.register.model.rows(), self._catalogue)
        if not plan.again:
            down = list(plan.only_down)
            AskReprint(self.window(), plan, lambda: self._take_down(down), lambda: None).open_first()
            return
        AskReprint(
            self.window(),
            plan,
            lambda: self._draw_anew(plan, self.printing.print),
            lambda: self._draw_anew(plan, lambda pdf, _pages, then: self.printing.save(pdf, _("to-in-lai.pdf"), then)),
        ).open_first()

    def _draw_anew(self, plan: Reprint, give_out: Callable[[bytes, int, Callable[[str], object]], object]) -> None:
        catalogue = self._catalogue
        if catalogue is None:
            return
        orders = [order for _sheet, order in plan.again]
        self.said.emit(_("Đang vẽ {n} tờ…").format(n=phrases.figure(len(orders))), "", "lam")
        self._run(
            self,
            lambda: _draw_many(orders, catalogue),
            lambda made: give_out(made.pdf, made.pages, lambda how: self._record_anew(plan, made.sheets, how)),
            self._on_many_failed,
        )

    def _on_many_failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal | WorldError):
            raise error
        self.refuse(error)

    def _record_anew(self, plan: Reprint, sheets: Sequence[Sheet], how: str) -> None:
        """The new sheets carry the places of the old ones, which leave the register."""
        printed = [(_printed(new), old.row.hangs) for (old, _order), new in zip(plan.again, sheets, strict=True)]
        old = [sheet.row.id for sheet, _order in plan.again] + [sheet.row.id for sheet in plan.only_down]
        if self.attempt(lambda: self._services.sheets.replace(self._actor, printed, old)):
            n = phrases.figure(len(plan.again))
            self.said.emit(how, _("{n} tờ mới đã vào sổ thay tờ cũ. Treo tờ mới rồi bỏ tờ cũ.").format(n=n), "luc")
        self.refresh()

    # -- the section -----------------------------------------------------------------------------------------------

    def on_catalogue(self, catalogue: PublicCatalogue) -> None:
        """Draws anew, and looks which sheets are out of date now."""
        self._drawn = None
        self.no_base.setVisible(not catalogue.office.base)
        self.form.show_catalogue(catalogue)
        self._draw(0)
        self.refresh()

    def refresh(self) -> None:
        """Reads the register."""
        catalogue = self._catalogue
        if catalogue is not None:
            self.attempt(lambda: self.register.show_sheets(hung(self._services.sheets.listed(), catalogue)))

    def focus_first(self) -> None:
        """The kind of sheet."""
        first = self.form.kinds.first()
        if first is not None:
            first.setFocus()


def _draw(order: SheetOrder, catalogue: PublicCatalogue) -> Sheet:
    with PDFIUM:
        return posters.draw(order, catalogue, catalogue.day)


def _draw_many(orders: Sequence[SheetOrder], catalogue: PublicCatalogue) -> posters.Bundle:
    with PDFIUM:
        return posters.draw_many(orders, catalogue, catalogue.day)


def _page_of(sheet: Sheet, page: int) -> tuple[Sheet, QImage]:
    return sheet, picture(sheet.pdf, page, PREVIEW_PPI)


def _printed(sheet: Sheet) -> SheetPrinted:
    return SheetPrinted(sheet.kind, sheet.subject, sheet.size, sheet.base, sheet.facts, sheet.facts_hash)


def _file_name(sheet: Sheet) -> str:
    return "-".join(part for part in ("to-ma-qr", sheet.kind, sheet.subject, sheet.size) if part) + ".pdf"
