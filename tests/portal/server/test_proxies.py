"""The examples of docs/portal.md as they stand there: nginx in front of the portal, under a prefix."""

import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from portal.server import Binding
from tests.portal.server.citizen import CODE, Citizen
from tests.portal.server.served import served
from tests.services.hall_day import HallDay

PAGE = Path(__file__).resolve().parents[3] / "docs" / "portal.md"
BINDING = Binding(prefix="/motcua", behind_tls_proxy=True, proxies=("127.0.0.1",))


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def test_nginx_shows_the_portal_under_its_prefix(
    hall: HallDay, tmp_path: Path, own_certificate: tuple[Path, Path]
) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("there is no nginx here (nginx-light has all that is needed)")
    port = free_port()
    cert, key = own_certificate
    with served(hall.services, BINDING) as running:
        inside = running.address.split("/")[2]
        server = example("nginx").replace("127.0.0.1:8080", inside).replace("listen 443", f"listen 127.0.0.1:{port}")
        server = server.replace("/etc/ssl/xa.example.vn.pem", str(cert)).replace("/etc/ssl/xa.example.vn.key", str(key))
        server = server.replace("xa.example.vn", "127.0.0.1")
        here = f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}}"
        paths = "".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy"))
        (tmp_path / "nginx.conf").write_text(f"{here}\nhttp {{ {paths} access_log off;\n{server} }}", encoding="utf-8")
        process = subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
        try:
            until = time.monotonic() + 10
            while socket.socket().connect_ex(("127.0.0.1", port)) != 0:
                assert time.monotonic() < until
            with httpx.Client(
                base_url=f"https://127.0.0.1:{port}/motcua/", verify=False, trust_env=False, timeout=20
            ) as phone:
                assert "English" in phone.get(f"t/{CODE}").text
                answered = Citizen(phone).phone.get("tra-cuu")
                assert "Secure" in answered.headers["set-cookie"]
                assert 'action="/motcua/tra-cuu"' in answered.text
        finally:
            process.terminate()
            process.wait(20)


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
        ("caddy", ("reverse_proxy 127.0.0.1:8080", "flush_interval -1", "handle /motcua/*")),
    ):
        assert all(words in example(language) for words in needed)
