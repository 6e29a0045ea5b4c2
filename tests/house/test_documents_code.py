"""Pages that list what the code holds say the same as the code: words, settings, refusals, rooms."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest

from onestop_desk.data.tables import metadata
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.overtakes import Why
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.domain.tickets import Act, Source, State
from onestop_desk.domain.turns import Role
from onestop_desk.services import Services
from onestop_desk.services.rights import Right
from onestop_desk.words import refusals
from tests.house.project import PROJECT, sources

CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:[\w-]+/)+[\w.-]*")
HEADINGS = {"## Question", "## Decision", "## Why", "## Price"}
DECISIONS = sorted((PROJECT / "docs/decisions").glob("[0-9]*.md"))


def page(name: str) -> str:
    """A page of docs/."""
    return (PROJECT / "docs" / name).read_text(encoding="utf-8")


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of a table whose first cell is one code."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("| `") and CODE.fullmatch(cells[0]):
            yield [cells[0].strip("`"), *cells[1:]]


def missing_in_the_glossary(words: Iterable[str]) -> list[str]:
    """Words that the glossary does not set as code."""
    return sorted(set(words) - set(CODE.findall(page("glossary.md"))))


@pytest.mark.parametrize("values", [State, Act, Outcome, Source, Role, Why, Right])
def test_the_glossary_has_every_value_that_is_stored(values: type[StrEnum]) -> None:
    assert missing_in_the_glossary(value.value for value in values) == []


def test_the_glossary_has_every_table() -> None:
    assert missing_in_the_glossary(metadata.tables) == []


def verbs() -> Iterator[str]:
    """Every public verb of every service."""
    for item in fields(Services):
        if item.name != "context" and isinstance(item.type, type):
            yield from (name for name in dir(item.type) if not name.startswith("_"))


def test_the_glossary_has_every_verb_of_the_services() -> None:
    assert {"call_next", "take_number", "snapshot", "close_day"} <= set(verbs())
    assert missing_in_the_glossary(verbs()) == []


def journalled() -> Iterator[str]:
    """Every word that some service writes into the journal's column `what`."""
    for source in sources():
        if not source.is_in("onestop_desk/services"):
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                place = {"note": 0, "_note": 1, "append": 3}.get(node.func.attr)
                if place is None or len(node.args) <= place:
                    continue
                said = node.args[place]
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield said.value


def test_the_glossary_has_every_word_of_the_journal() -> None:
    assert {"kept", "outcome", "signed_in", "office_created"} <= set(journalled())
    assert missing_in_the_glossary(journalled()) == []


def test_the_page_of_settings_is_what_the_code_says() -> None:
    defaults, wanted = OfficeSettings().as_dict(), []
    for item in fields(OfficeSettings):
        meaning = item.metadata["help"]
        wanted.append([item.name, str(int(defaults[item.name])), meaning[:1].upper() + meaning[1:]])
    rules = page("settings.md").split("## ")[0]
    assert [row[:3] for row in rows(rules)] == wanted


def test_the_page_of_refusals_quotes_what_a_clerk_reads() -> None:
    staff, _public = page("errors.md").split("## In the hall")
    quoted = {row[0]: row[1] for row in rows(staff)}
    assert quoted == {code: sentences[0] for code, sentences in refusals.STAFF.items()}
    assert [row[0] for row in rows(staff) if len(row) != 3 or not row[2].strip("|")] == []


def test_the_page_of_refusals_quotes_what_the_public_reads() -> None:
    _staff, public = page("errors.md").split("## In the hall")
    quoted = {row[0]: row[1] for row in rows(public)}
    assert quoted == {code: sentences[0] for code, sentences in refusals.PUBLIC.items()}


@pytest.mark.parametrize("name", ["architecture.md", "glossary.md", "settings.md", "errors.md"])
def test_files_that_a_page_names_are_there(name: str) -> None:
    named = [code for code in CODE.findall(page(name)) if PATH.fullmatch(code)]
    rooms = (PROJECT, PROJECT / "onestop_desk")
    assert [path for path in named if not any((room / path).exists() for room in rooms)] == []


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_what_why_and_for_what_price(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {line for line in lines if line.startswith("## ")} == HEADINGS
    assert re.fullmatch(r"State: (in force|replaced by \d{4}) · Date: \d{4}-\d\d-\d\d", lines[2])


def test_the_list_of_decisions_gives_their_titles() -> None:
    listed = dict(re.findall(r"\]\((\S+\.md)\) \| (.+?) \|", page("decisions/README.md")))
    titles = {path.name: path.read_text(encoding="utf-8").splitlines()[0].split(". ", 1)[1] for path in DECISIONS}
    assert listed == titles
