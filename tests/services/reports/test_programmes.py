"""Programmes on both databases: set, changed, ended, journalled; what each changes, and its own line of the report."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from onestop_desk.data import journal
from onestop_desk.domain.dossiers import Status
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.indicators import Cut, Part
from onestop_desk.domain.periods import week_of
from onestop_desk.domain.programmes import Kind, Rules
from onestop_desk.domain.reporting import ProgrammeRow
from onestop_desk.services.booking.views import Asker
from onestop_desk.services.keys import new_key
from tests.moved_clock import instant
from tests.properties.books import differences
from tests.services.hall_day import HallDay
from tests.services.reports.test_sources import dossier, put

WEEK = week_of(date(2026, 11, 26))
FROM = date(2026, 11, 1)


def line(hall: HallDay, kind: Kind) -> ProgrammeRow:
    """The programme's line in the week's report."""
    rows = hall.services.reports.report(hall.head, WEEK).programmes
    return next(row for row in rows if row.kind == kind.value)


def told(row: ProgrammeRow) -> dict[str, Decimal | None]:
    """Its figures."""
    return {code: figure.value for code, figure in row.figures.items()}


def test_a_programme_is_set_changed_and_ended_by_the_head(hall: HallDay) -> None:
    programmes = hall.services.programmes
    made = programmes.set(hall.head, Kind.NO_WRITING, "Thứ Ba ngày không viết", FROM, rules=Rules((1,), 8))
    changed = programmes.set(
        hall.head, Kind.NO_WRITING, "Thứ Ba không viết", FROM, rules=Rules((1,), 6), programme_id=made.id
    )
    assert programmes.listed() == (changed,)
    assert programmes.running(date(2026, 11, 24)) == (changed,)
    ended = programmes.end(hall.head, made.id, date(2026, 11, 30))
    assert programmes.listed() == (ended,)
    assert programmes.running(date(2026, 12, 1)) == ()
    with hall.services.context.look() as (tx, _config, _answers):
        noted = [row.reason for row in journal.of_subject(tx, made.id)]
    assert noted == ["no_writing"] * 3
    assert differences(hall.services) == []


def test_only_the_head_and_only_known_programmes(hall: HallDay) -> None:
    programmes = hall.services.programmes
    with pytest.raises(Refusal) as refused:
        programmes.set(hall.clerk, Kind.NO_WAITING, "Thứ Năm không chờ", FROM)
    assert refused.value.code == "not_allowed"
    with pytest.raises(Refusal) as refused:
        programmes.end(hall.head, "nobody", FROM)
    assert refused.value.code == "unknown_programme"
    made = programmes.set(hall.head, Kind.NO_WAITING, "Thứ Năm không chờ", FROM)
    with pytest.raises(Refusal) as refused:
        programmes.end(hall.head, made.id, date(2026, 10, 1))
    assert (refused.value.code, refused.value.facts["part"]) == ("bad_programme", "days")


def test_no_writing_counts_forms_of_its_days_and_the_minutes_they_saved(hall: HallDay) -> None:
    hall.services.programmes.set(hall.head, Kind.NO_WRITING, "Thứ Tư ngày không viết", FROM, rules=Rules((2,), 8))
    hall.clock.set("2026-11-25 08:00")
    hall.open()
    hall.take()
    with hall.services.context.db.write(hall.services.context.ref) as tx:
        for number, day in enumerate(("2026-11-25", "2026-11-25", "2026-11-26")):
            tx.write(
                "INSERT INTO printed_form (id, office_id, service_day, at, kind) VALUES (:id, :office, :on, :now, 'x')",
                id=f"form-{number}",
                on=day,
            )
    row = line(hall, Kind.NO_WRITING)
    assert told(row) == {"visits": 1, "forms": 2, "minutes_saved": 16}
    assert (row.target, row.met) == (None, None)


def test_no_waiting_promises_less_and_tells_whom_it_kept_it_to(hall: HallDay) -> None:
    hall.services.programmes.set(hall.head, Kind.NO_WAITING, "Thứ Năm không chờ", FROM, rules=Rules((3,), 5))
    hall.clock.set("2026-11-26 08:00")
    hall.open()
    for minutes in (3, 8):
        hall.take()
        hall.clock.forward(minutes)
        assert hall.view().waiting[0].late is (minutes > 5)
        hall.call()
        hall.come()
        hall.finish()
    row = line(hall, Kind.NO_WAITING)
    assert told(row) == {"visits": 2, "within_promise": 50, "wait_mean": 330}
    assert (row.target_of, row.met) == ("wait_mean", False)
    by_programme = hall.services.reports.cut(hall.head, WEEK, Cut.PROGRAMME)
    ((key, figures),) = by_programme.items()
    assert next(f.value for f in figures if f.code == "served") == 2
    rows = hall.services.reports.rows(hall.head, "served", WEEK, Part.NUMERATOR, Cut.PROGRAMME, key.key)
    assert len(rows) == 2


def test_its_share_may_have_a_target_of_its_own(hall: HallDay) -> None:
    rules = Rules((0,), 5, target=Decimal(90))
    hall.services.programmes.set(hall.head, Kind.NO_WAITING, "Thứ Hai không chờ", date(2026, 11, 1), rules=rules)
    hall.open()
    hall.take()
    hall.call()
    hall.come()
    row = line(hall, Kind.NO_WAITING)
    assert (row.target_of, row.met) == ("within_promise", True)


def test_the_ninth_hour_adds_an_hour_of_visits(hall: HallDay) -> None:
    rules = Rules((3,), opens=time(17), closes=time(18))
    before = len(hall.services.booking.times(hall.lines["A"], date(2026, 11, 26), Asker()))
    hall.services.programmes.set(hall.head, Kind.NINTH_HOUR, "Giờ thứ 9", FROM, rules=rules)
    times = hall.services.booking.times(hall.lines["A"], date(2026, 11, 26), Asker())
    assert len(times) == before + 2
    hall.clock.set("2026-11-26 16:00")
    hall.open()
    hall.take()
    hall.call()
    hall.come()
    hall.finish()
    hall.clock.set("2026-11-26 17:10")
    hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key())
    assert told(line(hall, Kind.NINTH_HOUR)) == {"visits": 1, "by_appointment": 0}


def test_twenty_services_without_paper(hall: HallDay) -> None:
    rules = Rules(codes=("1.001193",), target=Decimal(80))
    hall.services.programmes.set(hall.head, Kind.PAPERLESS, "20 dịch vụ không giấy", FROM, rules=rules)
    put(
        hall,
        dossier(1, "2026-11-23 08:00"),
        dossier(2, "2026-11-23 08:00", papers_digitised=True),
        dossier(3, "2026-11-23 08:00", papers_digitised=False),
    )
    hall.clock.set("2026-11-26 08:00")
    row = line(hall, Kind.PAPERLESS)
    assert (row.figures["paperless"].numerator, row.figures["paperless"].denominator, row.met) == (2, 3, False)
    assert row.figures["paperless"].value == Decimal("66.67")


def test_without_paper_counts_only_days_on_which_it_was_on_and_no_result_on_paper(hall: HallDay) -> None:
    rules = Rules(codes=("1.001193",))
    name = "20 dịch vụ không giấy"
    hall.services.programmes.set(hall.head, Kind.PAPERLESS, name, date(2026, 11, 24), rules=rules)
    on_paper = replace(dossier(2, "2026-11-24 08:00"), status=Status.FINISHED, result_paper=True,
                       finished_at=instant("2026-11-25 09:00"), result_digitised=False)  # fmt: skip
    put(
        hall,
        dossier(1, "2026-11-23 08:00"),
        on_paper,
        replace(on_paper, id="d3", code="H05.190-261123-0003", result_digitised=True),
    )
    hall.clock.set("2026-11-26 08:00")
    figure = line(hall, Kind.PAPERLESS).figures["paperless"]
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_a_programme_that_is_over_has_no_line(hall: HallDay) -> None:
    hall.services.programmes.set(hall.head, Kind.NO_WAITING, "Tháng Mười", date(2026, 10, 1), date(2026, 10, 31))
    assert hall.services.reports.report(hall.head, WEEK).programmes == ()
