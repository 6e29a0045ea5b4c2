"""What a report holds, as values: figures with what they are made of, judged against target and the period before.

Words for codes stand in `onestop_desk.words`; the computing in `domain.indicators` and `services.reports`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.periods import Period

_CENT = Decimal("0.01")


class Unit(StrEnum):
    """What a figure counts."""

    PERCENT = "percent"
    """`value` is numerator × 100 ÷ denominator, two decimals, halves up."""
    COUNT = "count"
    SECONDS = "seconds"
    """A length of time in whole seconds; `denominator` is how many were measured."""
    DAYS = "days"
    """Working days, two decimals."""


class Better(StrEnum):
    """Which way is good."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True)
class Figure:
    """One indicator over some days."""

    code: str
    value: Decimal | None
    """None where nothing was there to measure: never 0, never 100 %."""
    numerator: int | None = None
    denominator: int | None = None


def share(code: str, numerator: int, denominator: int) -> Figure:
    """A share in per cent with two decimals, halves up; without a denominator there is no value."""
    if denominator <= 0:
        return Figure(code, None, numerator, denominator)
    value = (Decimal(numerator) * 100 / Decimal(denominator)).quantize(_CENT, ROUND_HALF_UP)
    return Figure(code, value, numerator, denominator)


def count(code: str, number: int) -> Figure:
    """A plain number."""
    return Figure(code, Decimal(number), number)


@dataclass(frozen=True)
class Target:
    """What a figure should reach: at least it where more is better, at most it where less is."""

    value: Decimal
    source: str
    """Code of where it is from: "province_2024", "law", "office"."""


@dataclass(frozen=True)
class Judged:
    """A figure beside its target and its past."""

    figure: Figure
    unit: Unit
    better: Better
    target: Target | None
    before: Figure
    """The same over the period before."""
    change: Decimal | None
    """Of the values, in points for shares; None when one of them is missing."""
    met: bool | None
    """Whether the target is met; None without target or value."""
    trail: tuple[Decimal | None, ...]
    """Values of the last eight periods, the oldest first, this one last."""


@dataclass(frozen=True)
class DossierSums:
    """Dossiers of a period as the statutory tables count them (biểu II.06a/VPCP/KSTT).

    received = online + other + carried = solved + pending; solved = early + on_time + late; pending = within + overdue.
    """

    online: int = 0
    other: int = 0
    """At the counter and by post."""
    carried: int = 0
    """From the period before."""
    early: int = 0
    on_time: int = 0
    late: int = 0
    within: int = 0
    overdue: int = 0
    online_full: int = 0
    """Of `online`: services wholly online; as with everything below, only biểu 07a/BTP and the weekly sheet ask."""
    online_part: int = 0
    """Of `online`: services partly online."""
    by_post: int = 0
    """Of `other`: through the public post."""
    outside_area: int = 0
    """Of those received in the period: from citizens of another commune (phi địa giới)."""
    late_excused: int = 0
    """Of `late`: a letter of apology was sent."""
    overdue_excused: int = 0
    """Of `overdue`: a letter of apology was sent."""
    paid_online: int = 0
    """Dossiers whose fee was paid online."""
    paid_direct: int = 0
    """Dossiers whose fee was paid at the counter."""
    receipts: int = 0
    """Of those paid: a receipt was issued."""
    stopped: int = 0
    """Of `solved`: stopped by the office."""
    withdrawn: int = 0
    """Of `solved`: withdrawn by the citizen."""
    not_accepted: int = 0
    """Of `solved`: not accepted, whichever way they were handed in."""
    waiting_online: int = 0
    """Sent online, waiting to be accepted, still in time."""
    waiting_online_late: int = 0
    """Sent online, waiting to be accepted, too long."""
    result_differs: int = 0
    """Ended, and the electronic result is not what the paper says."""

    @property
    def received(self) -> int:
        """All that were there in the period."""
        return self.online + self.other + self.carried

    @property
    def fresh(self) -> int:
        """Received in the period."""
        return self.online + self.other

    @property
    def solved(self) -> int:
        """Ended in the period."""
        return self.early + self.on_time + self.late

    @property
    def pending(self) -> int:
        """Open at its end."""
        return self.within + self.overdue

    @property
    def closes(self) -> bool:
        """Whether what came in is what went out and what is left."""
        return self.received == self.solved + self.pending


@dataclass(frozen=True)
class DayRow:
    """One day of the period at the counters."""

    day: date
    tickets: int
    served: int
    mean_wait_s: int | None
    median_wait_s: int | None
    closed_reason: str | None
    """Why the office was closed; None on a working day."""


@dataclass(frozen=True)
class OverdueRow:
    """A dossier that is overdue at the end of the period; no name of a citizen."""

    dossier_id: str
    code: str
    procedure: str
    responsible: str
    due_at: Instant
    days_over: int
    """Working days, at least 1."""
    apology_at: Instant | None
    asked_again: bool
    """Overdue since papers were asked for more than once (Quyết định 766/QĐ-TTg, chỉ số 2.1)."""


@dataclass(frozen=True)
class MissingRow:
    """A procedure that was often sent back for papers, and the paper most often missing."""

    procedure: str
    times: int
    paper: str
    paper_times: int


@dataclass(frozen=True)
class ProgrammeRow:
    """What one programme came to in the period."""

    kind: str
    """no_writing, no_waiting, ninth_hour, paperless."""
    name: str
    figures: Mapping[str, Figure]
    """By code; which ones there are depends on the kind."""
    target: Target | None
    met: bool | None
    target_of: str = ""
    """Code of the figure that the target is for; empty without a target."""


@dataclass(frozen=True)
class GuideSums:
    """Walks of the VNeID guide by how they ended and by reason, codes of `domain.guide`."""

    walks: int
    results: Mapping[str, int]
    reasons: Mapping[str, int]


@dataclass(frozen=True)
class Remark:
    """A sentence that follows from the figures: `words.remarks` says it."""

    code: str
    facts: Mapping[str, str | int | Decimal]


@dataclass(frozen=True)
class Report:
    """Everything the briefing, its table and its JSON say of one office and one period."""

    office_name: str
    commune: str
    authority: str
    is_demo: bool
    period: Period
    previous: Period
    made_at: Instant
    until: Instant
    """The end of the period, or now while it runs: until then overdue is counted."""
    tz: str
    dossiers: DossierSums
    by_field: Mapping[str, DossierSums]
    indicators: tuple[Judged, ...]
    """In the order in which they are listed."""
    tickets: int
    served: int
    days: tuple[DayRow, ...]
    overdue: tuple[OverdueRow, ...]
    missing: tuple[MissingRow, ...]
    programmes: tuple[ProgrammeRow, ...]
    guide: GuideSums
    remarks: tuple[Remark, ...]
    office_id: str = ""
    """Key of the office, by which the same one is known when reports of several are merged."""
