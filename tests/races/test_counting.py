"""Eight kiosks and eight counters at once on one line: no number twice, nobody called twice, nobody lost."""

from dataclasses import dataclass

import pytest

from tests.races.census import call_faults, number_faults, read_books
from tests.races.conftest import DATABASES, NewOffice
from tests.races.stations import STATIONS, race, unguarded
from tests.races.workers import Seat, Work, call_people, take_numbers

EACH = 1_000
UNGUARDED, EACH_UNGUARDED = 4, 25
"""Fewer stations and people where the guards are out: the first few already collide."""

pytestmark = pytest.mark.race


@dataclass(frozen=True)
class Crowd:
    """An office in which eight kiosks have given their numbers."""

    seats: list[Seat]
    taken: list[Work]


@pytest.fixture(scope="module", params=DATABASES)
def crowd(request: pytest.FixtureRequest, new_office: NewOffice) -> Crowd:
    """Eight thousand numbers given on one line, a thousand by each of eight kiosks at once."""
    seats = new_office(request.param, hurried=True)
    return Crowd(seats, race(take_numbers, seats, EACH))


@pytest.fixture
def open_house(seats: list[Seat]) -> list[Seat]:
    """An office without its guards."""
    return unguarded(seats[:UNGUARDED])


def test_eight_kiosks_give_a_thousand_numbers_each(crowd: Crowd) -> None:
    assert number_faults(read_books(crowd.seats[0].address), crowd.taken, STATIONS * EACH) == []


def test_eight_counters_call_a_thousand_people_each(crowd: Crowd) -> None:
    called = race(call_people, crowd.seats, EACH)
    assert call_faults(read_books(crowd.seats[0].address), called, STATIONS * EACH) == []


def test_without_the_guards_numbers_are_given_twice(open_house: list[Seat]) -> None:
    taken = race(take_numbers, open_house, EACH_UNGUARDED)
    faults = number_faults(read_books(open_house[0].address), taken, UNGUARDED * EACH_UNGUARDED)
    assert any(fault.startswith("number given twice") for fault in faults)


def test_without_the_guards_people_are_called_twice(open_house: list[Seat]) -> None:
    race(take_numbers, open_house[:1], UNGUARDED * EACH_UNGUARDED)
    called = race(call_people, open_house, EACH_UNGUARDED)
    faults = call_faults(read_books(open_house[0].address), called, UNGUARDED * EACH_UNGUARDED)
    assert any(fault.startswith("called to two counters") for fault in faults)
