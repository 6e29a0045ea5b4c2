"""Rating a visit on a phone of 360 × 740, with and without script, in both languages and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onestop_desk.domain.ratings import Level
from onestop_desk.services import Services
from onestop_desk.services.keys import new_key
from portal.render import LIMIT, size
from tests.browser.test_citizen import PHONE, axe_finds_nothing, fits
from tests.browser.test_valid import faults
from tests.moved_clock import MovedClock
from tests.portal.server.served import Served, served
from tests.services.hall_day import HallDay

TO_THE_BUTTON = 5
"""Steps from the first reason over the other three and the text."""


@pytest.fixture
def portal(demo: tuple[Services, MovedClock]) -> Iterator[Served]:
    with served(demo[0]) as running:
        yield running


@pytest.fixture
def token(demo: tuple[Services, MovedClock]) -> str:
    """The token of a number whose visit is done."""
    hall = HallDay(*demo)
    hall.open()
    found = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key()).token
    hall.call()
    hall.come()
    hall.finish()
    return found


@pytest.mark.parametrize(
    ("script", "language"), [(True, ""), (False, ""), (True, "en/"), (False, "en/")],
    ids=["script", "plain", "english", "plain-english"],
)  # fmt: skip
def test_from_the_number_to_the_thanks(
    chromium: Browser, portal: Served, token: str, script: bool, language: str, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=script)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        look = axe_finds_nothing if script else None
        page.goto(f"{portal.address}{language}s/{token}")
        fits(page, look)
        assert context.cookies() == []
        page.locator("main a.btn").click()
        page.wait_for_url("**/danh-gia")
        fits(page, look)
        _keep_small(page, tmp_path / "sent" / "form")
        page.locator("form .btn").click()
        expect(page.locator(".errbox a")).to_have_count(1)
        fits(page, look)
        _keep_small(page, tmp_path / "sent" / "faults")
        assert all(box.bounding_box()["height"] >= 64 for box in page.locator(".rate label, .tick").all())  # type: ignore[index]
        page.locator("label[for=muc-3]").click()
        expect(page.locator("label[for=muc-3] em")).to_be_visible()
        expect(page.locator(".rate em:visible")).to_have_count(1)
        page.check("#y-long_wait")
        page.fill("#y_kien", "Ghế ngồi ít.")
        fits(page, look)
        page.locator("form .btn").click()
        expect(page.locator(".given")).to_be_visible()
        expect(page.locator(".given")).to_have_text("Satisfied" if language else "Hài lòng")
        fits(page, look)
        _keep_small(page, tmp_path / "sent" / "thanks")
        page.goto(f"{portal.address}{language}s/{token}")
        expect(page.locator("main a.btn")).to_have_count(0)
    finally:
        context.close()
    assert portal.services.ratings.offer(token).given is Level.SATISFIED
    assert sorted(kept.name for kept in (tmp_path / "sent").iterdir()) == ["faults", "form", "thanks"]
    assert faults(tmp_path / "sent") == []


def _keep_small(page: Page, folder: Path) -> None:
    """A page as it was sent, for the validator, which takes its time to start: a browser would mend what it shows."""
    sent = page.request.get(page.url).text() if page.locator(".errbox").count() == 0 else page.content()
    assert size(sent) < LIMIT
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(sent, encoding="utf-8")


def test_the_keyboard_alone_is_enough(chromium: Browser, portal: Served, token: str) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        page.goto(f"{portal.address}s/{token}/danh-gia")
        page.locator("#muc-4").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(TO_THE_BUTTON):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".given")).to_have_text("Bình thường")
    finally:
        context.close()
