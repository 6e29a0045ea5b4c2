"""The benches run, their figures have the shape that the page quotes, and nothing is wrong afterwards."""

import json
from typing import Any

import pytest

from bench import catalogue, exact, search, tickets

SIDES = {"sqlite": {"raw", "ours"}, "postgresql": {"raw", "one", "ours"}}
ON_BOTH = pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])


@ON_BOTH
def test_issue_and_call_are_measured_beside_the_bare_statements(database: str) -> None:
    plan, _ = tickets.plan(["--databases", database, "--settings", "FULL", "--processes", "2", "--rounds", "1"])
    result: dict[str, Any] = json.loads(json.dumps(tickets.measure(plan, count=3)))
    assert [cell["operation"] for cell in result["cells"]] == ["issue", "call"]
    for cell in result["cells"]:
        assert set(cell["sides"]) == SIDES[database]
        assert all(side["operations"] == 6 for side in cell["sides"].values())
        assert set(cell["ratios"]) == {f"to_{name}" for name in SIDES[database] - {"ours"}}
    assert len(result["wrong"]) == len(SIDES[database])
    assert sum(result["wrong"].values()) == 0


@ON_BOTH
def test_every_number_and_call_is_counted(database: str) -> None:
    (found,) = exact.measure(8, [database], {database: 2})
    assert (found["issued"], found["called"]) == (8, 8)
    assert sum(found["faults"].values()) == 0


def test_a_key_stroke_is_measured_beside_the_bare_repaint() -> None:
    found = json.loads(json.dumps(search.measure(300, 1)))
    assert found["query"]["built_s"] > 0
    for took in (found["query"]["typing"], found["query"]["mistakes"], found["stroke"]["ours"]):
        assert 0 < took["p50_ms"] <= took["p99_ms"] <= took["max_ms"]
    assert found["stroke"]["ratio"] > 0


@ON_BOTH
def test_an_import_is_measured_while_another_counter_calls_and_the_site_is_built_once(database: str) -> None:
    found = json.loads(json.dumps(catalogue.measure(280, [database], counters=4, afterwards_s=0.2)))
    result = found["import"][database]
    assert (result["all_new"]["new"], result["all_new"]["rejected"]) == (10, 0)
    assert result["all_changed"]["changed"] == 280
    assert result["all_new"]["longest_ms"] >= 0
    assert found["site"]["pages"] > 280
    assert (found["site"]["unchanged_written"], found["site"]["one_changed_written"]) == (0, 1)
