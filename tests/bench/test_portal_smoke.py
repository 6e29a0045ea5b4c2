"""The benches of the portal run, their figures have the shape that the page quotes, and no seat is given twice."""

import json

from bench import one_hall, portal, rush, seats, siege


def test_pages_booking_and_memory_are_measured_beside_a_bare_application() -> None:
    found = json.loads(json.dumps(portal.measure(0.3, 1, ["sqlite"], counters=2)))["sqlite"]
    assert set(found["ratios"]) == {"cached_procedure", "home", "days", "times"}
    assert all(page["errors"] == 0 and page["per_s"] > 0 for page in found["pages"].values())
    assert found["booking"]["held"] > 0
    assert found["seats_twice"] == 0
    assert found["memory_mib"]["afterwards"] > 0


def test_a_small_rush_goes_by_without_a_wrong_answer() -> None:
    found = json.loads(json.dumps(rush.measure(6, 2.0, ["sqlite"], idle_s=1.0)))["sqlite"]
    assert (found["wrong"], found["booked"], found["next_refused"]) == (0, 6, 0)
    assert found["calls"] > 0
    assert found["numbers"] > 0


def test_under_siege_the_desk_is_refused_nothing_and_nobody_learns_anything() -> None:
    found = json.loads(json.dumps(siege.measure(1.0, 200, 200.0, ["sqlite"])))["sqlite"]
    assert found["refused_at_the_desk"] == []
    assert found["answers_afterwards"] == 200
    assert all(attack["calls"] > 0 for attack in found["attacks"].values())
    told = {name: set(attack["told"]) for name, attack in found["attacks"].items()}
    assert told["junk_of_one_address"] == {"404", "429"}
    assert told["junk_of_many_addresses"] == {"404"}
    assert told["bodies"] <= {"413", "429", "hung up on"}


def test_every_seat_goes_once_to_eight_clients_over_http() -> None:
    found = json.loads(json.dumps(seats.measure(120, 80, ["sqlite"])))["sqlite"]
    assert not seats.is_wrong(found), found
    assert found["refusal"]["count"] == 120 - found["seats"]


def test_people_behind_one_address_book_with_the_real_limits() -> None:
    found = json.loads(json.dumps(one_hall.measure(6, 12, 2.0, ["sqlite"], filling_s=0.4)))["sqlite"]
    assert (found["booked"], found["pages"], found["twice"]) == (6, 12, 0)
