"""A station that dies in the middle: nobody it was working on is lost, and nothing it acknowledged."""

from random import Random

import pytest

from onestop_desk.domain.tickets import State
from tests.races.census import Books, read_books, step_faults
from tests.races.stations import NURSERY, Running, race, started
from tests.races.workers import Seat, call_and_hold, call_once, serve_until_killed, take_numbers

KILLS = 200
AUDIT_EVERY = 10
MOST_WAIT_S = 0.02
"""A kill comes at most this long after the station's first words: several transactions long."""

pytestmark = pytest.mark.race


def test_whoever_a_dying_station_was_calling_is_called_by_the_next(seats: list[Seat]) -> None:
    (taken,) = race(take_numbers, seats[:1], 3)
    first = taken.answers[0][0]
    may_ask = NURSERY.Event()
    with started(call_once, seats[1], may_ask) as asking:
        assert asking.hear() == "open"
        with started(call_and_hold, seats[0]) as dying:
            assert dying.hear() == first
            may_ask.set()
            assert asking.hear() == "asking"
            dying.kill()
        assert asking.hear() == first
    books = read_books(seats[0].address)
    assert step_faults(books) == []
    assert [(ticket, call_no) for call_no, ticket, _ in books.calls] == [(first, 1)]
    assert [row.state for row in books.tickets] == [State.CALLED, State.WAITING, State.WAITING]
    assert books.tickets[0].counter_id == seats[1].counter_id


def _killed_somewhere(station: Running, chance: Random) -> list[tuple[str, str, str]]:
    """Everything a station said until it was killed at some instant.

    Each station opens the office anew, as it is opened the morning after.
    """
    said = [station.hear()]
    station.process.join(chance.uniform(0, MOST_WAIT_S))
    station.kill()
    return said + station.last_words()


def _faults(books: Books, said: set[tuple[str, str, str]]) -> list[str]:
    """What was acknowledged and is not there, and what does not follow."""
    shown = {row.id: row.shown for row in books.tickets}
    calls = {(ticket, call_id) for _, ticket, call_id in books.calls}
    reached = {(step.subject_id, step.to_state) for step in books.steps}
    faults = step_faults(books)
    for kind, ticket, fact in said:
        there = {
            "ticket": shown.get(ticket) == fact,
            "call": (ticket, fact) in calls,
            "missed": (ticket, State.MISSED.value) in reached,
        }
        if not there[kind]:
            faults.append(f"acknowledged and lost: {kind} {ticket} {fact}")
    if [row.number for row in books.tickets] != list(range(1, len(books.tickets) + 1)):
        faults.append("the series has a gap")
    if [call_no for call_no, _, _ in books.calls] != list(range(1, len(books.calls) + 1)):
        faults.append("the calls are not numbered one by one")
    if sum(row.state is State.CALLED for row in books.tickets) > 1:
        faults.append("two people at one counter")
    return faults


def test_nothing_acknowledged_is_lost_when_a_station_is_killed_200_times(seats: list[Seat]) -> None:
    chance = Random(2)
    said: set[tuple[str, str, str]] = set()
    for kill in range(1, KILLS + 1):
        with started(serve_until_killed, seats[0]) as station:
            said.update(_killed_somewhere(station, chance))
        if kill % AUDIT_EVERY == 0:
            assert _faults(read_books(seats[0].address), said) == []
    assert len({ticket for kind, ticket, _ in said if kind == "ticket"}) >= KILLS
