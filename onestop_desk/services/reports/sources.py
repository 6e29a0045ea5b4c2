"""Everything figures are counted from, read in one look at the office for as many days as are needed."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from onestop_desk.data import catalogue, dossiers, printed_sheets, reports
from onestop_desk.data.tx import Row, Tx
from onestop_desk.domain.dossier_figures import Span
from onestop_desk.domain.dossiers import Dossier
from onestop_desk.domain.due import WorkingTime
from onestop_desk.domain.instants import Instant, at, local, service_day
from onestop_desk.domain.periods import Period
from onestop_desk.domain.procedures import Channel, OnlineLevel, Procedure, Status
from onestop_desk.domain.tallies import DayTally
from onestop_desk.domain.worked import Worked
from onestop_desk.services.catalogue.stored import StoredVersion, stored
from onestop_desk.services.config import Config
from onestop_desk.services.reports import days

StaleSheet = Callable[[Mapping[str, Any]], bool]
"""Whether what stands on a printed sheet is no longer so; only who knows the printed words can tell."""
_OFFERED = {OnlineLevel.FULL.value, OnlineLevel.PARTIAL.value}


def is_told_how(procedure: Procedure) -> bool:
    """Whether the catalogue says anything of handing it in online."""
    return bool(procedure.online_level or procedure.channels)


def is_offered_online(procedure: Procedure) -> bool:
    """Whether it can be handed in online, wholly or in part; by its channels where no level is told."""
    if procedure.online_level:
        return procedure.online_level in _OFFERED
    return Channel.ONLINE.value in procedure.channels


def bounds(period: Period, tz: str) -> tuple[Instant, Instant]:
    """The first and the last instant of a period."""
    return at(period.first, time(), tz), at(period.last + timedelta(days=1), time(), tz) - 1


@dataclass(frozen=True)
class Announced:
    """One decision that came by an import."""

    code: str
    name: str
    days: int
    """Calendar days from the decision to the import."""
    imported: date


@dataclass
class Sources:
    """What was read; rows are those of `data.reports`."""

    config: Config
    now: Instant
    today: date
    days: dict[date, DayTally]
    dossiers: list[Dossier]
    bookings: list[Row]
    refused: list[Row]
    guided: list[Row]
    forms: dict[date, int]
    versions: list[StoredVersion]
    """Every procedure in its newest version."""
    announced: list[Announced]
    sheets: list[Row]
    cameras: list[Row]
    stale_sheet: StaleSheet | None = None
    time: Worked = field(init=False)

    def __post_init__(self) -> None:
        earliest = min((d.received_at for d in self.dossiers), default=self.now)
        self.time = Worked(WorkingTime(self.config.hours), service_day(earliest, self.tz))

    @property
    def tz(self) -> str:
        """The office's zone."""
        return self.config.office.tz

    def span(self, period: Period) -> Span:
        """A period as dossiers are counted in it."""
        first, last = bounds(period, self.tz)
        return Span(first, min(last, self.now), self.tz)

    def within(self, period: Period) -> list[DayTally]:
        """What the days of a period come to."""
        return [made for day, made in self.days.items() if period.first <= day <= period.last]

    def in_force(self) -> list[Procedure]:
        """The procedures that can be asked for today."""
        return [v.procedure for v in self.versions if v.procedure.status_on(self.today) == Status.ACTIVE]

    def offered_online(self) -> list[str]:
        """Codes of those that are offered online, wholly or in part."""
        return [p.code for p in self.in_force() if is_offered_online(p)]


class Known:
    """What is read once: counted days, and the catalogue, whose versions are only ever added, so their number tells."""

    def __init__(self) -> None:
        self._known: tuple[int, list[StoredVersion], list[Announced]] | None = None
        self.days = days.KnownDays()

    def catalogue(self, tx: Tx, tz: str) -> tuple[list[StoredVersion], list[Announced]]:
        """Every procedure in its newest version, and what was announced."""
        (many,) = tx.reads(catalogue.stamp())[0][0]
        known = self._known
        if known is None or known[0] != many:
            newest, announced = tx.reads(catalogue.newest(), catalogue.announced())
            known = self._known = (many, [stored(row) for row in newest], _announced(announced, tz))
        return known[1], known[2]


def read_sources(tx: Tx, config: Config, period: Period, known: Known, stale_sheet: StaleSheet | None) -> Sources:
    """Everything for the days of a period; what is only known of today too."""
    first, last = period.first.isoformat(), period.last.isoformat()
    begin, end = bounds(period, config.office.tz)
    answers = tx.reads(
        dossiers.touching(begin, min(end, tx.now)),
        reports.bookings_by_day(first, last),
        reports.refused_by_day(first, last),
        reports.guided_by_day(first, last),
        reports.forms_by_day(first, last),
        printed_sheets.listed(),
        reports.cameras(),
    )
    found, bookings, refused, guided, forms, sheets, cameras = answers
    versions, announced = known.catalogue(tx, config.office.tz)
    return Sources(
        config,
        tx.now,
        tx.day,
        days.whole_days(tx, period, known.days),
        [dossiers.dossier(row) for row in found],
        bookings,
        refused,
        guided,
        {date.fromisoformat(row[0]): int(row[1]) for row in forms},
        versions,
        announced,
        sheets,
        cameras,
        stale_sheet,
    )


def _announced(rows: Sequence[Row], tz: str) -> list[Announced]:
    """The first import of each decision, as `services.catalogue.late_announcements` counts them."""
    found: dict[tuple[str, str], Announced] = {}
    for row in rows:
        version = stored(row)
        procedure = version.procedure
        imported = local(version.loaded_at, tz).date()
        late = (imported - date.fromisoformat(procedure.decision_date or "")).days
        found.setdefault(
            (procedure.code, procedure.decision), Announced(procedure.code, procedure.name, max(late, 0), imported)
        )
    return list(found.values())


def sheet_facts(row: Row) -> Mapping[str, Any]:
    """What stands on a printed sheet."""
    facts: Mapping[str, Any] = json.loads(row[7])
    return facts
