"""The proxies of docs/portal.md, started with the very examples that stand there: only places are filled in."""

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[3] / "docs" / "portal.md"
START_S = 20.0
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Site:
    """What is filled into an example."""

    inside: str
    """Host and port of the portal."""
    port: int
    cert: Path
    key: Path
    folder: Path


def example(language: str) -> str:
    """An example as it stands in the page."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def _free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def _filled(text: str, places: Mapping[str, str]) -> str:
    for there, here in places.items():
        assert there in text, there
        text = text.replace(there, here)
    return text


def _nginx(site: Site) -> list[str]:
    server = _filled(
        example("nginx"),
        {
            "127.0.0.1:8080": site.inside,
            "listen 443": f"listen 127.0.0.1:{site.port}",
            "/etc/ssl/xa.example.vn.pem": str(site.cert),
            "/etc/ssl/xa.example.vn.key": str(site.key),
            "xa.example.vn": "127.0.0.1",
        },
    )
    folder = site.folder
    around = f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}"
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    (folder / "nginx.conf").write_text(f"{around}\nhttp {{ {places} access_log off;\n{server} }}", encoding="utf-8")
    return ["-p", str(folder), "-c", str(folder / "nginx.conf")]


def _caddy(site: Site) -> list[str]:
    served = _filled(
        example("caddy"), {"127.0.0.1:8080": site.inside, "xa.example.vn": f"https://127.0.0.1:{site.port}"}
    )
    # Away from the world it signs its certificate itself, and leaves this PC's own list of trusted ones alone.
    around = (
        "{\nadmin off\nlocal_certs\nskip_install_trust\nauto_https disable_redirects\ndefault_bind 127.0.0.1\n"
        f"default_sni 127.0.0.1\nstorage file_system {site.folder}/caddy\n}}\n"
    )
    (site.folder / "Caddyfile").write_text(around + served, encoding="utf-8")
    return ["run", "--adapter", "caddyfile", "--config", str(site.folder / "Caddyfile")]


_ARGUMENTS: Mapping[str, Callable[[Site], list[str]]] = {"nginx": _nginx, "caddy": _caddy}


@contextmanager
def proxy(name: str, inside: str, certificate: tuple[Path, Path], folder: Path) -> Iterator[str]:
    """Runs a proxy before a portal; the address of the home page behind it. Skips where there is no such program."""
    program = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip(f"there is no {name} here: the set-up for tests brings it")
    site = Site(inside, _free_port(), *certificate, folder)
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [program, *_ARGUMENTS[name](site)], stdout=said, stderr=said, cwd=folder, env={"HOME": str(folder)}
        )
        try:
            _until_it_listens(process, site.port, folder / "said")
            yield f"https://127.0.0.1:{site.port}/motcua/"
        finally:
            process.terminate()
            try:
                process.wait(20)
            finally:
                process.kill()


def _until_it_listens(process: "subprocess.Popen[bytes]", port: int, said: Path) -> None:
    until = time.monotonic() + START_S
    while True:
        try:
            # A port that is open has not its certificate yet, for a moment.
            ssl.get_server_certificate(("127.0.0.1", port), timeout=5)
        except OSError:
            pass
        else:
            return
        assert process.poll() is None, said.read_text(encoding="utf-8")
        assert time.monotonic() < until, said.read_text(encoding="utf-8")
