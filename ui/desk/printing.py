"""Ctrl+P on the page Quầy: prints what is in front, the visit or the last one; slips after a visit went aside."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.forms import About, FormState
from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.visit_papers import VisitPaper, VisitPapers
from onestop_desk.services.ports import PrinterError, RollSheet
from onestop_desk.words import _, phrases, plural, refusals
from ui.desk.dialogs.slip_sheet import Ask, Out, Paper, SlipSheet, printer_trouble
from ui.desk.names import Names
from ui.desk.states import PageState
from ui.desk.typed_day import typed_day
from ui.desk.visit_sheets import Said, VisitSheets, form_words, sector_of, sector_remark

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor
    from ui.desk.shell import DeskShell
    from ui.devices.printer_station import StationPrinter

Failure = (Refusal, WorldError)
Say = Callable[[str, str, str], object]


class VisitPrinting(QObject):
    """Knows whose papers were printed last, so that they can be printed again."""

    def __init__(
        self,
        services: "Services",
        actor: "Actor",
        clerk: str,
        names: Names,
        window: QWidget,
        say: Say,
        *,
        station: "StationPrinter | None" = None,
    ) -> None:
        super().__init__(window)
        self._services, self._actor, self._clerk, self._names = services, actor, clerk, names
        self._window, self._say = window, say
        self.out = Out.real(station)
        """How sheets leave the desk."""
        self.last: str | None = None
        """The ticket whose papers were printed or offered last."""
        self._copies: Counter[tuple[str, str]] = Counter()
        self._said: dict[str, Said] = {}
        self._uncounted: Refusal | WorldError | None = None

    # -- a choice, with a look at it -------------------------------------------------------------------------------

    def ask(
        self,
        ticket_id: str | None,
        counter: int,
        today: date,
        visit_procedure_id: str | None = None,
        *,
        of_day: bool = False,
    ) -> None:
        """Shows what can be printed of a ticket, and of the day where asked; says so where there is nothing."""
        try:
            states = self._services.forms.states()
            visit = self._services.forms.visit(ticket_id) if ticket_id else None
        except Failure as no:
            sentence = refusals.sentence(no.code, no.facts)
            headline, _stop, rest = sentence.partition(". ")
            self._say(headline.rstrip("."), rest, "cam")
            return
        papers: tuple[Paper, ...] = ()
        remarks: list[str] = []
        shown = None
        if visit is not None and visit.procedures:
            self.last = visit.ticket_id
            shown = _chosen(visit, visit_procedure_id)
            said = self._said_of(visit)
            papers = self._sheets(visit, shown, counter, said).papers(states, roll_first=self.out.has_roll)
            remarks = self._remarks(states, shown)
        if of_day:
            papers += self._registers(states, today)
        if not papers:
            self._say(_("Chưa có gì để in"), _("Mời một công dân vào quầy, rồi bấm Ctrl+P."), "lam")
            return
        sheet = self._sheet_of(visit, shown, papers, remarks)
        if visit is not None and shown is not None and len(visit.procedures) > 1:
            self._add_next(sheet, visit, shown, counter, today)
        sheet.open_first()

    def _sheet_of(
        self, visit: VisitPapers | None, shown: VisitPaper | None, papers: tuple[Paper, ...], remarks: list[str]
    ) -> SlipSheet:
        if visit is None or shown is None:
            return SlipSheet(self._window, _("In giấy tờ"), papers, self._say, self.out, remarks=remarks)
        said = self._said_of(visit)

        def take(card: IdCard) -> None:
            said.card = card

        name = shown.procedure.name if shown.procedure else visit.line_name
        return SlipSheet(
            self._window,
            _("In giấy tờ"),
            papers,
            self._say,
            self.out,
            line=name,
            number=visit.number,
            remarks=remarks,
            on_card=take,
        )

    def _add_next(self, sheet: SlipSheet, visit: VisitPapers, shown: VisitPaper, counter: int, today: date) -> None:
        others = visit.procedures
        following = others[(others.index(shown) + 1) % len(others)]

        def go_on() -> None:
            sheet.leave()
            self.ask(visit.ticket_id, counter, today, following.visit_procedure_id)

        sheet.add_second(_("Thủ tục {n}").format(n=following.position), "Ctrl+T", go_on)

    def _remarks(self, states: tuple[FormState, ...], shown: VisitPaper) -> list[str]:
        remarks = [_("Giấy còn thiếu: ghi lý do từng loại, ↑ ↓ chọn câu có sẵn.")] if shown.missing else []
        remarks.append(_("Quét thẻ căn cước để điền họ tên, ngày sinh, số định danh; thẻ không được lưu."))
        sector = sector_of(shown)
        if sector:
            remarks.append(sector_remark(sector))
        if not any(state.on for state in states):
            remarks.append(_("Mẫu 01 đến 07 đang tắt. Người đứng đầu trung tâm bật trong Cài đặt, mục Mẫu giấy in."))
        return remarks

    def _said_of(self, visit: VisitPapers) -> Said:
        """What was typed for this visit; that of any other one is forgotten, with its card."""
        said = self._said.get(visit.ticket_id) or Said()
        self._said = {visit.ticket_id: said}
        return said

    def _sheets(self, visit: VisitPapers, paper: VisitPaper, counter: int, said: Said) -> VisitSheets:
        ticket = visit.ticket_id
        copies = {kind: n + 1 for (of, kind), n in self._copies.items() if of == paper.visit_procedure_id}
        copies["ticket"] = self._copies[ticket, "ticket"] + 2

        def printed(kind: str) -> None:
            self._copies[ticket if kind == "ticket" else paper.visit_procedure_id, kind] += 1

        return VisitSheets(
            self._services,
            self._actor,
            visit,
            paper,
            self._services.public.office(),
            self._clerk,
            counter,
            said,
            self._names.reason(paper.refusal_reason),
            self.out.roll_mm,
            copies,
            printed,
        )

    def _registers(self, states: tuple[FormState, ...], today: date) -> tuple[Paper, ...]:
        return tuple(self._register(s, today) for s in states if s.on and s.form.about is About.DAYS)

    def _register(self, state: FormState, today: date) -> Paper:
        from onestop_desk.paper import official_forms, visit_forms

        days = {"first": phrases.figures_of_day(today), "last": phrases.figures_of_day(today)}

        def drawn() -> bytes:
            first, last = typed_day(days["first"], today), typed_day(days["last"], today)
            if first is None or last is None:
                raise Refusal("bad_days")
            rows = self._services.forms.register(first, last)
            office = self._services.public.office()
            return official_forms.pdf(visit_forms.register(state, rows, first, last, office, today))

        return Paper(
            state.form.kind,
            form_words(state.form),
            drawn,
            f"so-theo-doi-{today:%Y-%m-%d}.pdf",
            asks=(
                Ask(_("Từ ngày"), days["first"], lambda text: days.update(first=text)),
                Ask(_("Đến ngày"), days["last"], lambda text: days.update(last=text)),
            ),
            printed=lambda: self._services.forms.printed(self._actor, state.form.kind),
        )

    # -- at once, after a visit went aside or ended ----------------------------------------------------------------

    def print_missing(self, ticket_id: str, lines: Sequence[str], counter: int) -> None:
        """Prints the slips of some of a visit's procedures in the background, and says what became of them."""
        self.last = ticket_id
        self.out.run(self, lambda: self._printed(ticket_id, lines, counter), self._on_printed, self._on_failed)

    def _printed(self, ticket_id: str, lines: Sequence[str], counter: int) -> tuple[int, str]:
        """How many slips came out, and of which printer: "" where there is none."""
        visit = self._services.forms.visit(ticket_id)
        said = self._said.get(ticket_id) or Said()
        printer = "" if self.out.has_roll else next(iter(self.out.printers.names()), "")
        if not printer and not self.out.has_roll:
            return 0, ""
        asked = [paper for paper in visit.procedures if paper.missing and paper.visit_procedure_id in lines]
        for paper in asked:
            a5, roll = self._sheets(visit, paper, counter, said).missing_slips()
            self._send(roll if self.out.has_roll else a5, printer)
        return len(asked), printer

    def _send(self, paper: Paper, printer: str) -> None:
        pdf = paper.pdf()
        if self.out.roll is not None and paper.dots is not None and not printer:
            roll, name = self.out.roll, paper.proposed.removesuffix(".pdf")
            roll.print_sheet(RollSheet(name, pdf, paper.dots(), roll.roll_mm))
        else:
            self.out.printers.print_pdf(pdf, printer)
        if paper.printed is not None:
            try:
                paper.printed()
            except Failure as no:
                # The slip is out: that it was not counted must not look as if it were not printed.
                self._uncounted = no

    def _on_printed(self, done: tuple[int, str]) -> None:
        count, printer = done
        uncounted, self._uncounted = self._uncounted, None
        if uncounted is not None:
            sentence = refusals.sentence(uncounted.code, uncounted.facts)
            self._say(_("Đã in nhưng chưa ghi được vào sổ"), sentence, "cam")
        elif count:
            words = plural("Đã in {n} phiếu giấy tờ cần bổ sung", count).format(n=count)
            self._say(words, _("Máy in {printer}. In lại: Ctrl+P.").format(printer=printer) if printer else "", "lam")
        else:
            self._say(_("Chưa in phiếu: máy này chưa có máy in"), _("Bấm Ctrl+P để xem phiếu và lưu PDF."), "cam")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, PrinterError):
            self._say(_("Phiếu giấy tờ cần bổ sung chưa in được"), printer_trouble(error.code), "cam")
        elif isinstance(error, Refusal | WorldError):
            self._say(_("Phiếu giấy tờ cần bổ sung chưa in được"), refusals.sentence(error.code, error.facts), "cam")
        else:
            raise error


