"""Calling: the next person, somebody picked by hand, once more, and taking the last step back."""

import json
from dataclasses import dataclass
from typing import Any

from onestop_desk.data import calls, office, tickets, visits
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Statement
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import SECOND
from onestop_desk.domain.tickets import Act, State
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.dossiers import from_visits
from onestop_desk.services.keys import new_id
from onestop_desk.services.moves import move, the_ticket
from onestop_desk.services.rights import Right
from onestop_desk.services.views import Called


@dataclass(frozen=True)
class Undone:
    """What an undo took back: the finished number that is served again, the called number that waits again."""

    finished: str | None
    called: str | None


def check_counter(action: Action, counter_id: str, rows: list[tuple[object, ...]]) -> None:
    """Raises Refusal("unknown_counter"), ("counter_not_open") or ("not_your_counter")."""
    if not rows:
        raise Refusal("unknown_counter", counter=counter_id)
    state, _, _, staff_id, _ = rows[0]
    if state != "open":
        number = action.config.counters[counter_id].number
        raise Refusal("counter_not_open", counter=number, state=str(state))
    if staff_id != action.actor.id:
        raise Refusal("not_your_counter", counter=action.config.counters[counter_id].number)


def _open_call(action: Action, row: TicketRow, counter_id: str) -> Called:
    """The call that is open at the counter, given again; raises Refusal("counter_busy") once somebody is served."""
    if row.state is State.SERVING:
        raise Refusal("counter_busy", number=row.shown)
    last = calls.last_of(action.tx, row.id)
    if last is None:
        raise AssertionError("a called ticket has a call row")
    return Called(row.id, row.shown, counter_id, last.id, last.call_no, row.version, again=True)


def _call_row(action: Action, row: TicketRow, counter_id: str, *, recall: bool, by_hand: str | None) -> tuple[str, int]:
    """Writes what the board will announce: (id, running number) of the call; the action holds the office's lock."""
    tx, call_id = action.tx, new_id()
    call_no = calls.take_call_no(tx, action.last_call_no)
    calls.insert(
        tx,
        id=call_id,
        call_no=call_no,
        ticket=row.id,
        counter=counter_id,
        speak_until=tx.now + action.config.settings.speak_seconds * SECOND,
        recall=int(recall),
        by_hand=by_hand,
    )
    return call_id, call_no


def place_call(
    action: Action, row: TicketRow, counter_id: str, act: Act, reason: str | None, finished: TicketRow | None = None
) -> Called:
    """Calls a waiting ticket to the counter: ticket, call row, journal, and what undo could take back."""
    tx = action.tx
    called = move(
        action,
        row,
        act,
        reason,
        counter_id=counter_id,
        called_at=tx.now,
        last_call_at=tx.now,
        calls_made=1,
    )
    call_id, call_no = _call_row(action, row, counter_id, recall=False, by_hand=reason)
    offer_undo(action, counter_id, finished, called, call_no)
    return Called(row.id, row.shown, counter_id, call_id, call_no, called.version)


def offer_undo(
    action: Action, counter_id: str, finished: TicketRow | None, called: TicketRow | None, call_no: int | None
) -> None:
    """Remembers what this action at the counter could take back, for the same person and a few seconds."""
    undo = {
        "staff": action.actor.id,
        "at": action.tx.now,
        "finished": finished.id if finished else None,
        "finished_number": finished.shown if finished else None,
        "called": called.id if called else None,
        "called_number": called.shown if called else None,
        "call_no": call_no,
    }
    office.set_undo(action.tx, counter_id, json.dumps(undo))


def call_from_line(
    action: Action, counter_id: str, picked: list[tuple[object, ...]], finished: TicketRow | None
) -> Called | None:
    """Calls whom *next* chooses: the best callable ticket, else somebody booked for later; None when nobody waits."""
    row = tickets.ticket(picked[0]) if picked else None
    row = row or tickets.pick_early(action.tx, counter_id, action.config.help_delay)
    return place_call(action, row, counter_id, Act.CALL, None, finished) if row else None


