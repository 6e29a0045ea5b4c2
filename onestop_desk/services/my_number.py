"""A citizen's own number on their own phone: where it stands, when it is called, and giving it up."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onestop_desk.data import calls, tickets, visits
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.tickets import Act, State
from onestop_desk.services import hall as halls
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Hall, Measures
from onestop_desk.services.kiosk import owners, people_before
from onestop_desk.services.moves import Moved, move, moved, the_ticket
from onestop_desk.services.office_views import LineView
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.rights import Right

LAST_CALLS, LOOKED_THROUGH = 3, 40


@dataclass(frozen=True)
class LastCall:
    """One of the newest calls at counters that may call this number."""

    number: str
    counter: int
    called_at: Instant
    slot_start: Instant | None
    """When the person had an appointment."""


@dataclass(frozen=True)
class Standing:
    """What a phone follows of a number: when any of it changes, its page is read again."""

    state: State
    people_before: int
    minutes: int | None
    """Public minutes until the call, None when there is no forecast."""
    counter: int | None
    """Where it is called or served."""
    calls_made: int


@dataclass(frozen=True)
class MyNumber:
    """A number of today as its holder sees it."""

    ticket_id: str
    version: int
    number: str
    line: LineView
    standing: Standing
    counters: tuple[int, ...]
    """The counters that may call it."""
    call_at: Instant | None
    called_at: Instant | None
    slot_start: Instant | None
    kept_until: Instant | None
    """Kept over lunch: called from then on."""
    codes: tuple[str, ...]
    """The procedures it is for."""
    last_calls: tuple[LastCall, ...]
    calls_before_missed: int
    missed_behind: int
    day: date
    now: Instant


class MyNumbers:
    """Reads numbers by their tokens."""

    def __init__(self, context: Context, procedures: Procedures, measures: Measures) -> None:
        self._context = context
        self._procedures = procedures
        self._measures = measures

    def ticket_of(self, token: str) -> str:
        """The ticket of today with this token; raises Refusal("unknown_ticket")."""
        with self._context.look((tickets.tokens_today(),)) as (_tx, _config, (rows,)):
            found = ticket_with(rows, token)
            if not found:
                raise Refusal("unknown_ticket")
            return found

    def token_of(self, ticket_id: str) -> str:
        """The token of a number of today, for the holder of the appointment it came from; "" for another day's."""
        with self._context.look((tickets.tokens_today(),)) as (_tx, _config, (rows,)):
            return next((str(token) for token, found in rows if found == ticket_id), "")

    def view(self, token: str) -> MyNumber:
        """A number as its holder sees it; raises Refusal("unknown_ticket").

        A wrong token takes as long as a right one: the hall is read for either.
        """
        first = (*halls.STATEMENTS, tickets.tokens_today(), calls.newest(LOOKED_THROUGH))
        with self._context.look(first) as (tx, config, answers):
            hall = halls.read_hall(tx, config, answers[:4], self._measures)
            expected = hall.expected
            ticket_id = ticket_with(answers[4], token)
            ticket_rows, lines = tx.reads(tickets.by_id(ticket_id), visits.of_ticket(ticket_id))
            if not ticket_rows:
                raise Refusal("unknown_ticket")
            row = tickets.ticket(ticket_rows[0])
            chosen = (self._procedures.get(v.procedure_id) for v in visits.rows(lines) if v.procedure_id)
            return MyNumber(
                row.id,
                row.version,
                row.shown,
                config.lines[row.line_id],
                _standing(hall, row),
                tuple(config.counters[c].number for c in owners(config, row.line_id)),
                expected.get(row.id),
                row.last_call_at or row.called_at,
                row.slot_start,
                row.kept_until if row.kept_until > tx.now else None,
                tuple(dict.fromkeys(procedure.code for procedure in chosen)),
                _last_calls(hall, answers[5], row),
                config.settings.calls_before_missed,
                config.settings.missed_behind,
                tx.day,
                tx.now,
            )

    def crowd(self) -> Mapping[str, Standing]:
        """Ticket id -> where it stands, of everybody who is in the hall today: one look for all phones."""
        with self._context.look(halls.STATEMENTS) as (tx, config, answers):
            hall = halls.read_hall(tx, config, answers, self._measures)
            return {row.id: _standing(hall, row) for row in hall.rows}

    def give_up(self, actor: Actor, token: str, *, key: str) -> Moved:
        """Whoever holds the token does not wait any more. Raises Refusal: unknown_ticket, wrong_state."""
        ticket_id = self.ticket_of(token)

        def work(action: Action) -> Moved:
            return moved(move(action, the_ticket(action, ticket_id), Act.GIVE_UP, "own_phone"))

        first = (tickets.by_id(ticket_id),)
        return self._context.act(actor, Right.TAKE_NUMBER, "give_up", work, first, key=key, answer=_moved)


def _moved(ticket_id: str, number: str, state: str, version: int) -> Moved:
    return Moved(ticket_id, number, State(state), version)


def ticket_with(rows: Sequence[Row], token: str) -> str:
    """The ticket of a token among (token, ticket), "" for none: each is compared whole, so that time tells nothing."""
    wanted, found = token.encode("utf-8", "replace"), ""
    for known, ticket_id in rows:
        if hmac.compare_digest(known.encode(), wanted):
            found = str(ticket_id)
    return found


def _standing(hall: Hall, row: TicketRow) -> Standing:
    here = row.counter_id if row.state in (State.CALLED, State.SERVING) else None
    waits = row.state is State.WAITING
    return Standing(
        row.state,
        people_before(hall, row) if waits else 0,
        hall.minutes_until(hall.expected.get(row.id)) if waits else None,
        hall.config.counters[here].number if here else None,
        row.calls_made,
    )


def _last_calls(hall: Hall, rows: Sequence[Row], own: TicketRow) -> tuple[LastCall, ...]:
    """The newest calls at counters that may call this number, each person once."""
    slots = {row.id: row.slot_start for row in hall.rows}
    serving = set(hall.config.counters_of(own.line_id))
    newest: dict[str, LastCall] = {}
    for call in map(calls.call, rows):
        if call.counter_id in serving and call.ticket_id not in newest and not call.withdrawn:
            number = str(TicketNumber(call.letter, call.number))
            counter = hall.config.counters[call.counter_id].number
            newest[call.ticket_id] = LastCall(number, counter, call.called_at, slots.get(call.ticket_id))
    newest.pop(own.id, None)
    return tuple(newest.values())[:LAST_CALLS]
