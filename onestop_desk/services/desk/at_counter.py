"""What happens to the person at the counter, and to those set aside or missed."""

from collections.abc import Sequence
from typing import Any

from onestop_desk.data import people, tickets, visits
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import HOUR
from onestop_desk.domain.tickets import Act, State, after
from onestop_desk.domain.turns import turn_after_missed, turn_on_correction
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.moves import Moved, move, moved, the_ticket, visit_line
from onestop_desk.services.numbers import check_priority
from onestop_desk.services.rights import Right

_NOT_AT_A_COUNTER: dict[str, Any] = {
    "counter_id": None,
    "called_at": None,
    "last_call_at": None,
    "calls_made": 0,
    "serving_at": None,
    "kept_until": 0,
}
"""Columns of somebody who was at a counter and waits again; an undone call keeps the place over lunch instead."""


def ensure_visit(action: Action, ticket_id: str, found: Sequence[tuple[object, ...]]) -> dict[str, Any]:
    """Opens a visit with one line for a procedure not yet chosen, unless there is one; what the journal keeps of it."""
    if found:
        return {}
    visit_id, line_id = new_id(), new_id()
    visits.insert_visit(action.tx, visit_id, ticket_id)
    visits.insert_procedure(action.tx, line_id, visit_id, 1, None, None)
    return {"visit_line": visit_line(line_id, 1, None, None)}


