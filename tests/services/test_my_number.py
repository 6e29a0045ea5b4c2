"""A number on its holder's phone: where it stands, where it is called, and that nobody else's is shown."""

import pytest

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.tickets import State
from onestop_desk.services.actors import Actor
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import TicketTaken
from tests.services.hall_day import HallDay

CITIZEN = Actor("citizen", "web")


def taken(hall: HallDay, letter: str = "A") -> TicketTaken:
    """Somebody takes a number; the answer with its token."""
    hall.clock.forward(1 / 60)
    return hall.services.kiosk.take_number(hall.kiosk, hall.lines[letter], key=new_key())


def test_a_number_says_how_many_are_before_it_and_who_was_called(hall: HallDay) -> None:
    hall.open()
    first, second, third = taken(hall), taken(hall), taken(hall)
    hall.call()
    found = hall.services.my_number.view(third.token)
    assert (found.number, found.standing.state, found.standing.people_before) == ("A003", State.WAITING, 1)
    assert [call.number for call in found.last_calls] == ["A001"]
    assert found.standing.minutes is not None
    assert found.counters
    assert hall.services.my_number.view(first.token).standing.counter == 1
    assert hall.services.my_number.view(second.token).standing.people_before == 0


def test_everybody_in_the_hall_is_read_at_once_and_stands_where_their_page_says(hall: HallDay) -> None:
    hall.open()
    tokens = [taken(hall, letter) for letter in "AABAB"]
    hall.call()
    crowd = hall.services.my_number.crowd()
    assert crowd == {t.ticket_id: hall.services.my_number.view(t.token).standing for t in tokens}


def test_giving_a_number_up_happens_once(hall: HallDay) -> None:
    hall.open()
    mine, key = taken(hall), new_key()
    answers = [hall.services.my_number.give_up(CITIZEN, mine.token, key=key) for _ in range(2)]
    assert answers[0] == answers[1]
    assert hall.services.my_number.view(mine.token).standing.state is State.LEFT
    assert hall.numbers_waiting() == []
    with pytest.raises(Refusal, match="wrong_state"):
        hall.services.my_number.give_up(CITIZEN, mine.token, key=new_key())


@pytest.mark.parametrize("token", ["", "x", "RgOAIpZ7JqfQOA5XKhjXag", "Đ" * 22, "\udcff", "a" * 4000])
def test_any_other_token_leads_nowhere(hall: HallDay, token: str) -> None:
    hall.open()
    taken(hall)
    with pytest.raises(Refusal, match="unknown_ticket"):
        hall.services.my_number.view(token)
    with pytest.raises(Refusal, match="unknown_ticket"):
        hall.services.my_number.give_up(CITIZEN, token, key=new_key())


def test_yesterdays_number_is_not_shown_today(hall: HallDay) -> None:
    hall.open()
    mine = taken(hall)
    hall.clock.set("2026-11-25 08:00")
    hall.services.day.settle_earlier_days(hall.head)
    with pytest.raises(Refusal, match="unknown_ticket"):
        hall.services.my_number.view(mine.token)
