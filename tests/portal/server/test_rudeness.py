"""Slow, endless, oversized and made-up requests: turned away, and the desk does not notice."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onestop_desk.services.keys import new_key, new_token
from portal import door, protocol
from portal.protocol import HEAD_S, MOST_UNSPOKEN
from portal.server import GRACE_S, Binding
from tests.portal.server.citizen import CODE
from tests.portal.server.served import Served, served
from tests.services.hall_day import HallDay

JUNK = 60
REQUESTS_OF_A_BOOKING = 9
"""Days, times, the form and the appointment, twice the work, two forms sent; and a time that was gone."""


@contextmanager
def connection(portal: Served) -> Iterator[socket.socket]:
    host, port = portal.address.removeprefix("http://").strip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as made:
        yield made


def everything(made: socket.socket) -> bytes:
    """What comes until the other side hangs up."""
    parts = []
    try:
        while part := made.recv(65_536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def test_whoever_does_not_say_what_they_want_is_hung_up_on(hall: HallDay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "HEAD_S", 0.6)
    began = time.monotonic()
    with (
        served(hall.services) as portal,
        connection(portal) as silent,
        connection(portal) as slow,
        connection(portal) as blank,
    ):
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ")
        blank.sendall(b"\r\n")
        for made in (silent, slow, blank):
            assert everything(made) == b""
    assert 0.5 < time.monotonic() - began < 15


def test_endless_headers_are_cut_off(portal: Served) -> None:
    with connection(portal) as made:
        made.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        sent = 0
        try:
            while sent < 200_000_000:
                sent += made.send(b"X-A: %s\r\n" % (b"a" * 6_000))
        except OSError:
            pass
    assert sent < 20_000_000


def test_many_that_say_nothing_do_not_keep_others_out(portal: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    # Else a crowd that comes all at once would have a second to speak, and this one comes at once.
    monkeypatch.setattr(protocol, "TIME_TO_SPEAK_S", 0.0)
    made, began = [], time.monotonic()
    try:
        for _ in range(MOST_UNSPOKEN + 60):
            host, port = portal.address.removeprefix("http://").strip("/").split(":")
            made.append(socket.create_connection((host, int(port)), timeout=30))
            made[-1].sendall(b"GET / HT")
        with portal.phone() as phone:
            assert phone.get("t/1.001193").status_code == 200
        assert everything(made[0]) == b""
        assert time.monotonic() - began < HEAD_S, "the oldest made room before its own time was up"
    finally:
        for one in made:
            one.close()


def test_a_body_that_is_too_long_is_not_read_to_its_end(portal: Served) -> None:
    with portal.phone() as phone:
        assert phone.post(f"dat-hen/{CODE}", content=b"a" * 70_000).status_code == 413
        assert phone.post(f"dat-hen/{CODE}", content=iter([b"a" * 60_000] * 3)).status_code == 413


def test_a_body_that_comes_too_slowly_is_not_waited_for(portal: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "BODY_S", 0.3)
    with connection(portal) as made:
        head = f"POST /dat-hen/{CODE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nphieu="
        made.sendall(head.encode())
        assert everything(made).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\xff\xfe\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\x80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \r\n\r\n",
        b"POST /tra-cuu HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
        b"POST /tra-cuu HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r",
    ],
)
def test_what_is_no_request_is_refused_and_the_next_one_answered(portal: Served, sent: bytes) -> None:
    with connection(portal) as made:
        made.sendall(sent)
        made.shutdown(socket.SHUT_WR)
        first = everything(made).split(b"\r\n")[0]
        assert first == b"" or first.split(b" ")[1] in {b"400", b"421", b"404", b"409", b"413"}, first
    with portal.phone() as phone:
        assert phone.get("t/1.001193").status_code == 200


def test_the_desk_goes_on_under_junk(hall: HallDay, portal: Served) -> None:
    """That it does not even notice is measured in `bench/portal.py`, with the portal in a process of its own."""
    hall.open()
    for _ in range(15):
        hall.take()
    asked: list[int] = []

    def junk() -> None:
        with portal.phone() as phone:
            for turn in range(JUNK):
                asked.append(phone.get(f"{'hs'[turn % 2]}/{new_token()}").status_code)

    workers = [threading.Thread(target=junk) for _ in range(4)]
    for worker in workers:
        worker.start()
    called = []
    for _ in range(15):
        called.append(hall.call().number)
        hall.come()
        hall.finish()
    for worker in workers:
        worker.join()
    assert len(asked) == 4 * JUNK
    assert set(asked) <= {404, 429}
    assert len(set(called)) == 15


def test_loose_limits_let_a_whole_hall_pass_and_stop_a_flood(portal: Served) -> None:
    pages = portal.server.running.portal.limits.pages
    assert pages.most >= 600 + REQUESTS_OF_A_BOOKING * 400
    for _ in range(pages.most - 600):
        assert pages.take("127.0.0.1")

    def answer_to_a_flood() -> int:
        # However slow this machine is: the allowance is used up just before the page is asked for.
        while pages.take("127.0.0.1"):
            pass
        return phone.get("t/1.001193").status_code

    with portal.phone() as phone:
        assert {phone.get("t/1.001193").status_code for _ in range(600)} == {200}
        assert 429 in {answer_to_a_flood() for _ in range(50)}


def test_behind_a_proxy_each_phone_is_counted_by_itself_and_cookies_are_secure(hall: HallDay) -> None:
    binding = Binding(prefix="/motcua", behind_tls_proxy=True, proxies=("127.0.0.1",))
    with served(hall.services, binding) as running, running.phone() as phone:
        for number in range(3):
            phone.headers["x-forwarded-for"] = f"203.0.113.{number}"
            statuses = [phone.get("t/1.001193").status_code for _ in range(600)]
            assert set(statuses) == {200}
        page = phone.get("tra-cuu")
        assert {"Secure", "Path=/motcua/"} <= set(page.headers["set-cookie"].split("; "))
        assert page.headers["strict-transport-security"].startswith("max-age=")
        assert 'action="/motcua/tra-cuu"' in page.text
        # A proxy may also take the prefix away before it asks.
        bare = phone.get(f"http://{phone.base_url.host}:{phone.base_url.port}/t/1.001193")
        assert 'href="/motcua/en/t/1.001193"' in bare.text


def test_its_own_certificate(hall: HallDay, own_certificate: tuple[Path, Path]) -> None:
    cert, key = own_certificate
    with served(hall.services, Binding(cert=cert, key=key)) as running:
        assert running.address.startswith("https://")
        trusted = ssl.create_default_context(cafile=cert)
        trusted.check_hostname = False
        with running.phone(verify=trusted) as phone:
            assert phone.get("t/1.001193").status_code == 200
            assert "Secure" in phone.get("tra-cuu").headers["set-cookie"]


def test_everything_ends_when_it_is_told_to(hall: HallDay) -> None:
    hall.open()
    token = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key()).token
    before = threading.active_count()
    with served(hall.services) as running, running.phone() as phone, phone.stream("GET", f"s/{token}/theo-doi") as told:
        lines = told.iter_lines()
        assert next(lines).startswith("retry")
        began = time.monotonic()
        running.server.stop()
        assert "data: " not in "".join(lines).partition("data: ")[2]
        assert time.monotonic() - began < GRACE_S
    assert threading.active_count() == before
