"""Moving a ticket: the one function through which every service changes a ticket's state, and journals it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onestop_desk.data import tickets
from onestop_desk.data.tickets import TicketRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.tickets import Act, State, after
from onestop_desk.services.context import Action

JOURNALLED = "ticket"
NO_FACTS: Mapping[str, Any] = {}


def visit_line(line_id: str, position: int, procedure_id: str | None, version_id: str | None) -> dict[str, Any]:
    """A procedure of a visit, as the journal keeps it."""
    return {"id": line_id, "position": position, "procedure": procedure_id, "version": version_id}


@dataclass(frozen=True)
class Moved:
    """A ticket after it moved."""

    ticket_id: str
    number: str
    state: State
    version: int


def move(
    action: Action,
    row: TicketRow,
    act: Act,
    reason: str | None = None,
    *,
    facts: Mapping[str, Any] = NO_FACTS,
    **sets: Any,
) -> TicketRow:
    """The ticket after `act`, with `sets` written to its row and to the journal, and `facts` to the journal only.

    Raises Refusal("wrong_state").
    """
    state = after(row.state, act)
    tickets.update(action.tx, row, state, {"reason": reason, **sets})
    action.note(JOURNALLED, row.id, row.state.value, state.value, reason, act=act.value, **sets, **facts)
    known = {"changed_at": action.tx.now, "reason": reason, **sets}
    return replace(row, state=state, version=row.version + 1, **known)


def moved(row: TicketRow) -> Moved:
    """What a face is told of a moved ticket."""
    return Moved(row.id, row.shown, row.state, row.version)


def the_ticket(action: Action, ticket_id: str, expected: int | None = None, at: int = 0) -> TicketRow:
    """The ticket read with the action's statement number `at`; raises Refusal("unknown_ticket") or ("stale")."""
    rows = action.reads[at]
    if not rows:
        raise Refusal("unknown_ticket", ticket=ticket_id)
    row = tickets.ticket(rows[0])
    if expected is not None and row.version != expected:
        raise Refusal("stale", number=row.shown, state=row.state.value)
    return row
