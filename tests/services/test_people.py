"""A citizen's data is shown, handed over and erased on request; what is still to come is cancelled first."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from onestop_desk.data import journal
from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.outcomes import Finish, Outcome
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.services import Ports, Premises, Services
from onestop_desk.services.actors import station
from onestop_desk.services.keys import new_key
from onestop_desk.services.people import Erased
from tests.moved_clock import MovedClock, instant
from tests.services.booking.calendar import CITIZEN, Calendar

PHONE, OTHER = "0912345678", "0987654321"
LATER = "2026-11-25 08:30"


@pytest.fixture
def calendar(services: Services, clock: MovedClock) -> Calendar:
    """The demo office, Monday 23/11/2026 08:00, on both databases."""
    return Calendar(services, clock)


def everything(services: Services) -> str:
    """Every text that the tables of people, and the journal, hold now."""
    with services.context.look() as (tx, _config, _answers):
        people = tx.read("SELECT name, phone, email, note FROM person")
        hashes = tx.read("SELECT holder, helper FROM appointment UNION ALL SELECT holder, NULL FROM no_show")
        return json.dumps([[list(r) for r in people], [list(r) for r in hashes], [str(r) for r in journal.of_day(tx)]])


def last_told(services: Services) -> tuple[str, dict[str, object]]:
    with services.context.look() as (tx, _config, _answers):
        last = journal.of_day(tx)[-1]
        return last.what, dict(last.facts)


def serve(calendar: Calendar, phone: str, note: str) -> None:
    """Somebody takes a number, says who they are, and is served with a note at the end."""
    hall = calendar.hall
    hall.take()
    hall.open()
    hall.call()
    hall.come()
    visit = hall.visit()
    desk = calendar.services.desk
    desk.set_person(calendar.clerk, visit.ticket_id, "Trần Thị Mẫu", phone, "đi cùng con")
    visit = hall.visit()
    ends = [Finish(p.id, Outcome.GUIDED, note=note) for p in visit.procedures]
    desk.finish(
        calendar.clerk, hall.counters[1], visit.ticket_id, ends, call_next=False, key=new_key(), expected=visit.version
    )


@pytest.mark.parametrize("typed", ["0912 345 678", "+84 912.345.678", "(0912) 345-678"])
def test_everything_under_a_number_is_found_however_it_was_typed(calendar: Calendar, typed: str) -> None:
    serve(calendar, typed, "cần bản sao")
    calendar.book(LATER, phone=PHONE)
    calendar.book(LATER, phone=OTHER)
    found = calendar.services.people.by_phone(calendar.clerk, "0912.345.678")
    assert found.phone == PHONE
    assert sorted(one.kind for one in found.kept) == ["appointment", "note", "ticket"]
    by_kind = {one.kind: one for one in found.kept}
    assert (by_kind["ticket"].name, by_kind["ticket"].note) == ("Trần Thị Mẫu", "đi cùng con")
    assert (by_kind["note"].note, by_kind["note"].expected) == ("cần bản sao", False)
    booked = by_kind["appointment"]
    assert (booked.at, booked.state, booked.expected) == (instant(LATER), "confirmed", True)
    assert booked.until > instant(LATER) + OfficeSettings().erase_after_days * 86_400_000_000
    assert last_told(calendar.services) == ("person_shown", {"records": 3})


def test_the_file_has_what_was_shown_and_nobody_else(calendar: Calendar, tmp_path: Path) -> None:
    serve(calendar, PHONE, "cần bản sao")
    calendar.book(LATER, phone=OTHER)
    where = calendar.services.people.export(calendar.clerk, PHONE, tmp_path / "một người.json")
    said = json.loads(where.read_text(encoding="utf-8"))
    assert (said["format"], said["phone"]) == (1, PHONE)
    assert [(one["kind"], one.get("note")) for one in said["kept"]] == [
        ("note", "cần bản sao"), ("ticket", "đi cùng con"),
    ]  # fmt: skip
    assert said["kept"][1]["at"].startswith("2026-11-23T08:0")
    assert OTHER not in where.read_text(encoding="utf-8")
    assert last_told(calendar.services) == ("person_exported", {"records": 2})
    with pytest.raises(Refusal, match="bad_sheet"):
        calendar.services.people.export(calendar.clerk, PHONE, tmp_path / "nowhere" / "x.json")


def test_what_is_still_to_come_is_named_and_nothing_is_erased(calendar: Calendar) -> None:
    serve(calendar, PHONE, "cần bản sao")
    booked = calendar.book(LATER, phone=PHONE)
    before = everything(calendar.services)
    with pytest.raises(Refusal) as refused:
        calendar.services.people.erase(calendar.clerk, PHONE)
    assert (refused.value.code, dict(refused.value.facts)) == ("person_still_expected", {"start": instant(LATER)})
    assert everything(calendar.services) == before
    calendar.booking.cancel(calendar.clerk, booked.id, key=new_key(), reason="holder_asked")
    assert calendar.services.people.erase(calendar.clerk, PHONE).persons == 3


def test_an_open_ticket_is_named_by_its_number(calendar: Calendar) -> None:
    ticket = calendar.hall.take()
    calendar.services.desk.set_person(calendar.clerk, ticket, "Trần Thị Mẫu", PHONE, None)
    with pytest.raises(Refusal) as refused:
        calendar.services.people.erase(calendar.clerk, PHONE)
    assert dict(refused.value.facts) == {"number": "A001"}


def test_erasing_leaves_times_and_nothing_of_the_person(calendar: Calendar) -> None:
    people = calendar.services.people
    serve(calendar, "+84 912 345 678", "cần bản sao")
    missed = calendar.book("2026-11-23 10:00", phone=PHONE, sure=True)
    calendar.book(LATER, phone=OTHER)
    later = instant(LATER)
    wished = (
        calendar.clerk,
        calendar.lines["A"],
        calendar.booking.get(missed.id).day,
        calendar.booking.get(missed.id).day,
    )
    calendar.booking.wish(*wished, name="Trần Thị Mẫu", phone=PHONE, key=new_key())
    calendar.clock.set("2026-11-23 17:30")
    calendar.services.day.close_day(calendar.clerk)
    assert {one.kind for one in people.by_phone(calendar.clerk, PHONE).kept} == {
        "appointment", "no_show", "note", "ticket", "wish",
    }  # fmt: skip
    assert calendar.booking.no_shows(PHONE) == 1
    assert people.erase(calendar.clerk, PHONE) == Erased(persons=4, kept=3)
    assert last_told(calendar.services) == ("person_erased", {"persons": 4, "kept": 3})
    left = everything(calendar.services)
    assert [word for word in ("912", "Mẫu", "đi cùng con", "bản sao") if word in json.loads(left)[0].__repr__()] == []
    assert people.by_phone(calendar.clerk, PHONE).kept == ()
    assert (calendar.booking.no_shows(PHONE), calendar.booking.wishes()) == (0, ())
    assert calendar.booking.get(missed.id).start == instant("2026-11-23 10:00")
    (other,) = people.by_phone(calendar.clerk, OTHER).kept
    assert (other.at, other.phone) == (later, OTHER)
    assert sum(1 for holder, _helper in json.loads(left)[1] if holder) == 1
    assert people.erase(calendar.clerk, PHONE) == Erased(0, 0)


def test_what_was_erased_is_not_left_in_the_file(tmp_path: Path) -> None:
    clock, file = MovedClock(), tmp_path / "office.db"
    premises = Premises(f"sqlite:///{file}", Ports(clock=clock, moved_clock=True))
    premises.prepare()
    with closing(premises.create_demo()) as services:
        # Long enough that the emptied row does not happen to lie over it.
        serve(Calendar(services, clock), PHONE, "cần bản sao " * 40)
    assert "cần bản sao".encode() in file.read_bytes()
    with closing(premises.open()) as services:
        services.people.erase(Calendar(services, clock).clerk, PHONE)
    assert [word for word in ("Trần Thị Mẫu", PHONE, "cần bản sao") if word.encode() in file.read_bytes()] == []


def test_a_helper_is_found_without_the_name_of_whoever_was_helped(calendar: Calendar) -> None:
    held = calendar.hold(LATER)
    calendar.booking.confirm(
        CITIZEN, held.appointment_id, key=new_key(), name="Người Được Giúp", phone=OTHER, helper="Trưởng Thôn",
        helper_phone=PHONE, consent=True,
    )  # fmt: skip
    (helped,) = calendar.services.people.by_phone(calendar.clerk, PHONE).kept
    assert (helped.kind, helped.name, helped.expected) == ("helped", "Trưởng Thôn", False)
    assert calendar.services.people.erase(calendar.clerk, PHONE).persons == 1
    kept = calendar.booking.get(held.appointment_id)
    assert (kept.name, kept.phone) == ("Người Được Giúp", OTHER)


def test_only_staff_may_and_a_wrong_number_is_said(calendar: Calendar, tmp_path: Path) -> None:
    people = calendar.services.people
    for actor in (CITIZEN, station("kiosk-1")):
        for asked in (
            lambda actor=actor: people.by_phone(actor, PHONE),
            lambda actor=actor: people.export(actor, PHONE, tmp_path / "x.json"),
            lambda actor=actor: people.erase(actor, PHONE),
        ):
            with pytest.raises(Refusal, match="not_allowed"):
                asked()
    with pytest.raises(Refusal, match="bad_phone"):
        people.by_phone(calendar.clerk, "12")
    assert list(tmp_path.glob("*.json")) == []


@pytest.mark.parametrize("free", ["chị Mẫu bận", "", "by_holder"])
def test_an_appointment_is_cancelled_only_with_a_code_of_the_list(calendar: Calendar, free: str) -> None:
    booked = calendar.book(LATER, phone=PHONE)
    with pytest.raises(Refusal, match="unknown_reason"):
        calendar.booking.cancel(calendar.clerk, booked.id, key=new_key(), reason=free)
    assert calendar.booking.get(booked.id).state == BookingState.CONFIRMED
    assert free == "" or free not in everything(calendar.services)
