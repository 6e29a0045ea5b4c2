"""Search on the static site: best first, without accents, with a slip of the finger; and a way without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone with script."""
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("khai sjnh", "Đăng ký khai sinh"),
        ("đăng ký khai sinh", "Đăng ký khai sinh"),
        ("chung thuc ban sao", "Chứng thực bản sao từ bản chính"),
        ("tam tru", "Đăng ký tạm trú"),
        ("1.001193", "Đăng ký khai sinh"),
        ("khai tu", "Đăng ký khai tử"),
        ("ket hon", "Đăng ký kết hôn"),
    ],
)
def test_the_best_comes_first(site: str, page: Page, typed: str, first: str) -> None:
    page.goto(site)
    page.get_by_role("searchbox").fill(typed)
    page.get_by_role("button", name="Tìm").click()
    rows = page.locator("#found a b")
    expect(rows.first).to_have_text(first)
    page.locator("#found a").first.click()
    expect(page.locator("h1")).to_contain_text(first)


def test_what_is_typed_is_looked_for_at_once(site: str, page: Page) -> None:
    page.goto(site + "tim/")
    page.get_by_role("searchbox").press_sequentially("khai tu")
    expect(page.locator("#found a b").first).to_have_text("Đăng ký khai tử")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#found")).to_be_hidden()


def test_nothing_found_says_what_to_do(site: str, page: Page) -> None:
    page.goto(site + "tim/?q=xyzxyzxyz")
    expect(page.get_by_role("status")).to_contain_text("Ông/bà thử từ khác")


def test_markup_in_the_catalogue_or_in_the_question_stays_text(site: str, page: Page) -> None:
    said: list[str] = []

    def opened(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", opened)
    page.goto(site + "hostile/tim/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    expect(page.locator("#found a b").first).to_contain_text("<script>alert(1)</script>")
    assert said == []


def test_the_list_is_loaded_only_when_the_search_field_is_used(site: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + "tim/")
    assert not any(url.endswith("tim.json") for url in asked)
    with page.expect_response("**/tim.json"):
        page.get_by_role("searchbox").focus()


def test_a_list_that_cannot_be_loaded_says_so(site: str, page: Page) -> None:
    page.route("**/tim.json", lambda route: route.abort())
    page.goto(site + "tim/?q=khai")
    expect(page.get_by_role("status")).to_contain_text("Chưa tải được danh mục")


def test_without_script_fields_and_letters_lead_on(site: str, chromium: Browser) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site)
    page.get_by_role("searchbox").fill("khai sinh")
    page.get_by_role("button", name="Tìm").click()
    page.locator("a", has_text="Hộ tịch").first.click()
    page.locator(".list a", has_text="Đăng ký khai sinh").first.click()
    heading = page.locator("h1").inner_text()
    context.close()
    assert "khai sinh" in heading
