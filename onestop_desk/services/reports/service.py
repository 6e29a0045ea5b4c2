"""The verbs of whoever reads figures: a report of a period, today, a cut, the rows behind a figure, the targets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

from onestop_desk.data import office, tickets
from onestop_desk.data.tx import Tx
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.indicators import (
    DEFAULT_TARGETS,
    DEFINITIONS,
    Cut,
    Definition,
    Part,
    checked_targets,
    the_definition,
)
from onestop_desk.domain.periods import Period, PeriodKind, checked_days, day_of, days_between, month_of, trail, week_of
from onestop_desk.domain.reporting import Report, Target
from onestop_desk.domain.tickets import State
from onestop_desk.services.actors import Actor
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.reports import behind, days, making, slices, waiting
from onestop_desk.services.reports.slices import Places, Slice
from onestop_desk.services.reports.sources import Known, Sources, StaleSheet, read_sources
from onestop_desk.services.reports.views import Row, Slices, Today
from onestop_desk.services.rights import Right, require, require_staff

TARGETS = "targets"
_LONG = 62
"""Days from which a period has no trail but the one before: nobody compares eight years."""
_LAST_DAYS = 7
"""So many days are looked at when an office opens: most were counted on the mornings before."""
_HERE = (State.WAITING, State.CALLED, State.SERVING, State.ASIDE, State.MISSED)


class Reports:
    """True figures, each from its records."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known = Known()
        self.stale_sheet: Callable[[], StaleSheet] | None = None
        """Set by whoever knows the words of printed sheets, and asked anew for each report, since the catalogue it
        judges by changes; until then sheets out of date have no value."""

    def period(self, kind: PeriodKind, day: date, first: date | None = None, last: date | None = None) -> Period:
        """The period of a day by the office's own months, or from `first` to `last`; raises Refusal("bad_period")."""
        checked_days(day, first, last)
        if kind is PeriodKind.ANY or first is not None or last is not None:
            return days_between(first or day, last or day)
        if kind is PeriodKind.DAY:
            return day_of(day)
        if kind is PeriodKind.WEEK:
            return week_of(day)
        with self._context.look() as (_tx, config, _answers):
            return month_of(day, config.settings.month_starts_on)

    def report(self, actor: Actor, period: Period) -> Report:
        """Everything of one period, with the seven before it; raises Refusal("not_allowed")."""
        require(actor, Right.READ_REPORTS)
        periods = self._trail(period)
        with self._read(actor, _over(periods)) as (tx, sources):
            return making.report(tx, sources, periods, targets_of(sources.config))

    def _trail(self, period: Period) -> tuple[Period, ...]:
        with self._context.look() as (_tx, config, _answers):
            starts_on = config.settings.month_starts_on
        return trail(period, 8 if len(period.days) <= _LONG else 2, starts_on)

    @contextmanager
    def _read(self, actor: Actor, over: Period, right: Right = Right.READ_REPORTS) -> Iterator[tuple[Tx, Sources]]:
        days.keep_past(self._context, over)
        with self._context.look() as (tx, config, _answers):
            require_staff(actor, right, config.staff)
            is_stale = None if self.stale_sheet is None else self.stale_sheet()
            yield tx, read_sources(tx, config, over, self._known, is_stale)

    def count_past(self) -> None:
        """Counts the last days that are over, so that no report has to; asked when an office opens in the morning."""
        with self._context.look() as (tx, _config, _answers):
            day = tx.day
        days.keep_past(self._context, Period(PeriodKind.ANY, day - timedelta(days=_LAST_DAYS), day))

    def count_some(self) -> bool:
        """Counts a few of the past days that nobody has counted, the newest first; whether some are left.

        So a desk catches up after a restore or an upgrade, a little at a time. Raises Busy or Offline.
        """
        return days.keep_newest(self._context)

    def today(self, actor: Actor) -> Today:
        """The day as it stands, with the seven days before; raises Refusal("not_allowed")."""
        with self._context.look((tickets.of_day(_HERE),)) as (tx, _config, (rows,)):
            here = [tickets.ticket(row) for row in rows]
            now, day = tx.now, tx.day
        states, lines = [row.state for row in here], waiting.by_line(here, now)
        return Today(
            self.report(actor, day_of(day)),
            waiting=states.count(State.WAITING),
            called=states.count(State.CALLED),
            serving=states.count(State.SERVING),
            aside=states.count(State.ASIDE),
            missed=states.count(State.MISSED),
            longest_waiting_s=max((line.longest_s for line in lines), default=None),
            lines=lines,
        )

    def cut(self, actor: Actor, period: Period, by: Cut) -> Slices:
        """The figures of each part of a period; those that cannot be told apart in this way are left out.

        Raises Refusal("not_allowed"): by clerk, for anybody but the head.
        """
        right = _right(by)
        require(actor, right)
        with self._read(actor, period, right) as (tx, sources):
            places = Places(days.places_of(tx, period)) if by in _BY_PLACE else None
            parts = slices.slices(sources, period, by, field_names(sources))
            return {part.key: slices.figures(sources, part, places) for part in parts if part.key is not None}

    def rows(
        self,
        actor: Actor,
        code: str,
        period: Period,
        part: Part = Part.NUMERATOR,
        cut: Cut | None = None,
        key: str | None = None,
    ) -> tuple[Row, ...]:
        """The rows behind a figure: as many as its numerator or denominator, those measured for a length of time.

        Raises Refusal: unknown_indicator, unknown_part (no such part of the cut, or it cannot be told for it),
        not_allowed.
        """
        meaning, right = the_definition(code), _right(cut)
        require(actor, right)
        with self._read(actor, period, right) as (tx, sources):
            of: Slice | None = slices.whole(period)
            if cut is not None:
                of = slices.the_slice(slices.slices(sources, period, cut, field_names(sources)), key or "")
            if of is None or not of.has(meaning):
                raise Refusal("unknown_part", indicator=code, part=key)
            return behind.rows(tx, sources, meaning, part, of)

    def definitions(self) -> tuple[Definition, ...]:
        """Every indicator, in the order in which they are listed."""
        return DEFINITIONS

    def targets(self) -> Mapping[str, Target]:
        """Code -> target: the office's own, else the province's of 2024 and the law's."""
        with self._context.look() as (_tx, config, _answers):
            return targets_of(config)

    def set_targets(self, actor: Actor, targets: Mapping[str, Decimal | None]) -> Mapping[str, Target]:
        """Changes some targets; None takes one away. A value equal to the default is the default again.

        Raises Refusal: not_allowed, unknown_indicator, bad_target.
        """
        clean = checked_targets(targets)

        def work(action: Action) -> None:
            kept = dict(action.config.stored.get(TARGETS, {}))
            for code, value in clean.items():
                default = DEFAULT_TARGETS.get(code)
                if default is not None and default.value == value:
                    kept.pop(code, None)
                else:
                    kept[code] = None if value is None else str(value)
            office.put_setting(action.tx, TARGETS, kept)
            office.bump(action.tx)
            action.note("targets", None, changes={c: None if v is None else str(v) for c, v in clean.items()})

        self._context.act_on_setup(actor, Right.CHANGE_OFFICE, "targets", work)
        return self.targets()


_BY_PLACE = {Cut.LINE, Cut.COUNTER, Cut.CLERK, Cut.AGENCY, Cut.PROGRAMME}


def _right(cut: Cut | None) -> Right:
    return Right.READ_CLERK_FIGURES if cut is Cut.CLERK else Right.READ_REPORTS


def _over(periods: Sequence[Period]) -> Period:
    return Period(PeriodKind.ANY, periods[0].first, periods[-1].last)


def targets_of(config: Config) -> dict[str, Target]:
    """Code -> target, as the office has set them."""
    made = dict(DEFAULT_TARGETS)
    for code, value in config.stored.get(TARGETS, {}).items():
        if value is None:
            made.pop(code, None)
        else:
            made[code] = Target(Decimal(value), "office")
    return made


def field_names(sources: Sources) -> dict[str, str]:
    """Procedure id -> name of its field."""
    return {v.procedure_id: v.procedure.field for v in sources.versions}
