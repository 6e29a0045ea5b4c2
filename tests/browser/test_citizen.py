"""The citizen's whole way on a phone of 360 × 740, with and without script: nothing is wider, axe finds nothing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from onestop_desk.services import Services
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock
from tests.portal.server.citizen import CODE
from tests.portal.server.served import Served, served
from tests.services.hall_day import HallDay

PHONE = {"width": 360, "height": 740}
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGER = "() => { document.documentElement.style.fontSize = '212.5%'; }"
PERSON = ("Nguyễn Thị Minh Hà", "0912 345 678")
_FIGURES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@pytest.fixture
def portal(demo: tuple[Services, MovedClock]) -> Iterator[Served]:
    with served(demo[0]) as running:
        yield running


@pytest.fixture
def hall(demo: tuple[Services, MovedClock]) -> HallDay:
    return HallDay(*demo)


@pytest.fixture
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone; asked with "plain" it has no script. A fault on the page is a fault of the test."""
    script = getattr(request, "param", "script") == "script"
    context = chromium.new_context(viewport=PHONE, java_script_enabled=script)  # type: ignore[arg-type]
    made = context.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield made
    context.close()
    # A form with something to mend is answered with 422, which Chromium tells as a failed load.
    assert [fault for fault in faults if "status of 422" not in fault] == []


def fits(page: Page, look: Callable[[Page], None] | None = None) -> None:
    """Nothing is wider than the screen, not with larger text either, and axe finds nothing."""
    assert page.evaluate(WIDE) == 0, page.url
    if look is not None:
        look(page)


def axe_finds_nothing(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.evaluate(LARGER)
    assert page.evaluate(WIDE) == 0, f"200 % text at {page.url}"
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")


def answer(page: Page) -> None:
    """Answers the plain question, where there is no script to do the work."""
    asked = page.locator("label[for=dap]").inner_text()
    found = re.search(r"(\w+) (?:cộng|plus) (\w+)", asked)
    assert found, asked
    names = _ENGLISH if found[1].lower() in _ENGLISH else _FIGURES
    page.fill("#dap", str(sum(names.index(word.lower()) for word in found.groups())))


@pytest.mark.parametrize(("page", "language"), [("script", ""), ("plain", ""), ("script", "en/")], indirect=["page"])
def test_from_the_poster_to_the_appointment_and_back(
    page: Page, language: str, portal: Served, request: pytest.FixtureRequest
) -> None:
    script = request.node.callspec.params["page"] == "script"
    look = axe_finds_nothing if script else None
    page.goto(f"{portal.address}{language}")
    fits(page, look)
    page.goto(f"{portal.address}{language}t/{CODE}")
    fits(page, look)
    page.locator("main a.btn").first.click()
    fits(page, look)
    page.locator("button[name=ngay]").nth(1).click()
    fits(page, look)
    page.locator("button[name=gio]").nth(2).click()
    page.wait_for_url("**/h/*")
    if not script:
        expect(page.locator("#dap")).to_be_visible()
    page.fill("#ten", PERSON[0])
    page.fill("#sdt", "0912 345 67")
    if script:
        expect(page.locator("#dap")).to_be_hidden()
        fits(page, look)
    else:
        answer(page)
    page.locator("form > .btn").click()
    expect(page.locator(".errbox a")).to_have_count(2)
    fits(page, look)
    assert page.input_value("#ten") == PERSON[0]
    page.fill("#sdt", PERSON[1])
    page.check("#dong_y")
    if not script:
        answer(page)
    page.locator("form > .btn").click()
    expect(page.locator(".code")).to_be_visible()
    fits(page, look)
    address = page.url
    assert page.locator(".hero figure svg").bounding_box()["width"] == 232  # type: ignore[index]
    page.goto(f"{address}/doi")
    fits(page, look)
    page.locator("button[name=ngay]").nth(3).click()
    page.locator("button[name=gio]").nth(1).click()
    expect(page.locator(".code")).to_be_visible()
    assert page.url == address
    page.locator("a.stop").click()
    fits(page, look)
    page.locator("button.stop").click()
    page.wait_for_url(address)
    fits(page, look)
    assert portal.services.booking.by_token(address.rpartition("/")[2]).state == "cancelled"


def test_the_code_on_the_page_leads_to_the_page(page: Page, portal: Served, tmp_path: Path) -> None:
    page.goto(f"{portal.address}dat-hen/{CODE}")
    page.locator("button[name=ngay]").nth(1).click()
    page.locator("button[name=gio]").nth(0).click()
    page.wait_for_url("**/h/*")
    page.fill("#ten", PERSON[0])
    page.fill("#sdt", PERSON[1])
    page.check("#dong_y")
    page.locator("form > .btn").click()
    expect(page.locator(".code")).to_be_visible()
    page.locator(".hero").screenshot(path=tmp_path / "code.png")
    (found,) = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))
    assert found.text.endswith(page.url.partition("/h/")[2])


def test_a_number_is_followed_live_and_the_call_is_seen_at_once(page: Page, hall: HallDay, portal: Served) -> None:
    hall.open()
    hall.take()
    token = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key()).token
    page.goto(f"{portal.address}s/{token}")
    expect(page).to_have_title(re.compile("A002, còn 1 người"))
    fits(page, axe_finds_nothing)
    page.locator("summary").click()
    fits(page, axe_finds_nothing)
    hall.call()
    expect(page).to_have_title(re.compile("A002, còn 0 người"), timeout=8000)
    assert page.locator("details").get_attribute("open") is not None
    hall.come()
    hall.finish()
    hall.call()
    expect(page).to_have_title(re.compile("Mời đến Quầy 1 – A002"), timeout=8000)
    expect(page.locator(".called")).to_be_visible()
    expect(page.locator("#said")).to_contain_text("Mời đến Quầy 1")
    fits(page, axe_finds_nothing)


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_call_to_any_counter_fits_in_either_language(
    page: Page, hall: HallDay, portal: Served, language: str
) -> None:
    # The demo office has six counters; a larger one has a number of two figures.
    hall.open()
    token = hall.services.kiosk.take_number(hall.kiosk, hall.lines["A"], key=new_key()).token
    hall.call()
    page.goto(f"{portal.address}{language}s/{token}")
    fits(page, axe_finds_nothing)
    page.evaluate("() => { document.querySelector('.to').textContent += '0'; }")
    fits(page)


@pytest.mark.parametrize("path", ["tra-cuu", "so-cua-toi", "dat-hen", "s/nope", "h/nope", "nope", "du-lieu-ca-nhan"])
def test_the_other_pages_fit_and_read_well(page: Page, portal: Served, path: str, chromium: Browser) -> None:
    for language in ("", "en/"):
        context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
        try:
            other = context.new_page()
            other.goto(f"{portal.address}{language}{path}")
            fits(other, axe_finds_nothing)
        finally:
            context.close()


def test_one_request_a_page_and_nothing_from_elsewhere(page: Page, portal: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", f"t/{CODE}", "l/ho-tich", f"dat-hen/{CODE}", "du-lieu-ca-nhan"):
        asked.clear()
        page.goto(portal.address + path)
        assert asked == [portal.address + path]


def test_what_a_phone_may_keep_is_nothing_before_a_form(page: Page, portal: Served) -> None:
    for path in ("", f"t/{CODE}", f"dat-hen/{CODE}", "so-cua-toi", "en"):
        page.goto(portal.address + path)
    assert page.context.cookies() == []
    page.goto(portal.address + "tra-cuu")
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
