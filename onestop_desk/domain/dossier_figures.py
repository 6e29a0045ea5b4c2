"""Figures of dossiers over a period: the sums of the statutory tables and the shares of Quyết định 766/QĐ-TTg.

One list of predicates says which dossiers stand in the numerator and the denominator of each share, so that the rows
behind a figure are exactly those it was counted from.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from onestop_desk.domain.dossiers import (
    WITHOUT_RESULT,
    Channel,
    Dossier,
    Status,
    Timing,
    asked_again,
    ended_at,
    is_taken_in,
    timing,
)
from onestop_desk.domain.instants import HOUR, Instant
from onestop_desk.domain.reporting import DossierSums, Figure, count, share
from onestop_desk.domain.worked import Worked

WAITS_TOO_LONG = 8 * HOUR
"""Working time after which a dossier sent online should have been taken in: one working day."""
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Span:
    """A period as dossiers are counted in it: from its first instant to its last, or to now while it runs."""

    first: Instant
    until: Instant
    tz: str


@dataclass(frozen=True)
class Seen:
    """One dossier as a period sees it."""

    dossier: Dossier
    timing: Timing
    fresh: bool
    """Received in the period; else it came from the one before."""
    asked_again: bool

    @property
    def has_result(self) -> bool:
        """Whether it ended in the period with something to hand back."""
        return self.timing.is_ended and self.dossier.status not in WITHOUT_RESULT


def seen_in(dossiers: Iterable[Dossier], span: Span) -> list[Seen]:
    """The dossiers that were the office's in a period: taken in by its end, and not ended before it began."""
    found = []
    for dossier in dossiers:
        end = ended_at(dossier)
        if dossier.received_at > span.until or (end is not None and end < span.first) or not is_taken_in(dossier):
            continue
        stands = timing(dossier, span.until, span.tz)
        found.append(Seen(dossier, stands, dossier.received_at >= span.first, asked_again(dossier, span.until)))
    return found


Test = Callable[[Seen], bool]


def _always(_seen: Seen) -> bool:
    return True


def _fresh(seen: Seen) -> bool:
    return seen.fresh


def _online(seen: Seen) -> bool:
    """Sent online, and not known to have been answered on paper only."""
    dossier = seen.dossier
    on_paper = seen.has_result and dossier.result_paper is True and dossier.result_digitised is False
    return dossier.channel is Channel.ONLINE and not on_paper


def _has_fee(seen: Seen) -> bool:
    dossier = seen.dossier
    if dossier.fee_due is not None:
        return seen.fresh and dossier.fee_due > 0
    return seen.fresh and dossier.paid in {"online", "counter"}


def _must_hand_paper(seen: Seen) -> bool:
    dossier = seen.dossier
    told = dossier.result_paper is True or (dossier.result_paper is None and dossier.result_digitised is not None)
    return seen.has_result and told


def _digitised(seen: Seen) -> bool:
    dossier = seen.dossier
    lacks_result = seen.has_result and dossier.result_paper is not False and not dossier.result_digitised
    return dossier.papers_digitised is True and not lacks_result


def _full_online(seen: Seen) -> bool:
    return seen.dossier.channel is Channel.ONLINE and seen.dossier.full_online is True


SHARES: Mapping[str, tuple[Test, Test]] = {
    "on_time": (lambda s: s.timing.is_in_time, _always),
    "early": (lambda s: s.timing is Timing.EARLY, lambda s: s.timing.is_ended),
    "overdue": (lambda s: not s.timing.is_in_time, _always),
    "online": (_online, _fresh),
    "full_online": (
        _full_online,
        lambda s: s.fresh and (s.dossier.channel is not Channel.ONLINE or s.dossier.full_online is not None),
    ),
    "paid_online": (lambda s: s.dossier.paid == "online", _has_fee),
    "e_result": (lambda s: s.dossier.result_digitised is True, _must_hand_paper),
    "digitised": (_digitised, lambda s: s.fresh and s.dossier.papers_digitised is not None),
    "reused": (lambda s: s.dossier.reused is True, lambda s: s.fresh and s.dossier.reused is not None),
    "vneid_account": (lambda s: s.dossier.vneid is True, lambda s: s.fresh and s.dossier.vneid is not None),
    "satisfied_766": (lambda s: s.timing.is_in_time and s.dossier.complaint is not True, _always),
}
"""Code -> (in the numerator, in the denominator); the numerator is looked for in the denominator only.

A flag that nobody told does not count as no: the dossier is left out of that share.
"""


