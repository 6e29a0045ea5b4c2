"""The page Quầy at one instant: the visit, who is next and why, the lists, the other counters, the day's figures."""

import json
from collections.abc import Sequence
from statistics import median

from onestop_desk.data import people, tickets, visits
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Row, Tx
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.forecast import served_before
from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.tickets import State
from onestop_desk.domain.turns import Role
from onestop_desk.services import hall as halls
from onestop_desk.services.context import Context
from onestop_desk.services.desk.visit import version_views
from onestop_desk.services.dossiers.asked import requests_before
from onestop_desk.services.hall import Hall, Measures
from onestop_desk.services.procedures import Procedures, with_ticks
from onestop_desk.services.rows import away_rows, in_order_of_call, waiting_row
from onestop_desk.services.views import (
    BreakPlan,
    DayState,
    DeskView,
    NextUp,
    TodayFigures,
    UndoOffer,
    VisitProcedureView,
    VisitView,
    WaitingRow,
)


class Page:
    """Reads the page Quầy."""

    def __init__(self, context: Context, procedures: Procedures, measures: Measures) -> None:
        self._context = context
        self._procedures = procedures
        self._measures = measures

    def view(self, counter_id: str) -> DeskView:
        """Everything the page shows now; raises Refusal("unknown_counter")."""
        first = (
            *halls.STATEMENTS,
            tickets.services_today(),
            tickets.last_finished(counter_id),
            people.at_counter(counter_id),
        )
        with self._context.look(first) as (tx, config, answers):
            if counter_id not in config.counters:
                raise Refusal("unknown_counter", counter=counter_id)
            hall = halls.read_hall(tx, config, answers[:4], self._measures)
            figures, finished, person = answers[4:]
            day = halls.day_state(hall, tx)
            waiting = tuple(
                waiting_row(hall, row, role, self._procedures) for row, role in in_order_of_call(hall, counter_id)
            )
            away = [r for r in hall.rows if r.state in (State.ASIDE, State.MISSED)]
            last_call = max((hall.expected[r.ticket_id] for r in waiting if r.ticket_id in hall.expected), default=None)
            return DeskView(
                tx.now,
                config.office,
                day,
                hall.counters[counter_id],
                self._visit(tx, hall, counter_id, person),
                _next_up(waiting),
                waiting,
                last_call,
                away_rows(hall, away, self._procedures),
                tuple(c for c in hall.counters.values() if c.id != counter_id),
                _today(figures),
                self._plan(hall, day, counter_id),
                _undo(hall, counter_id),
                str(TicketNumber(*finished[0][:2])) if finished else None,
                finished[0][2] if finished else None,
            )

    def _visit(self, tx: Tx, hall: Hall, counter_id: str, person: Sequence[Row]) -> VisitView | None:
        row = next(
            (r for r in hall.rows if r.counter_id == counter_id and r.state in (State.CALLED, State.SERVING)), None
        )
        if row is None or row.called_at is None:
            return None
        line = hall.config.lines[row.line_id]
        name, phone, note = person[0] if person else (None, None, None)
        return VisitView(
            row.id,
            row.version,
            row.shown,
            row.state,
            row.line_id,
            line.letter,
            line.name,
            row.source,
            row.arrived_at,
            row.called_at,
            row.last_call_at or row.called_at,
            row.serving_at,
            row.calls_made,
            row.calls_made >= hall.config.settings.calls_before_missed,
            row.priority,
            row.slot_start,
            row.returned,
            name,
            phone,
            note,
            round(hall.minutes[row.line_id]),
            self._procedures_of(tx, hall, row),
        )

    @staticmethod
    def _procedures_of(tx: Tx, hall: Hall, row: TicketRow) -> tuple[VisitProcedureView, ...]:
        lines = visits.rows(tx.reads(visits.of_ticket(row.id))[0])
        views = version_views(tx, hall.config, lines)
        made = []
        for vp in lines:
            procedure = with_ticks(views[vp.version_id], vp.ticked) if vp.version_id in views else None
            asked = requests_before(tx, vp.dossier_code) if vp.dossier_code else 0
            outcome = Outcome(vp.outcome) if vp.outcome else None
            made.append(
                VisitProcedureView(
                    vp.id,
                    vp.position,
                    procedure,
                    outcome,
                    vp.dossier_code,
                    vp.missing,
                    vp.refusal_reason,
                    vp.note,
                    asked,
                )
            )
        return tuple(made)

    def _plan(self, hall: Hall, day: DayState, counter_id: str) -> BreakPlan | None:
        if not (day.near_break or day.near_closing) or day.session_ends is None:
            return None
        lines = {r.id: r.line_id for r in hall.waiting}
        fits = served_before(hall.expected, hall.minutes, lines, day.session_ends, hall.config.settings.break_overrun)
        serves = hall.config.serves[counter_id]
        served: list[WaitingRow] = []
        kept: list[WaitingRow] = []
        for row in hall.waiting:
            view = waiting_row(hall, row, serves.get(row.line_id, Role.OWN), self._procedures)
            (served if row.id in fits and view.kept_until is None else kept).append(view)
        served.sort(key=lambda r: r.call_at or 0)
        kept.sort(key=lambda r: r.call_at or 2**62)
        busy = tuple(c for c in hall.counters.values() if c.ticket is not None)
        return BreakPlan(tuple(served), tuple(kept), busy, day.session_ends, day.break_until)


def _next_up(waiting: Sequence[WaitingRow]) -> NextUp | None:
    free = [r for r in waiting if r.kept_until is None]
    if not free:
        return None
    first = free[0]
    earlier = [r for r in free[1:] if r.arrived_at < first.arrived_at]
    if first.returned:
        why = "returned"
    elif first.priority is not None and earlier:
        why = "priority"
    elif first.slot_start is not None:
        why = "appointment"
    elif first.role is Role.HELP:
        why = "helped"
    else:
        why = "only_one" if len(free) == 1 else "longest_wait"
    return NextUp(first, why, min(earlier, key=lambda r: r.arrived_at).number if earlier else None)


def _today(rows: Sequence[Row]) -> TodayFigures:
    count = dict.fromkeys((s.value for s in State), 0)
    waits = []
    for state, waited in rows:
        count[state] += 1
        if waited is not None:
            waits.append(waited // SECOND)
    return TodayFigures(
        count["done"],
        count["waiting"],
        count["aside"],
        count["missed"],
        count["left"],
        count["serving"] + count["called"],
        int(median(waits)) if waits else None,
    )


def _undo(hall: Hall, counter_id: str) -> UndoOffer | None:
    stored = hall.undo.get(counter_id)
    if not stored:
        return None
    offer = json.loads(stored)
    until = offer["at"] + hall.config.settings.undo_seconds * SECOND
    if until < hall.now or offer["staff"] != hall.counters[counter_id].staff_id:
        return None
    if hall.counters[counter_id].ticket_state is State.SERVING:
        return None
    return UndoOffer(offer["finished_number"], offer["called_number"], until)
