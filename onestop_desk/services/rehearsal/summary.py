"""The figures of a rehearsed day."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from onestop_desk.domain.instants import SECOND, Instant
from onestop_desk.services.rehearsal.booking_figures import BookingFigures, figures, percentile
from onestop_desk.services.rehearsal.record import Findings, Record, Violation
from onestop_desk.services.rehearsal.stage import Witness


@dataclass(frozen=True)
class Summary:
    """How the day went, and every rule it broke."""

    date: date
    seed: int
    visitors: int
    tickets: int
    served: int
    missed: int
    """Times somebody was called in vain and marked absent."""
    left: int
    """Numbers that ended without service: given up, missed for good, walked out, or aside at the end."""
    aside: int
    transferred: int
    picked_by_hand: int
    undone: int
    refused_at_closing: int
    refused_otherwise: int
    waiting_p50_s: int
    waiting_p90_s: int
    max_overtaken: int
    max_overtaken_min: int
    duplicates: int
    bookings: BookingFigures
    violation_details: tuple[Violation, ...]
    screenshots: tuple[str, ...] = ()
    """Paths inside the folder of the rehearsal, as all the following."""
    papers: tuple[str, ...] = ()
    journal: str = ""

    @property
    def violations(self) -> int:
        """How many rules were broken, counted each time."""
        return len(self.violation_details)

    def as_dict(self) -> dict[str, Any]:
        """The summary as JSON takes it."""
        return {**asdict(self), "date": self.date.isoformat(), "violations": self.violations}


def summarise(order: tuple[date, int, int], record: Record, found: Findings, witness: Witness) -> Summary:
    """The figures from what the audit saw; `order` is the day, the seed, and how many visitors meant to come."""
    day, seed, visitors = order
    states = [t.state for t in found.tickets.values()]
    waits = [_wait(t.arrived_at, t.called_at) for t in found.tickets.values() if t.called_at is not None]
    acts = found.acts
    return Summary(
        day,
        seed,
        visitors,
        len(states),
        states.count("done"),
        acts["miss"],
        states.count("left"),
        acts["set_aside"],
        acts["transfer"],
        acts["pick"],
        acts["undo_call"] + acts["undo_finish"],
        witness.refused_full,
        witness.refused_else,
        percentile(waits, 0.5),
        percentile(waits, 0.9),
        found.max_overtaken,
        found.max_overtaken_minutes,
        found.duplicates,
        figures(day, record, found, witness),
        tuple(found.violations),
    )


def _wait(arrived_at: Instant, called_at: Instant) -> int:
    return (called_at - arrived_at) // SECOND
