"""A number on its holder's phone: live, honest, nobody else's, and given back only after asking."""

import re
import threading

import httpx

from onestop_desk.services.keys import new_key, new_token
from onestop_desk.services.views import TicketTaken
from portal.forms.seal import COOKIE
from tests.portal.server.served import Served
from tests.services.hall_day import HallDay


def taken(hall: HallDay, letter: str = "A") -> TicketTaken:
    hall.clock.forward(1 / 60)
    return hall.services.kiosk.take_number(hall.kiosk, hall.lines[letter], key=new_key())


def seal_in(answer: httpx.Response) -> str:
    found = re.search(r'name="phieu" value="([^"]+)"', answer.text)
    assert found, answer.text
    return found[1]


def test_the_page_says_place_wait_and_last_calls(hall: HallDay, phone: httpx.Client) -> None:
    hall.open()
    tokens = [taken(hall).token for _ in range(3)]
    hall.call()
    answer = phone.get(f"s/{tokens[2]}")
    assert answer.status_code == 200
    assert "<title>A003, còn 1 người" in answer.text
    assert "A001" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    assert "1 person before you" in phone.get(f"en/s/{tokens[2]}").text.replace("</b>", "").replace("<b>", "")


def test_called_is_said_first_and_in_the_title(hall: HallDay, phone: httpx.Client) -> None:
    hall.open()
    mine = taken(hall)
    hall.call()
    answer = phone.get(f"s/{mine.token}")
    assert "<title>Mời đến Quầy 1 – A001" in answer.text
    assert "Đến lượt ông/bà" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_stream_tells_when_the_page_would_say_something_else(hall: HallDay, portal: Served) -> None:
    hall.open()
    tokens = [taken(hall).token for _ in range(2)]
    told = threading.Event()
    lines: list[str] = []

    def follow() -> None:
        with portal.phone() as phone:
            page = phone.get(f"s/{tokens[1]}").text
            found = re.search(r'data-live="/([^"]+)"', page)
            assert found
            with phone.stream("GET", found[1]) as stream:
                assert stream.headers["content-type"].startswith("text/event-stream")
                for line in stream.iter_lines():
                    lines.append(line)
                    if line.startswith("retry"):
                        told.set()
                    if line.startswith("data: called"):
                        return

    follower = threading.Thread(target=follow)
    follower.start()
    assert told.wait(20)
    hall.call()
    hall.come()
    hall.finish()
    hall.call()
    follower.join(20)
    assert not follower.is_alive()
    assert lines[-1].startswith("data: called-0-None-1-1")


def test_giving_a_number_back_asks_first_and_acts_once(hall: HallDay, phone: httpx.Client) -> None:
    hall.open()
    mine = taken(hall)
    asked = phone.get(f"s/{mine.token}/tra-so")
    cookie = asked.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert hall.numbers_waiting() == ["A001"]
    for _ in range(2):
        answer = phone.post(f"s/{mine.token}/tra-so", data={"phieu": seal_in(asked)})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/s/{mine.token}")
    assert hall.numbers_waiting() == []
    assert "Số đã trả" in phone.get(f"s/{mine.token}").text


def test_a_form_that_is_not_from_our_page_does_nothing(hall: HallDay, phone: httpx.Client) -> None:
    hall.open()
    mine, other = taken(hall), taken(hall)
    seal = seal_in(phone.get(f"s/{mine.token}/tra-so"))
    assert phone.post(f"s/{other.token}/tra-so", data={"phieu": seal}).status_code == 409
    assert phone.post(f"s/{mine.token}/tra-so", data={}).status_code == 409
    assert phone.post(f"s/{mine.token}/tra-so", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    phone.cookies.set(COOKIE, "another")
    assert phone.post(f"s/{mine.token}/tra-so", data={"phieu": seal}).status_code == 409
    assert hall.numbers_waiting() == ["A001", "A002"]


def test_other_tokens_lead_nowhere_and_many_of_them_have_to_wait(hall: HallDay, phone: httpx.Client) -> None:
    hall.open()
    mine = taken(hall)
    assert phone.get(f"s/{mine.token}").status_code == 200
    statuses = [phone.get(f"s/{new_token()}").status_code for _ in range(80)]
    assert set(statuses) == {404, 429}
    assert statuses.index(429) >= 60
    assert phone.get(f"s/{mine.token}").status_code == 200
