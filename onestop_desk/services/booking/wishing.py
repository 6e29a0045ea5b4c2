"""The waiting list: who would take a seat that comes free."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from onestop_desk.data import people, seats, wishes
from onestop_desk.data.tx import Row, Statement, Tx
from onestop_desk.domain.bookings import last_day
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.openings import Openings, Wanted, day_bounds, today
from onestop_desk.services.booking.phones import national
from onestop_desk.services.booking.steps import Done, erase_after
from onestop_desk.services.booking.views import Wish
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.rights import Right


class Wishing:
    """The verbs of the waiting list."""

    _context: Context
    _openings: Openings

    def wish(
        self, actor: Actor, line_id: str, from_day: date, to_day: date, *, name: str, phone: str, key: str
    ) -> Wish:
        """Puts somebody on the waiting list of a line for some days.

        Raises Refusal: unknown_line, bad_phone, empty_name, bad_days.
        """
        number, clean = national(phone), " ".join(name.split())
        if not clean:
            raise Refusal("empty_name")

        def work(action: Action) -> Done:
            if line_id not in action.config.lines:
                raise Refusal("unknown_line", line=line_id)
            if to_day < from_day or to_day < action.tx.day:
                raise Refusal("bad_days")
            wish_id, person_id = new_id(), new_id()
            people.insert(action.tx, person_id, erase_after(action.config, to_day), clean, number, None)
            wishes.insert(action.tx, wish_id, line_id, from_day.isoformat(), to_day.isoformat(), person_id)
            days = {"from_day": from_day.isoformat(), "to_day": to_day.isoformat()}
            action.note("wish", wish_id, None, "waiting", line_id=line_id, **days)
            return Done(wish_id)

        done = self._context.act(actor, Right.BOOK, "wish", work, key=key, answer=Done)
        found = next((w for w in self.wishes() if w.id == done.appointment_id), None)
        if found is None:
            raise Refusal("unknown_wish")
        return found

    def wishes(self, line_id: str | None = None) -> tuple[Wish, ...]:
        """Who waits, the longest first, each with a start that would suit when there is one now."""

        def first(config: Config) -> Sequence[Statement]:
            start = today(self._context, config)
            bounds = day_bounds(config, start, last_day(start, config.settings.booking_rules))
            return wishes.waiting(), seats.of_days(*bounds)

        with self._context.look(first) as (tx, config, (rows, taken)):
            return tuple(self._wish(tx, config, row, taken) for row in rows if line_id is None or row[1] == line_id)

    def _wish(self, tx: Tx, config: Config, row: Row, taken: Sequence[Row]) -> Wish:
        wish_id, line_id, first, last, at, _person, name, phone = row
        days = date.fromisoformat(first), date.fromisoformat(last)
        offer = self._offer(tx, config, line_id, days, taken)
        return Wish(wish_id, config.lines[line_id], *days, name, phone, at, offer)

    def _offer(
        self, tx: Tx, config: Config, line_id: str, days: tuple[date, date], rows: Sequence[Row]
    ) -> Instant | None:
        wanted = Wanted(config.lines[line_id], 1, by_staff=True)
        taken = seats.occupied([r[1:] for r in rows if r[0] == line_id])
        horizon = last_day(tx.day, config.settings.booking_rules)
        day = max(days[0], tx.day)
        while day <= min(days[1], horizon):
            free = [o.start for o in self._openings.offered(tx, config, wanted, day, taken) if o.seats]
            if free:
                return free[0]
            day = date.fromordinal(day.toordinal() + 1)
        return None

    def drop_wish(self, actor: Actor, wish_id: str) -> None:
        """Somebody has a seat, or does not want one any more; raises Refusal("unknown_wish")."""

        def work(action: Action) -> Any:
            if not wishes.end(action.tx, wish_id, "dropped"):
                raise Refusal("unknown_wish")
            action.note("wish", wish_id, "waiting", "over", "dropped")

        self._context.act(actor, Right.MANAGE_BOOKINGS, "drop_wish", work)
