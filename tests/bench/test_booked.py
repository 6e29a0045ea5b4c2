"""The bench of appointments plays each day with and without a crowd at the door, and breaks no rule."""

import json
from typing import Any

from bench import booked


def test_each_day_is_played_with_and_without_a_crowd_at_the_door() -> None:
    rows: list[dict[str, Any]] = json.loads(json.dumps(booked.measure(1, 30, 6)))
    assert [(row["seed"], row["door"], row["violations"]) for row in rows] == [(1, 0, 0), (1, 6, 0)]
    assert all(row["booked"] == 10 and 0 < row["in_time"] <= row["on_time"] for row in rows)
    assert 0 < booked.together(rows) <= 100
