"""The desk's own service in memory: it moves tickets the way the real one does, and writes down what it was asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.outcomes import Finish, normal_dossier_code
from onestop_desk.domain.tickets import State
from onestop_desk.services.actors import Actor
from onestop_desk.services.views import (
    AwayRow,
    Called,
    DeskView,
    NextUp,
    OvertakeAnswer,
    OvertakeRow,
    ProcedureView,
    TicketTaken,
    UndoOffer,
    VisitView,
    WaitingRow,
)
from tests.ui.desk import scenes


class FakeDesk:
    """services.desk over one view."""

    def __init__(self, view: DeskView) -> None:
        self.now_view = view
        self.asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self.fails: Exception | None = None
        self.calls = 100
        self.requests: Counter[str] = Counter()
        """Dossier code -> how often papers were asked for, in the provincial system or here."""
        self._before: DeskView | None = None
        self._answers: dict[str, Any] = {}

    def names(self) -> list[str]:
        """What was asked for, without the readings."""
        return [name for name, _args, _facts in self.asked]

    def _note(self, name: str, *args: Any, **facts: Any) -> None:
        self.asked.append((name, args, facts))
        if self.fails is not None:
            raise self.fails

    def view(self, counter_id: str) -> DeskView:
        if isinstance(self.fails, WorldError):
            raise self.fails
        assert counter_id == self.now_view.counter.id
        return self.now_view

    def change(self, **facts: Any) -> None:
        """Somebody changed something."""
        self.now_view = replace(self.now_view, **facts)

    def _visit(self) -> VisitView:
        assert self.now_view.visit is not None
        return self.now_view.visit

    def _change_visit(self, **facts: Any) -> None:
        visit = self._visit()
        self.change(visit=replace(visit, version=visit.version + 1, **facts))

    def _free(self) -> None:
        rows = self.now_view.waiting
        self.change(visit=None, next_up=NextUp(rows[0], "longest_wait", None) if rows else None)

    # -- the counter

    def open_counter(self, actor: Actor, counter_id: str) -> None:
        self._note("open_counter")
        self.change(counter=replace(self.now_view.counter, state="open", reason=None, until=None))

    def pause_counter(self, actor: Actor, counter_id: str, reason: str, until: int | None = None) -> None:
        self._note("pause_counter", reason)
        self.change(counter=replace(self.now_view.counter, state="paused", reason=reason, until=until))

    def close_counter(self, actor: Actor, counter_id: str) -> None:
        self._note("close_counter")
        self.change(counter=replace(self.now_view.counter, state="closed"))

    # -- calling

    def _call(self, row: WaitingRow, key: str) -> Called:
        self.calls += 1
        rows = tuple(r for r in self.now_view.waiting if r.ticket_id != row.ticket_id)
        visit = scenes.visit(
            State.CALLED, slot_start=row.slot_start, person_name=row.person_name, called_at=self.now_view.now,
            last_call_at=self.now_view.now, priority=row.priority,
        )  # fmt: skip
        visit = replace(visit, ticket_id=row.ticket_id, number=row.number, arrived_at=row.arrived_at)
        following = NextUp(rows[0], "longest_wait", None) if rows else None
        self.change(visit=visit, waiting=rows, next_up=following)
        return Called(row.ticket_id, row.number, "c1", f"k{self.calls}", self.calls, visit.version)

    def call_next(self, actor: Actor, counter_id: str, *, key: str) -> Called:
        self._note("call_next", key=key)
        if key in self._answers:
            known: Called = self._answers[key]
            return known
        if self.now_view.visit is not None:
            raise Refusal("counter_busy", number=self.now_view.visit.number)
        if self.now_view.next_up is None:
            raise Refusal("nobody_waiting")
        self._before = self.now_view
        called = self._answers[key] = self._call(self.now_view.next_up.row, key)
        self.change(undo=UndoOffer(None, called.number, self.now_view.now + 10 * SECOND))
        return called

    def pick(self, actor: Actor, counter_id: str, ticket_id: str, reason: str, *, key: str) -> Called:
        self._note("pick", ticket_id, reason, key=key)
        row = next(r for r in self.now_view.waiting if r.ticket_id == ticket_id)
        return self._call(row, key)

    def recall(self, actor: Actor, counter_id: str, ticket_id: str, *, key: str) -> Called:
        self._note("recall", ticket_id, key=key)
        visit = self._visit()
        self._change_visit(calls_made=visit.calls_made + 1, can_miss=visit.calls_made >= 2)
        return Called(ticket_id, visit.number, "c1", "k", self.calls, visit.version)

    def come(self, actor: Actor, ticket_id: str, *, expected: int) -> None:
        self._note("come", ticket_id, expected=expected)
        if expected != self._visit().version:
            raise Refusal("stale")
        self._change_visit(state=State.SERVING, serving_at=self.now_view.now)
        self.change(undo=None)

    def _away(self, state: State, reason: str | None, note: str | None = None) -> None:
        visit = self._visit()
        row = AwayRow(
            visit.ticket_id, visit.number, state, "Đăng ký khai tử", visit.line_name, reason, note,
            self.now_view.now, visit.calls_made,
        )  # fmt: skip
        self.change(away=(*self.now_view.away, row))
        self._free()

    def miss(self, actor: Actor, ticket_id: str, *, expected: int, early_reason: str | None = None) -> None:
        self._note("miss", ticket_id, early_reason)
        if not self._visit().can_miss and early_reason is None:
            raise Refusal("reason_needed")
        self._away(State.MISSED, early_reason)

    def transfer(self, actor: Actor, ticket_id: str, line_id: str, *, expected: int, reason: str | None = None) -> None:
        self._note("transfer", ticket_id, line_id, reason)
        self._free()

    def set_aside(
        self,
        actor: Actor,
        ticket_id: str,
        *,
        expected: int,
        reason: str,
        missing: Sequence[tuple[str, str]] = (),
        note: str | None = None,
    ) -> None:
        self._note("set_aside", ticket_id, reason, tuple(missing), note)
        self._away(State.ASIDE, reason, note)

    def walk_out(self, actor: Actor, ticket_id: str, *, expected: int) -> None:
        self._note("walk_out", ticket_id)
        self._free()

    def come_back(self, actor: Actor, ticket_id: str) -> None:
        self._note("come_back", ticket_id)
        row = next(r for r in self.now_view.away if r.ticket_id == ticket_id)
        back = scenes.waiting(row.number, row.procedure or "", "09:50", "10:03", "10:05", returned=True)
        self.change(away=tuple(r for r in self.now_view.away if r is not row))
        self.change(waiting=(back, *self.now_view.waiting))
        if self.now_view.visit is None:
            self._free()

    def give_up(self, actor: Actor, ticket_id: str) -> None:
        self._note("give_up", ticket_id)
        self.change(waiting=tuple(r for r in self.now_view.waiting if r.ticket_id != ticket_id))

    # -- the visit

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
    ) -> Any:
        self._note("finish", ticket_id, tuple(finishes), call_next=call_next, key=key)
        self._before = self.now_view
        number = self._visit().number
        self._free()
        called = None
        if call_next and self.now_view.next_up is not None:
            called = self._call(self.now_view.next_up.row, key)
        until = self.now_view.now + 10 * SECOND
        self.change(undo=UndoOffer(number, called.number if called else None, until), last_finished=number)
        return SimpleNamespace(number=number, called=called)

    def undo(self, actor: Actor, counter_id: str) -> Any:
        self._note("undo")
        assert self._before is not None
        self.now_view = replace(self._before, undo=None)
        return SimpleNamespace(finished=None, called=None)

    def add_procedure(self, actor: Actor, ticket_id: str, procedure_id: str) -> None:
        self._note("add_procedure", ticket_id, procedure_id)
        visit = self._visit()
        found = next(p for p in (scenes.BIRTH, scenes.COPY, scenes.DEATH) if p.id == procedure_id)
        self._change_visit(procedures=(*visit.procedures, scenes.asked(len(visit.procedures) + 1, found)))

    def remove_procedure(self, actor: Actor, visit_procedure_id: str) -> None:
        self._note("remove_procedure", visit_procedure_id)
        self._change_visit(procedures=tuple(p for p in self._visit().procedures if p.id != visit_procedure_id))

    def tick_paper(self, actor: Actor, visit_procedure_id: str, paper_id: str, on: bool) -> None:
        self._note("tick_paper", visit_procedure_id, paper_id, on)
        self._change_visit(
            procedures=tuple(
                replace(p, procedure=_ticked(p.procedure, paper_id, on)) if p.id == visit_procedure_id else p
                for p in self._visit().procedures
            )
        )

    def set_dossier_code(self, actor: Actor, visit_procedure_id: str, text: str) -> None:
        self._note("set_dossier_code", visit_procedure_id, text)
        code = normal_dossier_code(text)
        self._change_visit(
            procedures=tuple(
                replace(p, dossier_code=code) if p.id == visit_procedure_id else p for p in self._visit().procedures
            )
        )

    def set_person(self, actor: Actor, ticket_id: str, name: str, phone: str, note: str) -> None:
        self._note("set_person", ticket_id, name, phone, note)
        self._change_visit(person_name=name or None, person_phone=phone or None, note=note or None)

    def set_priority(self, actor: Actor, ticket_id: str, code: str | None, reason: str) -> None:
        self._note("set_priority", ticket_id, code, reason)

    def give_number(self, actor: Actor, line_id: str, **facts: Any) -> TicketTaken:
        self._note("give_number", line_id, **facts)
        return TicketTaken("tA024", "A024", line_id, self.now_view.now, "token")

    def why_overtaken(self, ticket_id: str) -> OvertakeAnswer:
        self._note("why_overtaken", ticket_id)
        row = OvertakeRow("A021", scenes.clock("10:00"), "appointment", None)
        return OvertakeAnswer("A022", 2, (row,), {"appointment": 1}, 260)

    def find(self, text: str) -> tuple[Any, ...]:
        self._note("find", text)
        rows = [r for r in self.now_view.waiting if text.lower() in r.number.lower()]
        return tuple(
            SimpleNamespace(
                ticket_id=r.ticket_id, number=r.number, state=r.state, line_name=r.line_name,
                procedure=r.procedure, person_name=r.person_name, counter=None,
            )
            for r in rows
        )  # fmt: skip


def _ticked(procedure: ProcedureView | None, paper_id: str, on: bool) -> ProcedureView:
    assert procedure is not None
    return replace(procedure, papers=tuple(replace(p, ticked=on) if p.id == paper_id else p for p in procedure.papers))
