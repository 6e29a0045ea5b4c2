"""The papers of visits in memory: every form may be switched on, every print is written down."""

from dataclasses import replace
from datetime import date

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.forms import About, FormState, missing_of
from onestop_desk.domain.procedures import Paper, Procedure
from onestop_desk.domain.tickets import State
from onestop_desk.domain.visit_papers import RegisterRow, VisitPaper, VisitPapers
from onestop_desk.services import form_list
from onestop_desk.services.actors import Actor
from onestop_desk.services.views import VisitProcedureView, VisitView
from tests.ui.desk.fake_desk import FakeDesk

DAY = date(2026, 11, 23)


class FakeForms:
    """services.forms over the view of a desk."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self._known: dict[str, VisitView] = {}
        self.on: set[str] = set()
        self.checked: set[str] = set()
        self.counted: list[tuple[str, str | None]] = []
        self.fails: Exception | None = None
        self.remember()

    def states(self) -> tuple[FormState, ...]:
        return tuple(
            FormState(form, form.no in self.on, DAY if form.no in self.checked else None)
            for form in form_list.forms().values()
        )

    def switch(self, actor: Actor, no: str, *, on: bool) -> None:
        if actor.role != "head":
            raise Refusal("not_allowed")
        (self.on.add if on else self.on.discard)(no)

    def declare_checked(self, actor: Actor, no: str, *, checked: bool) -> None:
        (self.checked.add if checked else self.checked.discard)(no)

    def printed(self, actor: Actor, kind: str, visit_procedure_id: str | None = None, copies: int = 1) -> None:
        if self.fails is not None:
            raise self.fails
        self.counted.append((kind, visit_procedure_id))

    def remember(self) -> None:
        """The visit at the counter now, for the time when it is there no more."""
        visit = self._desk.now_view.visit
        if visit is not None:
            self._known[visit.ticket_id] = visit

    def visit(self, ticket_id: str) -> VisitPapers:
        here = self._desk.now_view.visit
        self.remember()
        visit = self._known[ticket_id]
        gone = here is None or here.ticket_id != ticket_id
        now = self._desk.now_view.now
        return VisitPapers(
            ticket_id,
            visit.number,
            "token",
            State.ASIDE if gone else visit.state,
            DAY,
            visit.line_name,
            now,
            now,
            visit.person_name or "",
            visit.person_phone or "",
            True,
            None,
            tuple(_paper(asked, now) for asked in visit.procedures),
        )

    def register(self, first: date, last: date) -> tuple[RegisterRow, ...]:
        if last < first:
            raise Refusal("bad_days")
        return ()


def about_days() -> str:
    """The number of the register."""
    return next(form.no for form in form_list.forms().values() if form.about is About.DAYS)


def _paper(asked: VisitProcedureView, now: int) -> VisitPaper:
    view = asked.procedure
    if view is None:
        return VisitPaper(asked.id, asked.position, None, "", (), (), None, "", 1, "", "", now, None)
    papers = tuple(Paper(p.id, p.name, p.kind, "bat_buoc" if p.required else "neu_co", p.note) for p in view.papers)
    procedure = replace(Procedure(view.code, view.name, view.field), papers=papers, short_name=view.short_name)
    ticked = tuple(p.id for p in view.papers if p.ticked)
    missing = missing_of(papers, asked.missing, ticked)
    return VisitPaper(
        asked.id, asked.position, procedure, view.agency, ticked, missing, asked.outcome, asked.dossier_code or "",
        asked.paper_requests + 1, asked.refusal_reason or "", asked.note or "", now, None,
    )  # fmt: skip
