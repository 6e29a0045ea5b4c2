"""The documents do not rot: what they link to is there."""

import re
from pathlib import Path

import pytest

from tests.house.project import PROJECT, files, name, sources

LINK = re.compile(r"\]\((?P<target>[^)\s#:]+)(?:#[^)]*)?\)")

QUOTED = re.compile("“([^”]+)”")


def documents() -> list[Path]:
    """Every page a person reads."""
    return sorted(path for path in files() if path.suffix == ".md")


@pytest.mark.parametrize("page", documents(), ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", ["README.vi.md", "docs/operations.md"])
def test_what_a_page_for_the_office_quotes_is_what_the_screens_say(page: str) -> None:
    quoted = set(QUOTED.findall((PROJECT / page).read_text(encoding="utf-8")))
    said = "\n".join(source.text for source in sources() if source.is_in("onestop_desk", "ui"))
    assert quoted
    assert sorted(words for words in quoted if words not in said) == []


def test_the_pages_of_the_project_are_there() -> None:
    wanted = {"README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    wanted |= {f"docs/{page}.md" for page in ("architecture", "dependencies", "glossary", "operations", "performance")}
    assert sorted(wanted - {name(page) for page in documents()}) == []


def test_every_decision_is_in_the_list() -> None:
    folder = PROJECT / "docs/decisions"
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}
