"""The service day at its edges: midnight, 06:59 and 07:00 (midnight in UTC), Tết, and a clock that jumps back."""

from collections.abc import Iterator

import pytest

from onestop_desk.data import journal
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.keys import new_key
from onestop_desk.services.views import TicketTaken
from tests.moved_clock import MovedClock, instant
from tests.premises import Place, opened
from tests.properties.books import differences, stored_tickets

KIOSK = station("kiosk-1")


@pytest.fixture
def head(services: Services) -> Actor:
    """The head of the centre; the office gives numbers at any hour, to look at the edges of the day."""
    person = next(p for p in services.sign_in.people() if p.role == "head")
    actor = services.sign_in.demo(person.id)
    services.office.change_settings(actor, practice_outside_hours=True, limit_numbers=False)
    return actor


@pytest.fixture
def line(services: Services) -> Iterator[str]:
    """A line to take numbers on; afterwards the journal still tells the same office."""
    yield services.office.lines()[0].id
    assert differences(services) == []


def take(services: Services, line: str) -> TicketTaken:
    return services.kiosk.take_number(KIOSK, line, key=new_key())


@pytest.mark.parametrize(
    ("before", "after", "numbers"),
    [
        ("2026-11-23 23:59", "2026-11-24 00:00", ["A001", "A001"]),
        ("2026-11-24 06:59", "2026-11-24 07:00", ["A001", "A002"]),
        ("2026-11-24 00:00", "2026-11-24 06:59", ["A001", "A002"]),
        ("2026-12-31 23:59", "2027-01-01 00:00", ["A001", "A001"]),
        ("2027-02-05 23:59", "2027-02-06 00:00", ["A001", "A001"]),
        ("2027-02-06 06:59", "2027-02-06 07:00", ["A001", "A002"]),
    ],
)
def test_numbers_start_again_at_midnight_in_the_office_and_only_there(
    services: Services, clock: MovedClock, head: Actor, line: str, before: str, after: str, numbers: list[str]
) -> None:
    given = []
    for moment in (before, after):
        clock.set(moment)
        given.append(take(services, line).number)
    assert given == numbers
    days = sorted(row.service_day for row in stored_tickets(services))
    assert days == sorted(moment[:10] for moment in (before, after))


@pytest.mark.parametrize(("waits_at", "called_at"), [("06:59", "07:00"), ("00:00", "23:59")])
def test_somebody_who_came_before_seven_is_called_after_seven(
    services: Services, clock: MovedClock, head: Actor, line: str, waits_at: str, called_at: str
) -> None:
    clock.set(f"2026-11-24 {waits_at}")
    taken = take(services, line)
    clock.set(f"2026-11-24 {called_at}")
    counter = services.office.counters()[0].id
    services.desk.open_counter(head, counter)
    assert services.desk.call_next(head, counter, key=new_key()).ticket_id == taken.ticket_id


def test_nobody_of_yesterday_is_called_today(services: Services, clock: MovedClock, head: Actor, line: str) -> None:
    counter = services.office.counters()[0].id
    clock.set("2026-11-23 23:59")
    services.desk.open_counter(head, counter)
    take(services, line)
    clock.set("2026-11-24 00:00")
    with pytest.raises(Refusal) as refused:
        services.desk.call_next(head, counter, key=new_key())
    assert refused.value.code == "nobody_waiting"
    today = take(services, line)
    assert services.desk.call_next(head, counter, key=new_key()).ticket_id == today.ticket_id


@pytest.mark.parametrize("moment", ["2027-02-05 09:00", "2027-02-08 09:00", "2026-11-28 09:00"])
def test_on_a_day_off_the_kiosk_says_so_and_gives_no_number(services: Services, clock: MovedClock, moment: str) -> None:
    clock.set(moment)
    with pytest.raises(Refusal) as refused:
        take(services, services.office.lines()[0].id)
    assert refused.value.code == "office_closed_today"
    opens = refused.value.facts["opens"]
    assert isinstance(opens, int)
    assert opens > clock.now
    assert stored_tickets(services) == []


def test_a_clock_that_jumps_back_holds_the_office_at_its_last_instant(
    services: Services, clock: MovedClock, head: Actor, line: str
) -> None:
    clock.set("2026-11-24 09:00")
    first = take(services, line)
    clock.set("2026-11-24 08:00")
    second = take(services, line)
    clock.set("2026-11-23 23:00")
    third = take(services, line)
    assert [first.number, second.number, third.number] == ["A001", "A002", "A003"]
    assert {row.arrived_at for row in stored_tickets(services)} == {instant("2026-11-24 09:00")}
    assert services.board.snapshot().day.clock_held
    clock.set("2026-11-24 09:01")
    take(services, line)
    with services.context.look() as (tx, _, _):
        held = [row[0] for row in tx.read("SELECT clock_held FROM journal WHERE what = 'ticket' ORDER BY seq")]
        instants = [row.at for row in journal.of_day(tx)]
    assert held == [0, 1, 1, 0]
    assert instants == sorted(instants)
    assert not services.board.snapshot().day.clock_held


def test_people_are_called_in_their_order_while_the_clock_is_held(
    services: Services, clock: MovedClock, head: Actor, line: str
) -> None:
    clock.set("2026-11-24 09:00")
    order = [take(services, line).ticket_id]
    clock.set("2026-11-24 08:00")
    order += [take(services, line).ticket_id for _ in range(3)]
    counter = services.office.counters()[0].id
    services.desk.open_counter(head, counter)
    called = []
    for _ in order:
        call = services.desk.call_next(head, counter, key=new_key())
        called.append(call.ticket_id)
        services.desk.miss(head, call.ticket_id, expected=call.version, early_reason="asked")
    assert called == order


def test_a_second_station_goes_on_where_the_first_one_stopped(
    services: Services, place: Place, clock: MovedClock, head: Actor, line: str
) -> None:
    clock.set("2026-11-24 09:00")
    take(services, line)
    clock.now -= 30 * MINUTE
    with opened(place) as other:
        assert take(other, line).number == "A002"
