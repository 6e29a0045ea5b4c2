"""The visit at the counter: its procedures, their papers, and how it is finished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onestop_desk.data import catalogue, office, people, reports, tickets, visits
from onestop_desk.data.tx import Statement, Tx, statement
from onestop_desk.data.visits import VisitProcedureRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import HOUR, Instant
from onestop_desk.domain.outcomes import Finish, Outcome, check_finish, normal_dossier_code
from onestop_desk.domain.tickets import Act, State
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.desk.calling import call_from_line, check_counter, offer_undo
from onestop_desk.services.dossiers import from_visits
from onestop_desk.services.dossiers.asked import requests_before
from onestop_desk.services.keys import new_id
from onestop_desk.services.moves import move, the_ticket, visit_line
from onestop_desk.services.procedures import Procedures, procedure_view
from onestop_desk.services.rights import Right
from onestop_desk.services.views import Called, ProcedureView


@dataclass(frozen=True)
class Finished:
    """A visit that is over, and who was called with the same key press."""

    number: str
    called: Called | None


def _finished(number: str, called: dict[str, Any] | None) -> Finished:
    return Finished(number, Called(**called) if called else None)


def version_views(tx: Tx, config: Config, rows: Sequence[VisitProcedureRow]) -> dict[str, ProcedureView]:
    """Version id -> the procedure as this visit received it."""
    ids = tuple(sorted({r.version_id for r in rows if r.version_id}))
    if not ids:
        return {}
    return {row[1]: procedure_view(row, config) for row in tx.reads(catalogue.versions(ids))[0]}


def checked_finish(action: Action, lines: Sequence[VisitProcedureRow], finishes: Sequence[Finish]) -> dict[str, Finish]:
    """Every procedure's finish in normal form; raises Refusal for the first that lacks something."""
    views = version_views(action.tx, action.config, lines)
    said = {f.visit_procedure_id: f for f in finishes}
    checked = {}
    for vp in lines:
        papers = [p.id for p in views[vp.version_id].papers] if vp.version_id in views else []
        checked[vp.id] = check_finish(said.get(vp.id, Finish(vp.id, None)), papers)
    return checked


def write_outcomes(
    action: Action,
    row: tickets.TicketRow,
    lines: Sequence[VisitProcedureRow],
    checked: Mapping[str, Finish],
    at: Instant | None = None,
) -> None:
    """Writes how each procedure of the visit ended, each with its journal row; `checked` by visit procedure.

    The dossiers that it names follow (`dossiers.from_visits`), at `at` where that was earlier.
    """
    for vp in lines:
        end = checked[vp.id]
        if end.outcome is None:  # pragma: no cover - check_finish refuses it
            raise AssertionError
        note_id = vp.note_id
        if end.note and end.note.strip():
            note_id = new_id()
            erase_after = action.tx.now + action.config.settings.erase_after_days * 24 * HOUR
            people.insert(action.tx, note_id, erase_after, None, None, end.note.strip())
        code = end.dossier_code or vp.dossier_code
        visits.set_outcome(action.tx, vp.id, end.outcome.value, code, end.missing, end.refusal_reason, note_id)
        requests = 0
        if end.outcome is Outcome.MORE_PAPERS:
            requests = 1 + (requests_before(action.tx, code) if code else 0)
        action.note(
            "outcome",
            vp.id,
            vp.outcome,
            end.outcome.value,
            end.refusal_reason,
            ticket=row.id,
            procedure=vp.procedure_id,
            version=vp.version_id,
            dossier=code,
            missing=list(end.missing),
            request=requests,
        )
    from_visits.follow(action, lines, checked, at)


