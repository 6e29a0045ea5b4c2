"""Who waits now, line by line: how many, and the one who is there longest."""

from collections.abc import Sequence

from onestop_desk.data.tickets import TicketRow
from onestop_desk.domain.instants import SECOND, Instant
from onestop_desk.domain.tickets import State
from onestop_desk.services.reports.views import LineWaiting


def by_line(here: Sequence[TicketRow], now: Instant) -> tuple[LineWaiting, ...]:
    """One entry a line in which somebody waits; whoever came early for an appointment waits from its slot on."""
    waiting: dict[str, list[TicketRow]] = {}
    for row in here:
        if row.state is State.WAITING:
            waiting.setdefault(row.line_id, []).append(row)
    return tuple(_of(line, rows, now) for line, rows in waiting.items())


def _of(line: str, rows: Sequence[TicketRow], now: Instant) -> LineWaiting:
    longest = min(rows, key=_start)
    return LineWaiting(line, len(rows), longest.shown, max(now - _start(longest), 0) // SECOND)


def _start(row: TicketRow) -> Instant:
    return max(row.arrived_at, row.slot_start or 0)
