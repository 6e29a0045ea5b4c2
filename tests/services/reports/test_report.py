"""The report on both databases: empty days, one visit, midnight, Tết, opened again, typed in later, refused, booked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.indicators import Cut, Part
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.domain.paper_roll import OnPaper, RollEntry
from onestop_desk.domain.periods import Period, PeriodKind, day_of, week_of
from onestop_desk.domain.reporting import Figure, Judged, Report, Target
from onestop_desk.services.actors import SYSTEM, Actor
from onestop_desk.services.keys import new_key
from onestop_desk.services.reports import days
from tests.moved_clock import instant
from tests.services.booking.calendar import Calendar
from tests.services.hall_day import HallDay

MONDAY = date(2026, 11, 23)
WEEK = week_of(MONDAY)


def report(hall: HallDay, period: Period = WEEK) -> Report:
    """As the head reads it."""
    return hall.services.reports.report(hall.head, period)


def figures(hall: HallDay, period: Period = WEEK) -> dict[str, Judged]:
    """Its indicators by code."""
    return {one.figure.code: one for one in report(hall, period).indicators}


def value(hall: HallDay, code: str, period: Period = WEEK) -> Decimal | None:
    """One of them."""
    return figures(hall, period)[code].figure.value


def part(figures: Sequence[Figure], code: str) -> Decimal | None:
    """A figure of one part of a cut."""
    return next(figure.value for figure in figures if figure.code == code)


def one_visit(hall: HallDay, letter: str = "A") -> None:
    """Somebody waits ten minutes and is served in five."""
    hall.take(letter)
    hall.clock.forward(10)
    hall.call()
    hall.come()
    hall.clock.forward(5)
    hall.finish()


def counted_days(hall: HallDay) -> set[str]:
    """The days that are kept as counted."""
    with hall.services.context.look() as (tx, _config, _answers):
        return {row[0] for row in tx.read("SELECT service_day FROM day_figures")}


def test_an_office_that_nobody_came_to_has_counts_and_no_shares(hall: HallDay) -> None:
    made = report(hall)
    empty = {one.figure.code: one.figure.value for one in made.indicators}
    assert [empty[code] for code in ("tickets", "served", "overtakes")] == [0, 0, 0]
    assert all(empty[c] is None for c in ("on_time", "satisfied", "wait_mean", "no_shows", "appointments_kept"))
    assert all(empty[c] is None for c in ("forecast_error", "asked_again", "mean_days", "cameras"))
    assert made.dossiers.closes
    assert (made.remarks, made.overdue, made.missing, made.programmes) == ((), (), (), ())
    assert [row.mean_wait_s for row in made.days] == [None] * 7


def test_one_visit(hall: HallDay) -> None:
    hall.open()
    one_visit(hall)
    found = figures(hall)
    waits = [found[code].figure.value for code in ("wait_mean", "wait_median", "wait_90", "wait_longest")]
    assert waits == [600] * 4
    assert [found[c].figure.value for c in ("serve_mean", "serve_90", "served", "tickets")] == [300, 300, 1, 1]
    assert found["wait_mean"].met
    assert list(found["wait_mean"].trail) == [None] * 7 + [600]
    assert found["unserved"].figure.value == 0


def test_a_day_off_says_why_and_a_weekend_only_that_it_is_one(hall: HallDay) -> None:
    days = {row.day: row.closed_reason for row in report(hall).days}
    assert days[MONDAY] is None
    assert days[date(2026, 11, 24)] == "Ngày Văn hóa Việt Nam"
    assert days[date(2026, 11, 29)] == ""


def test_tet_is_a_week_of_days_off(hall: HallDay) -> None:
    hall.clock.set("2027-02-12 08:00")
    days = [row.closed_reason for row in report(hall, week_of(date(2027, 2, 10))).days]
    assert all(days[:3])
    assert days[3:5] == [None, None]


def test_a_visit_over_midnight_belongs_to_the_day_of_its_number(hall: HallDay) -> None:
    hall.services.office.change_settings(hall.head, practice_outside_hours=True)
    hall.clock.set("2026-11-23 23:50")
    hall.open()
    hall.take()
    hall.call()
    hall.come()
    visit = hall.visit()
    hall.clock.set("2026-11-24 00:20")
    assert value(hall, "served", day_of(MONDAY)) == 0
    assert counted_days(hall) == {"2026-11-23"}
    ends = [Finish(p.id, Outcome.RECEIVED) for p in visit.procedures]
    hall.services.desk.finish(
        hall.clerk, hall.counters[1], visit.ticket_id, ends, call_next=False, key=new_key(), expected=visit.version
    )
    assert counted_days(hall) == set()
    assert value(hall, "served", day_of(MONDAY)) == 1
    assert value(hall, "serve_longest", day_of(MONDAY)) == 1799
    assert value(hall, "tickets", day_of(date(2026, 11, 24))) == 0
    assert counted_days(hall) == {"2026-11-23"}


def test_a_visit_opened_again_is_served_once_and_waited_once(hall: HallDay) -> None:
    hall.open()
    one_visit(hall)
    hall.services.desk.undo(hall.clerk, hall.counters[1])
    assert value(hall, "served") == 0
    assert value(hall, "more_papers") is None
    hall.clock.forward(2)
    hall.finish(outcome=Outcome.RECEIVED)
    assert [value(hall, code) for code in ("served", "wait_longest", "serve_longest", "more_papers")] == [
        1,
        600,
        420,
        0,
    ]


def test_a_past_day_is_counted_once_and_again_after_something_was_typed_in(hall: HallDay) -> None:
    hall.open()
    one_visit(hall)
    hall.clock.set("2026-11-25 08:00")
    hall.services.day.settle_earlier_days(SYSTEM)
    assert value(hall, "tickets") == 1
    assert counted_days(hall) == {"2026-11-23", "2026-11-24"}
    ended = OnPaper(instant("2026-11-23 09:40"), hall.counters[1], instant("2026-11-23 09:30"), Outcome.RECEIVED)
    entry = RollEntry(hall.lines["A"], 60, instant("2026-11-23 09:00"), ended=ended)
    hall.services.paper_roll.enter(hall.clerk, [entry], key=new_key())
    assert counted_days(hall) == {"2026-11-24"}
    assert [value(hall, code) for code in ("tickets", "served", "wait_longest")] == [2, 2, 1800]


def test_a_rating_of_a_past_visit_counts_for_its_day(hall: HallDay) -> None:
    hall.open()
    hall.clock.forward(1)
    taken = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key())
    hall.call()
    hall.come()
    hall.finish()
    hall.clock.set("2026-11-25 08:00")
    assert value(hall, "satisfied") is None
    hall.services.ratings.rate(Actor("citizen", "web"), taken.token, 4, key=new_key())
    assert value(hall, "satisfied", day_of(MONDAY)) == 100
    assert value(hall, "satisfied", day_of(date(2026, 11, 25))) is None


def test_a_line_taken_off_a_past_visit_is_counted_no_more(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.call()
    hall.come()
    chosen = [hit.procedure_id for hit in hall.services.procedures.search("khai sinh", limit=2)]
    for procedure in chosen:
        hall.services.desk.add_procedure(hall.clerk, hall.visit().ticket_id, procedure)
    lines = hall.visit().procedures
    hall.finish()
    hall.clock.set("2026-11-25 08:00")
    assert figures(hall)["more_papers"].figure.denominator == len(lines) == 2
    hall.services.desk.remove_procedure(hall.clerk, lines[0].id)
    assert figures(hall)["more_papers"].figure.denominator == 1


def test_the_papers_most_often_missing_are_named(hall: HallDay) -> None:
    hall.open()
    procedure = hall.services.procedures.search("khai sinh", limit=1)[0]
    paper = hall.services.procedures.get(procedure.procedure_id).papers[0]
    for _person in range(2):
        hall.take("A", procedure_id=procedure.procedure_id)
        hall.call()
        hall.come()
        visit = hall.visit()
        end = [Finish(p.id, Outcome.MORE_PAPERS, missing=(paper.id,)) for p in visit.procedures]
        hall.services.desk.finish(
            hall.clerk, hall.counters[1], visit.ticket_id, end, call_next=False, key=new_key(), expected=visit.version
        )
    (row,) = report(hall).missing
    assert (row.times, row.paper, row.paper_times) == (2, paper.name, 2)
    assert value(hall, "more_papers") == 100
    assert "paper_missing" in {remark.code for remark in report(hall).remarks}
    by_field = hall.services.reports.cut(hall.head, WEEK, Cut.FIELD)
    told = {key.label: made for key, made in by_field.items() if part(made, "more_papers") is not None}
    assert [len(hall.services.reports.rows(hall.head, "more_papers", WEEK, p)) for p in Part] == [2, 2]
    (name,) = told
    rows = hall.services.reports.rows(hall.head, "more_papers", WEEK, Part.NUMERATOR, Cut.FIELD, name)
    assert len(rows) == 2


def test_a_full_line_is_counted_once_a_showing(hall: HallDay) -> None:
    hall.clock.set("2026-11-23 16:59")
    key = new_key()
    for again in (key, key, new_key()):
        with pytest.raises(Refusal) as refused:
            hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=again)
        assert refused.value.code == "line_full"
    hall.services.kiosk.no_number(hall.kiosk, hall.lines["B"], key=new_key())
    with pytest.raises(Refusal):
        hall.services.desk.give_number(hall.clerk, hall.lines["B"], key=new_key())
    assert value(hall, "refused_numbers") == 4
    assert len(hall.services.reports.rows(hall.head, "refused_numbers", WEEK)) == 4
    by_line = hall.services.reports.cut(hall.head, WEEK, Cut.LINE)
    told = {key.key: {f.code: f.value for f in parts} for key, parts in by_line.items()}
    assert [told[hall.lines[letter]]["refused_numbers"] for letter in "AB"] == [2, 2]
    line_b = hall.lines["B"]
    assert len(hall.services.reports.rows(hall.head, "refused_numbers", WEEK, Part.NUMERATOR, Cut.LINE, line_b)) == 2


def test_other_refusals_are_not_a_lack_of_time(hall: HallDay) -> None:
    with pytest.raises(Refusal):
        hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key(), priority="nonsense")
    assert value(hall, "refused_numbers") == 0


def test_appointments_kept_and_missed(hall: HallDay) -> None:
    calendar = Calendar(hall.services, hall.clock)
    hall.open()
    kept = calendar.book("2026-11-23 09:30", sure=True)
    calendar.book("2026-11-23 10:00", sure=True)
    calendar.clock.set("2026-11-23 09:25")
    calendar.booking.check_in(hall.kiosk, kept.id, key=new_key())
    calendar.clock.set("2026-11-23 09:41")
    hall.call()
    hall.come()
    hall.finish()
    calendar.clock.set("2026-11-23 17:00")
    hall.services.day.close_day(hall.clerk)
    found = figures(hall)
    assert [found[code].figure.value for code in ("appointments_kept", "no_shows")] == [100, 50]
    assert found["wait_longest"].figure.value == 11 * 60
    rows = hall.services.reports.rows(hall.head, "no_shows", WEEK)
    assert [row.value for row in rows] == ["no_show"]
    assert len(hall.services.reports.rows(hall.head, "no_shows", WEEK, Part.DENOMINATOR)) == 2
    hall.services.office.change_settings(hall.head, kept_minutes=10)
    assert value(hall, "appointments_kept") == 0
    assert hall.services.reports.rows(hall.head, "appointments_kept", WEEK) == ()


def test_figures_by_clerk_are_the_heads(hall: HallDay) -> None:
    hall.open()
    one_visit(hall)
    by_clerk = hall.services.reports.cut(hall.head, WEEK, Cut.CLERK)
    assert {key.key: part(figures, "served") for key, figures in by_clerk.items()}[hall.clerk.id] == 1
    for asked in (
        lambda: hall.services.reports.cut(hall.clerk, WEEK, Cut.CLERK),
        lambda: hall.services.reports.rows(hall.clerk, "served", WEEK, Part.NUMERATOR, Cut.CLERK, hall.clerk.id),
    ):
        with pytest.raises(Refusal) as refused:
            asked()
        assert refused.value.code == "not_allowed"
    with pytest.raises(Refusal) as refused:
        hall.services.reports.report(hall.kiosk, WEEK)
    assert refused.value.code == "not_allowed"
    assert hall.services.reports.report(SYSTEM, WEEK).served == 1


def test_weeks_and_months_of_a_period_add_up_to_it(hall: HallDay) -> None:
    hall.open()
    one_visit(hall)
    hall.clock.set("2026-12-01 08:00")
    hall.services.day.settle_earlier_days(SYSTEM)
    hall.open()
    one_visit(hall)
    both = Period(PeriodKind.ANY, date(2026, 11, 20), date(2026, 12, 3))
    for cut, expected in ((Cut.WEEK, [0, 1, 1]), (Cut.MONTH, [1, 1]), (Cut.AGENCY, [0, 2])):
        parts = hall.services.reports.cut(hall.head, both, cut)
        tickets = [next(f.value for f in figures if f.code == "tickets") for figures in parts.values()]
        assert tickets == expected
    keys = [key.key for key in hall.services.reports.cut(hall.head, both, Cut.MONTH)]
    assert keys == ["2026-11", "2026-12"]


def test_a_month_runs_as_the_office_counts_it(hall: HallDay) -> None:
    hall.services.office.change_settings(hall.head, month_starts_on=21)
    period = hall.services.reports.period(PeriodKind.MONTH, MONDAY)
    assert (period.first, period.last, period.number) == (date(2026, 11, 21), date(2026, 12, 20), 12)
    assert report(hall, period).previous.first == date(2026, 10, 21)
    with pytest.raises(Refusal) as refused:
        hall.services.office.change_settings(hall.head, month_starts_on=29)
    assert refused.value.code == "bad_setting"
    assert hall.services.reports.period(PeriodKind.WEEK, MONDAY) == WEEK
    assert hall.services.reports.period(PeriodKind.DAY, MONDAY) == day_of(MONDAY)
    for day in (date.min, date.max):
        for kind in PeriodKind:
            with pytest.raises(Refusal) as too_far:
                hall.services.reports.period(kind, day)
            assert (too_far.value.code, too_far.value.facts["part"]) == ("bad_period", "year")
    any_days = hall.services.reports.period(PeriodKind.ANY, MONDAY, MONDAY, date(2026, 11, 25))
    assert len(any_days.days) == 3


def test_targets_are_settings(hall: HallDay) -> None:
    reports = hall.services.reports
    assert reports.targets()["on_time"] == Target(Decimal(98), "province_2024")
    changed = reports.set_targets(hall.head, {"on_time": Decimal("99.5"), "cameras": None, "tickets": Decimal(5)})
    assert (changed["on_time"].value, changed["on_time"].source) == (Decimal("99.5"), "office")
    assert "cameras" not in changed
    assert reports.set_targets(hall.head, {"on_time": Decimal(98)})["on_time"].source == "province_2024"
    with pytest.raises(Refusal) as refused:
        reports.set_targets(hall.clerk, {"on_time": Decimal(1)})
    assert refused.value.code == "not_allowed"


def test_today_is_live(hall: HallDay) -> None:
    hall.open()
    hall.take()
    hall.take()
    hall.clock.forward(7)
    hall.call()
    today = hall.services.reports.today(hall.clerk)
    assert (today.waiting, today.called, today.serving, today.report.tickets) == (1, 1, 0, 2)
    assert today.longest_waiting_s == 7 * 60
    assert today.report.period == day_of(MONDAY)


def test_the_office_counts_yesterday_when_it_opens(hall: HallDay) -> None:
    hall.open()
    one_visit(hall)
    hall.clock.set("2026-11-24 07:20")
    hall.services.reports.count_past()
    assert counted_days(hall) == {"2026-11-23"}


def test_days_are_counted_a_few_at_a_time_the_newest_first(hall: HallDay, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = hall.services.reports
    assert reports.count_some() is False
    for day in ("2026-11-23", "2026-11-25", "2026-11-26"):
        hall.clock.set(f"{day} 08:00")
        hall.open()
        one_visit(hall)
        hall.clock.set(f"{day} 17:30")
        hall.services.day.close_day(hall.head)
    hall.clock.set("2026-12-30 08:00")
    monkeypatch.setattr(days, "_FEW", 1)
    assert reports.count_some() is True
    assert min(counted_days(hall)) == "2026-11-26"  # days without anybody are passed in the same step
    assert reports.count_some() is True
    assert min(counted_days(hall)) == "2026-11-25"
    while reports.count_some():
        pass
    assert min(counted_days(hall)) == "2026-11-23"
    assert len(counted_days(hall)) == 37  # all until yesterday
