"""The papers a clerk prints for a citizen: which forms the head allows, what a visit fills in, what was printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onestop_desk.data import catalogue, office, printed_forms, tickets, visits
from onestop_desk.data.tx import Row, Tx
from onestop_desk.domain import due
from onestop_desk.domain.dossiers import Channel
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.forms import About, FormState, Kind, back_before, missing_of
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.procedures import Procedure
from onestop_desk.domain.tickets import State
from onestop_desk.domain.visit_papers import RegisterRow, VisitPaper, VisitPapers
from onestop_desk.services import form_list
from onestop_desk.services.actors import Actor
from onestop_desk.services.catalogue.stored import StoredVersion, stored
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.dossiers.asked import requests_before
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right

SETTING = "forms"
"""Stored beside the rules: {number of a form: {on: 0 or 1, checked: ISO day or null}}."""


@dataclass(frozen=True)
class _Read:
    """What the look at one visit brought, beside its ticket."""

    versions: Mapping[str, StoredVersion] = field(default_factory=dict)
    dossiers: Mapping[str, Row] = field(default_factory=dict)


class Forms:
    """The verbs around printed papers."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- which forms -----------------------------------------------------------------------------------------------

    def states(self) -> tuple[FormState, ...]:
        """Every form, also the police's own, in the order of the list; raises Refusal("bad_catalogue")."""
        with self._context.look() as (_tx, config, _answers):
            return _states(config)

    def switch(self, actor: Actor, no: str, *, on: bool) -> None:
        """Lets a form be printed, or not any more; raises Refusal: not_allowed, unknown_form, form_of_sector."""
        self._set(actor, no, "form_switched", on=int(on))

    def declare_checked(self, actor: Actor, no: str, *, checked: bool) -> None:
        """Says that a form was compared with the annex today, or takes it back.

        Raises Refusal: not_allowed, unknown_form, form_of_sector.
        """
        self._set(actor, no, "form_checked", checked=checked)

    def _set(self, actor: Actor, no: str, what: str, *, on: int | None = None, checked: bool | None = None) -> None:
        form = form_list.forms().get(no)

        def work(action: Action) -> None:
            if form is None:
                raise Refusal("unknown_form", form=no)
            if form.about is About.SECTOR:
                raise Refusal("form_of_sector", form=no, sector=form.sector)
            told = dict(action.config.stored.get(SETTING, {}))
            mine = dict(told.get(no, {}))
            if on is not None:
                mine["on"] = on
            else:
                mine["checked"] = action.tx.day.isoformat() if checked else None
            office.put_setting(action.tx, SETTING, {**told, no: mine})
            office.bump(action.tx)
            action.note(what, None, form=no, on=on if on is not None else int(bool(checked)))

        self._context.act_on_setup(actor, Right.CHANGE_OFFICE, what, work)

    # -- what is printed -------------------------------------------------------------------------------------------

    def printed(self, actor: Actor, kind: str, visit_procedure_id: str | None = None, copies: int = 1) -> None:
        """Counts something that came out of the printer for a citizen, or was kept as a file to print.

        Raises Refusal: not_allowed, unknown_form, form_off, unknown_procedure.
        """
        first = (visits.by_id(visit_procedure_id),) if visit_procedure_id else ()

        def work(action: Action) -> None:
            _check_kind(action.config, kind)
            if visit_procedure_id and not action.reads[0]:
                raise Refusal("unknown_procedure", procedure=visit_procedure_id)
            printed_id = new_id()
            printed_forms.insert(
                action.tx,
                id=printed_id,
                kind=kind,
                staff=actor.id if actor.kind == "person" else None,
                visit_procedure=visit_procedure_id,
                copies=max(copies, 1),
            )
            action.note("form_printed", printed_id, None, None, kind, of=visit_procedure_id, copies=max(copies, 1))

        self._context.act(actor, Right.SERVE, "form_printed", work, first, lock=False)

    def visit(self, ticket_id: str) -> VisitPapers:
        """A ticket as its papers need it; raises Refusal("unknown_ticket")."""
        reads = (tickets.by_id(ticket_id), visits.of_ticket(ticket_id), printed_forms.person_of(ticket_id))
        with self._context.look(reads) as (tx, config, (ticket_rows, lines, people)):
            if not ticket_rows:
                raise Refusal("unknown_ticket", ticket=ticket_id)
            row = tickets.ticket(ticket_rows[0])
            rows = visits.rows(lines)
            read = _read(tx, tuple(sorted({r.version_id for r in rows if r.version_id})), _codes(rows))
            name, phone, closed_at = people[0]
            line = config.lines[row.line_id]
            closes = config.hours.closes_today(tx.now)
            return VisitPapers(
                row.id,
                row.shown,
                row.token,
                row.state,
                date.fromisoformat(row.service_day),
                line.name,
                closed_at or tx.now,
                tx.now,
                name or "",
                phone or "",
                row.state is not State.DONE and row.service_day == tx.day.isoformat(),
                back_before(tx.now, closes, line.minutes),
                tuple(_paper(tx, config, vp, read, closed_at or tx.now) for vp in rows),
            )

    def register(self, first: date, last: date) -> tuple[RegisterRow, ...]:
        """The dossiers received from one day to another, both included; raises Refusal("bad_days")."""
        if last < first:
            raise Refusal("bad_days")
        with self._context.look((printed_forms.register(first, last),)) as (tx, config, (rows,)):
            versions = _versions(tx, tuple(sorted({row[2] for row in rows if row[2]})))
            return tuple(_register_row(config, row, versions) for row in rows)


