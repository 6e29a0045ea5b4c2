"""Ratings of visits: offered to whoever holds the number's token, given once, counted without a name."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onestop_desk.data import people, ratings, reports, tickets
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Row
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import HOUR
from onestop_desk.domain.ratings import (
    RATING_DAYS,
    Face,
    Level,
    RatingReason,
    check_open,
    checked_level,
    checked_note,
    checked_reasons,
    last_day,
)
from onestop_desk.services.actors import Actor
from onestop_desk.services.context import Action, Context
from onestop_desk.services.keys import new_id
from onestop_desk.services.my_number import ticket_with
from onestop_desk.services.resources import read_json
from onestop_desk.services.rights import Right, require, require_staff

_LOOKED_BACK = timedelta(days=2 * RATING_DAYS)
"""Older numbers are not looked for: so long it is said that it is too late, after that the address leads nowhere."""


@dataclass(frozen=True)
class RatingView:
    """A visit that may be rated, or was."""

    ticket_id: str
    number: str
    counter: int | None
    day: date
    until: date
    """The last day on which it may be rated."""
    given: Level | None
    """What it was rated already."""
    reasons: tuple[RatingReason, ...]
    note_days: int
    """Days after the visit when what is written is erased."""


@dataclass(frozen=True)
class Rated:
    """A rating as it was taken."""

    rating_id: str
    ticket_id: str
    level: Level
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """What was said of the visits of some days."""

    levels: Mapping[Level, int]
    reasons: Mapping[str, int]
    """By code; a code that the list has no more is still counted."""
    notes: tuple[tuple[date, str], ...]
    """(Day of the visit, what was written), until it is erased; which visit it was is not said."""


@cache
def rating_reasons() -> tuple[RatingReason, ...]:
    """What one may tick, in the order of the list."""
    return tuple(RatingReason(r["code"], r["vi"], r["en"]) for r in read_json("office/rating_reasons.json")["reasons"])


class Ratings:
    """Takes ratings and counts them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def offer(self, token: str) -> RatingView:
        """The visit of a number; raises Refusal: unknown_ticket, rating_not_yet, rating_too_late.

        One that was rated is shown as such, however long ago. A wrong token takes as long as a right one.
        """
        with self._context.look() as (tx, config, _):
            (tokens,) = tx.reads(ratings.tokens_since(tx.day - _LOOKED_BACK))
            ticket_id = ticket_with(tokens, token)
            found, rated = tx.reads(tickets.by_id(ticket_id), ratings.of_ticket(ticket_id))
            if not found:
                raise Refusal("unknown_ticket")
            row, day = _visited(found)
            if not rated:
                check_open(row.state, day, tx.day)
            return RatingView(
                row.id,
                row.shown,
                config.counters[row.counter_id].number if row.counter_id else None,
                day,
                last_day(day),
                Level(ratings.rating(rated[0]).level) if rated else None,
                rating_reasons(),
                config.settings.erase_after_days,
            )

    def is_rated(self, ticket_id: str) -> bool:
        """Whether a visit was rated, for the page of its number."""
        with self._context.look((ratings.of_ticket(ticket_id),)) as (_tx, _config, (rows,)):
            return bool(rows)

    def rate(
        self,
        actor: Actor,
        token: str,
        level: int,
        reasons: Collection[str] = (),
        *,
        key: str,
        note: str | None = None,
        face: Face = Face.PORTAL,
    ) -> Rated:
        """Rates a visit, once; the same key gives the same answer.

        `note` goes where names go and is erased with them. Raises Refusal: unknown_ticket, not_allowed, already_rated,
        rating_not_yet, rating_too_late, rating_level, rating_reason, rating_note.
        """
        with self._context.look() as (tx, _config, _):
            ticket_id = ticket_with(tx.reads(ratings.tokens_since(tx.day - _LOOKED_BACK))[0], token)
        if not ticket_id:
            raise Refusal("unknown_ticket")

        def work(action: Action) -> Rated:
            row, day = _visited(action.reads[0])
            if action.reads[1]:
                raise Refusal("already_rated")
            check_open(row.state, day, action.tx.day)
            said = Rated(new_id(), row.id, checked_level(level), checked_reasons(reasons, rating_reasons()))
            _write(action, row, said, checked_note(note), face)
            return said

        first = (tickets.by_id(ticket_id), ratings.of_ticket(ticket_id))
        return self._context.act(actor, Right.RATE, "rate", work, first, key=key, answer=_rated)

    def tally(self, actor: Actor, first: date, last: date) -> Tally:
        """What was said of the visits from one day to another, both counted; raises Refusal("not_allowed")."""
        require(actor, Right.READ_RATINGS)
        with self._context.look((ratings.of_days(first, last),)) as (_tx, config, (rows,)):
            require_staff(actor, Right.READ_RATINGS, config.staff)
            return _tally(rows)


def _visited(found: Sequence[Row]) -> tuple[TicketRow, date]:
    row = tickets.ticket(found[0])
    return row, date.fromisoformat(row.service_day)


def _write(action: Action, row: TicketRow, said: Rated, note: str | None, face: Face) -> None:
    note_id = new_id() if note else None
    if note_id:
        erase_after = row.changed_at + action.config.settings.erase_after_days * 24 * HOUR
        people.insert(action.tx, note_id, erase_after, None, None, note)
    is_first = ratings.insert(
        action.tx, said.rating_id, row.id, said.level, reasons=said.reasons, face=face.value, note_id=note_id
    )
    if not is_first:
        raise Refusal("already_rated")
    reports.forget(action.tx, row.service_day)
    # Under its own id, not the ticket's: whoever looks a number up at the desk is not told how it was rated.
    action.note(
        "rating", said.rating_id, ticket=row.id, level=said.level.value, reasons=list(said.reasons), face=face.value
    )


def _rated(rating_id: str, ticket_id: str, level: int, reasons: Sequence[str]) -> Rated:
    return Rated(rating_id, ticket_id, Level(level), tuple(reasons))


def _tally(rows: Sequence[Row]) -> Tally:
    stored = [(Level(row[0]), ratings.codes(row[1])) for row in rows]
    levels = Counter(level for level, _codes in stored)
    return Tally(
        {level: levels[level] for level in Level},
        Counter(code for _level, codes in stored for code in codes),
        tuple(sorted((date.fromisoformat(row[2]), row[3]) for row in rows if row[3])),
    )
