"""The benches of the portal run, their figures have the shape that the page quotes, and no seat is given twice."""

import json

from bench import portal, rush


def test_pages_booking_and_memory_are_measured_beside_a_bare_application() -> None:
    found = json.loads(json.dumps(portal.measure(0.3, 1, ["sqlite"], counters=2)))["sqlite"]
    assert set(found["ratios"]) == {"cached_procedure", "home", "days", "times"}
    assert all(page["errors"] == 0 and page["per_s"] > 0 for page in found["pages"].values())
    assert found["booking"]["held"] > 0
    assert found["seats_twice"] == 0
    assert found["memory_mib"]["afterwards"] > 0


def test_a_small_rush_goes_by_without_a_wrong_answer() -> None:
    found = json.loads(json.dumps(rush.measure(6, 2.0, ["sqlite"], idle_s=1.0)))["sqlite"]
    assert (found["wrong"], found["booked"]) == (0, 6)
    assert found["calls"] > 0
    assert found["numbers"] > 0