class AtCounter:
    """The verbs that move a person after the call."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def come(self, actor: Actor, ticket_id: str, *, expected: int) -> Moved:
        """The person came: service begins. Raises Refusal: unknown_ticket, stale, wrong_state."""

        def work(action: Action) -> Moved:
            row = the_ticket(action, ticket_id, expected)
            after(row.state, Act.COME)
            opened = ensure_visit(action, ticket_id, action.reads[1])
            answered = row.called_at if row.answered_at is None else row.answered_at
            times: dict[str, Any] = {"serving_at": action.tx.now, "answered_at": answered, "served_by": actor.id}
            done = move(action, row, Act.COME, facts=opened, **times)
            return moved(done)

        first = (tickets.by_id(ticket_id), visits.of_ticket(ticket_id))
        return self._context.act(actor, Right.SERVE, "come", work, first)

    def miss(self, actor: Actor, ticket_id: str, *, expected: int, early_reason: str | None = None) -> Moved:
        """Marks the person absent after the set number of unanswered calls; earlier only with a reason.

        Raises Refusal: unknown_ticket, stale, wrong_state, calls_remaining.
        """

        def work(action: Action) -> Moved:
            row = the_ticket(action, ticket_id, expected)
            needed = action.config.settings.calls_before_missed
            if row.state is State.CALLED and row.calls_made < needed and not early_reason:
                raise Refusal("calls_remaining", number=row.shown, left=needed - row.calls_made)
            return moved(move(action, row, Act.MISS, early_reason))

        return self._context.act(actor, Right.SERVE, "miss", work, (tickets.by_id(ticket_id),))

    def transfer(
        self, actor: Actor, ticket_id: str, line_id: str, *, expected: int, reason: str | None = None
    ) -> Moved:
        """Sends the person to another line with number and turn kept.

        Raises Refusal: unknown_ticket, stale, wrong_state, unknown_line, same_line, line_closed.
        """

        def work(action: Action) -> Moved:
            row = the_ticket(action, ticket_id, expected)
            line = action.config.lines.get(line_id)
            if line is None:
                raise Refusal("unknown_line", line=line_id)
            if line_id == row.line_id:
                raise Refusal("same_line", line=line.name)
            if not line.open:
                raise Refusal("line_closed", line=line.name, reason=line.closed_reason, reopens=line.reopens_at)
            return moved(move(action, row, Act.TRANSFER, reason, line_id=line_id, **_NOT_AT_A_COUNTER))

        return self._context.act(actor, Right.SERVE, "transfer", work, (tickets.by_id(ticket_id),))

    def set_aside(
        self,
        actor: Actor,
        ticket_id: str,
        *,
        expected: int,
        reason: str,
        missing: Sequence[tuple[str, str]] = (),
        note: str | None = None,
    ) -> Moved:
        """Sets the person aside with papers to complete; the turn is kept.

        `missing` are (visit procedure, paper) ids. Raises Refusal: reason_needed, unknown_ticket, stale, wrong_state.
        """

        def work(action: Action) -> Moved:
            if not reason:
                raise Refusal("reason_needed", action="aside")
            row = the_ticket(action, ticket_id, expected)
            for vp in visits.rows(action.reads[1]):
                papers = [paper for owner, paper in missing if owner == vp.id]
                if papers:
                    visits.set_outcome(action.tx, vp.id, None, vp.dossier_code, papers, None, vp.note_id)
                    action.note("papers_missing", vp.id, reason=reason, ticket=row.id, papers=papers)
            if note:
                self._write_person(action, row, note=note)
            return moved(move(action, row, Act.SET_ASIDE, reason))

        first = (tickets.by_id(ticket_id), visits.of_ticket(ticket_id))
        return self._context.act(actor, Right.SERVE, "set_aside", work, first)

    def walk_out(self, actor: Actor, ticket_id: str, *, expected: int, reason: str | None = None) -> Moved:
        """The person walks out of the service. Raises Refusal: unknown_ticket, stale, wrong_state."""

        def work(action: Action) -> Moved:
            row = move(action, the_ticket(action, ticket_id, expected), Act.WALK_OUT, reason)
            visits.close(action.tx, ticket_id)
            return moved(row)

        return self._context.act(actor, Right.SERVE, "walk_out", work, (tickets.by_id(ticket_id),))

    def give_up(self, actor: Actor, ticket_id: str, *, reason: str | None = None) -> Moved:
        """Somebody who waits gives the number up. Raises Refusal: unknown_ticket, wrong_state."""

        def work(action: Action) -> Moved:
            return moved(move(action, the_ticket(action, ticket_id), Act.GIVE_UP, reason))

        return self._context.act(actor, Right.SERVE, "give_up", work, (tickets.by_id(ticket_id),))

    def come_back(self, actor: Actor, ticket_id: str) -> Moved:
        """Somebody set aside or missed is back: aside keeps the turn, missed comes after three people.

        Raises Refusal: unknown_ticket, wrong_state, missed_expired (the half-day is over).
        """

        def work(action: Action) -> Moved:
            row = the_ticket(action, ticket_id)
            now, config = action.tx.now, action.config
            sets: dict[str, Any] = {"returned": 1, **_NOT_AT_A_COUNTER}
            if row.service_day != action.tx.day.isoformat():
                # Nobody settled that day yet; the person needs a number of today.
                raise Refusal("missed_expired", number=row.shown)
            if row.state is State.MISSED:
                if config.hours.half_day(row.changed_at) != config.hours.half_day(now):
                    raise Refusal("missed_expired", number=row.shown)
                line = [tickets.ticket(r).waiting for r in action.reads[1]]
                same = [w for w in line if w.line_id == row.line_id]
                turn, rank = turn_after_missed(row.waiting, same, now, config.settings.turn_rules)
                sets |= {"turn_at": turn, "turn_rank": rank, "started_at": now}
            return moved(move(action, row, Act.COME_BACK, None, **sets))

        first = (tickets.by_id(ticket_id), tickets.of_day((State.WAITING,)))
        return self._context.act(actor, Right.SERVE, "come_back", work, first)

    def set_priority(self, actor: Actor, ticket_id: str, priority: str | None, reason: str) -> Moved:
        """Corrects the priority of somebody who waits; the turn follows, the arrival never changes.

        Raises Refusal: reason_needed, unknown_priority, unknown_ticket, wrong_state.
        """

        def work(action: Action) -> Moved:
            if not reason:
                raise Refusal("reason_needed", action="priority")
            check_priority(priority, by_staff=True)
            row = the_ticket(action, ticket_id)
            if row.state is not State.WAITING:
                raise Refusal("wrong_state", state=row.state.value, act="priority")
            rules = action.config.settings.turn_rules
            turn = turn_on_correction(row.waiting, rules, priority=priority is not None, slot_start=row.slot_start)
            sets: dict[str, object] = {"priority": priority, "turn_at": turn, "turn_rank": 0}
            tickets.update(action.tx, row, row.state, sets)
            action.note("priority", row.id, row.state.value, row.state.value, reason, **sets)
            return Moved(row.id, row.shown, row.state, row.version + 1)

        return self._context.act(actor, Right.SERVE, "set_priority", work, (tickets.by_id(ticket_id),))

    def set_person(self, actor: Actor, ticket_id: str, name: str | None, phone: str | None, note: str | None) -> None:
        """Writes the person's erasable name, phone and note. Raises Refusal: unknown_ticket."""

        def work(action: Action) -> None:
            row = the_ticket(action, ticket_id)
            self._write_person(action, row, name=name, phone=phone, note=note, replace=True)
            action.note("person", row.id)

        self._context.act(actor, Right.SERVE, "set_person", work, (tickets.by_id(ticket_id),))

    @staticmethod
    def _write_person(
        action: Action,
        row: tickets.TicketRow,
        *,
        name: str | None = None,
        phone: str | None = None,
        note: str | None = None,
        replace: bool = False,
    ) -> None:
        tx = action.tx
        clean = [text.strip() or None if text else None for text in (name, phone, note)]
        if row.person_id is None:
            person_id = new_id()
            erase_after = tx.now + action.config.settings.erase_after_days * 24 * HOUR
            people.insert(tx, person_id, erase_after, *clean)
            people.link(tx, row.id, person_id)
        elif replace:
            people.update(tx, row.person_id, *clean)
        else:
            people.set_note(tx, row.person_id, clean[2])
