"""The guide in a real Chromium of 360 × 740 without script: eighty people tap their way to their own steps."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page

from onestop_desk.domain.guide import Guide
from onestop_desk.services.guide_file import read_guide
from tests.browser.test_citizen import PHONE, WIDE, axe_finds_nothing, fits
from tests.portal.server.served import Served, served
from tests.premises import opened, sqlite_place
from tests.resources.guide_situations import SITUATIONS, Situation

QUESTION = "vneid/no_account/self/18_59"
END = "vneid/no_account/self/18_59/valid/own/level_2"
ANSWERS = "main .list > li > a"


@pytest.fixture(scope="module")
def portal(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One portal for all tests: they only read."""
    folder = tmp_path_factory.mktemp("guided")
    with sqlite_place(sqlite_template, folder) as place, opened(place) as services, served(services) as running:
        yield running


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide()


@pytest.fixture(scope="module")
def plain(chromium: Browser) -> Iterator[Page]:
    """A phone without script that walks for everybody, one after the other."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A phone with script, so that it can be measured."""
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.who)
def test_every_situation_is_tapped_to_its_end(situation: Situation, plain: Page, portal: Served, guide: Guide) -> None:
    plain.goto(f"{portal.address}vneid")
    node = guide.start
    for answer_id in situation.answers:
        question = guide.questions[node]
        assert plain.locator("h1").inner_text() == question.text.vi
        place = [option.id for option in question.answers].index(answer_id)
        plain.locator(ANSWERS).nth(place).click()
        node = question.answers[place].to
    outcome = guide.outcomes[situation.outcome]
    assert plain.locator("h1").inner_text() == outcome.title.vi
    main = plain.locator("main").inner_text().replace("\u00a0", " ")
    assert [step.text.vi for step in outcome.steps if step.text.vi not in main] == []
    assert (plain.get_by_text("Việc hôm nay không chờ được?").count() == 1) == situation.today
    assert plain.locator("input:not([type=checkbox]), textarea, select").count() == 0


def test_back_and_change_lead_to_earlier_questions(plain: Page, portal: Served) -> None:
    plain.goto(portal.address + END)
    plain.locator(".up").click()
    assert plain.url.endswith("/valid/own")
    plain.locator(".ans a").nth(1).click()
    assert plain.url.endswith("/vneid/no_account")
    plain.locator(".up").click()
    assert plain.url.endswith("/vneid")


def test_steps_and_papers_are_ticked_and_stay_on_the_phone(plain: Page, portal: Served) -> None:
    plain.goto(portal.address + END)
    for place in range(3):
        plain.locator("form.p label").nth(place).click()
    assert plain.locator("input:checked").count() == 3
    plain.reload()
    assert plain.locator("input:checked").count() == 0


def test_the_tap_at_the_end_says_thank_you(plain: Page, portal: Served) -> None:
    plain.goto(portal.address + END)
    plain.locator("form[method=post] button").click()
    assert plain.locator("[role=status]").inner_text().startswith("Cảm ơn ông/bà")
    assert plain.locator("form[method=post]").count() == 0


@pytest.mark.parametrize("path", ["vneid", QUESTION, END, f"{END}?xong=1", "en/vneid", f"en/{END}"])
def test_a_phone_shows_it_whole_and_axe_finds_nothing(phone: Page, portal: Served, path: str) -> None:
    phone.goto(portal.address + path)
    fits(phone, axe_finds_nothing)
    heights = phone.evaluate(
        "() => [...document.querySelectorAll('main .list a, .btn, .p label')]"
        ".map(e => e.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 64


def test_no_question_or_end_is_wider_than_a_phone(phone: Page, portal: Served, guide: Guide) -> None:
    """One walk to every outcome; larger text too."""
    for situation in {s.outcome: s for s in SITUATIONS}.values():
        phone.goto(f"{portal.address}vneid/{'/'.join(situation.answers)}")
        assert phone.evaluate(WIDE) == 0, phone.url


def test_axe_finds_nothing_in_high_contrast(chromium: Browser, portal: Served) -> None:
    context = chromium.new_context(viewport=PHONE, contrast="more")  # type: ignore[arg-type]
    try:
        page = context.new_page()
        for path in (QUESTION, END):
            page.goto(portal.address + path)
            axe_finds_nothing(page)
    finally:
        context.close()


def test_printed_it_is_the_hand_out(chromium: Browser, portal: Served, guide: Guide) -> None:
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(portal.address + END)
        sheets = pypdfium2.PdfDocument(BytesIO(page.pdf(format="A5", print_background=True)))
        said = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())
        sheets.close()
    finally:
        context.close()
    outcome = guide.outcomes["level_2_police"]
    for text in (outcome.title.vi, *(step.text.vi for step in outcome.steps), "V02"):
        assert text in said
    for text in ("Ông/bà đã trả lời", "Tôi đã làm xong", "Đặt lịch hẹn"):
        assert text not in said
