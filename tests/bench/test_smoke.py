"""The benches run, their figures have the shape that the page quotes, and nothing is wrong afterwards."""

import json
from typing import Any

import pytest

from bench import exact, tickets

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
