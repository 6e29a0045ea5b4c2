"""Reports of several offices as one table: totals, ranking, and who is far from the rest.

Shares are made of summed numerators and denominators, never averaged. A median, a 90th percentile or a longest time
cannot be worked out from those of the offices: it stays theirs, and the table gives the middle one of the offices
beside it, called so. Offices are judged by the same targets, so that they can be compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.indicators import BY_CODE, DEFAULT_TARGETS, met
from onestop_desk.domain.periods import Period
from onestop_desk.domain.reporting import Better, DossierSums, Figure, Judged, Report, Target, Unit, count, share

FEWEST_FOR_OUTLIERS = 5
"""Among fewer offices nobody can say which of them is unusual."""
FAR = Decimal(3)
"""Deviations from the middle from which a value is unusual."""
_OF_MEDIAN, _OF_MEAN = Decimal("1.4826"), Decimal("1.2533")
"""What makes the median and the mean of absolute deviations comparable with a standard deviation."""
_CENT = Decimal("0.01")
FIRST = "on_time"
"""Decides between offices that meet as many targets."""


@dataclass(frozen=True)
class OfficeRow:
    """One office in the table."""

    rank: int | None
    """1 for the best; offices that are alike share a rank.

    None where not even half as many targets could be judged as at the office with the most.
    """
    office_id: str
    office_name: str
    commune: str
    authority: str
    met: int
    judged: int
    """Targets that could be judged, of which `met` are met."""
    tickets: int
    served: int
    dossiers: DossierSums
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Outlier:
    """A value far from those of the other offices."""

    office_name: str
    code: str
    value: Decimal
    middle: Decimal
    is_good: bool | None
    """Whether it lies on the good side; None where neither way is good."""


@dataclass(frozen=True)
class ProvinceFigure:
    """One indicator over all offices."""

    code: str
    unit: Unit
    better: Better
    target: Target | None
    total: Figure | None
    """Of all offices together; None where it cannot be worked out from theirs."""
    middle: Decimal | None
    """The median of the offices' values."""


@dataclass(frozen=True)
class Province:
    """Several offices over one period."""

    is_demo: bool
    period: Period
    made_at: int
    tz: str
    offices: tuple[OfficeRow, ...]
    """By rank, then by name."""
    dossiers: DossierSums
    tickets: int
    served: int
    figures: tuple[ProvinceFigure, ...]
    outliers: tuple[Outlier, ...]


def merged(reports: Sequence[Report]) -> Province:
    """One table of several offices.

    Raises Refusal: no_reports; periods_differ, office_twice, demo_among_real or office_does_not_close, each naming the
    office.
    """
    if not reports:
        raise Refusal("no_reports")
    for report in reports:
        _fits(report, reports[0])
    _once(reports)
    by_office = [{j.figure.code: j for j in report.indicators} for report in reports]
    codes = list(dict.fromkeys(code for judged in by_office for code in judged))
    figures = tuple(_figure(code, [judged[code] for judged in by_office if code in judged]) for code in codes)
    rows = _ranked([_row(report) for report in reports])
    return Province(
        reports[0].is_demo,
        reports[0].period,
        max(report.made_at for report in reports),
        reports[0].tz,
        rows,
        _summed([report.dossiers for report in reports]),
        sum(report.tickets for report in reports),
        sum(report.served for report in reports),
        figures,
        tuple(found for figure in figures for found in _outliers(figure, rows)),
    )


def _fits(report: Report, first: Report) -> None:
    days: tuple[date, date] = (report.period.first, report.period.last)
    if days != (first.period.first, first.period.last):
        raise Refusal(
            "periods_differ",
            office=report.office_name,
            first=days[0].isoformat(),
            last=days[1].isoformat(),
            wanted_first=first.period.first.isoformat(),
            wanted_last=first.period.last.isoformat(),
        )
    if report.is_demo != first.is_demo:
        demo = report if report.is_demo else first
        raise Refusal("demo_among_real", office=demo.office_name)
    sums = report.dossiers
    if not sums.closes:
        raise Refusal(
            "office_does_not_close", office=report.office_name, received=sums.received, rest=sums.solved + sums.pending
        )


def _once(reports: Sequence[Report]) -> None:
    seen: set[object] = set()
    for report in reports:
        name = (report.authority.casefold(), report.commune.casefold(), report.office_name.casefold())
        keys = {name, report.office_id} if report.office_id else {name}
        if keys & seen:
            raise Refusal("office_twice", office=report.office_name)
        seen |= keys


