"""The examples of docs/portal.md as they stand there: nginx and Caddy in front of the portal, under a prefix."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from onestop_desk.domain.bookings import BookingState
from onestop_desk.services.keys import new_key
from portal.limits import Allowance, Limits
from portal.server import Binding
from portal.streams import MOST_OF_ONE
from tests.portal.server.citizen import CODE, answer, buttons, hidden
from tests.portal.server.proxies import example, proxy
from tests.portal.server.served import PATIENCE_S, served
from tests.services.hall_day import HallDay

BINDING = Binding(prefix="/motcua", behind_tls_proxy=True, proxies=("127.0.0.1",))
PAGES = 60
HEARD_S = 10.0
"""Far below what a proxy that keeps the stream back would take."""


@pytest.fixture(params=["nginx", "caddy"])
def address(
    request: pytest.FixtureRequest, hall: HallDay, tmp_path: Path, own_certificate: tuple[Path, Path]
) -> Iterator[str]:
    """Of the home page behind a proxy."""
    limits = Limits(pages=Allowance(PAGES, 3_600.0))
    with (
        served(hall.services, BINDING, limits) as running,
        proxy(request.param, urlsplit(running.address).netloc, own_certificate, tmp_path) as found,
    ):
        yield found


def phone_at(address: str, source: str = "127.0.0.2") -> httpx.Client:
    """A phone of its own address; the proxy's certificate is nobody's."""
    transport = httpx.HTTPTransport(verify=False, local_address=source)
    return httpx.Client(base_url=address, transport=transport, trust_env=False, timeout=PATIENCE_S)


def test_a_seat_is_booked_through_a_proxy(address: str, hall: HallDay) -> None:
    with phone_at(address) as phone:
        home = phone.get("")
        assert (home.status_code, "English" in home.text) == (200, True)
        assert 'href="/motcua/en' in home.text
        days = phone.get(f"dat-hen/{CODE}")
        times = phone.get(f"dat-hen/{CODE}", params={"ngay": buttons(days, "ngay")[1]})
        assert {"Secure", "HttpOnly", "Path=/motcua/"} <= set(times.headers["set-cookie"].split("; "))
        assert times.headers["strict-transport-security"].startswith("max-age=")
        tapped = phone.post(f"dat-hen/{CODE}", data={"phieu": hidden(times, "phieu"), "gio": buttons(times, "gio")[0]})
        assert tapped.status_code == 303
        assert tapped.headers["location"].startswith("/motcua/h/")
        form = phone.get(httpx.URL(address).join(tapped.headers["location"]))
        fields = {"phieu": hidden(form, "phieu"), "hoi": hidden(form, "hoi"), "dap": answer(form)}
        person = {"ten": "Nguyễn Thị Minh Hà", "sdt": "0912 345 678", "dong_y": "1"}
        sent = phone.post(form.url, data={**fields, **person}, follow_redirects=True)
        assert [step.status_code for step in sent.history] == [303]
        assert "Đã đặt lịch hẹn" in sent.text
        token = str(sent.url).rpartition("/")[2]
        assert hall.services.booking.by_token(token).state is BookingState.CONFIRMED


def test_a_call_is_heard_at_once_through_a_proxy(address: str, hall: HallDay) -> None:
    hall.open()
    hall.clock.forward(1 / 60)
    taken = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key())
    listens, heard = threading.Event(), threading.Event()

    def follow() -> None:
        with phone_at(address) as phone, phone.stream("GET", f"s/{taken.token}/theo-doi") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            for line in stream.iter_lines():
                if line.startswith("retry"):
                    listens.set()
                if line.startswith("data: called"):
                    heard.set()
                    return

    follower = threading.Thread(target=follow)
    follower.start()
    assert listens.wait(PATIENCE_S), "the first line is kept back"
    began = time.monotonic()
    hall.call()
    assert heard.wait(HEARD_S), "the call is kept back"
    assert time.monotonic() - began < HEARD_S
    follower.join(PATIENCE_S)


def test_a_phone_that_hangs_up_is_not_followed_any_more(address: str, hall: HallDay) -> None:
    hall.open()
    taken = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key())

    def heard(phone: httpx.Client) -> bool:
        with phone.stream("GET", f"s/{taken.token}/theo-doi") as stream:
            return stream.status_code == 200 and next(stream.iter_lines()).startswith("retry")

    until = time.monotonic() + HEARD_S
    for _ in range(MOST_OF_ONE + 2):
        with phone_at(address) as phone:
            while not heard(phone):
                assert time.monotonic() < until, "the portal still tells phones that have hung up"


def test_each_phone_behind_a_proxy_is_counted_and_what_it_says_of_itself_is_not(address: str) -> None:
    with phone_at(address, "127.0.0.2") as first, phone_at(address, "127.0.0.3") as second:
        statuses = [
            first.get(f"t/{CODE}", headers={"x-forwarded-for": f"203.0.113.{number}"}).status_code
            for number in range(PAGES + 3)
        ]
        assert statuses == [200] * PAGES + [429] * 3
        assert second.get(f"t/{CODE}").status_code == 200


def test_a_body_that_is_too_long_stops_at_the_proxy_or_behind_it(address: str) -> None:
    with phone_at(address) as phone:
        assert phone.post(f"dat-hen/{CODE}", content=b"a" * 70_000).status_code == 413
        assert phone.get("").status_code == 200


def test_only_a_named_proxy_is_believed(hall: HallDay) -> None:
    binding = Binding(prefix="/motcua", behind_tls_proxy=True, proxies=("192.0.2.1",))
    limits = Limits(pages=Allowance(3, 3_600.0))
    with served(hall.services, binding, limits) as running, running.phone() as phone:
        statuses = [
            phone.get(f"t/{CODE}", headers={"x-forwarded-for": f"203.0.113.{number}"}).status_code
            for number in range(5)
        ]
        assert statuses == [200, 200, 200, 429, 429]


@pytest.mark.parametrize("stripped", [False, True])
def test_a_proxy_may_pass_the_path_on_whole_or_without_the_prefix(hall: HallDay, stripped: bool) -> None:
    with served(hall.services, BINDING) as running:
        base = running.address.removesuffix("motcua/") if stripped else running.address
        with httpx.Client(base_url=base, trust_env=False, headers={"x-forwarded-for": "203.0.113.7"}) as phone:
            page = phone.get(f"dat-hen/{CODE}").text
            assert f'action="/motcua/dat-hen/{CODE}"' in page
            assert f'href="/motcua/en/dat-hen/{CODE}"' in page
            assert 'href="/motcua/"' in phone.get(f"en/t/{CODE}").text.replace("/motcua/en/", "/motcua/")


def test_the_examples_name_what_the_portal_needs() -> None:
    for language, needed in (
        ("nginx", ("proxy_pass http://127.0.0.1:8080;", "X-Forwarded-For", "Host $host", "proxy_buffering off")),
        ("caddy", ("reverse_proxy 127.0.0.1:8080", "handle /motcua/*")),
    ):
        assert all(words in example(language) for words in needed)
