"""Figures that come from other records than tickets equal a plain count over random rows, on both databases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestop_desk.domain.indicators import Cut, Part
from onestop_desk.domain.periods import days_between
from onestop_desk.domain.procedures import Channel, OnlineLevel
from onestop_desk.services import Services
from onestop_desk.services.actors import SYSTEM
from onestop_desk.services.reports import counting
from onestop_desk.services.reports.sources import Announced, Known, Sources, read_sources
from tests.moved_clock import instant
from tests.premises import Place, Server, postgres_place, sqlite_place

MANY = min(settings().max_examples, 200)
FIRST = date(2027, 2, 1)
PERIOD = days_between(FIRST, FIRST + timedelta(days=13))
"""Tết is in it."""
LINES = 3

days = st.integers(-3, 16).map(lambda n: FIRST + timedelta(days=n))
results = st.sampled_from(["activated_now", "sent_to_police", "not_eligible", "declined", "come_back_with", "informed"])
states = st.sampled_from(["held", "confirmed", "checked_in", "cancelled", "moved", "no_show"])
flag = st.sampled_from([None, 0, 1])


@dataclass(frozen=True)
class Records:
    """What happened besides tickets."""

    bookings: list[tuple[date, int, str]]
    refused: list[tuple[date, int]]
    walks: list[tuple[date, str]]
    cameras: list[tuple[int | None, int]]
    """(Reachable, listed)."""
    sheets: list[tuple[bool, bool]]
    """(Out of date, taken down)."""


records = st.builds(
    Records,
    st.lists(st.tuples(days, st.integers(0, LINES - 1), states), max_size=12),
    st.lists(st.tuples(days, st.integers(0, LINES - 1)), max_size=8),
    st.lists(st.tuples(days, results), max_size=12),
    st.lists(st.tuples(flag, st.sampled_from([0, 1, 1])), max_size=4),
    st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4),
)


def _share(top: int, bottom: int) -> Decimal | None:
    return (Decimal(100 * top) / bottom).quantize(Decimal("0.01"), ROUND_HALF_UP) if bottom else None


def _insert(services: Services, told: Records, lines: Sequence[str]) -> None:
    """Writes the rows, in place of those that were there."""
    noon = instant("2027-02-01 12:00")
    with services.context.db.write(services.context.ref) as tx:

        def put(table: str, number: int, **row: Any) -> None:
            named = {"id": f"{table}-{number}", **row}
            # `:day` is the transaction's own.
            places = ", ".join(f":a_{name}" for name in named)
            given = {f"a_{name}": value for name, value in named.items()}
            tx.write(f"INSERT INTO {table} (office_id, {', '.join(named)}) VALUES (:office, {places})", **given)

        for table in ("appointment", "refused_number", "guided", "camera", "printed_sheet"):
            tx.write(f"DELETE FROM {table}")
        for n, (day, line, state) in enumerate(told.bookings):
            put(
                "appointment", n, line_id=lines[line], day=str(day), start=noon, end_at=noon + 1, slots=1,
                kind="public", state=state, code=f"{n:06}", token=f"t{n}", token_key=f"k{n}", booked_by="citizen",
                held_until=0, made_at=noon, changed_at=noon,
            )  # fmt: skip
        for n, (day, line) in enumerate(told.refused):
            put("refused_number", n, service_day=str(day), at=noon, line_id=lines[line], code="line_full")
        for n, (day, result) in enumerate(told.walks):
            put("guided", n, day=str(day), at=noon, face="desk", outcome="x", result=result)
        for n, (reachable, listed) in enumerate(told.cameras):
            put("camera", n, name=f"{n}", address="rtsp://127.0.0.1/x", listed=listed, reachable=reachable)
        for n, (is_old, is_down) in enumerate(told.sheets):
            put(
                "printed_sheet", n, kind="field", subject="x", size="A4", base="http://127.0.0.1", printed_at=noon,
                printed_day="2027-02-01", printed=f'{{"old": {int(is_old)}}}', facts_hash="x",
                taken_down_at=noon if is_down else None,
            )  # fmt: skip


def _counted(told: Records, line: int | None = None) -> dict[str, Decimal | None]:
    """The same by plain loops."""
    booked = [s for day, at, s in told.bookings if day in PERIOD.days and line in {None, at}]
    refused = [day for day, at in told.refused if day in PERIOD.days and line in {None, at}]
    missed, came = booked.count("no_show"), booked.count("checked_in")
    made: dict[str, Decimal | None] = {
        "no_shows": _share(missed, missed + came),
        "refused_numbers": Decimal(len(refused)),
    }
    if line is not None:
        return made
    walks = [result for day, result in told.walks if day in PERIOD.days]
    seen = [reachable for reachable, listed in told.cameras if listed]
    return made | {
        "vneid_guided": Decimal(len(walks)),
        "vneid_activated": Decimal(walks.count("activated_now")),
        "vneid_to_police": Decimal(walks.count("sent_to_police")),
        "vneid_not_done": Decimal(sum(w in {"not_eligible", "declined", "come_back_with"} for w in walks)),
        "cameras": _share(seen.count(1), len(seen)),
        "stale_sheets": Decimal(sum(is_old and not is_down for is_old, is_down in told.sheets)),
    }


def _all_are_true(place: Place, examples: int) -> None:
    place.clock.set("2027-02-20 08:00")
    services = place.open()
    services.reports.stale_sheet = lambda: lambda facts: bool(facts["old"])
    lines = [line.id for line in services.office.lines()][:LINES]

    @settings(max_examples=examples)
    @given(records)
    def are_true(told: Records) -> None:
        _insert(services, told, lines)
        figures = {j.figure.code: j.figure for j in services.reports.report(SYSTEM, PERIOD).indicators}
        expected = _counted(told)
        assert {code: figures[code].value for code in expected} == expected
        for code in expected:
            for part in Part:
                many = getattr(figures[code], part.value)
                if many is not None:
                    assert len(services.reports.rows(SYSTEM, code, PERIOD, part)) == many, (code, part)
        for key, made in services.reports.cut(SYSTEM, PERIOD, Cut.LINE).items():
            if key.key in lines:
                mine = _counted(told, lines.index(key.key))
                assert {f.code: f.value for f in made if f.code in mine} == mine

    are_true()
    services.close()


def test_every_other_figure_equals_a_plain_count_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    with sqlite_place(sqlite_template, tmp_path) as place:
        _all_are_true(place, MANY)


@pytest.mark.pg
def test_every_other_figure_equals_a_plain_count_on_postgresql(postgres: Server) -> None:
    with postgres_place(postgres) as place:
        _all_are_true(place, MANY // 4)


def _sources(services: Services) -> Sources:
    with services.context.look() as (tx, config, _answers):
        return read_sources(tx, config, PERIOD, Known(), None)


def test_figures_of_the_catalogue_equal_a_plain_count(sqlite_template: Path, tmp_path: Path) -> None:
    with sqlite_place(sqlite_template, tmp_path) as place:
        place.clock.set("2027-02-20 08:00")
        services = place.open()
        whole = _sources(services)
        services.close()
    some = whole.versions[:8]
    levels = st.none() | st.sampled_from(OnlineLevel)
    kept = st.tuples(levels, st.sampled_from([(), (Channel.ONLINE,), (Channel.COUNTER,)]), st.booleans(), st.booleans())
    news = st.lists(st.tuples(days, st.integers(0, 12)), max_size=6)

    @settings(max_examples=MANY)
    @given(st.lists(kept, max_size=len(some)), news)
    def are_true(
        told: list[tuple[OnlineLevel | None, tuple[str, ...], bool, bool]], announced: list[tuple[date, int]]
    ) -> None:
        versions = []
        for stored, (level, channels, is_active, is_whole) in zip(some, told, strict=False):
            parts: dict[str, Any] = dict.fromkeys(("steps", "papers", "deadlines"), ("x",) if is_whole else ())
            plain = replace(
                stored.procedure, online_level=level, channels=channels, status="active" if is_active else "repealed",
                subjects="x", agency_text="UBND xã", valid_from=None, valid_to=None, **parts,
            )  # fmt: skip
            versions.append(replace(stored, procedure=plain))
        came = [Announced("1.000001", "x", late, day) for day, late in announced]
        sources = replace(whole, versions=versions, announced=came)
        made = counting.of_period(sources, PERIOD, is_now=True)[0]
        active = [one for one in told if one[2]]
        told_how = [one for one in active if one[0] or one[1]]
        offered = [
            one for one in active if one[0] in {"toan_trinh", "mot_phan"} or (not one[0] and Channel.ONLINE in one[1])
        ]
        assert made["offered_online"].value == _share(len(offered), len(told_how))
        whole_ones = [one for one in active if one[3] and one[1]]
        assert made["complete_procedures"].value == _share(len(whole_ones), len(active))
        assert made["late_announcements"].value == sum(day in PERIOD.days and late > 5 for day, late in announced)

    are_true()