def _states(config: Config) -> tuple[FormState, ...]:
    told: Mapping[str, Any] = config.stored.get(SETTING, {})

    def state(no: str) -> FormState:
        mine = told.get(no, {})
        checked = mine.get("checked")
        return FormState(form_list.forms()[no], bool(mine.get("on")), date.fromisoformat(checked) if checked else None)

    return tuple(state(no) for no in form_list.forms())


def _check_kind(config: Config, kind: str) -> None:
    """Raises Refusal("unknown_form"), or ("form_off") for an official form that the head has not switched on."""
    if kind in set(Kind):
        return
    found = next((state for state in _states(config) if state.form.kind == kind), None)
    if found is None or found.form.about is About.SECTOR:
        raise Refusal("unknown_form", form=kind)
    if not found.on:
        raise Refusal("form_off", form=found.form.no, name=found.form.name)


def _codes(rows: Sequence[visits.VisitProcedureRow]) -> tuple[str, ...]:
    return tuple(sorted({r.dossier_code for r in rows if r.dossier_code}))


def _read(tx: Tx, version_ids: tuple[str, ...], codes: tuple[str, ...]) -> _Read:
    dossiers = tx.reads(printed_forms.due_of(codes))[0] if codes else []
    return _Read(_versions(tx, version_ids), {row[0]: row for row in dossiers})


def _versions(tx: Tx, ids: tuple[str, ...]) -> dict[str, StoredVersion]:
    return {row[1]: stored(row) for row in tx.reads(catalogue.versions(ids))[0]} if ids else {}


def _paper(tx: Tx, config: Config, vp: visits.VisitProcedureRow, read: _Read, at: Instant) -> VisitPaper:
    version = read.versions.get(vp.version_id or "")
    code = vp.dossier_code or ""
    _code, received, due_at = read.dossiers.get(code, (code, None, None))
    if due_at is None and version is not None:
        due_at = _due(config, version.procedure, received or at)
    papers = version.procedure.papers if version else ()
    return VisitPaper(
        vp.id,
        vp.position,
        version.procedure if version else None,
        version.agency if version else "",
        vp.ticked,
        missing_of(papers, vp.missing, vp.ticked),
        Outcome(vp.outcome) if vp.outcome else None,
        code,
        1 + (requests_before(tx, code, at) if code else 0),
        vp.refusal_reason or "",
        vp.note or "",
        received or at,
        due_at,
    )


def _due(config: Config, procedure: Procedure, received: Instant) -> Instant | None:
    """As the catalogue promises it at the counter (domain.md §1.5); None where it only has words."""
    promised = due.deadline_for(procedure.deadlines, Channel.COUNTER)
    return due.due_at(promised, received, due.WorkingTime(config.hours)) if promised else None


def _register_row(config: Config, row: Row, versions: Mapping[str, StoredVersion]) -> RegisterRow:
    code, imported, version_id, name, phone, agency, received, due_at, returned, by_post = row
    version = versions.get(version_id or "")
    if due_at is None and version is not None and received is not None:
        due_at = _due(config, version.procedure, received)
    procedure = imported or (version.procedure.name if version else "")
    decides = agency or (version.agency if version else "")
    return RegisterRow(
        code or "", procedure, name or "", phone or "", decides, received, due_at, returned, bool(by_post)
    )
