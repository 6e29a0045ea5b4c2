"""One Chromium and one plain web server on this machine for all tests of the room."""

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from onestop_desk.words import use
from portal.site import build_site
from tests.portal.catalogues import catalogue, hostile, official, public, starter


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: what was asked for is no output of a test."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; the tests are skipped where no Chromium is installed."""
    place = os.environ.get("ONESTOP_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if place is None:
        pytest.skip("no chromium here: scripts/system-packages.sh installs it")
    with sync_playwright() as playwright:
        # Root has no sandbox in a container; the pages are our own.
        browser = playwright.chromium.launch(executable_path=place, args=["--no-sandbox"])
        yield browser
        browser.close()


def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/mot-cua/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built sites, below a path prefix as a commune's own server may have it."""
    top = tmp_path_factory.mktemp("sites")
    build_site(starter(), top / "mot-cua")
    build_site(catalogue([public(hostile())]), top / "mot-cua" / "hostile")
    with use("doubled"):
        build_site(starter(), top / "mot-cua" / "doubled")
    return top


@pytest.fixture(scope="session")
def site(sites: Path) -> Iterator[str]:
    """Address of the starter's site; `hostile/` and `doubled/` lie below it."""
    yield from _served(sites)


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site of the official texts, with its long procedures."""
    top = tmp_path_factory.mktemp("official")
    build_site(official(), top / "mot-cua")
    yield from _served(top)
