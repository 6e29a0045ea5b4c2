"""Why was I overtaken ("Vì sao tôi bị vượt"): who was called before me though they came after me, and by which rule."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onestop_desk.domain.instants import Instant


class Why(StrEnum):
    """The rule by which somebody was called first."""

    APPOINTMENT = "appointment"
    PRIORITY = "priority"
    RETURNED = "returned"
    BY_HAND = "by_hand"
    HELPED = "helped"
    WAS_AWAY = "was_away"


@dataclass(frozen=True)
class CallSeen:
    """One first call of a ticket, as the journal tells it."""

    ticket: str
    number: str
    called_at: Instant
    arrived_at: Instant
    turn_at: Instant
    priority: bool
    appointment: bool
    returned: bool
    by_hand: str | None
    """The reason code when a clerk picked the person by hand."""


@dataclass(frozen=True)
class Overtake:
    """One person called first, and why."""

    number: str
    called_at: Instant
    why: Why
    reason: str | None = None


def _why(call: CallSeen, own_turn: Instant, away: Iterable[tuple[Instant, Instant]]) -> Why:
    if any(start <= call.called_at < end for start, end in away):
        return Why.WAS_AWAY
    if call.by_hand is not None:
        return Why.BY_HAND
    if call.appointment:
        return Why.APPOINTMENT
    if call.priority:
        return Why.PRIORITY
    if call.returned or call.turn_at < own_turn:
        return Why.RETURNED
    return Why.HELPED


def overtakes(
    arrived_at: Instant,
    turn_at: Instant,
    until: Instant,
    calls: Iterable[CallSeen],
    away: Iterable[tuple[Instant, Instant]] = (),
) -> list[Overtake]:
    """Everybody who came after `arrived_at` and was called before `until`, in the order of the calls.

    `calls` are the calls of the lines that share a counter with the ticket's line; `away` are the spells in
    which the person was missed, aside or kept over lunch and so could not be called.
    """
    spells = list(away)
    return [
        Overtake(call.number, call.called_at, _why(call, turn_at, spells), call.by_hand)
        for call in sorted(calls, key=lambda c: c.called_at)
        if call.arrived_at > arrived_at and arrived_at <= call.called_at < until
    ]


def for_the_public(found: Iterable[Overtake]) -> Mapping[Why, int]:
    """Counts by rule, without numbers: all a citizen is told."""
    return Counter(o.why for o in found)
