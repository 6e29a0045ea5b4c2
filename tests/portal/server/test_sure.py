"""The link that only the message holds: opened by whoever was written to, it makes the appointment surely theirs."""

import re
from collections.abc import Iterator

import httpx
import pytest

from onestop_desk.services import Services
from onestop_desk.services.booking.views import Appointment
from onestop_desk.services.keys import new_token
from onestop_desk.services.ports import Letter
from tests.moved_clock import MovedClock
from tests.portal.server.citizen import Citizen, hidden
from tests.portal.server.served import served
from tests.services.messages.post import FakePost, Sender

BASE = "https://motcua.example.vn"


@pytest.fixture
def sender(demo: tuple[Services, MovedClock]) -> Sender:
    """An office that sends, with a public address."""
    made = Sender(*demo, FakePost())
    made.services.public.change(made.head, base_address=BASE, books=True)
    return made


@pytest.fixture
def citizen(sender: Sender) -> Iterator[Citizen]:
    with served(sender.services) as running, running.phone() as phone:
        yield Citizen(phone)


def booked(citizen: Citizen, sender: Sender, **given: str) -> tuple[Appointment, Letter]:
    """An appointment booked on the web, and what its holder is sent."""
    citizen.person |= given
    address = citizen.booked()
    assert sender.send().sent == 1
    return sender.services.booking.by_token(address[2:]), sender.post.letters[-1]


def link_in(letter: Letter) -> str:
    found = re.search(rf"{BASE}/(h/\S+/dung-la-toi/\S+)", letter.text)
    assert found, letter.text
    return found[1]


@pytest.mark.parametrize("email", ["ha@example.vn", ""])
def test_whoever_got_the_message_makes_it_theirs_with_one_button(citizen: Citizen, sender: Sender, email: str) -> None:
    found, letter = booked(citizen, sender, email=email)
    assert not found.sure
    # The message is opened on whatever there is: the phone that booked may be another one.
    citizen.phone.cookies.clear()
    shown = citizen.phone.get(link_in(letter))
    assert "Ông/bà đã đặt lịch hẹn này?" in shown.text
    assert "Đúng là tôi đặt" in shown.text
    assert "Minh Hà" not in shown.text
    assert not sender.services.booking.get(found.id).sure, "looking does nothing"
    pressed = citizen.phone.post(link_in(letter), data={"phieu": hidden(shown, "phieu")})
    assert (pressed.status_code, pressed.headers["location"]) == (303, f"/h/{found.token}")
    assert sender.services.booking.get(found.id).sure
    again = citizen.phone.post(link_in(letter), data={"phieu": hidden(shown, "phieu")})
    assert again.status_code == 303
    assert citizen.phone.get(link_in(letter)).headers["location"] == f"/h/{found.token}"
    assert "Đã xác nhận lịch hẹn" in citizen.phone.get(f"h/{found.token}").text


def test_who_has_only_the_page_cannot_make_it_sure(citizen: Citizen, sender: Sender) -> None:
    found, letter = booked(citizen, sender)
    proof = link_in(letter).rpartition("/")[2]
    for page in (f"h/{found.token}", f"h/{found.token}/doi", f"h/{found.token}/huy", f"h/{found.token}/lich.ics"):
        assert proof not in citizen.phone.get(page).text
    seal = hidden(citizen.phone.get(link_in(letter)), "phieu")
    unknown = citizen.phone.get(f"h/{new_token()}/dung-la-toi/{proof}")
    for wrong in (new_token(), proof[:-1], found.token, "x"):
        address = f"h/{found.token}/dung-la-toi/{wrong}"
        refused = citizen.phone.get(address)
        assert (refused.status_code, refused.text) == (404, unknown.text.replace(unknown.url.path, refused.url.path))
        assert citizen.phone.post(address, data={"phieu": seal}).status_code == 404
    forged = citizen.phone.post(link_in(letter), data={"phieu": "x.y"})
    assert forged.status_code == 409
    assert not sender.services.booking.get(found.id).sure


def test_wrong_proofs_are_counted_and_a_right_one_still_opens(citizen: Citizen, sender: Sender) -> None:
    found, letter = booked(citizen, sender)
    right = link_in(letter)
    assert citizen.phone.get(right).status_code == 200
    statuses = [citizen.phone.get(f"h/{found.token}/dung-la-toi/{new_token()}").status_code for _ in range(70)]
    assert statuses.count(404) <= 62
    assert statuses[-1] == 429
    assert citizen.phone.get(right).status_code == 200


def test_the_portals_calendar_file_is_the_one_of_the_mail(citizen: Citizen, sender: Sender) -> None:
    found, letter = booked(citizen, sender, email="ha@example.vn")
    shown = citizen.phone.get(f"h/{found.token}/lich.ics")
    assert shown.content == letter.calendar
    times = citizen.phone.get(f"h/{found.token}/doi", params={"ngay": found.day.isoformat()})
    start = re.findall(r'<button name="gio" value="(\d+)"', times.text)[5]
    sender.clock.forward(3)
    moved = citizen.phone.post(f"h/{found.token}/doi", data={"phieu": hidden(times, "phieu"), "gio": start})
    assert moved.status_code == 303
    assert sender.send().sent == 1
    later = citizen.phone.get(f"h/{found.token}/lich.ics")
    assert later.content == sender.post.letters[-1].calendar

    def line(answered: httpx.Response, name: str) -> str:
        return next(said for said in answered.text.splitlines() if said.startswith(f"{name}:"))

    assert line(later, "UID") == line(shown, "UID")
    assert int(line(later, "SEQUENCE")[9:]) > int(line(shown, "SEQUENCE")[9:])
    assert found.token not in line(later, "UID")
