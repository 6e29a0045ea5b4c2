"""Every refusal has a sentence that says what happened and what to do."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from onestop_desk.words import _, refusals, use
from onestop_desk.words.catalogue import placeholders

ROOT = Path(__file__).resolve().parents[2]
RAISED = ("Refusal", "WorldError", "Busy", "Offline")


def codes_raised() -> Iterator[tuple[str, str]]:
    """Finds each code that the program raises, with the file that raises it."""
    for room in ("onestop_desk", "ui", "cli", "portal"):
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                    for argument in node.args[:1]:
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                            yield argument.value, f"{file.relative_to(ROOT)}:{node.lineno}"


def test_every_code_of_the_program_has_words() -> None:
    silent = [f"{code} ({where})" for code, where in codes_raised() if code not in refusals.STAFF]
    assert silent == []


def test_each_sentence_says_what_happened_and_what_to_do() -> None:
    short = [
        code
        for table in (refusals.STAFF, refusals.PUBLIC)
        for code, sentences in table.items()
        for text in sentences
        if not text.endswith(".") or "khách hàng" in text
    ]
    assert short == []


def test_the_last_sentence_of_each_code_needs_no_fact_or_one_that_always_comes() -> None:
    for table in (refusals.STAFF, refusals.PUBLIC):
        needing = [code for code, sentences in table.items() if placeholders(sentences[-1])]
        assert needing == []


def test_known_facts_are_said_and_missing_ones_are_not_needed() -> None:
    assert "A012" in refusals.sentence("counter_busy", {"number": "A012"})
    plain = refusals.sentence("counter_busy")
    assert plain == "Quầy đang có một lượt chưa xong. Kết thúc hoặc chuyển lượt này rồi gọi tiếp."


def test_instants_are_said_as_times_and_none_is_unknown() -> None:
    assert "lúc 08:00." in refusals.sentence("outside_hours", {"opens_at": 0})
    assert "None" not in refusals.sentence("outside_hours", {"opens_at": None})


def test_the_public_is_addressed_otherwise_than_a_clerk() -> None:
    assert "ông/bà" in refusals.sentence("unknown_ticket", public=True)
    assert "ông/bà" not in refusals.sentence("unknown_ticket")


@pytest.mark.parametrize("public", [False, True])
def test_an_unknown_code_still_gets_a_sentence(public: bool) -> None:
    said = refusals.sentence("no_such_code", {"x": 1}, public=public)
    assert said.startswith("Chưa làm được việc này")


def test_the_kiosk_speaks_english_too() -> None:
    with use("en"):
        untranslated = [text for sentences in refusals.PUBLIC.values() for text in sentences if _(text) == text]
    assert untranslated == []
