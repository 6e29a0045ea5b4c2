"""A cut of a period into parts: which days, places, dossiers and procedures belong to each, and its figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onestop_desk.domain import dossier_figures
from onestop_desk.domain.dossier_figures import Seen, seen_in
from onestop_desk.domain.dossiers import Dossier
from onestop_desk.domain.indicators import DEFINITIONS, Cut, Definition, Source
from onestop_desk.domain.instants import service_day
from onestop_desk.domain.periods import Period, PeriodKind, month_of, week_of
from onestop_desk.domain.programmes import Kind, Programme
from onestop_desk.domain.reporting import Figure
from onestop_desk.domain.tallies import Place, Tally, summed
from onestop_desk.services.reports import counting
from onestop_desk.services.reports.sources import Sources
from onestop_desk.services.reports.views import CutKey

Days = Callable[[date], bool]


def every_day(_day: date) -> bool:
    """All of them."""
    return True


def every_place(_place: Place) -> bool:
    """All of them."""
    return True


def every_dossier(_dossier: Dossier) -> bool:
    """All of them."""
    return True


@dataclass(frozen=True)
class Slice:
    """One part of a period; what it says None of cannot be told apart in this way."""

    key: CutKey | None
    period: Period
    days: Days = every_day
    place: Callable[[Place], bool] | None = None
    dossier: Callable[[Dossier], bool] | None = None
    procedure: Callable[[str], bool] | None = None
    """By id; the empty one is a line of a visit for which none was chosen."""
    line: str | None = None
    is_whole: bool = False
    """Everything that happened on its days belongs to it."""

    def has(self, definition: Definition) -> bool:
        """Whether an indicator can be told for this part."""
        match definition.source:
            case _ if definition.is_state:
                return self.is_whole and self.key is None
            case Source.TICKETS | Source.RATINGS:
                return self.place is not None
            case Source.VISITS:
                return self.place is not None or self.procedure is not None
            case Source.DOSSIERS:
                return self.is_whole if definition.code == "online_used" else self.dossier is not None
            case Source.BOOKINGS | Source.REFUSED:
                return self.is_whole or self.line is not None
            case _:
                return self.is_whole


def whole(period: Period, key: CutKey | None = None) -> Slice:
    """All of a period."""
    return Slice(key, period, every_day, every_place, every_dossier, None, None, is_whole=True)


def slices(sources: Sources, period: Period, cut: Cut, agencies: Mapping[str, str]) -> list[Slice]:
    """The parts of a cut, in their order; `agencies` is field of a procedure by its id, for the cut by field."""
    match cut:
        case Cut.DAY:
            return [whole(Period(PeriodKind.DAY, d, d), CutKey(cut, str(d), str(d))) for d in period.days]
        case Cut.WEEK | Cut.MONTH:
            return list(_spells(period, cut, sources.config.settings.month_starts_on))
        case Cut.PROGRAMME:
            return [_programme(p, period, sources.tz) for p in sources.config.programmes if p.touches(period)]
        case Cut.FIELD:
            return _fields(sources, period, agencies)
        case Cut.AGENCY:
            return _agencies(sources, period)
        case _:
            return _places(sources, period, cut)


def _spells(period: Period, cut: Cut, starts_on: int) -> Iterator[Slice]:
    day = period.first
    while day <= period.last:
        spell = week_of(day) if cut is Cut.WEEK else month_of(day, starts_on)
        name = f"{spell.year}-W{spell.number:02d}" if cut is Cut.WEEK else f"{spell.year}-{spell.number:02d}"
        part = Period(PeriodKind.ANY, max(spell.first, period.first), min(spell.last, period.last))
        yield whole(part, CutKey(cut, name, name))
        day = date.fromordinal(spell.last.toordinal() + 1)


def _programme(programme: Programme, period: Period, tz: str) -> Slice:
    """The days it was on; of one without paper, the dossiers of its procedures received while it was on."""
    codes = set(programme.rules.codes)
    is_paperless = programme.kind is Kind.PAPERLESS

    def is_of_it(dossier: Dossier) -> bool:
        return dossier.procedure_code in codes and programme.runs_on(service_day(dossier.received_at, tz))

    return Slice(
        CutKey(Cut.PROGRAMME, programme.id, programme.name),
        period,
        programme.runs_on,
        None if is_paperless else every_place,
        is_of_it if is_paperless else None,
    )


def _fields(sources: Sources, period: Period, field_of: Mapping[str, str]) -> list[Slice]:
    told = {d.field for d in sources.dossiers if d.field} | set(field_of.values())
    return [
        Slice(
            CutKey(Cut.FIELD, name, name),
            period,
            dossier=lambda d, name=name: d.field == name,  # type: ignore[misc]
            procedure=lambda p, name=name: field_of.get(p) == name,  # type: ignore[misc]
        )
        for name in sorted(told)
    ]


def _agencies(sources: Sources, period: Period) -> list[Slice]:
    agency_of = {c.id: c.agency for c in sources.config.counters.values()}
    told = {d.agency for d in sources.dossiers if d.agency} | set(agency_of.values())
    return [
        Slice(
            CutKey(Cut.AGENCY, name, name),
            period,
            place=lambda p, name=name: agency_of.get(p[1]) == name,  # type: ignore[misc]
            dossier=lambda d, name=name: d.agency == name,  # type: ignore[misc]
        )
        for name in sorted(told)
    ]


def _places(sources: Sources, period: Period, cut: Cut) -> list[Slice]:
    config = sources.config
    at = {Cut.LINE: 0, Cut.COUNTER: 1, Cut.CLERK: 2}[cut]
    names = {
        Cut.LINE: {line.id: f"{line.letter} · {line.name}" for line in config.lines.values()},
        Cut.COUNTER: {c.id: f"{c.number} · {c.name}" for c in config.counters.values()},
        Cut.CLERK: {person.id: person.name for person in config.staff.values()},
    }[cut]
    return [
        Slice(
            CutKey(cut, key, name),
            period,
            place=lambda p, key=key: p[at] == key,  # type: ignore[misc]
            line=key if cut is Cut.LINE else None,
        )
        for key, name in names.items()
    ]


@dataclass(frozen=True)
class Places:
    """Tallies by day and place, for cuts that need them."""

    days: Mapping[date, Mapping[Place, Tally]]

    def sum(self, part: Slice) -> Tally:
        """Everything of a part together."""
        wanted = part.place
        if wanted is None:
            return Tally()
        return summed(
            tally
            for day, places in self.days.items()
            if part.period.first <= day <= part.period.last and part.days(day)
            for where, tally in places.items()
            if wanted(where)
        )


def figures(sources: Sources, part: Slice, places: Places | None) -> tuple[Figure, ...]:
    """The figures that can be told for a part, in their order."""
    made: counting.Figures = {}
    if part.is_whole:
        made = counting.of_period(sources, part.period, is_now=False)[0]
    else:
        if part.place is not None and places is not None:
            made |= counting.of_tickets(places.sum(part), sources.config.settings.kept_minutes)
        if part.procedure is not None:
            made |= counting.of_outcomes(_outcomes(sources, part))
        if part.dossier is not None:
            made |= dossier_figures.figures(seen_of(sources, part), sources.time)
        if part.line is not None:
            made |= _of_line(sources, part, part.line)
    return tuple(made[d.code] for d in DEFINITIONS if d.code in made and part.has(d))


def seen_of(sources: Sources, part: Slice) -> list[Seen]:
    """The dossiers of a part."""
    wanted = part.dossier or every_dossier
    return seen_in([d for d in sources.dossiers if wanted(d)], sources.span(part.period))


def _outcomes(sources: Sources, part: Slice) -> Counter[str]:
    found: Counter[str] = Counter()
    wanted = part.procedure or (lambda _procedure: True)
    for day in sources.within(part.period):
        for procedure, outcomes in day.procedures.items():
            if wanted(procedure):
                found.update(outcomes)
    return found


def _of_line(sources: Sources, part: Slice, line: str) -> counting.Figures:
    first, last = part.period.first.isoformat(), part.period.last.isoformat()
    booked = [row[2:] for row in sources.bookings if row[1] == line and first <= row[0] <= last]
    refused = sum(int(row[2]) for row in sources.refused if row[1] == line and first <= row[0] <= last)
    return counting.of_bookings(booked) | counting.of_refused(refused)


def the_slice(parts: Iterable[Slice], key: str) -> Slice | None:
    """The part with a key."""
    return next((part for part in parts if part.key is not None and part.key.key == key), None)
