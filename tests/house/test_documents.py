"""The documents do not rot: what they link to is there."""

import re
from pathlib import Path

import pytest

from tests.house.project import PROJECT, files, name

LINK = re.compile(r"\]\((?P<target>[^)\s#:]+)(?:#[^)]*)?\)")


def documents() -> list[Path]:
    """Every page a person reads."""
    return sorted(path for path in files() if path.suffix == ".md")


@pytest.mark.parametrize("page", documents(), ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_pages_of_the_project_are_there() -> None:
    wanted = {"README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    wanted |= {f"docs/{page}.md" for page in ("architecture", "dependencies", "glossary", "operations", "performance")}
    assert sorted(wanted - {name(page) for page in documents()}) == []


def test_every_decision_is_in_the_list() -> None:
    folder = PROJECT / "docs/decisions"
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}