class Calling:
    """The verbs of a counter that call people."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def call_next(self, actor: Actor, counter_id: str, *, key: str) -> Called:
        """Calls the next person to the counter; an open call there is returned again, not replaced.

        Raises Refusal: counter_not_open, not_your_counter, counter_busy, nobody_waiting.
        """

        def first(config: Config) -> tuple[Statement, ...]:
            return (
                office.counter_state(counter_id),
                tickets.open_at(counter_id),
                tickets.pick(counter_id, config.help_delay),
            )

        def work(action: Action) -> Called:
            counter, at_counter, picked = action.reads
            check_counter(action, counter_id, counter)
            if at_counter:
                return _open_call(action, tickets.ticket(at_counter[0]), counter_id)
            called = call_from_line(action, counter_id, picked, None)
            if called is None:
                raise Refusal("nobody_waiting", counter=action.config.counters[counter_id].number)
            return called

        return self._context.act(actor, Right.SERVE, "call_next", work, first, key=key, answer=Called)

    def pick(self, actor: Actor, counter_id: str, ticket_id: str, reason: str, *, key: str) -> Called:
        """Calls somebody chosen by hand; the reason is journalled and counted by itself.

        Raises Refusal: reason_needed, counter_not_open, not_your_counter, counter_busy, unknown_ticket, wrong_state.
        """

        def work(action: Action) -> Called:
            if not reason:
                raise Refusal("reason_needed", action="pick")
            check_counter(action, counter_id, action.reads[1])
            if action.reads[2]:
                raise Refusal("counter_busy", number=tickets.ticket(action.reads[2][0]).shown)
            row = the_ticket(action, ticket_id)
            return place_call(action, row, counter_id, Act.PICK, reason)

        first = (tickets.by_id(ticket_id), office.counter_state(counter_id), tickets.open_at(counter_id))
        return self._context.act(actor, Right.SERVE, "pick", work, first, key=key, answer=Called)

    def recall(self, actor: Actor, counter_id: str, ticket_id: str, *, key: str) -> Called:
        """Calls the person at the counter once more; while somebody is served it is announced again only.

        Raises Refusal: counter_not_open, not_your_counter, unknown_ticket, wrong_state.
        """

        def work(action: Action) -> Called:
            check_counter(action, counter_id, action.reads[1])
            row = the_ticket(action, ticket_id)
            if row.counter_id != counter_id or row.state not in (State.CALLED, State.SERVING):
                raise Refusal("wrong_state", state=row.state.value, act="recall")
            tx = action.tx
            call_id, call_no = _call_row(action, row, counter_id, recall=True, by_hand=None)
            made = row.calls_made + (row.state is State.CALLED)
            tickets.update(tx, row, row.state, {"calls_made": made, "last_call_at": tx.now})
            action.note("recall", row.id, row.state.value, row.state.value, calls_made=made, last_call_at=tx.now)
            return Called(row.id, row.shown, counter_id, call_id, call_no, row.version + 1)

        first = (tickets.by_id(ticket_id), office.counter_state(counter_id))
        return self._context.act(actor, Right.SERVE, "recall", work, first, key=key, answer=Called)

    def undo(self, actor: Actor, counter_id: str) -> Undone:
        """Takes back the last finish and call at the counter together, and the number off the board.

        Raises Refusal: nothing_to_undo, undo_not_yours, undo_too_late, undo_next_serving.
        """

        def work(action: Action) -> Undone:
            offer = json.loads(action.reads[0][0][4]) if action.reads[0] and action.reads[0][0][4] else None
            if offer is None:
                raise Refusal("nothing_to_undo")
            if offer["staff"] != action.actor.id:
                raise Refusal("undo_not_yours")
            if action.tx.now > offer["at"] + action.config.settings.undo_seconds * SECOND:
                raise Refusal("undo_too_late", seconds=action.config.settings.undo_seconds)
            self._take_back_call(action, offer, counter_id)
            self._take_back_finish(action, offer, counter_id)
            office.set_undo(action.tx, counter_id, None)
            return Undone(offer["finished_number"], offer["called_number"])

        return self._context.act(actor, Right.SERVE, "undo", work, (office.counter_state(counter_id),))

    @staticmethod
    def _take_back_call(action: Action, offer: dict[str, object], counter_id: str) -> None:
        if offer["called"] is None:
            return
        row = tickets.ticket(action.tx.reads(tickets.by_id(str(offer["called"])))[0][0])
        # Transferred or missed and called elsewhere meanwhile: that call is another counter's.
        if row.state is not State.CALLED or row.counter_id != counter_id:
            raise Refusal("undo_next_serving", number=row.shown)
        back: dict[str, Any] = {"counter_id": None, "called_at": None, "last_call_at": None, "calls_made": 0}
        move(action, row, Act.UNDO_CALL, "undo", **back)
        calls.withdraw(action.tx, row.id, int(str(offer["call_no"])))

    @staticmethod
    def _take_back_finish(action: Action, offer: dict[str, object], counter_id: str) -> None:
        if offer["finished"] is None:
            return
        row = tickets.ticket(action.tx.reads(tickets.by_id(str(offer["finished"])))[0][0])
        move(action, row, Act.UNDO_FINISH, "undo", counter_id=counter_id)
        from_visits.take_back(action, row.id)
        visits.reopen(action.tx, row.id)
        for vp in visits.rows(action.tx.reads(visits.of_ticket(row.id))[0]):
            action.note("outcome", vp.id, vp.outcome, None, "undo", ticket=row.id)
