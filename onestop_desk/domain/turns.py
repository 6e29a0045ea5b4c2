"""Whose turn it is (lượt): how a turn is set, who is next, and the bound within which nobody is overtaken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.instants import MINUTE, Instant


class Role(StrEnum):
    """How a counter serves a line: as its own, or only helping it."""

    OWN = "own"
    HELP = "help"


@dataclass(frozen=True)
class TurnRules:
    """The minutes that order a line; settings of the office, defaults from the design."""

    priority_credit: int = 120
    appointment_credit: int = 240
    help_delay: int = 10
    late_grace: int = 10
    callable_before: int = 5
    missed_behind: int = 3

    @property
    def reach(self) -> Instant:
        """How far before its start a turn may lie at most, in microseconds: largest credit + late grace."""
        return (max(self.priority_credit, self.appointment_credit) + self.late_grace) * MINUTE

    @property
    def bound(self) -> Instant:
        """The fairness bound in microseconds: largest credit + late grace + help delay."""
        return self.reach + self.help_delay * MINUTE


@dataclass(frozen=True)
class Waiting:
    """What decides the order of one waiting ticket; instants in UTC microseconds."""

    id: str
    line_id: str
    number: int
    arrived_at: Instant
    turn_at: Instant
    turn_rank: int = 0
    callable_from: Instant = 0
    kept_until: Instant = 0
    started_at: Instant = 0
    """From when the fairness bound counts: arrival; appointment: later of check-in and slot − 5 min; the
    return after being missed."""


def turn_on_entry(
    arrived_at: Instant, rules: TurnRules, *, priority: bool, slot_start: Instant | None = None
) -> Instant:
    """The turn of a ticket as it enters: its arrival, less the larger credit it has a right to."""
    turns = [arrived_at]
    if priority:
        turns.append(arrived_at - rules.priority_credit * MINUTE)
    if slot_start is not None:
        turns.append(slot_start - rules.appointment_credit * MINUTE)
    return min(turns)


def callable_from(arrived_at: Instant, rules: TurnRules, slot_start: Instant | None = None) -> Instant:
    """From when *next* takes the ticket: its arrival, or shortly before its slot."""
    return arrived_at if slot_start is None else max(arrived_at, slot_start - rules.callable_before * MINUTE)


def order(ticket: Waiting) -> tuple[Instant, int, int]:
    """The order inside one line: turn, then the rank after a return, then the number."""
    return ticket.turn_at, ticket.turn_rank, ticket.number


def is_callable(ticket: Waiting, now: Instant) -> bool:
    """Whether *next* may take the ticket at `now`: not kept over lunch, and not before its slot − 5 min."""
    return ticket.callable_from <= now and ticket.kept_until <= now


def turn_after_missed(own: Waiting, line: Iterable[Waiting], now: Instant, rules: TurnRules) -> tuple[Instant, int]:
    """(turn_at, rank) for a missed person who is back: just after the third callable ticket of the line.

    With fewer people waiting, after the last of them; never earlier than the turn the person already had, nor so
    early that somebody who has waited longer than the fairness bound allows would be overtaken.
    """
    ahead = sorted((t for t in line if is_callable(t, now)), key=order)[: rules.missed_behind]
    behind = (ahead[-1].turn_at, ahead[-1].turn_rank + 1) if ahead else (own.turn_at, own.turn_rank)
    return max((own.turn_at, own.turn_rank), behind, (now - rules.reach, 0))


def turn_on_correction(own: Waiting, rules: TurnRules, *, priority: bool, slot_start: Instant | None) -> Instant:
    """The turn after a journalled correction of priority, within what the fairness bound allows.

    Somebody who was missed and came back counts from the return.
    """
    base = own.started_at if own.turn_rank else own.arrived_at
    return max(turn_on_entry(base, rules, priority=priority, slot_start=slot_start), own.started_at - rules.reach)


def effective_order(ticket: Waiting, role: Role, rules: TurnRules) -> tuple[Instant, int, int, str]:
    """The order at a counter: a helped line is compared as if each ticket had come later."""
    delay = rules.help_delay * MINUTE if role is Role.HELP else 0
    return ticket.turn_at + delay, ticket.turn_rank, ticket.number, ticket.line_id


def choose_next(
    waiting: Iterable[Waiting], serves: Mapping[str, Role], now: Instant, rules: TurnRules
) -> Waiting | None:
    """Who a counter calls next, or None when nobody it may serve waits (kept-over-lunch tickets aside).

    Somebody booked for later is taken early only when the counter has nobody else.
    """
    mine = [t for t in waiting if t.line_id in serves and t.kept_until <= now]
    ready = [t for t in mine if t.callable_from <= now]
    return min(ready or mine, key=lambda t: effective_order(t, serves[t.line_id], rules), default=None)
