"""Counts what the walks of the guide led to: by week, end, reason, age and village, and against the office's number."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from onestop_desk.data import guided
from onestop_desk.data.tx import Row, Statement
from onestop_desk.domain.guide import AgeGroup, Face, Reason, Result
from onestop_desk.services.config import Config
from onestop_desk.services.guide_settings import SETTING
from onestop_desk.services.guide_views import Campaign, CampaignWeek, Village, VillageProgress

K = TypeVar("K")


def _since(config: Config, first: date) -> date:
    since = config.stored.get(SETTING, {}).get("target_since")
    return date.fromisoformat(since) if since else first


def campaign_reads(config: Config, first: date, last: date) -> list[Statement]:
    """The statements whose answers `campaign_of` counts."""
    earliest = min(first, _since(config, first))
    return [guided.counted(earliest.isoformat(), last.isoformat()), guided.villages()]


def campaign_of(first: date, last: date, config: Config, counted: Sequence[Row], villages: Sequence[Row]) -> Campaign:
    """The counts from one day to another, from rows of `data.guided.counted` and `villages`."""
    since = _since(config, first)
    rows = [row for row in counted if row[0] >= first.isoformat()]
    activated = sum(r[7] for r in counted if r[0] >= since.isoformat() and r[3] == Result.ACTIVATED_NOW)
    return Campaign(
        first,
        last,
        sum(row[7] for row in rows),
        _weeks(first, last, rows),
        _totals(rows, 2, str),
        _totals(rows, 3, Result),
        _totals(rows, 4, Reason),
        _totals(rows, 5, AgeGroup),
        _totals(rows, 1, Face),
        _by_village(rows, villages),
        activated,
        since,
        config.stored.get(SETTING, {}).get("target") or 0,
    )


def _totals(rows: Sequence[Row], column: int, kind: Callable[[str], K]) -> dict[K, int]:
    """How many of each, the most frequent first; rows that say nothing there are left out."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row[column] is not None:
            counts[row[column]] += row[7]
    return {kind(name): count for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))}


def _weeks(first: date, last: date, rows: Sequence[Row]) -> tuple[CampaignWeek, ...]:
    inside: dict[date, list[Row]] = {}
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        inside[monday] = []
        monday += timedelta(days=7)
    for row in rows:
        day = date.fromisoformat(row[0])
        inside[day - timedelta(days=day.weekday())].append(row)
    return tuple(
        CampaignWeek(monday, sum(row[7] for row in found), _totals(found, 3, Result))
        for monday, found in inside.items()
    )


def _by_village(rows: Sequence[Row], villages: Sequence[Row]) -> tuple[VillageProgress, ...]:
    made = []
    for village_id, name, without_account, listed in villages:
        mine = [row for row in rows if row[6] == village_id]
        if listed or mine:
            working = sum(row[7] for row in mine if row[3] == Result.ACTIVATED_NOW)
            total = sum(row[7] for row in mine)
            made.append(VillageProgress(Village(village_id, name, without_account), total, working))
    return tuple(made)
