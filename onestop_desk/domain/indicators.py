"""The indicators (chỉ tiêu): what each counts, where it is from, which way is good; and how values are made of counts.

The written definitions stand in `onestop_desk.words.indicators`; targets are settings with these defaults.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.reporting import Better, Figure, Judged, Target, Unit

LATE_AFTER_DAYS = 5
"""Calendar days between a decision and its import after which an announcement is late; our choice, no rule says it."""


class Group(StrEnum):
    """Under which heading a figure is listed."""

    DOSSIERS = "dossiers"
    HALL = "hall"
    VNEID = "vneid"
    OPENNESS = "openness"


class Source(StrEnum):
    """The records a figure is counted from."""

    DOSSIERS = "dossiers"
    TICKETS = "tickets"
    VISITS = "visits"
    RATINGS = "ratings"
    BOOKINGS = "bookings"
    GUIDE = "guide"
    CATALOGUE = "catalogue"
    SHEETS = "sheets"
    CAMERAS = "cameras"
    REFUSED = "refused"


class Cut(StrEnum):
    """By what figures can be told apart."""

    COUNTER = "counter"
    LINE = "line"
    FIELD = "field"
    AGENCY = "agency"
    CLERK = "clerk"
    PROGRAMME = "programme"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Part(StrEnum):
    """Which rows of a figure are asked for."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True)
class Definition:
    """What one indicator is, without words."""

    code: str
    group: Group
    unit: Unit
    better: Better
    source: Source
    basis: str = ""
    """Number of the indicator in Quyết định 766/QĐ-TTg, empty where it has none."""
    is_state: bool = False
    """Told of the moment the report is made, not of its period: nothing is known of earlier ones."""


P, N, S, D = Unit.PERCENT, Unit.COUNT, Unit.SECONDS, Unit.DAYS
_MORE, _LESS, _NEITHER = Better.MORE, Better.LESS, Better.NEITHER


def _dossiers(code: str, unit: Unit, better: Better, basis: str = "") -> Definition:
    return Definition(code, Group.DOSSIERS, unit, better, Source.DOSSIERS, basis)


def _hall(code: str, unit: Unit, better: Better, source: Source = Source.TICKETS) -> Definition:
    return Definition(code, Group.HALL, unit, better, source)


DEFINITIONS: tuple[Definition, ...] = (
    _dossiers("on_time", P, _MORE, "2.1"),
    _dossiers("early", P, _MORE, "2.1"),
    _dossiers("overdue", P, _LESS, "2.1"),
    _dossiers("mean_days", D, _LESS, "2.2"),
    _dossiers("online", P, _MORE, "3.3"),
    _dossiers("full_online", P, _MORE, "3.3"),
    _dossiers("paid_online", P, _MORE, "3.6"),
    _dossiers("e_result", P, _MORE, "4.1"),
    _dossiers("digitised", P, _MORE, "4.2"),
    _dossiers("reused", P, _MORE, "4.3"),
    _dossiers("vneid_account", P, _MORE, "4.5"),
    Definition("satisfied", Group.DOSSIERS, P, _MORE, Source.RATINGS),
    _dossiers("satisfied_766", P, _MORE, "5.4"),
    _dossiers("asked_again", N, _LESS, "2.1"),
    Definition("more_papers", Group.DOSSIERS, P, _LESS, Source.VISITS),
    Definition("refused", Group.DOSSIERS, P, _LESS, Source.VISITS),
    _hall("tickets", N, _NEITHER),
    _hall("served", N, _NEITHER),
    _hall("unserved", P, _LESS),
    _hall("wait_mean", S, _LESS),
    _hall("wait_median", S, _LESS),
    _hall("wait_90", S, _LESS),
    _hall("wait_longest", S, _LESS),
    _hall("serve_mean", S, _NEITHER),
    _hall("serve_median", S, _NEITHER),
    _hall("serve_90", S, _NEITHER),
    _hall("serve_longest", S, _NEITHER),
    _hall("appointments_kept", P, _MORE),
    _hall("no_shows", P, _LESS, Source.BOOKINGS),
    _hall("forecast_error", S, _LESS),
    _hall("overtakes", N, _NEITHER),
    _hall("overtakes_appointment", N, _NEITHER),
    _hall("overtakes_priority", N, _NEITHER),
    _hall("overtakes_returned", N, _NEITHER),
    _hall("overtakes_by_hand", N, _LESS),
    _hall("overtakes_helped", N, _NEITHER),
    _hall("picked_by_hand", N, _LESS),
    _hall("refused_numbers", N, _LESS, Source.REFUSED),
    Definition("vneid_guided", Group.VNEID, N, _MORE, Source.GUIDE),
    Definition("vneid_activated", Group.VNEID, N, _MORE, Source.GUIDE),
    Definition("vneid_to_police", Group.VNEID, N, _NEITHER, Source.GUIDE),
    Definition("vneid_not_done", Group.VNEID, N, _NEITHER, Source.GUIDE),
    Definition("complete_procedures", Group.OPENNESS, P, _MORE, Source.CATALOGUE, "1.3", is_state=True),
    Definition("offered_online", Group.OPENNESS, P, _MORE, Source.CATALOGUE, "3.1", is_state=True),
    Definition("online_used", Group.OPENNESS, P, _MORE, Source.DOSSIERS, "3.2"),
    Definition("late_announcements", Group.OPENNESS, N, _LESS, Source.CATALOGUE, "1.2"),
    Definition("stale_sheets", Group.OPENNESS, N, _LESS, Source.SHEETS, is_state=True),
    Definition("cameras", Group.OPENNESS, P, _MORE, Source.CAMERAS, is_state=True),
)
"""In the order in which they are listed."""

