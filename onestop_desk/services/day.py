"""The office's day: keeping places over lunch, the end of a half-day, and closing with an outcome for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from onestop_desk.data import office, people, tickets, visits
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Row, Statement
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.forecast import served_before
from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.tickets import Act, State
from onestop_desk.services import hall as halls
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking import ending
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Hall, Measures
from onestop_desk.services.moves import move
from onestop_desk.services.rights import Right

OPEN_STATES = (State.WAITING, State.CALLED, State.SERVING, State.ASIDE, State.MISSED)


@dataclass(frozen=True)
class DayClosed:
    """How the day ended."""

    done: int
    left: int
    """People whose number ended without being served, closed now."""
    erased: int
    """Erasable records whose time had come."""
    no_shows: int = 0
    """Appointments that nobody kept."""


class Day:
    """The verbs of the whole office."""

    def __init__(self, context: Context, measures: Measures) -> None:
        self._context = context
        self._measures = measures

    def freeze_for_break(self, actor: Actor) -> int:
        """Before lunch: whoever can't be served any more keeps the place until the afternoon; how many.

        Safe to ask at any time: does nothing unless a break is near, and nothing twice.
        """

        def work(action: Action) -> int:
            hall = halls.read_hall(action.tx, action.config, action.reads, self._measures)
            ends = self._break_near(hall)
            if ends is None or hall.frozen_until > hall.now:
                return 0
            session, afternoon = ends
            lines = {r.id: r.line_id for r in hall.waiting}
            overrun = action.config.settings.break_overrun
            fits = served_before(hall.expected, hall.minutes, lines, session.end, overrun)
            kept = [r for r in hall.waiting if r.id not in fits]
            for row in kept:
                tickets.update(action.tx, row, row.state, {"kept_until": afternoon.start})
                action.note("kept", row.id, row.state.value, row.state.value, kept_until=afternoon.start)
            office.freeze_until(action.tx, afternoon.start)
            action.note("frozen", None, until=afternoon.start, kept=len(kept))
            return len(kept)

        return self._context.act(actor, Right.RUN_DAY, "freeze", work, halls.STATEMENTS)

    @staticmethod
    def _break_near(hall: Hall) -> tuple[Spell, Spell] | None:
        """(the session running now, the next one) when a break comes within the set minutes."""
        session = hall.config.hours.now_open(hall.now)
        if session is None:
            return None
        following = next((s for s in hall.spells if s.start >= session.end), None)
        window = hall.config.settings.freeze_before_break * MINUTE
        return (session, following) if following and session.end - hall.now <= window else None

    def end_half_day(self, actor: Actor) -> int:
        """Whoever was missed in an earlier half-day has left, and an earlier day is settled; how many.

        Safe to ask at any time: a desk that stays on over night asks when its first session begins.
        """

        def work(action: Action) -> int:
            hours, now = action.config.hours, action.tx.now
            gone = [tickets.ticket(r) for r in action.reads[0]]
            gone = [r for r in gone if hours.half_day(r.changed_at) != hours.half_day(now)]
            for row in gone:
                move(action, row, Act.HALF_DAY_END, "half_day_end")
            return len(gone) + self._settle(action, action.reads[2], action.reads[3])

        first = (
            tickets.of_day((State.MISSED,)),
            office.counter_states(),
            tickets.stale(OPEN_STATES),
            *ending.statements(today=False),
        )
        return self._context.act(actor, Right.RUN_DAY, "end_half_day", work, first)

    def close_day(self, actor: Actor) -> DayClosed:
        """Ends the day: everybody still waiting, aside or missed has left, counters close, old names are erased.

        Raises Refusal("visits_open") while somebody is called or served: those need an outcome from their clerk.
        """

        def work(action: Action) -> DayClosed:
            rows = [tickets.ticket(r) for r in action.reads[0]]
            busy = [r for r in rows if r.state in (State.CALLED, State.SERVING)]
            if busy:
                raise Refusal("visits_open", numbers=", ".join(r.shown for r in busy), count=len(busy))
            left = self._end(action, rows)
            missed = ending.end(action, action.reads[3])
            self._close_counters(action)
            office.close_day(action.tx, action.tx.now)
            erased = people.erase_due(action.tx)
            done = sum(1 for state, _ in action.reads[2] if state == State.DONE.value)
            action.note("day_closed", None, left=left, done=done, erased=erased, no_shows=missed)
            return DayClosed(done, left, erased, missed)

        first = (
            tickets.of_day(OPEN_STATES),
            office.counter_states(),
            tickets.services_today(),
            *ending.statements(today=True),
        )
        return self._context.act(actor, Right.RUN_DAY, "close_day", work, first)

    def reopen_day(self, actor: Actor) -> None:
        """Opens a day again that was closed too early; those who left need a new number."""

        def work(action: Action) -> None:
            office.close_day(action.tx, None)
            action.note("day_reopened", None)

        self._context.act(actor, Right.RUN_DAY, "reopen_day", work)

    def settle_earlier_days(self, actor: Actor) -> int:
        """Closes what an earlier day left open (nobody closed it, or the power went); how many tickets.

        Names whose time has come are erased too: it must not wait for somebody to close a day.
        """

        def work(action: Action) -> int:
            return self._settle(action, action.reads[0], action.reads[2])

        first: tuple[Statement, ...] = (
            tickets.stale(OPEN_STATES),
            office.counter_states(),
            *ending.statements(today=False),
        )
        return self._context.act(actor, Right.RUN_DAY, "settle", work, first)

    def _settle(self, action: Action, found: Sequence[Row], booked: Sequence[Row]) -> int:
        rows = [tickets.ticket(r) for r in found]
        ended = self._end(action, rows)
        ending.end(action, booked)
        if rows:
            self._close_counters(action)
        erased = people.erase_due(action.tx)
        if erased:
            action.note("erased", None, erased=erased)
        return ended

    @staticmethod
    def _end(action: Action, rows: list[TicketRow]) -> int:
        for row in rows:
            ended = move(action, row, Act.DAY_END, "day_end")
            if ended.state is State.MISSED:
                ended = move(action, ended, Act.DAY_END, "day_end")
            visits.close(action.tx, row.id)
        return len(rows)

    @staticmethod
    def _close_counters(action: Action) -> None:
        for counter_id, state, *_ in action.reads[1]:
            if state != "closed":
                office.set_counter(action.tx, counter_id, "closed", None, None, None)
                action.note("counter", counter_id, state, "closed", "day_end")