def _row(report: Report) -> OfficeRow:
    verdicts = [
        met(j.figure, DEFAULT_TARGETS.get(j.figure.code)) for j in report.indicators if j.figure.code in BY_CODE
    ]
    known = [verdict for verdict in verdicts if verdict is not None]
    return OfficeRow(
        None,
        report.office_id,
        report.office_name,
        report.commune,
        report.authority,
        sum(known),
        len(known),
        report.tickets,
        report.served,
        report.dossiers,
        {j.figure.code: j.figure for j in report.indicators},
    )


def _score(row: OfficeRow) -> tuple[Decimal, Decimal] | None:
    if not row.judged:
        return None
    first = row.figures.get(FIRST)
    value = first.value if first is not None and first.value is not None else Decimal(-1)
    return Decimal(row.met) / row.judged, value


def _ranked(rows: Sequence[OfficeRow]) -> tuple[OfficeRow, ...]:
    enough = -(-max(row.judged for row in rows) // 2)
    scores = [score for row in rows if row.judged >= enough and (score := _score(row)) is not None]
    ranked = []
    for row in rows:
        # One target met of one is no better than nine of ten.
        own = _score(row) if row.judged >= enough else None
        rank = None if own is None else 1 + sum(score > own for score in scores)
        parts = {field.name: getattr(row, field.name) for field in fields(OfficeRow)}
        ranked.append(OfficeRow(**{**parts, "rank": rank}))
    return tuple(sorted(ranked, key=lambda row: (row.rank is None, row.rank or 0, row.commune, row.office_name)))


def _summed(sums: Sequence[DossierSums]) -> DossierSums:
    names = [field.name for field in fields(DossierSums)]
    return DossierSums(**{name: sum(getattr(made, name) for made in sums) for name in names})


def _figure(code: str, judged: Sequence[Judged]) -> ProvinceFigure:
    unit, better = judged[0].unit, judged[0].better
    values = [j.figure.value for j in judged if j.figure.value is not None]
    middle = _rounded(Decimal(median(values)), unit) if values else None
    return ProvinceFigure(code, unit, better, DEFAULT_TARGETS.get(code), _total(code, unit, judged), middle)


def _rounded(value: Decimal, unit: Unit) -> Decimal:
    return value.quantize(Decimal(1) if unit in {Unit.SECONDS, Unit.COUNT} else _CENT, ROUND_HALF_UP)


def _total(code: str, unit: Unit, judged: Sequence[Judged]) -> Figure | None:
    figures = [j.figure for j in judged]
    if unit is Unit.COUNT:
        values = [int(f.value) for f in figures if f.value is not None]
        return count(code, sum(values)) if values else Figure(code, None)
    if unit is not Unit.PERCENT or not all(map(is_quotient, figures)):
        return None
    return share(code, sum(f.numerator or 0 for f in figures), sum(f.denominator or 0 for f in figures))


def is_quotient(figure: Figure) -> bool:
    """Whether a share is its numerator over its denominator, so that offices can be summed up."""
    if figure.value is None:
        return not figure.denominator
    if figure.numerator is None or not figure.denominator:
        return False
    return share(figure.code, figure.numerator, figure.denominator).value == figure.value


def _outliers(figure: ProvinceFigure, rows: Sequence[OfficeRow]) -> list[Outlier]:
    """Of shares and lengths of time; a count follows the size of a commune and says nothing by itself."""
    found = [(row, row.figures[figure.code].value) for row in rows if figure.code in row.figures]
    values = [(row, value) for row, value in found if value is not None]
    if figure.unit is Unit.COUNT or len(values) < FEWEST_FOR_OUTLIERS:
        return []
    middle = Decimal(median(value for _row, value in values))
    away = [abs(value - middle) for _row, value in values]
    spread = Decimal(median(away)) * _OF_MEDIAN or sum(away, Decimal(0)) / len(away) * _OF_MEAN
    shown = _rounded(middle, figure.unit)
    return [
        Outlier(row.office_name, figure.code, value, shown, _is_good(figure.better, value > middle))
        for row, value in values
        if spread and abs(value - middle) > FAR * spread
    ]


def _is_good(better: Better, is_higher: bool) -> bool | None:
    return None if better is Better.NEITHER else is_higher == (better is Better.MORE)