BY_CODE: Mapping[str, Definition] = {d.code: d for d in DEFINITIONS}

_PROVINCE, _LAW, _OFFICE = "province_2024", "law", "office"
DEFAULT_TARGETS: Mapping[str, Target] = {
    "on_time": Target(Decimal(98), _PROVINCE),
    "online": Target(Decimal("78.6"), _PROVINCE),
    "paid_online": Target(Decimal("36.74"), _PROVINCE),
    "digitised": Target(Decimal(100), _PROVINCE),
    "satisfied": Target(Decimal("97.92"), _PROVINCE),
    "reused": Target(Decimal(80), _LAW),
    "satisfied_766": Target(Decimal(90), _LAW),
    "offered_online": Target(Decimal(80), _LAW),
    "asked_again": Target(Decimal(0), _LAW),
    "wait_mean": Target(Decimal(15 * 60), _OFFICE),
    "wait_90": Target(Decimal(30 * 60), _OFFICE),
    "appointments_kept": Target(Decimal(80), _OFFICE),
    "no_shows": Target(Decimal(10), _OFFICE),
    "cameras": Target(Decimal(100), _OFFICE),
}
"""The province's values of 2024 (domain.md §2.2), the thresholds of Quyết định 766/QĐ-TTg, and the office's own."""

LARGEST_TARGET = Decimal(1_000_000)


def checked_targets(given: Mapping[str, Decimal | None]) -> dict[str, Decimal | None]:
    """Targets by code, None for no target; raises Refusal("unknown_indicator") or ("bad_target")."""
    for code, value in given.items():
        if code not in BY_CODE:
            raise Refusal("unknown_indicator", indicator=code)
        highest = Decimal(100) if BY_CODE[code].unit is Unit.PERCENT else LARGEST_TARGET
        if value is not None and not (value.is_finite() and 0 <= value <= highest):
            raise Refusal("bad_target", indicator=code, value=str(value))
    return dict(given)


def the_definition(code: str) -> Definition:
    """What an indicator is; raises Refusal("unknown_indicator")."""
    if code not in BY_CODE:
        raise Refusal("unknown_indicator", indicator=code)
    return BY_CODE[code]


# Values from counts. A histogram is {whole seconds: how many}.

Histogram = Mapping[int, int]


def size(measured: Histogram) -> int:
    """How many were measured."""
    return sum(measured.values())


def percentile(measured: Histogram, percent: int) -> int | None:
    """The nearest rank: the smallest measured value that at least so many per cent do not exceed; None for nothing."""
    rank = -(-size(measured) * percent // 100)
    seen = 0
    for value in sorted(measured):
        seen += measured[value]
        if seen >= rank:
            return value
    return None


def mean(measured: Histogram) -> int | None:
    """The mean in whole seconds, halves up."""
    many = size(measured)
    if not many:
        return None
    total = sum(value * count for value, count in measured.items())
    return int((Decimal(total) / many).quantize(Decimal(1), ROUND_HALF_UP))


def spread(prefix: str, measured: Histogram) -> tuple[Figure, ...]:
    """Mean, median, 90th percentile and longest of a length of time."""
    many = size(measured)
    values = {
        "mean": mean(measured),
        "median": percentile(measured, 50),
        "90": percentile(measured, 90),
        "longest": max(measured, default=None),
    }
    return tuple(
        Figure(f"{prefix}_{name}", None if value is None else Decimal(value), None, many)
        for name, value in values.items()
    )


def judged(now: Figure, target: Target | None, before: Figure, trail: Iterable[Decimal | None]) -> Judged:
    """A figure held against its target and the period before."""
    meaning = BY_CODE[now.code]
    change = None if now.value is None or before.value is None else now.value - before.value
    return Judged(now, meaning.unit, meaning.better, target, before, change, met(now, target), tuple(trail))


def met(figure: Figure, target: Target | None) -> bool | None:
    """Whether a figure reaches its target; None without a value, without a target, or where neither way is good."""
    better = BY_CODE[figure.code].better
    if figure.value is None or target is None or better is Better.NEITHER:
        return None
    return figure.value >= target.value if better is Better.MORE else figure.value <= target.value
