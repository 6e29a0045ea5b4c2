"""The journal played from its first row: each kind of row, and what it leaves behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from onestop_desk.domain.replay import DayEnd, Seat, VisitLine, replay

DAY = "2026-11-23"


@dataclass(frozen=True)
class Row:
    """A journal row as short as a test needs it."""

    what: str
    subject_id: str | None
    to_state: str | None = None
    reason: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    at: int = 100
    service_day: str = DAY


LINE = {"id": "v1", "position": 1, "procedure": None, "version": None}
ENTERED = Row("ticket", "t1", "waiting", facts={"act": "enter", "letter": "A", "number": 7, "turn_at": 90}, at=90)
CALLED = Row("ticket", "t1", "called", facts={"act": "call", "counter_id": "c1", "calls_made": 1}, at=110)
CAME = Row("ticket", "t1", "serving", facts={"act": "come", "serving_at": 120, "visit_line": LINE}, at=120)


def test_a_ticket_is_what_its_rows_made_of_it() -> None:
    told = replay([ENTERED, CALLED, Row("recall", "t1", "called", facts={"calls_made": 2}, at=115), CAME])
    ticket = told.tickets["t1"]
    assert (ticket["state"], ticket["version"], ticket["changed_at"]) == ("serving", 4, 120)
    assert (ticket["counter_id"], ticket["calls_made"], ticket["serving_at"]) == ("c1", 2, 120)
    assert (ticket["letter"], ticket["number"], ticket["returned"], ticket["service_day"]) == ("A", 7, 0, DAY)
    assert "act" not in ticket
    assert "visit_line" not in ticket


def test_only_a_step_of_the_ticket_changes_its_reason() -> None:
    told = replay([ENTERED, Row("priority", "t1", "waiting", "papers_seen", {"priority": "NCT", "turn_at": 80})])
    assert told.tickets["t1"]["reason"] is None
    assert told.tickets["t1"]["turn_at"] == 80


def test_a_series_stands_at_its_highest_number() -> None:
    roll = Row("ticket", "t2", "waiting", facts={"act": "enter", "letter": "A", "number": 12})
    late = Row("ticket", "t3", "waiting", facts={"act": "enter", "letter": "A", "number": 9})
    other = Row("ticket", "t4", "waiting", facts={"act": "enter", "letter": "B", "number": 1})
    assert replay([ENTERED, roll, late, other]).series == {(DAY, "A"): 12, (DAY, "B"): 1}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([], VisitLine("t1", 1, None, None)),
        (
            [Row("procedure_added", "t1", facts={"visit_line": {**LINE, "procedure": "p", "version": "pv"}})],
            VisitLine("t1", 1, "p", "pv"),
        ),
        (
            [
                Row("paper", "v1", facts={"paper": "a", "on": 1}),
                Row("paper", "v1", facts={"paper": "b", "on": 1}),
                Row("paper", "v1", facts={"paper": "a", "on": 0}),
            ],
            VisitLine("t1", 1, None, None, ("b",)),
        ),
        (
            [Row("papers_missing", "v1", reason="papers", facts={"papers": ["a"]})],
            VisitLine("t1", 1, None, None, missing=("a",)),
        ),
        (
            [
                Row("dossier_code", "v1", facts={"code": "H05-261123-0001"}),
                Row("outcome", "v1", "refused", "other", {"dossier": "H05-261123-0001", "missing": []}),
            ],
            VisitLine("t1", 1, None, None, (), "refused", "H05-261123-0001", (), "other"),
        ),
        (
            [
                Row("outcome", "v1", "received", None, {"dossier": "H05-261123-0001", "missing": []}),
                Row("outcome", "v1", None, "undo"),
            ],
            VisitLine("t1", 1, None, None, (), None, "H05-261123-0001"),
        ),
    ],
)
def test_a_line_of_a_visit(rows: list[Row], line: VisitLine) -> None:
    assert replay([ENTERED, CALLED, CAME, *rows]).lines == {"v1": line}


def test_a_line_taken_off_is_gone() -> None:
    assert replay([ENTERED, CAME, Row("procedure_removed", "t1", facts={"visit_line": "v1"})]).lines == {}


@pytest.mark.parametrize(
    ("row", "seat"),
    [
        (Row("counter", "c1", "open", None, {"staff": "s1", "until": None}), Seat("open", None, None, "s1")),
        (Row("counter", "c1", "paused", "meal", {"staff": "s1", "until": 9}), Seat("paused", "meal", 9, "s1")),
        (Row("counter", "c1", "closed", "day_end"), Seat()),
    ],
)
def test_a_counter(row: Row, seat: Seat) -> None:
    assert replay([row]).counters == {"c1": seat}


def test_a_day_is_frozen_closed_and_opened_again() -> None:
    frozen = Row("frozen", None, facts={"until": 200})
    closed = Row("day_closed", None, at=300)
    assert replay([frozen]).days == {DAY: DayEnd(200)}
    assert replay([frozen, closed]).days == {DAY: DayEnd(200, 300)}
    assert replay([frozen, closed, Row("day_reopened", None)]).days == {DAY: DayEnd(200)}


def test_what_is_not_the_queue_is_passed_over() -> None:
    told = replay([Row("signed_in", "s1"), Row("settings", None), Row("person", "t1")])
    assert (told.tickets, told.lines, told.counters, told.days) == ({}, {}, {}, {})
