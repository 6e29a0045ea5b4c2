"""The bench of reports runs on both databases, and what it fills in is counted as it was made."""

import json
from pathlib import Path

import pytest

from bench import report
from bench.many_visits import Filler
from bench.offices import makers
from onestop_desk.domain.periods import before, month_of
from onestop_desk.services.actors import SYSTEM


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def test_the_months_report_is_measured(database: str, tmp_path: Path) -> None:
    with makers(tmp_path, 8) as made:
        found = json.loads(json.dumps(report.measure(made.office(database), 400, "month", rounds=2)))
    assert found["closed_s"] > 0
    assert found["first_s"] > 0
    assert set(found["cut_s"]) == {"line", "day", "field"}


def test_what_is_filled_in_is_what_is_counted(tmp_path: Path) -> None:
    with makers(tmp_path, 8) as made:
        office = made.office("sqlite")
        services = office.open()
        today = services.reports.today(SYSTEM).report.period.first
        period = before(month_of(today))
        Filler(office).fill(period.days[:2], 100, 30)
        found = services.reports.report(SYSTEM, period)
        by_code = {one.figure.code: one.figure for one in found.indicators}
        services.close()
    assert (found.tickets, found.served) == (200, 196)
    assert by_code["picked_by_hand"].value == 4
    assert by_code["satisfied"].denominator == 10
    assert found.dossiers.fresh == 60
    assert found.dossiers.closes
