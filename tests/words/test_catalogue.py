"""English is complete where the public reads it, and holds nothing that nobody says."""

import ast
from collections.abc import Iterator
from pathlib import Path

from onestop_desk.words.catalogue import LOCALE, placeholders, read

ROOT = Path(__file__).resolve().parents[2]
CALLS = ("_", "plural", "marked")
PUBLIC = (
    "ui/kiosk",
    "ui/widgets/keyboard.py",
    "portal",
    *(
        f"onestop_desk/words/{name}.py"
        for name in (
            "guide_alone",
            "opening_hours",
            "phrases",
            "procedure_facts",
            "procedure_home",
            "procedure_page",
            "procedure_papers",
            "procedures",
        )
    ),
)


def sentences_of(place: Path) -> Iterator[tuple[str, str]]:
    """Finds each sentence that is given to be translated below a place, with where it stands."""
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                argument = node.args[0]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value, f"{file.relative_to(ROOT)}:{node.lineno}"


def english_keys() -> set[str]:
    """Lists the sentences that have English words."""
    keys = (message.id if isinstance(message.id, str) else message.id[0] for message in read(LOCALE / "en.po"))
    return {key for key in keys if key}


def test_everything_the_public_reads_has_english_words() -> None:
    known = english_keys()
    missing = [
        f"{where}: {text}"
        for place in PUBLIC
        if (ROOT / place).exists()
        for text, where in sentences_of(ROOT / place)
        if text not in known
    ]
    assert missing == []


def test_no_translation_is_kept_for_words_that_nobody_says() -> None:
    said = {text for room in ("onestop_desk", "ui", "cli", "portal") for text, _where in sentences_of(ROOT / room)}
    assert english_keys() - said == set()


def test_sentences_are_whole_and_use_named_places() -> None:
    unnamed = [
        f"{where}: {text}"
        for room in ("onestop_desk", "ui", "cli", "portal")
        for text, where in sentences_of(ROOT / room)
        if any(not name or name.isdigit() for name in placeholders(text))
    ]
    assert unnamed == []
