"""The guide's pages without a server: whole in a folder, light, without a field, and leading where they should."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from posixpath import normpath

import pytest

from onestop_desk.domain import guide as rules
from onestop_desk.domain.guide import Guide, Outcome
from onestop_desk.services.guide_file import read_guide
from onestop_desk.words import use
from portal.pages.guide_folder import GuideFolder
from portal.render import LIMIT, size
from portal.site import build_site
from tests.portal.catalogues import BESIDE, catalogue, starter
from tests.portal.pages import Page
from tests.resources.guide_situations import SITUATIONS, Situation


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide()


@pytest.fixture(scope="module", params=["vi", "en", "doubled"])
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def folder(guide: Guide, language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static site with the guide."""
    out = tmp_path_factory.mktemp("guided")
    with use(language):
        build_site(starter(), out, guidance=(guide, BESIDE))
    return out


@pytest.fixture(scope="module")
def pages(folder: Path) -> Mapping[str, str]:
    """The guide's pages by their path."""
    found = sorted((folder / "vneid").rglob("index.html"))
    return {str(file.parent.relative_to(folder)): file.read_text(encoding="utf-8") for file in found}


def test_every_question_and_outcome_has_a_page(pages: Mapping[str, str], guide: Guide) -> None:
    nodes = {path.split("/")[1] if "/" in path else guide.start for path in pages}
    assert nodes == {*guide.questions, *guide.outcomes}
    assert len(pages) < 200


def test_every_link_leads_to_a_page(pages: Mapping[str, str], folder: Path) -> None:
    for path, text in pages.items():
        for link in Page(text).links:
            if link and not link.startswith(("http", "tel:", "#")):
                assert (folder / normpath(f"{path}/{link}") / "index.html").exists(), f"{path}: {link}"


def test_pages_are_light_and_hold_no_field_but_boxes_to_tick(pages: Mapping[str, str]) -> None:
    for path, text in pages.items():
        assert size(text) <= LIMIT, path
        assert text.count("<input") == text.count('<input type="checkbox"'), path
        for element in ("textarea", "select", "script", "iframe", "img"):
            assert element not in Page(text).elements, path
        assert 'name="' not in text.partition("<body>")[2], path


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.who)
def test_the_pages_of_a_folder_lead_to_the_same_end(situation: Situation, guide: Guide) -> None:
    """A page knows only what its address says; it must never ask for less than the walk does."""
    made = GuideFolder(guide)
    walk = rules.begin(guide)
    for answer_id in situation.answers:
        at_page = made.walks[made.path(walk)]
        assert rules.current(at_page).id == rules.current(walk).id
        assert made.path(rules.answer(at_page, answer_id)) == made.path(rules.answer(walk, answer_id))
        walk = rules.answer(walk, answer_id)
    now = rules.current(walk)
    assert isinstance(now, Outcome)
    assert now.id == situation.outcome


def test_an_end_says_what_the_person_needs(guide: Guide, tmp_path: Path) -> None:
    build_site(starter(), tmp_path, guidance=(guide, BESIDE))
    for situation in SITUATIONS:
        outcome = guide.outcomes[situation.outcome]
        said = Page((tmp_path / "vneid" / outcome.id / "index.html").read_text(encoding="utf-8")).text
        wanted = [outcome.title.vi, outcome.where.vi, outcome.how_long.vi, outcome.next_step.vi]
        wanted += [step.text.vi for step in outcome.steps] + [paper.name.vi for paper in outcome.papers]
        wanted += [warning.vi for warning in outcome.warnings] + [source.text.vi for source in outcome.legal]
        wanted += [outcome.today.vi] if outcome.today else []
        plain = said.replace("\u00a0", " ")
        assert [text for text in wanted if text not in plain] == [], outcome.id
        assert ("Công an xã Tân Yên, cạnh trung tâm" in plain) == (outcome.place in {"police", "home"}), outcome.id


def test_the_site_leads_to_the_guide_from_home_and_from_procedures_that_need_an_account(
    folder: Path,
) -> None:
    assert "./vneid/" in Page((folder / "index.html").read_text(encoding="utf-8")).links
    joint = Page((folder / "t" / "3.000722" / "index.html").read_text(encoding="utf-8"))
    assert "../../vneid/" in joint.links


def test_without_a_guide_nothing_leads_to_one(guide: Guide, tmp_path: Path) -> None:
    build_site(starter(), tmp_path, guidance=(guide, BESIDE))
    built = build_site(starter(), tmp_path)
    assert not (tmp_path / "vneid").exists()
    assert built.removed > 50
    for page in ("index.html", "t/3.000722/index.html"):
        assert "vneid/" not in (tmp_path / page).read_text(encoding="utf-8")


def test_the_guide_is_renewed_with_the_offices_words_and_left_alone_otherwise(guide: Guide, tmp_path: Path) -> None:
    small = catalogue([])
    build_site(small, tmp_path, guidance=(guide, BESIDE))
    assert build_site(small, tmp_path, guidance=(guide, BESIDE)).written == 0
    moved = build_site(small, tmp_path, guidance=(guide, replace(BESIDE, police_place="Tầng 2")))
    assert moved.written > 10
    assert "Tầng 2" in (tmp_path / "vneid" / "level_2_police" / "index.html").read_text(encoding="utf-8")