class Visits:
    """The verbs of a counter that work on the visit."""

    def __init__(self, context: Context, procedures: Procedures) -> None:
        self._context = context
        self._procedures = procedures

    def add_procedure(self, actor: Actor, ticket_id: str, procedure_id: str) -> None:
        """Adds a procedure to the visit, in today's version; the first one fills the empty line.

        Raises Refusal: unknown_procedure, procedure_abolished, unknown_ticket, duplicate.
        """
        view = self._procedures.choosable(procedure_id)

        def work(action: Action) -> None:
            row = the_ticket(action, ticket_id)
            lines = visits.rows(action.reads[1])
            if any(vp.procedure_id == view.id for vp in lines):
                raise Refusal("duplicate", procedure=view.name)
            empty = next((vp for vp in lines if vp.procedure_id is None), None)
            if empty is not None:
                visits.set_procedure(action.tx, empty.id, view.id, view.version_id)
                row_id, position = empty.id, empty.position
            else:
                row_id, position = new_id(), 1 + max((vp.position for vp in lines), default=0)
                visit_id = lines[0].visit_id if lines else new_id()
                if not lines:
                    visits.insert_visit(action.tx, visit_id, ticket_id)
                visits.insert_procedure(action.tx, row_id, visit_id, position, view.id, view.version_id)
            added = visit_line(row_id, position, view.id, view.version_id)
            action.note("procedure_added", row.id, visit_line=added, code=view.code)

        first = (tickets.by_id(ticket_id), visits.of_ticket(ticket_id))
        self._context.act(actor, Right.SERVE, "add_procedure", work, first)

    def remove_procedure(self, actor: Actor, visit_procedure_id: str) -> None:
        """Takes a procedure off the visit; the last one stays. Raises Refusal: unknown_procedure, last_procedure."""

        def work(action: Action) -> None:
            vp = self._line(action, visit_procedure_id)
            if len(visits.rows(action.tx.reads(visits.of_ticket(vp.ticket_id))[0])) < 2:
                raise Refusal("last_procedure")
            visits.delete_procedure(action.tx, vp.id)
            reports.forget_day_of(action.tx, vp.ticket_id)
            action.note("procedure_removed", vp.ticket_id, visit_line=vp.id)

        self._context.act(actor, Right.SERVE, "remove_procedure", work, (visits.by_id(visit_procedure_id),))

    def tick_paper(self, actor: Actor, visit_procedure_id: str, paper_id: str, on: bool) -> None:
        """Ticks or unticks a paper of the checklist. Raises Refusal: unknown_procedure."""

        def work(action: Action) -> None:
            vp = self._line(action, visit_procedure_id)
            ticked = [p for p in vp.ticked if p != paper_id] + ([paper_id] if on else [])
            visits.set_ticked(action.tx, vp.id, ticked)
            action.note("paper", vp.id, paper=paper_id, on=int(on))

        self._context.act(actor, Right.SERVE, "tick_paper", work, (visits.by_id(visit_procedure_id),))

    def set_dossier_code(self, actor: Actor, visit_procedure_id: str, text: str | None) -> str | None:
        """Stores the dossier code typed or scanned, in normal form; raises Refusal: bad_dossier_code."""
        code = normal_dossier_code(text)

        def work(action: Action) -> str | None:
            vp = self._line(action, visit_procedure_id)
            visits.set_dossier(action.tx, vp.id, code)
            action.note("dossier_code", vp.id, code=code)
            return code

        return self._context.act(actor, Right.SERVE, "set_dossier_code", work, (visits.by_id(visit_procedure_id),))

    @staticmethod
    def _line(action: Action, visit_procedure_id: str) -> VisitProcedureRow:
        if not action.reads[0]:
            raise Refusal("unknown_procedure", procedure=visit_procedure_id)
        return visits.rows(action.reads[0])[0]

    def finish(
        self,
        actor: Actor,
        counter_id: str,
        ticket_id: str,
        finishes: Sequence[Finish],
        *,
        call_next: bool,
        key: str,
        expected: int,
    ) -> Finished:
        """Ends the visit with an outcome for each procedure, and calls the next person when asked to.

        Raises Refusal: unknown_ticket, stale, wrong_state, outcome_needed, papers_needed, refusal_reason_needed,
        bad_dossier_code, counter_not_open, not_your_counter. Nobody waiting is no refusal here: `called` is None.
        """

        def first(config: Config) -> tuple[Statement, ...]:
            return (
                tickets.by_id(ticket_id),
                visits.of_ticket(ticket_id),
                office.counter_state(counter_id),
                tickets.pick(counter_id, config.help_delay) if call_next else statement("SELECT 1 WHERE 1 = 0"),
            )

        def work(action: Action) -> Finished:
            row = the_ticket(action, ticket_id, expected)
            if row.state is not State.SERVING or row.counter_id != counter_id:
                raise Refusal("wrong_state", state=row.state.value, act=Act.FINISH.value)
            lines = visits.rows(action.reads[1])
            write_outcomes(action, row, lines, checked_finish(action, lines, finishes))
            visits.close(action.tx, ticket_id)
            done = move(action, row, Act.FINISH)
            called = None
            if call_next:
                check_counter(action, counter_id, action.reads[2])
                called = call_from_line(action, counter_id, action.reads[3], done)
            if called is None:
                offer_undo(action, counter_id, done, None, None)
            return Finished(done.shown, called)

        return self._context.act(actor, Right.SERVE, "finish", work, first, key=key, answer=_finished)
