"""Typing in what was on paper: numbers given while the computer was out of use, with their true times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onestop_desk.data import office, paper_roll, visits
from onestop_desk.data.tickets import TicketRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.outcomes import Finish
from onestop_desk.domain.paper_roll import OnPaper, RollEntry, day_of_entry
from onestop_desk.domain.tickets import Act, Source, State
from onestop_desk.domain.turns import turn_on_entry
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.desk.visit import checked_finish, write_outcomes
from onestop_desk.services.keys import new_id, new_token
from onestop_desk.services.moves import JOURNALLED, move, visit_line
from onestop_desk.services.numbers import check_priority
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.rights import Right
from onestop_desk.services.views import LineView, ProcedureView

MOST = 500
"""Numbers typed in at once."""


@dataclass(frozen=True)
class Typed:
    """What was typed in, in its order."""

    ticket_ids: tuple[str, ...]
    numbers: tuple[str, ...]


class PaperRoll:
    """Enters the roll's list."""

    def __init__(self, context: Context, procedures: Procedures) -> None:
        self._context = context
        self._procedures = procedures

    def enter(self, actor: Actor, entries: Sequence[RollEntry], *, key: str) -> Typed:
        """All of the list or nothing of it: who waits since when, and who was served on paper.

        A number is marked with the instant at which it was typed; arrival, call and end are those of the list, on
        their own service day. Raises Refusal: roll_empty, unknown_line, unknown_procedure, procedure_abolished,
        unknown_priority, unknown_counter, number_taken, bad_dossier_code, papers_needed, refusal_reason_needed, and
        what `domain.paper_roll.day_of_entry` raises; each names the number.
        """
        if not 0 < len(entries) <= MOST:
            raise Refusal("roll_empty", most=MOST)
        views = {e.procedure_id: self._procedures.choosable(e.procedure_id) for e in entries if e.procedure_id}

        def work(action: Action) -> Typed:
            closed = paper_roll.closed_days(action.tx)
            frozen = action.reads[0][0][0] if action.reads[0] else 0
            made = [_enter(action, e, views.get(e.procedure_id or ""), closed, frozen) for e in entries]
            return Typed(tuple(row.id for row in made), tuple(row.shown for row in made))

        return self._context.act(actor, Right.SERVE, "roll", work, (office.day_state(),), key=key, answer=_typed)


def _typed(ticket_ids: Sequence[str], numbers: Sequence[str]) -> Typed:
    return Typed(tuple(ticket_ids), tuple(numbers))


def _enter(
    action: Action, entry: RollEntry, procedure: ProcedureView | None, closed: set[str], frozen: Instant
) -> TicketRow:
    tx, config = action.tx, action.config
    line = config.lines.get(entry.line_id)
    if line is None:
        raise Refusal("unknown_line", line=entry.line_id)
    check_priority(entry.priority, by_staff=True)
    today_closed = tx.day.isoformat() in closed
    day = day_of_entry(entry, tx.now, tx.office.tz, day_closed=today_closed)
    shown = str(TicketNumber(line.letter, max(entry.number, 0)))
    if entry.number < 1 or paper_roll.number_taken(tx, day.isoformat(), line.letter, entry.number):
        raise Refusal("number_taken", number=shown)
    paper_roll.raise_series(tx, day.isoformat(), line.letter, entry.number)
    row, line_id = _save(action, entry, line, procedure, day, frozen)
    if entry.ended is None:
        return row
    if entry.ended.called_at is None:
        return move(action, row, Act.GIVE_UP, "roll", changed_at=entry.ended.done_at)
    return _served(action, row, line_id, entry.ended)


def _save(
    action: Action,
    entry: RollEntry,
    line: LineView,
    procedure: ProcedureView | None,
    day: date,
    frozen: Instant,
) -> tuple[TicketRow, str]:
    tx, rules = action.tx, action.config.settings.turn_rules
    ticket_id, line_id = new_id(), new_id()
    columns = {
        "service_day": day.isoformat(),
        "letter": line.letter,
        "number": entry.number,
        "line_id": line.id,
        "source": Source.ROLL.value,
        "arrived_at": entry.arrived_at,
        "turn_at": turn_on_entry(entry.arrived_at, rules, priority=entry.priority is not None),
        "callable_from": entry.arrived_at,
        "kept_until": frozen if entry.ended is None and frozen > tx.now else 0,
        "started_at": entry.arrived_at,
        "priority": entry.priority,
        "typed_at": tx.now,
    }
    row = paper_roll.insert(tx, id=ticket_id, token=new_token(), **columns)
    facts: dict[str, Any] = {"slot_start": None}
    if procedure is not None or (entry.ended is not None and entry.ended.called_at is not None):
        chosen = (procedure.id, procedure.version_id) if procedure is not None else (None, None)
        visit_id = new_id()
        if entry.ended is None:
            visits.insert_visit(tx, visit_id, ticket_id)
        else:
            opened = entry.ended.called_at or entry.arrived_at
            paper_roll.insert_visit(tx, visit_id, ticket_id, opened, entry.ended.done_at)
        visits.insert_procedure(tx, line_id, visit_id, 1, *chosen)
        facts["visit_line"] = visit_line(line_id, 1, *chosen)
    action.note(JOURNALLED, ticket_id, None, State.WAITING.value, None, act=Act.ENTER.value, **columns, **facts)
    return row, line_id


def _served(action: Action, row: TicketRow, line_id: str, ended: OnPaper) -> TicketRow:
    if ended.counter_id not in action.config.counters:
        raise Refusal("unknown_counter", counter=ended.counter_id)
    lines = visits.rows(action.tx.reads(visits.of_ticket(row.id))[0])
    finish = Finish(line_id, ended.outcome, ended.dossier_code, ended.missing, ended.refusal_reason)
    write_outcomes(action, row, lines, checked_finish(action, lines, [finish]), ended.done_at)
    return move(
        action,
        row,
        Act.SERVED_ON_PAPER,
        "roll",
        counter_id=ended.counter_id,
        called_at=ended.called_at,
        last_call_at=ended.called_at,
        calls_made=1,
        serving_at=ended.called_at,
        answered_at=ended.called_at,
        changed_at=ended.done_at,
    )
