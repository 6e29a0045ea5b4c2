"""What a phone shows of the pages: nothing wider than the screen, nothing that a screen reader stumbles over."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page

PHONE = {"width": 360, "height": 740}
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = (
    "",
    "l/ho-tich/",
    "t/1.001193/",
    "t/1.001776/",
    "linh-vuc/",
    "thu-tuc/",
    "thu-tuc/d/",
    "tim/",
    "du-lieu-ca-nhan/",
    "404.html",
)
LONG = ("t/1.013229/", "t/1.013229/truong-hop/", "t/1.013225/", "t/1.011441/", "t/1.011441/truong-hop/2/")
HOSTILE = ("hostile/", "hostile/t/1.666666/", "hostile/t/1.666666/giay-to/", "hostile/t/1.666666/truong-hop/2/")


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone without script."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def with_script(chromium: Browser) -> Iterator[Page]:
    """A phone with script; a fault of a script on the page is a fault of the test."""
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate(WIDE))


@pytest.mark.parametrize("path", [*PAGES, *HOSTILE, *(f"doubled/{page}" for page in PAGES[:-1])])
def test_nothing_is_wider_than_a_phone(site: str, path: str, with_script: Page) -> None:
    with_script.goto(site + path)
    assert overflow(with_script) == 0


@pytest.mark.parametrize("path", LONG)
def test_the_longest_procedures_are_no_wider_either(long_site: str, path: str, with_script: Page) -> None:
    with_script.goto(long_site + path)
    assert overflow(with_script) == 0


@pytest.mark.parametrize("path", [*PAGES[:4], *HOSTILE])
def test_text_twice_as_large_wraps(site: str, path: str, with_script: Page) -> None:
    with_script.goto(site + path)
    before = with_script.evaluate("() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    with_script.evaluate("() => document.documentElement.style.setProperty('font-size', '212.5%')")
    after = with_script.evaluate("() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    assert after == pytest.approx(2 * before)
    assert overflow(with_script) == 0


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(site: str, path: str, with_script: Page) -> None:
    with_script.goto(site + path)
    assert violations(with_script) == []


@pytest.mark.parametrize("path", LONG)
def test_axe_finds_nothing_in_the_longest_procedures(long_site: str, path: str, with_script: Page) -> None:
    with_script.goto(long_site + path)
    assert violations(with_script) == []


@pytest.mark.parametrize("path", PAGES[:4])
def test_axe_finds_nothing_in_high_contrast(site: str, path: str, chromium: Browser) -> None:
    context = chromium.new_context(viewport=PHONE, contrast="more")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site + path)
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    found = violations(page)
    context.close()
    assert ground == "rgb(255, 255, 255)"
    assert found == []


def violations(page: Page) -> list[str]:
    """What axe-core objects to, with where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node.get('failureSummary', '')}"
        for fault in found
        for node in fault["nodes"]
    ]


def test_a_page_is_one_request(site: str, chromium: Browser) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES[:5]:
        asked.clear()
        page.goto(site + path)
        assert [url for url in asked if not url.endswith("favicon.ico") and not url.startswith("data:")] == [
            site + path
        ]
    context.close()


def test_papers_are_ticked_and_counted_without_script(site: str, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(site + "t/1.001193/")
    assert tally(page) == "0"
    for place in (0, 2):
        page.locator("form.p label").nth(place).click()
    assert page.locator("input:checked").count() == 2
    assert tally(page) == "2"


def tally(page: Page) -> str:
    """The number that the style counts, as a screen reader is told it."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    said = [str(node["name"]["value"]) for node in tree["nodes"] if node.get("name", {}).get("value")]
    return said[next(place for place, text in enumerate(said) if text.startswith("/")) - 1]


def test_targets_are_as_high_as_a_thumb(site: str, with_script: Page) -> None:
    with_script.goto(site + "t/1.001193/")
    heights = with_script.evaluate(
        "() => [...document.querySelectorAll('.list a, .btn, .p label')].map(e => e.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 64


def test_special_cases_open_without_script(site: str, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(site + "t/1.001193/")
    case = page.locator("details").first
    assert not case.locator("div").first.is_visible()
    case.locator("summary").click()
    assert case.locator("div").first.is_visible()


def test_the_keyboard_gets_past_the_header(site: str, with_script: Page) -> None:
    with_script.goto(site + "t/1.001193/")
    with_script.keyboard.press("Tab")
    assert with_script.evaluate("() => document.activeElement.className") == "skip"
    assert with_script.evaluate("() => document.activeElement.getBoundingClientRect().left") >= 0


def test_printing_opens_everything_on_white(site: str, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site + "t/1.001193/")
    sheets = pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4", print_background=True)))
    said = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())
    pixels = sheets[0].render(scale=0.5).to_pil().convert("RGB")
    sheets.close()
    context.close()
    assert "Nghị định số" in said  # inside a closed `details`
    assert "Khi nhờ người đi thay" in said or "ủy quyền" in said
    assert "Đến nội dung chính" not in said
    assert pixels.getpixel((2, 2)) == (255, 255, 255)
    coloured = sum(1 for r, g, b in pixels.get_flattened_data() if max(r, g, b) - min(r, g, b) > 90)
    assert coloured < pixels.width * pixels.height / 200
