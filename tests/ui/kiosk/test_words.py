"""Everything the kiosk and its slip say is said in English too."""

import ast
from pathlib import Path

import pytest

from onestop_desk.words import catalogue

ROOT = Path(__file__).parents[3]
SOURCES = sorted([*(ROOT / "ui" / "kiosk").glob("*.py"), *(ROOT / "ui" / "devices").glob("printer*.py")])
SPOKEN = {"_", "plural", "marked"}


def sentences(path: Path) -> set[str]:
    """The sentences of a file, as they are looked up."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_sentence_has_its_english(path: Path) -> None:
    catalog = catalogue.read(catalogue.LOCALE / "en.po")
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalog if message.string}
    assert sentences(path) <= known


def test_there_are_sentences_to_look_for() -> None:
    assert sum(len(sentences(path)) for path in SOURCES) > 100
