"""What each programme came to in a period: its own line of the report."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from onestop_desk.data import reports
from onestop_desk.data.tx import Tx
from onestop_desk.domain.dossier_figures import Seen
from onestop_desk.domain.dossiers import Channel
from onestop_desk.domain.indicators import spread
from onestop_desk.domain.instants import at, service_day
from onestop_desk.domain.periods import Period
from onestop_desk.domain.programmes import Kind, Programme
from onestop_desk.domain.reporting import Figure, ProgrammeRow, Target, count, share
from onestop_desk.domain.tallies import summed
from onestop_desk.services.reports.sources import Sources


def programme_rows(tx: Tx, sources: Sources, period: Period, seen: Sequence[Seen]) -> tuple[ProgrammeRow, ...]:
    """The programmes that were on in a period, in the order in which they began."""
    listed = [p for p in sources.config.programmes if p.touches(period)]
    return tuple(_row(tx, sources, programme, period, seen) for programme in listed)


def _row(tx: Tx, sources: Sources, programme: Programme, period: Period, seen: Sequence[Seen]) -> ProgrammeRow:
    days = [day for day in programme.days_in(period) if day <= sources.today]
    figures: list[Figure]
    match programme.kind:
        case Kind.NO_WRITING:
            figures = _no_writing(sources, programme, days)
        case Kind.NO_WAITING:
            figures = _no_waiting(sources, programme, days)
        case Kind.NINTH_HOUR:
            figures = _ninth_hour(tx, sources, programme, days)
        case Kind.PAPERLESS:
            figures = [paperless(programme, seen, sources.tz)]
    target, of = _target(programme)
    value = next((f.value for f in figures if f.code == of), None)
    is_met = None
    if target is not None and value is not None:
        is_met = value <= target.value if of == "wait_mean" else value >= target.value
    return ProgrammeRow(programme.kind.value, programme.name, {f.code: f for f in figures}, target, is_met, of)


def _target(programme: Programme) -> tuple[Target | None, str]:
    """What a programme should reach, and the code of the figure that should reach it."""
    if programme.kind is Kind.NO_WAITING and programme.rules.target is None:
        return Target(Decimal(programme.rules.minutes * 60), "office"), "wait_mean"
    code = {Kind.NO_WAITING: "within_promise", Kind.PAPERLESS: "paperless"}.get(programme.kind, "")
    if not code or programme.rules.target is None:
        return None, ""
    return Target(programme.rules.target, "office"), code


def _no_writing(sources: Sources, programme: Programme, days: Sequence[date]) -> list[Figure]:
    """Visits of those days, forms that clerks filled in and printed, minutes that saved."""
    tickets = sum(sources.days[day].total.tickets for day in days if day in sources.days)
    forms = sum(sources.forms.get(day, 0) for day in days)
    return [
        count("visits", tickets), count("forms", forms), count("minutes_saved", forms * programme.rules.minutes)
    ]  # fmt: skip


def _no_waiting(sources: Sources, programme: Programme, days: Sequence[date]) -> list[Figure]:
    """Visits of those days, the share called within the promise, and the wait."""
    tally = summed(sources.days[day].total for day in days if day in sources.days)
    kept = sum(many for seconds, many in tally.waits.items() if seconds <= programme.rules.minutes * 60)
    return [
        count("visits", tally.tickets),
        share("within_promise", kept, tally.waits.total()),
        spread("wait", tally.waits)[0],
    ]


def _ninth_hour(tx: Tx, sources: Sources, programme: Programme, days: Sequence[date]) -> list[Figure]:
    """Visits that came in the extra session, or had their slot in it; how many of them by appointment."""
    opens, closes = programme.rules.opens, programme.rules.closes
    if opens is None or closes is None:
        return []
    asked = [
        reports.visits_between(day.isoformat(), at(day, opens, sources.tz), at(day, closes, sources.tz)) for day in days
    ]
    found = [rows[0] for rows in tx.reads(*asked)] if asked else []
    return [
        count("visits", sum(int(row[0]) for row in found)), count("by_appointment", sum(int(row[1]) for row in found))
    ]  # fmt: skip


def is_paperless(seen: Seen) -> bool:
    """Whether a dossier was handled without paper: sent online, and neither its papers nor its result only on paper."""
    dossier = seen.dossier
    on_paper = seen.has_result and dossier.result_paper is True and dossier.result_digitised is False
    return dossier.channel is Channel.ONLINE and dossier.papers_digitised is not False and not on_paper


def of_programme(programme: Programme, seen: Sequence[Seen], tz: str) -> list[Seen]:
    """The dossiers of its procedures received in the period, on days on which it was on."""
    codes = set(programme.rules.codes)
    return [
        one
        for one in seen
        if one.fresh
        and one.dossier.procedure_code in codes
        and programme.runs_on(service_day(one.dossier.received_at, tz))
    ]


def paperless(programme: Programme, seen: Sequence[Seen], tz: str) -> Figure:
    """The share of its dossiers that were handled without paper."""
    found = of_programme(programme, seen, tz)
    return share("paperless", sum(map(is_paperless, found)), len(found))
