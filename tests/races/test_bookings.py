"""Many at once want the same seats: each is given once, each check-in gives one number, and nothing told is lost."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from random import Random

import psycopg
import pytest

from onestop_desk.domain.bookings import BookedBy
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services import Ports, Services, build
from onestop_desk.services.booking.views import STAFF, Asker
from onestop_desk.services.keys import new_key
from tests.properties import booking_twin
from tests.properties.books import differences, stored_tickets
from tests.races.booking_workers import (
    Booked,
    Shifted,
    book_until_killed,
    check_in_all,
    confirm_for_one,
    hold_seats,
    some_days,
    tangle,
)
from tests.races.conftest import DATABASES, NewOffice
from tests.races.stations import NURSERY, race, started
from tests.races.workers import Seat

ASKS = 4
"""How often each of eight stations wants a seat of each start; a start has fewer seats than all together want."""
STARTS = 12
QUICK, DEEP = (40, 1), (500, 5)
"""(Acts of each of eight stations, how often); the deep ones are twenty thousand."""
FEW_KILLS, MANY_KILLS = 8, 40

pytestmark = pytest.mark.race


@pytest.fixture(params=DATABASES)
def office(request: pytest.FixtureRequest, new_office: NewOffice) -> list[Seat]:
    """An office that is open all day, every day of the year."""
    seats = new_office(request.param, hurried=True)
    with closing(build(seats[0].address)) as services:
        head = services.sign_in.demo(next(p.id for p in services.sign_in.people() if p.role == "head"))
        services.office.change_hours(head, {day: [["00:00", "23:55"]] for day in range(7)})
    return seats


def bookable(services: Services, line_id: str) -> list[date]:
    """Days that are no holiday, from the day after tomorrow."""
    return [d.day for d in services.booking.days(line_id, STAFF) if d.seats][2:]


def faults(address: str, ports: Ports | None = None) -> list[str]:
    """What is wrong with the calendar as it is stored."""
    with closing(build(address, ports)) as services, services.context.look() as (tx, config, _):
        found = booking_twin.seat_faults(tx) + booking_twin.told(tx, config).twice
        return found + differences(services)


def last_seats(seats: list[Seat]) -> tuple[list[Booked], int]:
    """Eight stations want the same seats at once; what each got, and how many there were."""
    with closing(build(seats[0].address)) as services:
        day = bookable(services, seats[0].line_id)[0]
        times = services.booking.times(seats[0].line_id, day, Asker())[:STARTS]
    starts = [t.start for t in times for _ in range(ASKS)]
    return race(hold_seats, seats, starts), sum(t.seats for t in times)  # type: ignore[arg-type, return-value]


def test_the_last_seats_are_given_exactly_once(office: list[Seat]) -> None:
    told, capacity = last_seats(office)
    got = [one for work in told for one in work.got]
    assert [fault for work in told for fault in work.faults] == []
    assert capacity < len(office) * ASKS * STARTS
    assert len(got) == len(set(got)) == capacity
    assert {code for work in told for code in work.refused} == {"slot_taken"}
    assert faults(office[0].address) == []


def without_key(seats: list[Seat]) -> list[Seat]:
    """The same office without the key over live seats."""
    address = seats[0].address
    if address.startswith("sqlite"):
        with closing(sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)) as connection:
            connection.execute("DROP INDEX uq_seat_live")
    else:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("DROP INDEX uq_seat_live")
    return [replace(seat, guarded=False) for seat in seats]


def test_without_the_key_seats_are_given_twice(office: list[Seat]) -> None:
    told, capacity = last_seats(without_key(office))
    got = [one for work in told for one in work.got]
    assert len(got) > capacity or any(work.faults for work in told)
    with closing(build(office[0].address)) as services, services.context.look() as (tx, _, _):
        assert any(fault.startswith("seat twice") for fault in booking_twin.seat_faults(tx))


def test_an_appointment_becomes_one_number_at_eight_kiosks_at_once(office: list[Seat]) -> None:
    with closing(build(office[0].address)) as services:
        booking, line = services.booking, office[0].line_id
        start = soon(services)
        made = []
        for n in range(15):
            held = booking.hold(office[0].clerk, line, start, key=new_key(), by=BookedBy.DESK)
            phone = f"0912{n:06d}"
            made.append(
                booking.confirm(
                    office[0].clerk, held.appointment_id, key=new_key(), name="Thử", phone=phone, consent=True
                ).id
            )
    told: list[Booked] = race(check_in_all, office, made)  # type: ignore[arg-type, assignment]
    assert [work.faults for work in told] == [[]] * len(office)
    assert len({tuple(work.got) for work in told}) == 1
    assert len(set(told[0].got)) == len(made)
    with closing(build(office[0].address)) as services:
        assert len(stored_tickets(services)) == len(made)
        assert differences(services) == []


def soon(services: Services) -> Instant:
    """A start for which one may check in now."""
    with services.context.look() as (tx, _, _):
        now, today = tx.now, tx.day
    (line,) = services.office.lines()
    times = services.booking.times(line.id, today, STAFF)
    return next(t.start for t in times if now - 5 * MINUTE <= t.start <= now + 50 * MINUTE)


def test_one_person_has_one_appointment_of_a_line_however_many_book_it(office: list[Seat]) -> None:
    with closing(build(office[0].address)) as services:
        day = bookable(services, office[0].line_id)[0]
        starts = [t.start for t in services.booking.times(office[0].line_id, day, STAFF)[:3]]
    told: list[Booked] = race(confirm_for_one, office, starts)  # type: ignore[arg-type, assignment]
    assert sum(len(work.got) for work in told) == 1
    assert {code for work in told for code in work.refused} == {"booking_line_limit"}
    assert [work.faults for work in told] == [[]] * len(office)


@pytest.mark.parametrize(("steps", "rounds"), [QUICK, pytest.param(*DEEP, marks=pytest.mark.deep)])
def test_anything_at_all_from_eight_processes(office: list[Seat], steps: int, rounds: int) -> None:
    with closing(build(office[0].address)) as services:
        days = some_days(bookable(services, office[0].line_id)[0], 3)
    clock = Shifted(NURSERY.Value("q", 0))
    ports = Ports(clock=clock, moved_clock=True)
    told: list[Booked] = []
    for _ in range(rounds):
        told += race(tangle, office, (steps, clock, days))  # type: ignore[arg-type]
    assert [fault for work in told for fault in work.faults] == []
    assert faults(office[0].address, ports) == []
    standing = {one for work in told for one in work.got}
    assert standing
    with closing(build(office[0].address, ports)) as services, services.context.look() as (tx, config, _):
        # What was told stands where it was told: nobody was moved silently.
        rows = tx.read("SELECT id, start FROM appointment WHERE state = 'confirmed'")
        assert {f"{row[0]} {row[1]}" for row in rows} == standing
        made = booking_twin.told(tx, config)
        for asker in (Asker(), STAFF):
            for day in days:
                known = booking_twin.grid(config, office[0].line_id, day, 6)
                twin = {
                    start: booking_twin.free(
                        tx, config, made, office[0].line_id, start, known, 1, by_staff=asker.by_staff
                    )
                    for start in known.slots
                }
                times = services.booking.times(office[0].line_id, day, asker)
                offered = {t.start: t.seats for t in times if t.seats}
                assert offered == {s: n for s, n in twin.items() if n}


@pytest.mark.parametrize("kills", [FEW_KILLS, pytest.param(MANY_KILLS, marks=pytest.mark.deep)])
def test_nothing_told_of_an_appointment_is_lost_when_a_station_is_killed(office: list[Seat], kills: int) -> None:
    chance, said = Random(3), []
    for _ in range(kills):
        with started(book_until_killed, office[0]) as running:
            said.append(running.hear())
            running.process.join(chance.uniform(0, 0.1))
            running.kill()
            said += running.last_words()
    assert any(kind == "cancelled" for kind, _, _ in said)
    assert faults(office[0].address) == []
    with closing(build(office[0].address)) as services, services.context.look() as (tx, _, _):
        reached = {
            (row[1], row[0]) for row in tx.read("SELECT subject_id, to_state FROM journal WHERE what = 'booking'")
        }
    assert [one for one in said if one[0] != "ready" and (one[0], one[1]) not in reached] == []
