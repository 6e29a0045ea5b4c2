"""The forecast (thời gian chờ): the real calling order played forward over the open counters and opening hours."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.turns import Role, TurnRules, Waiting, effective_order, order

ENOUGH_SERVICES = 20
"""Measured services of a line before its median replaces the line's set average."""


@dataclass(frozen=True)
class OpenCounter:
    """A counter as the forecast sees it: what it serves, and from when it is free."""

    id: str
    serves: Mapping[str, Role]
    free_at: Instant


def service_minutes(measured_seconds: Sequence[int], default_minutes: int) -> float:
    """Minutes a service of a line takes: the median of recent days, or the set average until there are enough."""
    if len(measured_seconds) < ENOUGH_SERVICES:
        return float(default_minutes)
    return max(median(measured_seconds) / 60, 0.5)


def _within(moment: Instant, spells: Sequence[Spell]) -> Instant | None:
    """The first moment from `moment` on at which the office is open; None after the last session."""
    for spell in spells:
        if moment < spell.end:
            return max(moment, spell.start)
    return None


class _Lines:
    """The waiting tickets by line, in order, with those already taken left out."""

    def __init__(self, waiting: Iterable[Waiting]) -> None:
        self.by_line: dict[str, list[Waiting]] = {}
        for ticket in sorted(waiting, key=order):
            self.by_line.setdefault(ticket.line_id, []).append(ticket)

    def pick(self, serves: Mapping[str, Role], now: Instant, rules: TurnRules) -> Waiting | None:
        ready, early = [], []
        for line_id in serves:
            for ticket in self.by_line.get(line_id, ()):
                if ticket.kept_until > now:
                    continue
                if ticket.callable_from <= now:
                    ready.append(ticket)
                    break
                early.append(ticket)
        best = min(ready or early, key=lambda t: effective_order(t, serves[t.line_id], rules), default=None)
        if best is not None:
            self.by_line[best.line_id].remove(best)
        return best

    def wakes_at(self, serves: Mapping[str, Role], now: Instant) -> Instant | None:
        """When the next ticket kept over lunch becomes callable for such a counter."""
        return min(
            (t.kept_until for line_id in serves for t in self.by_line.get(line_id, ()) if t.kept_until > now),
            default=None,
        )


def forecast(
    waiting: Iterable[Waiting],
    counters: Iterable[OpenCounter],
    minutes: Mapping[str, float],
    spells: Sequence[Spell],
    now: Instant,
    rules: TurnRules,
) -> dict[str, Instant]:
    """Ticket id -> the instant it is expected to be called; a ticket nobody can serve today is left out.

    `minutes` are service minutes by line; no `spells` means that hours do not limit (practice).
    """
    lines = _Lines(waiting)
    expected: dict[str, Instant] = {}
    heap = [(max(c.free_at, now), i, c) for i, c in enumerate(counters)]
    heapq.heapify(heap)
    while heap:
        free, i, counter = heapq.heappop(heap)
        moment = _within(free, spells) if spells else free
        if moment is None:
            continue
        ticket = lines.pick(counter.serves, moment, rules)
        if ticket is None:
            wake = lines.wakes_at(counter.serves, moment)
            if wake is not None:
                heapq.heappush(heap, (wake, i, counter))
            continue
        expected[ticket.id] = moment
        heapq.heappush(heap, (moment + int(minutes[ticket.line_id] * MINUTE), i, counter))
    return expected


def public_minutes(wait: Instant, step: int) -> int:
    """A wait in microseconds as the public reads it: whole minutes, rounded up to a multiple of `step`."""
    size = max(step, 1) * MINUTE
    return -(-max(wait, 0) // size) * max(step, 1)


def served_before(
    expected: Mapping[str, Instant], minutes: Mapping[str, float], lines: Mapping[str, str], end: Instant, overrun: int
) -> set[str]:
    """Tickets whose service is expected to end before `end` (+ `overrun` minutes).

    `lines` maps ticket id -> line id.
    """
    limit = end + overrun * MINUTE
    return {t for t, start in expected.items() if start < end and start + int(minutes[lines[t]] * MINUTE) <= limit}
