"""A report as JSON comes back equal; what was damaged on its way is refused with its place."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.report_record import record_of, report_of
from onestop_desk.domain.reporting import DayRow, DossierSums, GuideSums, Remark
from tests.paper import reports

numbers = st.one_of(st.none(), st.decimals(-10_000, 10_000, places=2))


@pytest.mark.parametrize("name", reports.ALL)
def test_a_report_comes_back_equal(name: str) -> None:
    report = reports.ALL[name]()
    assert report_of(json.loads(json.dumps(record_of(report)))) == report


counts = st.integers(0, 10**9)
texts = st.text(max_size=20)
facts = st.dictionaries(texts, st.one_of(texts, counts, st.decimals(-100, 100, places=2)), max_size=4)
sums = st.builds(DossierSums, *[counts] * 8)
changed = st.fixed_dictionaries(
    {
        "office_name": texts,
        "made_at": st.integers(-(10**16), 10**16),
        "dossiers": sums,
        "by_field": st.dictionaries(texts, sums, max_size=3),
        "days": st.lists(
            st.builds(DayRow, st.dates(), counts, counts, st.none() | counts, st.none() | counts, st.none() | texts),
            max_size=3,
        ).map(tuple),
        "guide": st.builds(GuideSums, counts, st.dictionaries(texts, counts, max_size=3), st.just({})),
        "remarks": st.lists(st.builds(Remark, texts, facts), max_size=3).map(tuple),
    }
)


@given(changed)
def test_any_report_comes_back_equal(parts: dict[str, Any]) -> None:
    report = replace(reports.full_week(), **parts)
    assert report_of(json.loads(json.dumps(record_of(report)))) == report


@given(numbers)
def test_no_figure_changes_on_its_way(number: Decimal | None) -> None:
    full = reports.full_week()
    first = full.indicators[0]
    made = replace(full, indicators=(replace(first, figure=replace(first.figure, value=number)),))
    back = report_of(json.loads(json.dumps(record_of(made))))
    assert str(back.indicators[0].figure.value) == str(number)


def _at(record: dict[str, Any], *path: str | int) -> Any:
    found: Any = record
    for step in path:
        found = found[step]
    return found


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("tickets",), "412", "/tickets"),
        (("tickets",), True, "/tickets"),
        (("tickets",), 10**19, "/tickets"),
        (("indicators", 0, "figure", "value"), "NaN", "/indicators/0/figure/value"),
        (("indicators", 0, "figure", "value"), 97.99, "/indicators/0/figure/value"),
        (("indicators", 1, "unit"), "litres", "/indicators/1/unit"),
        (("period", "first"), "2026-02-30", "/period/first"),
        (("period", "last"), "2026-01-01", "/period"),
        (("days",), {}, "/days"),
        (("dossiers", "online"), None, "/dossiers/online"),
        (("guide", "results"), [], "/guide/results"),
    ],
)
def test_a_damaged_report_is_refused_with_its_place(path: tuple[str | int, ...], value: Any, place: str) -> None:
    record = json.loads(json.dumps(record_of(reports.full_week())))
    _at(record, *path[:-1])[path[-1]] = value
    with pytest.raises(Refusal) as refused:
        report_of(record)
    assert (refused.value.code, refused.value.facts["place"]) == ("bad_report", place)


def test_a_missing_part_is_refused_and_an_unknown_one_left_to_a_newer_program() -> None:
    record = json.loads(json.dumps(record_of(reports.full_week())))
    record["new_part"] = 1
    del record["office_id"]
    assert report_of(record) == replace(reports.full_week(), office_id="")
    del record["tickets"]
    with pytest.raises(Refusal) as refused:
        report_of(record)
    assert refused.value.facts["place"] == "/tickets"


@pytest.mark.parametrize("record", [None, [], "x", {}, {"kind": "other", "format": 1}, {"kind": "onestop-desk report"}])
def test_another_file_is_no_report(record: Any) -> None:
    with pytest.raises(Refusal) as refused:
        report_of(record)
    assert refused.value.code == "not_a_report"


def test_a_newer_format_is_refused_by_its_number() -> None:
    with pytest.raises(Refusal) as refused:
        report_of({**record_of(reports.full_week()), "format": 2})
    assert (refused.value.code, refused.value.facts) == ("report_newer", {"format": 2})
