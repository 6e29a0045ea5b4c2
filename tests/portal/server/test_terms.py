"""What is said to whoever books is what the office does: its own days, its own share, mail only where it is sent."""

from collections.abc import Iterator

import pytest

from onestop_desk.services import Services
from tests.moved_clock import MovedClock
from tests.portal.server.citizen import CODE, Citizen
from tests.portal.server.served import Served, served
from tests.services.messages.post import FakePost, Sender

PRIVACY = "du-lieu-ca-nhan"


@pytest.fixture
def quiet(portal: Served) -> Iterator[Citizen]:
    """A phone before an office that sends nothing."""
    with portal.phone() as phone:
        yield Citizen(phone)


@pytest.fixture
def sender(demo: tuple[Services, MovedClock]) -> Sender:
    """An office that sends mail, with numbers of its own."""
    made = Sender(*demo, FakePost())
    made.services.office.change_settings(made.head, erase_after_days=45, no_show_days=60, online_share=70)
    return made


@pytest.fixture
def citizen(sender: Sender) -> Iterator[Citizen]:
    with served(sender.services) as running, running.phone() as phone:
        yield Citizen(phone)


def test_an_office_that_sends_nothing_asks_for_no_mail_address(quiet: Citizen, portal: Served) -> None:
    address = quiet.held()
    form = quiet.phone.get(address).text
    assert 'id="email"' not in form
    assert "Xóa sau 30 ngày" in form
    assert "thư điện tử" not in quiet.phone.get(PRIVACY).text
    assert quiet.send(address, email="ha@example.vn").status_code == 303
    assert portal.services.booking.by_token(address[2:]).email is None


def test_one_that_sends_asks_keeps_and_names_it(citizen: Citizen, sender: Sender) -> None:
    address = citizen.held()
    assert 'id="email"' in citizen.phone.get(address).text
    assert "thư điện tử" in citizen.phone.get(PRIVACY).text
    assert "Thư điện tử chưa đúng" in citizen.send(address, email="ai do").text
    assert citizen.send(address, email="ha@example.vn").status_code == 303
    assert sender.services.booking.by_token(address[2:]).email == "ha@example.vn"


def test_consent_and_notice_name_the_offices_own_numbers(citizen: Citizen) -> None:
    form = citizen.phone.get(citizen.held()).text
    assert "Xóa sau 45 ngày" in form
    assert "đếm 60 ngày" in form
    notice = citizen.phone.get(PRIVACY).text.replace("\xa0", " ")
    assert "Sau 45 ngày" in notice
    assert "đếm 60 ngày" in notice
    days = citizen.phone.get(f"dat-hen/{CODE}").text
    assert "một nửa số chỗ" not in days
    assert "luôn có chỗ để dành" in days


def test_a_change_is_promised_only_until_it_can_be_made(quiet: Citizen) -> None:
    assert "được cho đến giờ hẹn" in quiet.phone.get(quiet.held()).text
