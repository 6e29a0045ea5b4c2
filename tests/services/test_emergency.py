"""A call for help is seen everywhere, accepted once, and can always be ended, whoever is still there."""

import json
from typing import Any

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from tests.services.hall_day import HallDay


def journal(hall: HallDay, what: str) -> list[tuple[Any, ...]]:
    with hall.services.context.look() as (tx, _config, _answers):
        rows = tx.read(f"SELECT from_state, to_state, actor_id, facts FROM journal WHERE what = '{what}' ORDER BY seq")
    return [(a, b, c, json.loads(d)) for a, b, c, d in rows]


def counters(hall: HallDay) -> list[str]:
    return [c.id for c in hall.services.office.counters()]


def test_raised_seen_accepted_ended(hall: HallDay) -> None:
    emergency, (mine, theirs, *_others) = hall.services.emergency, counters(hall)
    people = hall.services.sign_in.people()
    mine_is = next(p.name for p in people if p.id == hall.clerk.id)
    helper = hall.services.sign_in.demo(people[1].id)
    raised = emergency.call_for_help(hall.clerk, mine)
    assert (raised.counter, raised.accepted_counter, raised.accepted_by) == (1, None, "")
    assert emergency.open_calls() == (raised,)
    assert emergency.accept_call(helper, raised.id, theirs).accepted_by == people[1].name
    (seen,) = emergency.open_calls()
    assert (seen.accepted_counter, seen.accepted_by, seen.raised_by) == (2, people[1].name, mine_is)
    emergency.end_call(hall.clerk, raised.id)
    assert emergency.open_calls() == ()
    assert [(a, b) for a, b, _who, _facts in journal(hall, "emergency")] == [
        (None, "raised"),
        ("raised", "accepted"),
        ("accepted", "ended"),
    ]


def test_pressed_again_it_is_the_same_call_and_every_counter_has_its_own(hall: HallDay) -> None:
    emergency, (mine, theirs, *_others) = hall.services.emergency, counters(hall)
    first = emergency.call_for_help(hall.clerk, mine)
    assert emergency.call_for_help(station("pc-1"), mine).id == first.id
    second = emergency.call_for_help(hall.head, theirs)
    assert [e.id for e in emergency.open_calls()] == [first.id, second.id]
    emergency.end_call(hall.clerk, first.id)
    assert emergency.call_for_help(hall.clerk, mine).id != first.id


def test_the_first_who_accepts_stays(hall: HallDay) -> None:
    emergency, ids = hall.services.emergency, counters(hall)
    raised = emergency.call_for_help(hall.clerk, ids[0])
    emergency.accept_call(hall.head, raised.id, ids[2])
    again = emergency.accept_call(hall.clerk, raised.id, ids[1])
    assert again.accepted_counter == 3
    assert len(journal(hall, "emergency")) == 2


@pytest.mark.parametrize("who", ["raiser", "head", "somebody else", "a desk with nobody signed in"])
def test_always_ended_also_after_a_restart(hall: HallDay, who: str) -> None:
    people = hall.services.sign_in.people()
    raised = hall.services.emergency.call_for_help(hall.clerk, counters(hall)[0])
    hall.services.sign_in.sign_out(hall.clerk)
    hall.services.context.reload()
    enders: dict[str, Actor] = {
        "raiser": hall.clerk,
        "head": hall.head,
        "somebody else": hall.services.sign_in.demo(people[2].id),
        "a desk with nobody signed in": station("pc-7"),
    }
    assert [e.id for e in hall.services.emergency.open_calls()] == [raised.id]
    hall.services.emergency.end_call(enders[who], raised.id)
    hall.services.emergency.end_call(enders[who], raised.id)
    assert hall.services.emergency.open_calls() == ()


def test_what_has_ended_cannot_be_accepted_and_citizens_have_no_part_in_it(hall: HallDay) -> None:
    emergency, ids = hall.services.emergency, counters(hall)
    raised = emergency.call_for_help(hall.clerk, ids[0])
    emergency.end_call(hall.clerk, raised.id)
    for refused in (
        lambda: emergency.accept_call(hall.clerk, raised.id, ids[1]),
        lambda: emergency.end_call(hall.clerk, "nothing"),
    ):
        with pytest.raises(Refusal, match="unknown_emergency"):
            refused()
    with pytest.raises(Refusal, match="unknown_counter"):
        emergency.call_for_help(hall.clerk, "no such counter")
    with pytest.raises(Refusal, match="not_allowed"):
        emergency.call_for_help(Actor("citizen", "phone"), ids[0])


def test_another_station_sees_it(services: Services) -> None:
    people = services.sign_in.people()
    services.emergency.call_for_help(services.sign_in.demo(people[0].id), services.office.counters()[0].id)
    (seen,) = services.emergency.open_calls()
    assert seen.counter == 1
