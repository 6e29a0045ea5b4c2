"""Puts a report together: figures of the period and of those before it, judged, with lists and remarks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onestop_desk.data import catalogue
from onestop_desk.data.tx import Tx
from onestop_desk.domain import dossier_figures
from onestop_desk.domain.dossier_figures import Seen, Span
from onestop_desk.domain.dossiers import Dossier, Timing, is_taken_in
from onestop_desk.domain.indicators import DEFINITIONS, judged, mean, percentile
from onestop_desk.domain.periods import Period
from onestop_desk.domain.remarks import Told, remarks
from onestop_desk.domain.reporting import DayRow, DossierSums, Judged, MissingRow, OverdueRow, Report, Target
from onestop_desk.domain.tallies import DayTally
from onestop_desk.services.catalogue.stored import stored
from onestop_desk.services.reports import counting
from onestop_desk.services.reports.programme_rows import programme_rows
from onestop_desk.services.reports.sources import Sources

MOST_MISSING = 10


def report(tx: Tx, sources: Sources, periods: Sequence[Period], targets: Mapping[str, Target]) -> Report:
    """The last of these periods, held against the others; they are in order and the last but one came before it."""
    period, previous = periods[-1], periods[-2]
    counted = [counting.of_period(sources, one, is_now=one is period) for one in periods]
    figures, seen = counted[-1]
    past = [made for made, _seen in counted]
    indicators = tuple(_judged(d.code, past, targets.get(d.code)) for d in DEFINITIONS)
    span = sources.span(period)
    told = Told(
        indicators,
        _sums(sources, seen, span),
        overdue(seen, sources, span),
        missing(tx, sources, period),
        day_rows(sources, period),
    )
    office = sources.config.office
    return Report(
        office_name=office.name,
        commune=office.commune,
        authority=office.authority,
        is_demo=office.is_demo,
        period=period,
        previous=previous,
        made_at=sources.now,
        until=span.until,
        tz=office.tz,
        dossiers=told.dossiers,
        by_field=_by_field(sources, seen, span),
        indicators=indicators,
        tickets=int(figures["tickets"].value or 0),
        served=int(figures["served"].value or 0),
        days=tuple(told.days),
        overdue=tuple(told.overdue),
        missing=tuple(told.missing),
        programmes=programme_rows(tx, sources, period, seen),
        guide=counting.guide_sums(sources, period),
        remarks=remarks(told),
        office_id=office.id,
    )


def _judged(code: str, past: Sequence[counting.Figures], target: Target | None) -> Judged:
    return judged(past[-1][code], target, past[-2][code], (made[code].value for made in past))


def _sums(sources: Sources, seen: Sequence[Seen], span: Span) -> DossierSums:
    return _with_waiting(dossier_figures.sums(seen), sources.dossiers, sources, span)


def _with_waiting(sums: DossierSums, dossiers: Sequence[Dossier], sources: Sources, span: Span) -> DossierSums:
    fresh, late = dossier_figures.waiting_online(dossiers, span, sources.time)
    return replace(sums, waiting_online=fresh, waiting_online_late=late)


def _by_field(sources: Sources, seen: Sequence[Seen], span: Span) -> dict[str, DossierSums]:
    waits = [d for d in sources.dossiers if not is_taken_in(d) and d.received_at <= span.until]
    names = sorted({one.dossier.field for one in seen} | {d.field for d in waits})
    return {
        name: _with_waiting(
            dossier_figures.sums(one for one in seen if one.dossier.field == name),
            [d for d in waits if d.field == name],
            sources,
            span,
        )
        for name in names
    }


def overdue(seen: Sequence[Seen], sources: Sources, span: Span) -> tuple[OverdueRow, ...]:
    """The dossiers that are overdue at the end of the period, the longest first."""
    late = [one for one in seen if one.timing is Timing.OVERDUE]
    rows = [
        OverdueRow(
            one.dossier.id,
            one.dossier.code,
            one.dossier.procedure_name,
            one.dossier.responsible or one.dossier.agency,
            one.dossier.due_at or one.dossier.received_at,
            dossier_figures.days_over(one.dossier, span.until, sources.time),
            one.dossier.apology_at,
            one.asked_again,
        )
        for one in late
    ]
    return tuple(sorted(rows, key=lambda row: (-row.days_over, row.due_at, row.code)))


def missing(tx: Tx, sources: Sources, period: Period) -> tuple[MissingRow, ...]:
    """The procedures most often sent back for papers, each with the paper that was missing most often."""
    times: Counter[str] = Counter()
    papers: Counter[tuple[str, str]] = Counter()
    for day in sources.within(period):
        for procedure, outcomes in day.procedures.items():
            if procedure and outcomes["more_papers"]:
                times[procedure] += outcomes["more_papers"]
        for version, missed in day.missing.items():
            for paper, many in missed.items():
                papers[version, paper] += many
    names = {v.procedure_id: v.procedure.short_name or v.procedure.name for v in sources.versions}
    by_procedure = _named(tx, papers)
    ranked = sorted(times.items(), key=lambda item: (-item[1], names.get(item[0], "")))[:MOST_MISSING]
    return tuple(_missing_row(names.get(p, ""), many, by_procedure.get(p, Counter())) for p, many in ranked)


def _missing_row(name: str, many: int, papers: Counter[str]) -> MissingRow:
    paper, missed = min(papers.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return MissingRow(name, many, paper, missed)


def _named(tx: Tx, papers: Counter[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Procedure -> name of a paper -> how often it was missing; papers of two versions with one name are one."""
    versions = tuple(sorted({version for version, _paper in papers if version}))
    if not versions:
        return {}
    known = {v.version_id: v for v in map(stored, tx.reads(catalogue.versions(versions))[0])}
    found: dict[str, Counter[str]] = {}
    for (version, paper), many in papers.items():
        of = known.get(version)
        name = next((p.name for p in of.procedure.papers if p.id == paper), "") if of else ""
        if of and name:
            found.setdefault(of.procedure_id, Counter())[name] += many
    return found


def day_rows(sources: Sources, period: Period) -> tuple[DayRow, ...]:
    """Each day of the period at the counters."""
    return tuple(_day_row(sources, day) for day in period.days)


def _day_row(sources: Sources, day: date) -> DayRow:
    total = sources.days.get(day, DayTally()).total
    hours = sources.config.hours
    reason = None if hours.sessions(day) else hours.closures.get(day, "")
    return DayRow(day, total.tickets, total.served, mean(total.waits), percentile(total.waits, 50), reason)
