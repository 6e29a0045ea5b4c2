"""Remarks of a report: what got better, what got worse, what is to be decided; each follows from the figures alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onestop_desk.domain.reporting import Better, DayRow, DossierSums, Judged, MissingRow, OverdueRow, Remark, Unit

MOST = 8
"""A briefing is one page: the most telling come first."""
_NAMED = 3
"""Codes of dossiers in one sentence; the list below has all of them."""
_BUSY_OVER = 1.2
"""A weekday's mean wait against the period's, from which it is named."""
_SHARES = ("online", "paid_online", "digitised", "satisfied", "reused", "appointments_kept")


@dataclass(frozen=True)
class Told:
    """What remarks are made from."""

    indicators: Sequence[Judged]
    dossiers: DossierSums
    overdue: Sequence[OverdueRow]
    missing: Sequence[MissingRow]
    days: Sequence[DayRow]


def remarks(told: Told) -> tuple[Remark, ...]:
    """Sentences as codes with their facts, the weightiest first; one that nothing speaks for is not made."""
    by_code = {one.figure.code: one for one in told.indicators}
    moves = _moves(by_code)
    found: list[Remark] = [
        *_on_time(told, by_code),
        *_short_of_target(by_code),
        *_waiting(told, by_code),
        *_asked_again(by_code),
        *_papers(told.missing),
        *_counted(by_code),
    ]
    # However much there is to decide, what got better and what got worse is always told.
    return (*found[: MOST - len(moves)], *moves)


def _on_time(told: Told, by_code: Mapping[str, Judged]) -> list[Remark]:
    one = by_code.get("on_time")
    if one is None or one.figure.value is None:
        return []
    late = told.dossiers.late + told.dossiers.overdue
    unexcused = [row.code for row in told.overdue if row.apology_at is None]
    named = unexcused[:_NAMED]
    found = []
    if one.met is False and one.target is not None:
        facts: dict[str, str | int | Decimal] = {"gap": one.target.value - one.figure.value, "late": late}
        if one.change is not None:
            facts["change"] = one.change
        found.append(Remark("on_time_missed", facts))
    elif one.met is True and late:
        told_late: dict[str, str | int | Decimal] = {"late": told.dossiers.late, "overdue": told.dossiers.overdue}
        found.append(Remark("on_time_met", {"value": one.figure.value, **told_late}))
    if unexcused:
        rest = len(unexcused) - len(named)
        found.append(Remark("apologies_due", {"count": len(unexcused), "codes": ", ".join(named), "rest": rest}))
    return found


def _short_of_target(by_code: Mapping[str, Judged]) -> list[Remark]:
    found = []
    for code in _SHARES:
        one = by_code.get(code)
        if one and one.met is False and one.target and one.figure.value is not None:
            found.append(Remark(f"{code}_short", {"gap": one.target.value - one.figure.value}))
    return found


def _waiting(told: Told, by_code: Mapping[str, Judged]) -> list[Remark]:
    one = by_code.get("wait_mean")
    if one is None or one.figure.value is None:
        return []
    found = []
    if one.met is False and one.target is not None:
        found.append(Remark("waits_too_long", {"value": one.figure.value, "over": one.figure.value - one.target.value}))
    measured = [(row.mean_wait_s, row.day) for row in told.days if row.mean_wait_s is not None]
    if len(measured) > 1:
        longest, day = max(measured, key=lambda found: (found[0], -found[1].toordinal()))
        over = one.target is not None and longest > one.target.value
        if over and longest > _BUSY_OVER * float(one.figure.value):
            found.append(Remark("busiest_day", {"day": day.isoformat(), "wait": longest}))
    return found


def _asked_again(by_code: Mapping[str, Judged]) -> list[Remark]:
    one = by_code.get("asked_again")
    if one is None or not one.figure.value:
        return []
    return [Remark("asked_again", {"count": int(one.figure.value)})]


def _papers(missing: Sequence[MissingRow]) -> list[Remark]:
    known = [row for row in missing if row.paper]
    if not known:
        return []
    first = max(known, key=lambda row: row.paper_times)
    facts: dict[str, str | int | Decimal] = {"paper": first.paper, "times": first.paper_times}
    return [Remark("paper_missing", {**facts, "procedure": first.procedure})]


def _counted(by_code: Mapping[str, Judged]) -> list[Remark]:
    """Plain numbers that somebody has to do something about."""
    found = []
    for code in ("no_shows", "refused_numbers", "stale_sheets", "late_announcements"):
        one = by_code.get(code)
        if one is None or not one.figure.value:
            continue
        if one.unit is Unit.COUNT:
            found.append(Remark(code, {"count": int(one.figure.value)}))
        elif one.met is False:
            found.append(Remark(code, {"value": one.figure.value}))
    cameras = by_code.get("cameras")
    if cameras and cameras.figure.denominator and cameras.figure.numerator != cameras.figure.denominator:
        lost = cameras.figure.denominator - (cameras.figure.numerator or 0)
        found.append(Remark("cameras_lost", {"count": lost, "of": cameras.figure.denominator}))
    return found


def _moves(by_code: Mapping[str, Judged]) -> list[Remark]:
    """The one share that lost most since the period before, and the one that gained most."""
    moved = [
        (one.change, code)
        for code, one in by_code.items()
        if one.unit is Unit.PERCENT and one.better is Better.MORE and one.change
    ]
    # The fall of what missed its target of dossiers in time is told there.
    losses = [(change, code) for change, code in moved if change < 0 and (code != "on_time" or by_code[code].met)]
    gains = [(change, code) for change, code in moved if change > 0]
    found = [("most_worsened", min(losses))] if losses else []
    found += [("most_improved", max(gains))] if gains else []
    return [Remark(said, {"indicator": code, "change": change}) for said, (change, code) in found]
