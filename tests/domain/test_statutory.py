"""Statutory tables: our layouts close over any dossiers that close, and one that does not is refused with its row."""

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.reporting import DossierSums, Report
from onestop_desk.domain.statutory import Layout, filled, layout_of
from tests.paper import reports
from tests.resources.records import resource

OURS = ("ii-06a", "07a-btp", "weekly")


def record(name: str) -> dict[str, Any]:
    made: dict[str, Any] = resource(f"reports/{name}.json")
    return made


def layout(name: str) -> Layout:
    return layout_of(record(name), name)


def office(by_field: dict[str, DossierSums]) -> Report:
    names = list(vars(DossierSums()))
    whole = DossierSums(**{n: sum(getattr(s, n) for s in by_field.values()) for n in names})
    return replace(reports.full_week(), by_field=by_field, dossiers=whole)


@st.composite
def sums_that_close(draw: st.DrawFn) -> DossierSums:
    few = st.integers(0, 500)
    early, on_time, late, within, overdue = (draw(few) for _n in range(5))
    total = early + on_time + late + within + overdue
    online = draw(st.integers(0, total))
    other = draw(st.integers(0, total - online))
    full = draw(st.integers(0, online))
    return DossierSums(
        online, other, total - online - other, early, on_time, late, within, overdue,
        online_full=full,
        online_part=draw(st.integers(0, online - full)),
        by_post=draw(st.integers(0, other)),
        late_excused=draw(st.integers(0, late)),
        overdue_excused=draw(st.integers(0, overdue)),
        paid_online=draw(few),
        paid_direct=draw(few),
    )  # fmt: skip


@given(st.dictionaries(st.text(min_size=1, max_size=8), sums_that_close(), max_size=4))
def test_our_tables_close_over_dossiers_that_close(by_field: dict[str, DossierSums]) -> None:
    made = office(by_field)
    for name in OURS:
        table = filled(layout(name), [made])
        for line in (*table.lines, table.total):
            for check in table.layout.checks:
                right = sum(sign * line.numbers[number] for sign, number in check.right)
                assert line.numbers[check.left] == right
        received = sum(line.numbers["3"] for line in table.lines)
        assert table.total.numbers["3"] == received == made.dossiers.received


def test_the_columns_are_those_of_the_form() -> None:
    table = filled(layout("ii-06a"), [reports.full_week()])
    assert [c.number for c in table.layout.columns] == [str(n) for n in range(1, 14)]
    assert [check.text for check in table.layout.checks] == ["3=4+5+6", "7=8+9+10", "11=12+13", "3=7+11"]
    assert list(table.total.numbers.values()) == [348, 219, 68, 61, 291, 180, 107, 4, 57, 54, 3]
    assert len(layout("07a-btp").columns) == 28
    assert len(layout("weekly").columns) == 15


def test_fields_stand_in_the_order_of_the_alphabet_and_none_at_the_end() -> None:
    names = ("Hộ tịch", "Đất đai", "", "Chứng thực")
    made = filled(layout("ii-06a"), [office(dict.fromkeys(names, DossierSums(other=1, within=1)))])
    assert [line.label for line in made.lines] == ["Chứng thực", "Đất đai", "Hộ tịch", ""]


def test_a_row_that_does_not_close_is_named_with_its_sums() -> None:
    fields = {**reports.BY_FIELD, "Đất đai": replace(reports.BY_FIELD["Đất đai"], early=39)}
    with pytest.raises(Refusal) as refused:
        filled(layout("ii-06a"), [office(fields)])
    assert refused.value.code == "table_does_not_close"
    assert refused.value.facts == {"row": "Đất đai", "sum": "3=7+11", "left": 91, "right": 90}


def test_fields_that_are_not_the_whole_office_are_refused() -> None:
    short = replace(reports.full_week(), by_field={"Hộ tịch": reports.BY_FIELD["Hộ tịch"]})
    with pytest.raises(Refusal) as refused:
        filled(layout("ii-06a"), [short])
    assert (refused.value.facts["sum"], refused.value.facts["left"], refused.value.facts["right"]) == ("(3)", 170, 348)


def test_a_part_larger_than_its_whole_is_refused() -> None:
    odd = replace(reports.full_week(), dossiers=replace(reports.full_week().dossiers, by_post=99))
    with pytest.raises(Refusal) as refused:
        filled(layout("weekly"), [odd])
    assert refused.value.facts["sum"] == "(7)≥0"


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        (("format",), 2, "format"),
        (("id",), 7, "id"),
        (("title",), "", "title"),
        (("rows",), "clerk", "rows"),
        (("columns",), [], "columns"),
        (("columns", 2, "of"), "received; drop", "columns/3"),
        (("columns", 2, "of"), "__class__", "columns/3"),
        (("columns", 2, "of"), "online other", "columns/3"),
        (("columns", 2, "of"), "=9", "columns/3"),
        (("columns", 2, "kind"), "picture", "columns/3"),
        (("columns", 3, "number"), "3", "columns/4"),
        (("columns", 4), "x", "columns/5"),
        (("checks",), ["3=4+99"], "checks"),
        (("checks",), ["3>4"], "checks"),
        (("note",), 5, "note"),
    ],
)
def test_a_broken_layout_is_refused_with_its_part(path: tuple[Any, ...], value: Any, part: str) -> None:
    made = copy.deepcopy(record("ii-06a"))
    found: Any = made
    for step in path[:-1]:
        found = found[step]
    found[path[-1]] = value
    with pytest.raises(Refusal) as refused:
        layout_of(made, "x.json")
    assert (refused.value.code, refused.value.facts) == ("bad_layout", {"file": "x.json", "part": part})


def test_a_column_may_count_columns_before_it() -> None:
    made = record("ii-06a")
    made["columns"][6]["of"] = "=3 - 6"
    table = filled(layout_of({**made, "checks": ["7=4+5"]}, "x"), [office({"A": DossierSums(3, 2, 1, 6)})])
    assert table.total.numbers["7"] == 5
    assert json.dumps(table.total.numbers)
