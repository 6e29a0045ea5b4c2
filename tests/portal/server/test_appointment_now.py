"""The page of an appointment follows what happens to it: closed by the office, its time come, its names erased."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from onestop_desk.services import Services
from onestop_desk.words import phrases
from tests.moved_clock import MovedClock
from tests.portal.server.citizen import CODE, Citizen
from tests.portal.server.served import Served, served
from tests.services.hall_day import HallDay

SHUT, COME = "Trung tâm không làm việc vào giờ này", "Khi đến"


@pytest.fixture
def citizen(portal: Served) -> Iterator[Citizen]:
    with portal.phone() as phone:
        yield Citizen(phone)


def test_a_day_that_was_closed_is_said_before_anybody_comes_in_vain(
    citizen: Citizen, portal: Served, hall: HallDay
) -> None:
    address = citizen.booked()
    assert SHUT not in citizen.phone.get(address).text
    booked = portal.services.booking.by_token(address[2:])
    portal.services.booking.close(hall.clerk, booked.day, "Mất điện")
    shown = citizen.phone.get(address).text
    assert SHUT in shown
    assert f"{address}/doi" in shown
    assert COME not in shown
    assert "The centre is closed at this time" in citizen.phone.get(f"en/{address}").text
    portal.services.booking.reopen(hall.clerk, booked.day)
    assert SHUT not in citizen.phone.get(address).text


def test_whoever_moves_sees_what_is_kept_until_then(citizen: Citizen, portal: Served) -> None:
    address = citizen.booked()
    start = portal.services.booking.by_token(address[2:]).start
    shown = citizen.phone.get(f"{address}/doi").text.replace("\xa0", " ")
    assert f"Đang hẹn lúc {phrases.clock(start)}, thứ" in shown
    assert "Đang hẹn" not in citizen.phone.get(f"dat-hen/{CODE}").text


def test_no_button_is_shown_that_would_be_refused(citizen: Citizen, demo: tuple[Services, MovedClock]) -> None:
    address, (services, clock) = citizen.booked(0), demo
    start = services.booking.by_token(address[2:]).start
    assert f"{address}/doi" in citizen.phone.get(address).text
    clock.now = start
    shown = citizen.phone.get(address).text
    assert f"{address}/doi" not in shown
    assert f"{address}/huy" not in shown
    assert COME in shown


def test_the_day_of_erasing_is_the_offices_own(hall: HallDay) -> None:
    hall.services.office.change_settings(hall.head, erase_after_days=45)
    with served(hall.services) as portal, portal.phone() as phone:
        address = Citizen(phone).booked()
        erased = hall.services.booking.by_token(address[2:]).day + timedelta(days=45)
        shown = phone.get(address).text.replace("\xa0", " ")
    assert f"được xóa ngày {erased:%d/%m/%Y}" in shown