def behind(code: str, seen: Sequence[Seen], *, numerator: bool) -> list[Seen]:
    """The dossiers that a figure was counted from."""
    if code == "asked_again":
        return [one for one in seen if one.asked_again]
    if code == "mean_days":
        return [one for one in seen if one.has_result]
    top, bottom = SHARES[code]
    return [one for one in seen if bottom(one) and (not numerator or top(one))]


def figures(seen: Sequence[Seen], time: Worked) -> dict[str, Figure]:
    """Every figure of these dossiers, by code."""
    made = {}
    for code, (top, bottom) in SHARES.items():
        chosen = [one for one in seen if bottom(one)]
        made[code] = share(code, sum(map(top, chosen)), len(chosen))
    again = sum(one.asked_again for one in seen)
    made["asked_again"] = count("asked_again", again) if seen else Figure("asked_again", None)
    made["mean_days"] = _mean_days([one.dossier for one in seen if one.has_result], time)
    return made


def _mean_days(ended: Sequence[Dossier], time: Worked) -> Figure:
    length = time.day_length
    if not ended or not length:
        return Figure("mean_days", None, None, len(ended))
    worked = sum(worked_on(dossier, time) for dossier in ended)
    value = (Decimal(worked) / length / len(ended)).quantize(_CENT, ROUND_HALF_UP)
    return Figure("mean_days", value, None, len(ended))


def worked_on(dossier: Dossier, time: Worked) -> int:
    """Microseconds of working time from received to ended, without what the citizen was waited for."""
    end = ended_at(dossier)
    if end is None:
        return 0
    away = sum(
        time.between(max(ask.asked, dossier.received_at), min(ask.answered, end))
        for ask in dossier.asks
        if ask.asked is not None and ask.answered is not None and ask.answered > ask.asked
    )
    return max(time.between(dossier.received_at, end) - away, 0)


def sums(seen: Iterable[Seen]) -> DossierSums:
    """Dossiers as the statutory tables count them; what is still on its way in is counted by `with_waiting`."""
    counts: dict[str, int] = {}
    for one in seen:
        for name in _columns(one):
            counts[name] = counts.get(name, 0) + 1
    return DossierSums(**counts)


_PAID = {"online": "paid_online", "counter": "paid_direct"}


def _columns(one: Seen) -> list[str]:
    """The columns a dossier is counted in, by name of the field of `DossierSums`."""
    found = [one.timing.value]
    found += _received_columns(one) if one.fresh else ["carried"]
    dossier = one.dossier
    if dossier.apology_at is not None and one.timing in {Timing.LATE, Timing.OVERDUE}:
        found.append(f"{one.timing.value}_excused")
    if one.timing.is_ended and dossier.status is Status.STOPPED:
        found.append("stopped")
    if one.timing.is_ended and dossier.status is Status.WITHDRAWN:
        found.append("withdrawn")
    if one.timing.is_ended and dossier.status is Status.NOT_RECEIVED:
        found.append("not_accepted")
    if one.timing.is_ended and dossier.result_differs:
        found.append("result_differs")
    return found


def _received_columns(one: Seen) -> list[str]:
    dossier = one.dossier
    is_online = dossier.channel is Channel.ONLINE
    found = ["online" if is_online else "other"]
    if is_online and dossier.full_online is not None:
        found.append("online_full" if dossier.full_online else "online_part")
    if dossier.channel is Channel.POST:
        found.append("by_post")
    if dossier.outside_area:
        found.append("outside_area")
    if dossier.paid in _PAID:
        found.append(_PAID[dossier.paid])
        found += ["receipts"] if dossier.receipt else []
    return found


def waiting_online(dossiers: Iterable[Dossier], span: Span, time: Worked) -> tuple[int, int]:
    """(In time, too long) of the dossiers sent online by the end of a period that nobody has taken in yet."""
    waits = [d for d in dossiers if not is_taken_in(d) and d.received_at <= span.until]
    late = sum(time.between(d.received_at, span.until) > WAITS_TOO_LONG for d in waits)
    return len(waits) - late, late


def days_over(dossier: Dossier, until: Instant, time: Worked) -> int:
    """Working days by which an open dossier is past its due date, at least 1: a day begun counts."""
    length = time.day_length
    if dossier.due_at is None or not length:
        return 1
    return max(-(-time.between(dossier.due_at, until) // length), 1)


def used_online(seen: Iterable[Seen], offered: Iterable[str]) -> tuple[list[str], list[str]]:
    """(Procedures offered online that got a dossier online in the period, all that are offered), codes in order."""
    sent = {one.dossier.procedure_code for one in seen if one.fresh and one.dossier.channel is Channel.ONLINE}
    listed = sorted(offered)
    return [code for code in listed if code in sent], listed