def bind_print(shell: "DeskShell", printing: VisitPrinting) -> None:
    """Ctrl+P on the page Quầy; the other pages have a Ctrl+P of their own."""
    shell.keys.printing = printing
    shortcut = QShortcut(QKeySequence("Ctrl+P"), shell.counter)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(lambda: _print_here(shell, printing))
    shell.counter.serving.print_asked.connect(lambda: _print_here(shell, printing))


def _print_here(shell: "DeskShell", printing: VisitPrinting) -> None:
    """The hand-out where the guide is open; the visit; a person set aside who is marked; or the last one printed."""
    view, guide = shell.acts.view, shell.open_guide()
    if guide is not None:
        guide.print()
    elif view is not None:
        serving = shell.counter.state is PageState.SERVING
        here = view.visit.ticket_id if view.visit is not None else shell.counter.away.chosen() or printing.last
        block = shell.counter.serving.current_block() if serving else None
        chosen = block.visit_procedure_id if block is not None else None
        # The register is of the day, not of a visit: it is offered while nobody is in front.
        printing.ask(here, view.counter.number, view.day.day, chosen, of_day=view.visit is None)


def _chosen(visit: VisitPapers, visit_procedure_id: str | None) -> VisitPaper:
    named = [paper for paper in visit.procedures if paper.visit_procedure_id == visit_procedure_id]
    return (named or list(visit.procedures))[0]
