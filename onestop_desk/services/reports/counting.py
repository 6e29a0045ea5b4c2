"""Figures of a period from what was read: each indicator by its code."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from onestop_desk.data.tx import Row
from onestop_desk.domain import dossier_figures
from onestop_desk.domain.dossier_figures import Seen, seen_in
from onestop_desk.domain.guide import Result
from onestop_desk.domain.indicators import DEFINITIONS, LATE_AFTER_DAYS, percentile, size, spread
from onestop_desk.domain.overtakes import Why
from onestop_desk.domain.periods import Period
from onestop_desk.domain.procedures import Procedure
from onestop_desk.domain.ratings import Level
from onestop_desk.domain.reporting import Figure, GuideSums, count, share
from onestop_desk.domain.tallies import Tally, summed
from onestop_desk.services.reports.sources import Sources, is_told_how, sheet_facts

HANDED_IN = ("received", "more_papers", "refused")
"""Outcomes of a procedure for which papers were handed in or tried."""
NOT_DONE = frozenset({Result.NOT_ELIGIBLE, Result.DECLINED, Result.COME_BACK_WITH})
OVERTAKES = {
    "overtakes_appointment": Why.APPOINTMENT,
    "overtakes_priority": Why.PRIORITY,
    "overtakes_returned": Why.RETURNED,
    "overtakes_by_hand": Why.BY_HAND,
    "overtakes_helped": Why.HELPED,
}

Figures = dict[str, Figure]


def of_tickets(tally: Tally, kept_minutes: int) -> Figures:
    """What tickets, their visits and their ratings come to."""
    made = [
        count("tickets", tally.tickets),
        count("served", tally.served),
        share("unserved", tally.left, tally.ended),
        *spread("wait", tally.waits),
        *spread("serve", tally.services),
        _kept(tally, kept_minutes),
        _error(tally),
        count("overtakes", tally.overtook.total()),
        *(count(code, tally.overtook[why.value]) for code, why in OVERTAKES.items()),
        count("picked_by_hand", tally.by_hand),
        *of_outcomes(tally.outcomes).values(),
        share(
            "satisfied", sum(tally.levels[level] for level in Level if level >= Level.SATISFIED), tally.levels.total()
        ),
    ]
    return {figure.code: figure for figure in made}


def _kept(tally: Tally, kept_minutes: int) -> Figure:
    in_time = sum(many for seconds, many in tally.after_slot.items() if seconds <= kept_minutes * 60)
    return share("appointments_kept", in_time, size(tally.after_slot) + tally.slots_left)


def _error(tally: Tally) -> Figure:
    middle = percentile(tally.errors, 50)
    return Figure("forecast_error", None if middle is None else Decimal(middle), None, size(tally.errors))


def of_outcomes(outcomes: Counter[str]) -> Figures:
    """How many procedures were sent back for papers, and how many refused."""
    handed = sum(outcomes[outcome] for outcome in HANDED_IN)
    return {code: share(code, outcomes[code], handed) for code in ("more_papers", "refused")}


def of_bookings(rows: Iterable[Row]) -> Figures:
    """Appointments that nobody kept, of those that were kept or missed; rows are (state, how many)."""
    states: Counter[str] = Counter()
    for state, many in rows:
        states[state] += many
    return {"no_shows": share("no_shows", states["no_show"], states.total())}


def of_refused(many: int) -> Figures:
    """People who asked for a number and got none."""
    return {"refused_numbers": count("refused_numbers", many)}


def of_guide(sums: GuideSums) -> Figures:
    """Walks of the guide by how they ended."""
    return {
        "vneid_guided": count("vneid_guided", sums.walks),
        "vneid_activated": count("vneid_activated", sums.results.get(Result.ACTIVATED_NOW, 0)),
        "vneid_to_police": count("vneid_to_police", sums.results.get(Result.SENT_TO_POLICE, 0)),
        "vneid_not_done": count("vneid_not_done", sum(sums.results.get(result, 0) for result in NOT_DONE)),
    }


def guide_sums(sources: Sources, period: Period) -> GuideSums:
    """Walks of a period, by result and by reason."""
    results: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for _day, result, reason, many in _on(period, sources.guided):
        results[result] += many
        if reason:
            reasons[reason] += many
    return GuideSums(results.total(), dict(results), dict(reasons))


def _on(period: Period, rows: Iterable[Row]) -> Iterable[Row]:
    """Rows whose first value is a day of the period."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return (row for row in rows if first <= row[0] <= last)


def late_in(sources: Sources, period: Period) -> list[tuple[str, str, int, date]]:
    """(Code, name, days, imported) of the announcements that came late in a period."""
    found = [a for a in sources.announced if period.first <= a.imported <= period.last and a.days > LATE_AFTER_DAYS]
    return [(a.code, a.name, a.days, a.imported) for a in found]


def is_complete(procedure: Procedure) -> bool:
    """Whether all seven parts are told: name, steps, channels, papers, deadline, subjects, agency."""
    parts = (
        procedure.name, procedure.steps, procedure.channels, procedure.papers, procedure.deadlines, procedure.subjects,
        procedure.agency_text,
    )  # fmt: skip
    return all(parts)


def of_the_moment(sources: Sources) -> Figures:
    """What is only known of now: the catalogue, the sheets on the wall, the cameras."""
    listed = sources.in_force()
    told = [p for p in listed if is_told_how(p)]
    offered = sources.offered_online()
    reachable = sum(bool(row[2]) for row in sources.cameras)
    made = [
        share("complete_procedures", sum(map(is_complete, listed)), len(listed)),
        share("offered_online", len(offered), len(told)),
        share("cameras", reachable, len(sources.cameras)),
    ]
    stale = stale_sheets(sources)
    made.append(Figure("stale_sheets", None) if stale is None else count("stale_sheets", len(stale)))
    return {figure.code: figure for figure in made}


def stale_sheets(sources: Sources) -> list[Row] | None:
    """The sheets that hang somewhere and are no longer right; None where nobody can tell."""
    if sources.stale_sheet is None:
        return None
    return [row for row in sources.sheets if sources.stale_sheet(sheet_facts(row))]


def of_period(sources: Sources, period: Period, *, is_now: bool) -> tuple[Figures, list[Seen]]:
    """Every figure of a period, and its dossiers; what is told only of the moment has a value where `is_now`."""
    seen = seen_in(sources.dossiers, sources.span(period))
    used, offered = dossier_figures.used_online(seen, sources.offered_online())
    tally = summed(day.total for day in sources.within(period))
    made: Figures = {
        **dossier_figures.figures(seen, sources.time),
        **of_tickets(tally, sources.config.settings.kept_minutes),
        **of_bookings(row[2:] for row in _on(period, sources.bookings)),
        **of_refused(sum(row[2] for row in _on(period, sources.refused))),
        **of_guide(guide_sums(sources, period)),
        "online_used": share("online_used", len(used), len(offered)),
        "late_announcements": count("late_announcements", len(late_in(sources, period))),
    }
    if is_now:
        made |= of_the_moment(sources)
    return {d.code: made.get(d.code, Figure(d.code, None)) for d in DEFINITIONS}, seen
