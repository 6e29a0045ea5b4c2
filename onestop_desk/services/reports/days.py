"""What the tickets of each day come to: a past day is counted once and kept, today whenever it is asked for."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from onestop_desk.data import reports
from onestop_desk.data.db import transact
from onestop_desk.data.tx import Row, Tx
from onestop_desk.domain.errors import WorldError
from onestop_desk.domain.periods import Period, PeriodKind
from onestop_desk.domain.tallies import DayTally, Place, Tally, day_tally, summed, tally_of
from onestop_desk.services.context import Context

_MOST_AT_ONCE = 20_000
"""Tickets counted in one transaction before others get their turn."""
_FEW = 2_000
"""The same where nobody waits for it: some 40 ms, in which no clerk can call."""
_FEW_DAYS = 60
_MOST_KNOWN = 1_000
_ENCODER = json.JSONEncoder(separators=(",", ":"))


def count_day(tx: Tx, day: str) -> DayTally:
    """Counts a day from its tickets, their visits and their ratings."""
    tickets, picks, outcomes, levels = tx.reads(
        reports.tickets_of(day), reports.picks_of(day), reports.outcomes_of(day), reports.levels_of(day)
    )
    made = day_tally(reports.facts(tickets), {row[0]: int(row[1]) for row in picks})
    for line, counter, clerk, procedure, version, outcome, missing, many in outcomes:
        made.at(_place(line, counter, clerk)).outcomes[outcome] += many
        made.procedures.setdefault(procedure or "", Counter())[outcome] += many
        if outcome == "more_papers":
            for paper in json.loads(missing):
                made.missing.setdefault(version or "", Counter())[paper] += many
    for line, counter, clerk, level, many in levels:
        made.at(_place(line, counter, clerk)).levels[level] += many
    made.total = summed(made.places.values())
    return made


def _place(line: str, counter: str | None, clerk: str | None) -> Place:
    return line, counter or "", clerk or ""


def keep_past(context: Context, period: Period) -> None:
    """Counts the past days of a period that were not counted yet, and keeps them.

    Where nothing can be written now, the days are counted again when they are read: slower, and the same.
    """
    with context.look((reports.first_day(),)) as (tx, _config, (rows,)):
        missing = _missing(tx, period, rows[0][0])
    with suppress(WorldError):
        while missing:
            missing = transact(context.db, context.ref, partial(_keep_some, days=missing), lock=True)


def _missing(tx: Tx, period: Period, first_day: str | None) -> list[str]:
    """Past days with something to count that nobody has counted, the oldest first."""
    if first_day is None:
        return []
    first = max(period.first, date.fromisoformat(first_day))
    last = min(period.last, tx.day - timedelta(days=1))
    known = {row[0] for row in tx.reads(reports.counted_days(first.isoformat(), last.isoformat()))[0]}
    days = ((first + timedelta(days=step)).isoformat() for step in range((last - first).days + 1))
    return [day for day in days if day not in known]


def keep_newest(context: Context) -> bool:
    """Counts some past days that were not counted yet, the newest first; whether some are left.

    What is missing is looked up anew each time: other desks of the office count too. Raises Busy or Offline.
    """
    with context.look((reports.first_day(),)) as (tx, _config, (rows,)):
        if not _missing(tx, _all_days(tx), rows[0][0]):
            return False

    def work(tx: Tx) -> bool:
        first = tx.reads(reports.first_day())[0][0][0]
        missing = _missing(tx, _all_days(tx), first)[::-1]
        return bool(_keep_some(tx, missing[:_FEW_DAYS], most=_FEW)) or len(missing) > _FEW_DAYS

    return transact(context.db, context.ref, work, lock=True)


def _all_days(tx: Tx) -> Period:
    return Period(PeriodKind.ANY, date.min, tx.day)


def _keep_some(tx: Tx, days: Sequence[str], most: int = _MOST_AT_ONCE) -> list[str]:
    """Counts and keeps days until enough tickets were looked at; those that are left."""
    seen = 0
    for done, day in enumerate(days, 1):
        made = count_day(tx, day)
        reports.keep(tx, day, _figures(made), _places(made))
        seen += made.total.tickets
        if seen >= most:
            return list(days[done:])
    return []


def _figures(day: DayTally) -> str:
    kept = {"total": day.total.as_json(), "procedures": day.procedures, "missing": day.missing}
    return _ENCODER.encode(kept)


def _places(day: DayTally) -> str:
    return _ENCODER.encode([[*where, tally.as_json()] for where, tally in day.places.items()])


class KnownDays:
    """Kept days as they were last read: what stands in the database is compared, and read only where it changed."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, DayTally]] = {}

    def read(self, day: str, kept: str) -> DayTally:
        """A kept day; nobody changes what is given."""
        known = self._known.get(day)
        if known is None or known[0] != kept:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[day] = (kept, _whole(kept))
        return known[1]


def whole_days(tx: Tx, period: Period, known: KnownDays) -> dict[date, DayTally]:
    """Day -> what it comes to, without places; days without a ticket may be left out."""
    rows, first = tx.reads(reports.counted(period.first.isoformat(), period.last.isoformat()), reports.first_day())
    found = {date.fromisoformat(day): known.read(day, kept) for day, kept in rows}
    return found | _live(tx, period, found, first)


def _whole(kept: str) -> DayTally:
    said = json.loads(kept)
    procedures = {key: Counter(counts) for key, counts in said["procedures"].items()}
    missing = {key: Counter(counts) for key, counts in said["missing"].items()}
    return DayTally(tally_of(said["total"]), {}, procedures, missing)


def places_of(tx: Tx, period: Period) -> dict[date, dict[Place, Tally]]:
    """Day -> place -> what its tickets come to."""
    rows, first = tx.reads(
        reports.counted_places(period.first.isoformat(), period.last.isoformat()), reports.first_day()
    )
    found = {
        date.fromisoformat(day): {
            (line, counter, clerk): tally_of(said) for line, counter, clerk, said in json.loads(kept)
        }
        for day, kept in rows
    }
    return found | {day: made.places for day, made in _live(tx, period, found, first).items()}


def _live(tx: Tx, period: Period, known: Iterable[date], first: Sequence[Row]) -> dict[date, DayTally]:
    """The days of a period that are not kept, counted now: today, and what changed a moment ago."""
    if not first or first[0][0] is None:
        return {}
    kept, begin = set(known), max(period.first, date.fromisoformat(first[0][0]))
    last = min(period.last, tx.day)
    days = (begin + timedelta(days=step) for step in range((last - begin).days + 1))
    return {day: count_day(tx, day.isoformat()) for day in days if day not in kept}
