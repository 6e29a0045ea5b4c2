"""Moving a ticket: the one function through which every service changes a ticket's state, and journals it."""

from dataclasses import dataclass, replace
from typing import Any

from onestop_desk.data import tickets
from onestop_desk.data.tickets import TicketRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.tickets import Act, State, after
from onestop_desk.services.context import Action

JOURNALLED = "ticket"


@dataclass(frozen=True)
class Moved:
    """A ticket after it moved."""

    ticket_id: str
    number: str
    state: State
    version: int


def move(action: Action, row: TicketRow, act: Act, reason: str | None = None, **sets: Any) -> TicketRow:
    """The ticket after `act`, with `sets` written to its row and to the journal; raises Refusal("wrong_state")."""
    state = after(row.state, act)
    tickets.update(action.tx, row, state, {"reason": reason, **sets})
    action.note(JOURNALLED, row.id, row.state.value, state.value, reason, act=act.value, **sets)
    return replace(row, state=state, version=row.version + 1, changed_at=action.tx.now, reason=reason, **sets)


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
