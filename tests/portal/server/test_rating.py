"""Rating a visit on a phone: offered when it is done, sent once, mended where it is wrong, never anybody else's."""

import json
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestop_desk.domain.ratings import Level
from onestop_desk.services import Services
from onestop_desk.services.keys import new_key, new_token
from onestop_desk.services.ratings import rating_reasons
from onestop_desk.services.views import TicketTaken
from portal.forms.seal import COOKIE
from tests.moved_clock import MovedClock
from tests.portal.server.citizen import hidden
from tests.portal.server.served import Served, served
from tests.portal.server.test_fuzz import FREE
from tests.services.hall_day import HallDay


def taken(hall: HallDay) -> TicketTaken:
    hall.clock.forward(1 / 60)
    return hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key())


def done(hall: HallDay) -> str:
    """The address where a visit that is over is rated."""
    mine = taken(hall)
    hall.call()
    hall.come()
    hall.finish()
    return f"s/{mine.token}/danh-gia"


def told(hall: HallDay) -> dict[Level, int]:
    """How many ratings there are of each level that was given."""
    with hall.services.context.look() as (tx, _config, _):
        day = tx.day
    counted = hall.services.ratings.tally(hall.head, day, day).levels
    return {level: count for level, count in counted.items() if count}


@pytest.fixture
def opened_hall(hall: HallDay) -> HallDay:
    hall.open()
    return hall


def test_the_page_of_the_number_offers_it_once_the_visit_is_done(opened_hall: HallDay, phone: httpx.Client) -> None:
    mine = taken(opened_hall)
    number, address = f"s/{mine.token}", f"s/{mine.token}/danh-gia"
    for step in (opened_hall.call, opened_hall.come, opened_hall.finish):
        assert address not in phone.get(number).text
        assert phone.get(address).status_code == 409
        step()
    assert f'href="/{address}"' in phone.get(number).text
    shown = phone.get(address)
    assert shown.status_code == 200
    assert "Số A001 · Quầy 1 · thứ\u00a0Hai 23/11/2026" in shown.text
    assert shown.headers["cache-control"] == "no-store"
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(shown.headers["set-cookie"].split("; "))
    english = phone.get(f"en/{address}").text
    assert all(words in english for words in ("How were you served?", "Very satisfied", "The wait was long"))


def test_sent_twice_it_counts_once_and_the_thanks_ask_for_nothing(opened_hall: HallDay, phone: httpx.Client) -> None:
    address = done(opened_hall)
    form = {"phieu": hidden(phone.get(address), "phieu"), "muc": "2", "y": ["long_wait", "attitude"]}
    for _ in range(2):
        answered = phone.post(address, data=form)
        assert (answered.status_code, answered.headers["location"]) == (303, f"/{address}")
    thanks = phone.get(address)
    assert "Cảm ơn ông/bà đã đánh giá" in thanks.text
    assert "<form" not in thanks.text
    assert told(opened_hall) == {Level.NEUTRAL: 1}
    number = phone.get(address.removesuffix("/danh-gia")).text
    assert address not in number
    assert "Cảm ơn ông/bà đã đánh giá." in number


def test_a_second_phone_is_told_that_it_came_too_late(opened_hall: HallDay, portal: Served) -> None:
    address = done(opened_hall)
    with portal.phone() as first, portal.phone() as second:
        forms = [{"phieu": hidden(phone.get(address), "phieu"), "muc": muc} for phone, muc in ((first, 4), (second, 1))]
        assert first.post(address, data=forms[0]).status_code == 303
        answered = second.post(address, data=forms[1])
    assert answered.status_code == 409
    assert "đã được đánh giá rồi" in answered.text
    assert told(opened_hall) == {Level.VERY_SATISFIED: 1}


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    opened_hall: HallDay, phone: httpx.Client
) -> None:
    address = done(opened_hall)
    seal = hidden(phone.get(address), "phieu")
    typed = "Chờ lâu <b>quá</b>. " * 30
    answered = phone.post(address, data={"phieu": seal, "y": "attitude", "y_kien": typed})
    assert answered.status_code == 422
    assert 'href="#muc-4"' in answered.text
    assert 'href="#y_kien"' in answered.text
    assert 'value="attitude" checked' in answered.text
    assert "Chờ lâu &lt;b&gt;quá&lt;/b&gt;. Chờ lâu" in answered.text
    assert told(opened_hall) == {}
    form = {"phieu": hidden(answered, "phieu"), "muc": "1", "y": "attitude", "y_kien": "a\r\nb" + "c" * 497}
    assert phone.post(address, data=form).status_code == 303
    today = opened_hall.services.ratings.offer(address.split("/")[1]).day
    ((_day, note),) = opened_hall.services.ratings.tally(opened_hall.head, today, today).notes
    assert note == "a\nb" + "c" * 497


def test_a_form_that_is_not_from_our_page_rates_nothing(opened_hall: HallDay, phone: httpx.Client) -> None:
    mine, other = done(opened_hall), done(opened_hall)
    form = {"phieu": hidden(phone.get(mine), "phieu"), "muc": "4"}
    assert phone.post(other, data=form).status_code == 409
    assert phone.post(mine, data={"muc": "4"}).status_code == 409
    assert phone.post(mine, data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    phone.cookies.set(COOKIE, "another")
    assert phone.post(mine, data=form).status_code == 409
    assert told(opened_hall) == {}


def test_another_token_leads_nowhere_and_after_a_week_it_is_too_late(opened_hall: HallDay, phone: httpx.Client) -> None:
    address = done(opened_hall)
    assert phone.get(f"s/{new_token()}/danh-gia").status_code == 404
    opened_hall.clock.set("2026-11-30 17:00")
    seal = hidden(phone.get(address), "phieu")
    opened_hall.clock.set("2026-12-01 08:00")
    for answered in (phone.get(address), phone.post(address, data={"phieu": seal, "muc": "4"})):
        assert answered.status_code == 409
        assert "Mỗi lượt đánh giá được trong 7 ngày" in answered.text.replace("\u00a0", " ")


TEXT = st.text(max_size=60) | st.sampled_from(["\x00", "1", "4", "5", "-1", "٤", "true", "long_wait", "x" * 600])
TICKED = st.lists(TEXT | st.sampled_from([reason.code for reason in rating_reasons()]), max_size=60)


@pytest.fixture
def open_portal(demo: tuple[Services, MovedClock]) -> Iterator[Served]:
    """A portal without limits."""
    with served(demo[0], limits=FREE) as running:
        yield running


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(muc=TEXT, ticked=TICKED, note=TEXT)
def test_a_form_with_anything_in_it_rates_wholly_or_not_at_all(
    open_portal: Served, demo: tuple[Services, MovedClock], muc: str, ticked: list[str], note: str
) -> None:
    hall = HallDay(*demo)
    if hall.view().counter.state != "open":
        hall.open()
    address = done(hall)
    with open_portal.phone() as phone:
        sent = {"phieu": hidden(phone.get(address), "phieu"), "muc": muc, "y": ticked, "y_kien": note}
        answered = phone.post(address, data=sent)
    given_now = hall.services.ratings.offer(address.split("/")[1]).given
    assert answered.status_code in {303, 409, 422}
    assert (given_now is not None) is (answered.status_code == 303)
    if given_now is not None:
        assert json.loads(muc) == given_now
