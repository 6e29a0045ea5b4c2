"""Figures of dossiers against a recount by plain loops, over random dossiers; the sums of the tables always close."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.dossier_figures import (
    SHARES,
    Span,
    behind,
    days_over,
    figures,
    seen_in,
    sums,
    used_online,
    waiting_online,
    worked_on,
)
from onestop_desk.domain.dossiers import Ask, Channel, Dossier, Status, Timing
from onestop_desk.domain.due import WorkingTime
from onestop_desk.domain.hours import OpeningHours, Session
from onestop_desk.domain.instants import HOUR
from onestop_desk.domain.reporting import DossierSums
from onestop_desk.domain.worked import Worked
from onestop_desk.services.config import PublicHolidays
from tests.moved_clock import TZ, instant

DAY = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17, 30)))
PLAIN = WorkingTime(OpeningHours(dict.fromkeys(range(5), DAY), {}, PublicHolidays({}, frozenset()), TZ))
TIME = Worked(PLAIN, date(2027, 1, 1))
SPAN = Span(instant("2027-02-01 00:00"), instant("2027-03-01 00:00") - 1, TZ)
"""February with Tết in it."""
DOSSIER = Dossier("d", "H05.190-270201-0001", "1.001193", "Khai sinh", "Hộ tịch", "UBND xã", "tư pháp", Channel.COUNTER,
                  Status.IN_PROGRESS, instant("2027-02-01 08:00"))  # fmt: skip

moments = st.integers(instant("2027-01-10 00:00") // HOUR, instant("2027-03-20 00:00") // HOUR).map(lambda h: h * HOUR)
maybe = st.none() | moments
flags = st.sampled_from([None, True, False])
asks = st.lists(
    st.tuples(moments, st.none() | st.integers(1, 100)).map(
        lambda pair: Ask(pair[0], None if pair[1] is None else pair[0] + pair[1] * HOUR)
    ),
    max_size=3,
).map(lambda found: tuple(sorted(found, key=lambda ask: ask.asked or 0)))
dossiers = st.lists(
    st.builds(
        Dossier,
        id=st.just("d"), code=st.just("c"), procedure_code=st.sampled_from([None, "1.001193", "2.000815"]),
        procedure_name=st.just(""), field=st.sampled_from(["Hộ tịch", "Chứng thực"]), agency=st.just(""),
        responsible=st.just(""), channel=st.sampled_from(Channel), status=st.sampled_from(Status), received_at=moments,
        due_at=maybe, finished_at=maybe, returned_at=maybe, refused_at=maybe, asks=asks, apology_at=maybe,
        paid=st.sampled_from([None, "online", "counter", "none"]), fee_due=st.sampled_from([None, 0, 8000]),
        papers_digitised=flags, result_digitised=flags, reused=flags, vneid=flags, result_paper=flags, complaint=flags,
        full_online=flags, outside_area=flags, receipt=flags, result_differs=flags,
    ),
    max_size=12,
)  # fmt: skip


def _ended(d: Dossier) -> int | None:
    if d.finished_at is not None:
        return d.finished_at
    return d.returned_at if d.returned_at is not None else d.refused_at


def _of_the_period(found: list[Dossier]) -> list[Dossier]:
    kept = []
    for d in found:
        end = _ended(d)
        if d.status != 1 and d.received_at <= SPAN.until and not (end is not None and end < SPAN.first):
            kept.append(d)
    return kept


def _share(found: list[Dossier], top: list[Dossier]) -> Decimal | None:
    if not found:
        return None
    exact = Decimal(len(top)) / Decimal(len(found)) * 100
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _is_over(d: Dossier) -> bool:
    end = _ended(d)
    return end is not None and end <= SPAN.until


def _on_time(d: Dossier) -> bool:
    asked = [a for a in d.asks if a.asked is not None and a.asked <= SPAN.until]
    if len(asked) > 1:
        return False
    if d.due_at is None:
        return True
    if _is_over(d):
        return (_ended(d) or 0) <= d.due_at
    last = asked[-1] if asked else None
    waits = last is not None and (d.status == 5 if last.answered is None else last.answered > SPAN.until)
    stands = last.asked if last is not None and waits else SPAN.until
    return (stands or 0) <= d.due_at


@given(dossiers)
def test_every_share_equals_a_recount(found: list[Dossier]) -> None:
    made = figures(seen_in(found, SPAN), TIME)
    mine = _of_the_period(found)
    fresh = [d for d in mine if d.received_at >= SPAN.first]
    with_result = [d for d in mine if _is_over(d) and d.status not in {3, 7, 8}]
    paper = [d for d in with_result if d.result_paper or (d.result_paper is None and d.result_digitised is not None)]
    fee = [d for d in fresh if (d.fee_due is None and d.paid in {"online", "counter"}) or (d.fee_due or 0) > 0]
    online = [
        d for d in fresh
        if d.channel == 2 and not (d in with_result and d.result_paper is True and d.result_digitised is False)
    ]  # fmt: skip
    told = [d for d in fresh if d.papers_digitised is not None]
    digitised = [
        d for d in told
        if d.papers_digitised and (d not in with_result or d.result_paper is False or d.result_digitised)
    ]  # fmt: skip
    levels = [d for d in fresh if d.channel != 2 or d.full_online is not None]
    over = [d for d in mine if _is_over(d)]
    early = [d for d in over if d.due_at is not None and _on_time(d) and _ordinal(_ended(d) or 0) < _ordinal(d.due_at)]
    again = [d for d in mine if sum(a.asked is not None and a.asked <= SPAN.until for a in d.asks) > 1]
    expected = {
        "early": _share(over, early),
        "asked_again": Decimal(len(again)) if mine else None,
        "on_time": _share(mine, [d for d in mine if _on_time(d)]),
        "overdue": _share(mine, [d for d in mine if not _on_time(d)]),
        "online": _share(fresh, online),
        "full_online": _share(levels, [d for d in levels if d.channel == 2 and d.full_online]),
        "paid_online": _share(fee, [d for d in fee if d.paid == "online"]),
        "e_result": _share(paper, [d for d in paper if d.result_digitised]),
        "digitised": _share(told, digitised),
        "reused": _share([d for d in fresh if d.reused is not None], [d for d in fresh if d.reused]),
        "vneid_account": _share([d for d in fresh if d.vneid is not None], [d for d in fresh if d.vneid]),
        "satisfied_766": _share(mine, [d for d in mine if _on_time(d) and not d.complaint]),
    }
    assert {code: made[code].value for code in expected} == expected
    offered = ["1.001193", "2.000815", "3.000228"]
    sent = [code for code in offered if any(d.channel == 2 and d.procedure_code == code for d in fresh)]
    assert used_online(seen_in(found, SPAN), offered) == (sent, offered)


@given(dossiers)
def test_the_sums_close_and_rows_are_as_many_as_the_figure_says(found: list[Dossier]) -> None:
    seen = seen_in(found, SPAN)
    total = sums(seen)
    assert total.closes
    assert total.received == len(seen) == len(_of_the_period(found))
    by_field = [sums(one for one in seen if one.dossier.field == name) for name in ("Hộ tịch", "Chứng thực")]
    assert sum(part.received for part in by_field) == total.received
    assert total.online_full + total.online_part <= total.online
    assert total.late_excused <= total.late
    for code, figure in figures(seen, TIME).items():
        if figure.numerator is not None:
            assert len(behind(code, seen, numerator=True)) == figure.numerator
        if figure.denominator is not None:
            assert len(behind(code, seen, numerator=False)) == figure.denominator


@given(dossiers)
def test_every_column_of_the_ministrys_table_is_what_counting_dossiers_gives(found: list[Dossier]) -> None:
    total, mine = sums(seen_in(found, SPAN)), _of_the_period(found)
    fresh = [d for d in mine if d.received_at >= SPAN.first]
    over = [d for d in mine if _is_over(d)]
    still = [d for d in mine if not _is_over(d)]
    paid = [d for d in fresh if d.paid in {"online", "counter"}]

    def many(listed: list[Dossier], test: Callable[[Dossier], object]) -> int:
        return sum(bool(test(d)) for d in listed)

    expected = {
        "online": many(fresh, lambda d: d.channel == 2),
        "other": many(fresh, lambda d: d.channel != 2),
        "carried": len(mine) - len(fresh),
        "online_full": many(fresh, lambda d: d.channel == 2 and d.full_online is True),
        "online_part": many(fresh, lambda d: d.channel == 2 and d.full_online is False),
        "by_post": many(fresh, lambda d: d.channel == 3),
        "outside_area": many(fresh, lambda d: d.outside_area),
        "late_excused": many(over, lambda d: not _on_time(d) and d.apology_at is not None),
        "overdue_excused": many(still, lambda d: not _on_time(d) and d.apology_at is not None),
        "late": many(over, lambda d: not _on_time(d)),
        "overdue": many(still, lambda d: not _on_time(d)),
        "within": many(still, _on_time),
        "paid_online": many(paid, lambda d: d.paid == "online"),
        "paid_direct": many(paid, lambda d: d.paid == "counter"),
        "receipts": many(paid, lambda d: d.receipt),
        "stopped": many(over, lambda d: d.status == 8),
        "withdrawn": many(over, lambda d: d.status == 7),
        "not_accepted": many(over, lambda d: d.status == 3),
        "result_differs": many(over, lambda d: d.result_differs),
    }
    assert {name: getattr(total, name) for name in expected} == expected
    told = {field.name for field in fields(DossierSums)}
    assert told - expected.keys() == {"early", "on_time", "waiting_online", "waiting_online_late"}


@given(dossiers)
def test_the_mean_of_working_days_equals_a_count_of_hours(found: list[Dossier]) -> None:
    seen = seen_in(found, SPAN)
    chosen = [one.dossier for one in seen if one.has_result]
    hours = [_hours_worked(d) for d in chosen]
    expected = None
    if chosen:
        expected = (Decimal(sum(hours)) / 8 / len(chosen)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert figures(seen, TIME)["mean_days"].value == expected


def _hours_worked(d: Dossier) -> Decimal:
    """Half-hours one by one, those in which the citizen was waited for left out."""
    end, half, total = _ended(d) or 0, HOUR // 2, 0
    spans = [(max(a.asked or 0, d.received_at), min(a.answered, end)) for a in d.asks if a.answered is not None]
    for start in range(d.received_at, end, half):
        if any(s.start <= start < s.end for s in PLAIN.spells(date.fromordinal(_ordinal(start)))):
            total += 1
            total -= sum(begin <= start < stop for begin, stop in spans)
    return Decimal(max(total, 0)) / 2


def _ordinal(at: int) -> int:
    return date(1970, 1, 1).toordinal() + (at + 7 * HOUR) // (24 * HOUR)


@given(moments, moments)
def test_working_time_added_up_is_the_same_as_counted_day_by_day(start: int, end: int) -> None:
    assert TIME.between(start, end) == PLAIN.between(start, end)


def test_before_its_first_day_working_time_is_counted_plainly() -> None:
    start, end = instant("2026-12-30 10:00"), instant("2027-01-05 09:00")
    assert TIME.between(start, end) == PLAIN.between(start, end) > 0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due_at": instant("2027-02-05 17:30"), "finished_at": instant("2027-02-04 09:00")}, Timing.EARLY),
        ({"due_at": instant("2027-02-05 17:30"), "finished_at": instant("2027-02-05 09:00")}, Timing.ON_TIME),
        ({"due_at": instant("2027-02-05 17:30"), "finished_at": instant("2027-02-05 17:31")}, Timing.LATE),
        ({"due_at": instant("2027-03-01 17:30")}, Timing.WITHIN),
        ({"due_at": instant("2027-02-26 17:30")}, Timing.OVERDUE),
        # Waiting for papers asked for once: judged by when they were asked for.
        (
            {
                "due_at": instant("2027-02-26 17:30"), "status": Status.MORE_PAPERS,
                "asks": (Ask(instant("2027-02-20 08:00")),),
            },
            Timing.WITHIN,
        ),
        # Asked for more than once: overdue, whatever the day.
        (
            {
                "due_at": instant("2027-12-31 17:30"),
                "asks": (Ask(instant("2027-02-02 08:00")), Ask(instant("2027-02-03 08:00"))),
            },
            Timing.OVERDUE,
        ),
        ({"returned_at": instant("2027-02-03 09:00"), "due_at": instant("2027-02-02 17:30")}, Timing.LATE),
    ],
)  # fmt: skip
def test_how_a_dossier_stands_at_the_end_of_the_period(changes: dict[str, object], expected: Timing) -> None:
    (seen,) = seen_in([replace(DOSSIER, **changes)], SPAN)  # type: ignore[arg-type]
    assert seen.timing is expected


def test_what_came_at_the_first_and_the_last_instant_belongs_to_the_period() -> None:
    first, last = replace(DOSSIER, received_at=SPAN.first), replace(DOSSIER, received_at=SPAN.until)
    before = replace(DOSSIER, received_at=SPAN.first - 1)
    assert [one.fresh for one in seen_in([first, last, before], SPAN)] == [True, True, False]
    assert seen_in([replace(DOSSIER, received_at=SPAN.until + 1)], SPAN) == []
    assert seen_in([replace(before, finished_at=SPAN.first - 1)], SPAN) == []


def test_nothing_to_measure_has_no_value() -> None:
    made = figures([], TIME)
    assert {figure.value for figure in made.values()} == {None}


def test_the_time_of_the_citizen_is_not_the_offices() -> None:
    asked = (Ask(instant("2027-02-01 10:00"), instant("2027-02-02 10:00")),)
    done = replace(DOSSIER, finished_at=instant("2027-02-02 11:00"), asks=asked)
    assert worked_on(done, TIME) == 3 * HOUR


def test_a_dossier_is_over_by_working_days_begun() -> None:
    late = replace(DOSSIER, due_at=instant("2027-02-24 17:30"))
    assert days_over(late, instant("2027-02-25 07:45"), TIME) == 1
    assert days_over(late, instant("2027-02-26 07:45"), TIME) == 2
    assert days_over(late, instant("2027-02-24 17:31"), TIME) == 1


def test_dossiers_on_their_way_in_are_told_apart() -> None:
    new = replace(DOSSIER, status=Status.NEW, channel=Channel.ONLINE)
    fresh = replace(new, received_at=instant("2027-02-26 16:00"))
    assert waiting_online([new, fresh, DOSSIER], SPAN, TIME) == (1, 1)
    assert seen_in([new], SPAN) == []


def test_services_with_a_dossier_are_counted_once() -> None:
    online = replace(DOSSIER, channel=Channel.ONLINE)
    used = used_online(seen_in([online, online, DOSSIER], SPAN), ["1.001193", "2.000815"])
    assert used == (["1.001193"], ["1.001193", "2.000815"])


def test_every_share_has_a_figure() -> None:
    assert set(SHARES) <= set(figures([], TIME))
