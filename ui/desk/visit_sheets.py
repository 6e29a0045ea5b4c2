"""The sheets that can be printed of a visit, in the order of the list, each with how it is drawn and what it asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from onestop_desk.domain.forms import About, Form, FormState, Kind, Missing, Part
from onestop_desk.domain.id_card import IdCard
from onestop_desk.domain.posted import procedure_path
from onestop_desk.domain.visit_papers import VisitPaper, VisitPapers
from onestop_desk.paper import missing_papers, official_forms, visit_forms
from onestop_desk.paper.missing_papers import MissingSlip, Size
from onestop_desk.services import form_list
from onestop_desk.services.ports import TicketPaper
from onestop_desk.words import _, procedures
from onestop_desk.words.long_texts import shortened
from ui.desk.dialogs.slip_sheet import Ask, Paper
from ui.devices import printer_paper, printer_sheet
from ui.devices.printer import WIDE_ROLL

if TYPE_CHECKING:
    from onestop_desk.domain.posted import PublicOffice
    from onestop_desk.services import Services
    from onestop_desk.services.actors import Actor

GIVEN_BY_A_SECTOR = frozenset({"01", "02", "03"})
"""Official forms that a sector with its own receipt, guide and refusal does not use."""
LONGEST_LABEL = 36


@dataclass
class Said:
    """What was typed and scanned for the prints of one visit; it goes with the question."""

    card: IdCard | None = field(default=None, repr=False)
    why: dict[str, str] = field(default_factory=dict)
    """Paper -> why it is missing."""
    typed: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    """Form -> part -> text."""


@dataclass(frozen=True)
class VisitSheets:
    """Draws the sheets of one procedure of a visit."""

    services: "Services"
    actor: "Actor"
    visit: VisitPapers
    paper: VisitPaper
    office: "PublicOffice"
    clerk: str
    counter: int
    said: Said
    refusal: str = ""
    """Words of the reason for which it was refused."""
    roll_mm: int = WIDE_ROLL
    copies: Mapping[str, int] = field(default_factory=dict)
    """Kind -> which print of it this would be."""
    printed: Callable[[str], object] = lambda kind: None
    """Told the kind of what came out, before it is counted."""

    def papers(self, states: Sequence[FormState], *, roll_first: bool) -> tuple[Paper, ...]:
        """Everything that can be printed now, the usual one first."""
        missing = self.missing_slips() if self.paper.missing else ()
        slips = tuple(reversed(missing)) if roll_first else missing
        forms = [self._form(state) for state in states if self._fits(state)]
        declaration = [self._form(FormState(form_list.declaration(), on=True))] if self.paper.procedure else []
        return (*slips, *forms, *declaration, self._ticket())

    def _fits(self, state: FormState) -> bool:
        form = state.form
        if not state.on or form.about is not About.VISIT or self.paper.procedure is None:
            return False
        if form.no in GIVEN_BY_A_SECTOR and sector_of(self.paper):
            return False
        return form.no != "02" or bool(self.paper.missing)

    # -- the slip of missing papers --------------------------------------------------------------------------------

    def missing_slips(self) -> tuple[Paper, Paper]:
        """On A5 and on the roll."""
        a5 = self._slip("missing_a5", _("Giấy tờ cần bổ sung"), "A5", _("A5"))
        size: Size = "roll" if self.roll_mm == WIDE_ROLL else "narrow"
        remark = _("giấy cuộn {mm} mm").format(mm=self.roll_mm)
        roll = self._slip("missing_roll", _("Giấy tờ cần bổ sung"), size, remark)
        return a5, replace(roll, dots=lambda: missing_papers.picture(self.slip(), size))

    def _slip(self, name: str, words: str, size: Size, remark: str) -> Paper:
        return Paper(
            name,
            words,
            lambda: missing_papers.pdf(self.slip(), size),
            f"can-bo-sung-{self.visit.number}.pdf",
            remark,
            asks=tuple(self._why(missing) for missing in self.slip().missing),
            printed=partial(self._count, Kind.MISSING_PAPERS),
        )

    def _why(self, missing: Missing) -> Ask:
        paper_id = missing.paper.id

        def keep(text: str) -> None:
            self.said.why[paper_id] = text

        reasons = form_list.missing_reasons(missing.paper.kind)
        return Ask(shortened(missing.paper.name, LONGEST_LABEL), missing.reason, keep, reasons)

    def slip(self) -> MissingSlip:
        """What stands on it now."""
        procedure, base = self.paper.procedure, self.office.base
        if base and procedure is not None:
            address = base + procedure_path(procedure.code)
        else:
            address = printer_paper.number_address(base, self.visit.token)
        return MissingSlip(
            self.office,
            self.visit.number,
            procedures.called(procedure) if procedure else self.visit.line_name,
            self._missing(),
            self.visit.now,
            self.counter,
            self.visit.kept,
            self.visit.back_before,
            self.paper.request,
            self.paper.note,
            address,
            self.copies.get(Kind.MISSING_PAPERS, 1),
        )

    def _missing(self) -> tuple[Missing, ...]:
        if self.paper.procedure is None:
            return ()
        there = _("Có rồi nhưng chưa đúng.")
        return tuple(
            Missing(
                p, self.said.why.get(p.id, there if p.id in self.paper.ticked else form_list.missing_reasons(p.kind)[0])
            )
            for p in self.paper.procedure.papers
            if p.id in self.paper.missing
        )

    # -- forms, declaration, number --------------------------------------------------------------------------------

    def _form(self, state: FormState) -> Paper:
        form = state.form
        known = visit_forms.wanted(form, self.visit, self.paper, self._here(form.kind))
        asks = tuple(self._ask(form.kind, part, known) for part in form.parts if part.asked)
        return Paper(
            form.kind,
            form_words(form),
            lambda: official_forms.pdf(visit_forms.filled(state, self.visit, self.paper, self._here(form.kind))),
            f"{form.kind.replace('_', '-')}-{self.visit.number}.pdf",
            asks=asks,
            printed=partial(self._count, form.kind),
        )

    def _here(self, kind: str) -> visit_forms.AtTheCounter:
        typed = {"reason": self.refusal} if kind == "form_03" and self.refusal else {}
        typed |= self.said.typed.get(kind, {})
        copy = self.copies.get(kind, 1)
        return visit_forms.AtTheCounter(self.office, self.clerk, self.counter, typed, self.said.card, copy)

    def _ask(self, kind: str, part: Part, known: Mapping[str, str]) -> Ask:
        def keep(text: str) -> None:
            self.said.typed.setdefault(kind, {})[part.id] = text

        return Ask(part.words, known.get(part.id, ""), keep)

    def _ticket(self) -> Paper:
        copy = self.copies.get("ticket", 2)
        dots = 576 if self.roll_mm == WIDE_ROLL else 384

        def paper() -> TicketPaper:
            return printer_paper.paper_of(self.services, self.visit.ticket_id, copy=copy)

        def noted() -> None:
            self.printed("ticket")
            self.services.printers.reprinted(self.actor, self.visit.ticket_id, copy, "asked")

        return Paper(
            "ticket",
            _("Phiếu số {number}").format(number=self.visit.number),
            lambda: printer_sheet.document(paper(), dots=dots),
            f"phieu-{self.visit.number}.pdf",
            _("in lại"),
            dots=lambda: printer_sheet.picture(paper(), dots=dots),
            printed=noted,
        )

    def _count(self, kind: str) -> None:
        self.printed(kind)
        self.services.forms.printed(self.actor, kind, self.paper.visit_procedure_id)


def form_words(form: Form) -> str:
    """A form in a list: its number in the annex and its name."""
    return _("{no} · {name}").format(no=form.no, name=form.name) if form.no else form.name


def sector_of(paper: VisitPaper) -> str:
    """The sector whose own forms the agency of a procedure uses, "" for none."""
    sectors = {form.sector for form in form_list.forms().values() if form.sector}
    return next((sector for sector in sectors if sector and sector in paper.agency), "")


def sector_remark(sector: str) -> str:
    """Which forms a sector prints itself."""
    own = [form for form in form_list.forms().values() if form.sector == sector]
    return _("{sector} dùng mẫu riêng của ngành ({forms}), in bằng phần mềm của ngành: {link}").format(
        sector=sector, forms=", ".join(form.no for form in own), link=own[0].link if own else ""
    )
