"""Every refusal has a sentence that says what happened and what to do."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from onestop_desk.words import _, guide_refusals, refusals, use
from onestop_desk.words.catalogue import placeholders

ROOT = Path(__file__).resolve().parents[2]
WORLD = {"Refusal": "", "WorldError": "offline", "Busy": "busy", "Offline": "offline"}
RAISED = tuple(WORLD)
# What the SQLite driver says is turned into these by a table of numbers.
FROM_THE_DISK = {"busy", "offline", "disk_full", "read_only", "not_a_database"}


@dataclass(frozen=True)
class Raised:
    """One place that refuses: with which code, and which facts."""

    code: str
    facts: frozenset[str]
    where: str


def constants(node: ast.expr) -> Iterator[str]:
    """Finds the codes that an expression may give."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def raised_in(file: Path) -> Iterator[Raised]:
    """Finds each refusal in a file; a code kept in a variable called `code` counts with its values."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named = [
        code
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "code" for t in node.targets)
        for code in constants(node.value)
    ]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in RAISED:
            continue
        facts = frozenset(keyword.arg or "" for keyword in node.keywords)
        argument = node.args[0] if node.args else ast.Constant(WORLD[node.func.id])
        by_name = isinstance(argument, ast.Name) and argument.id == "code"
        for code in named if by_name else constants(argument):
            yield Raised(code, facts, f"{file.relative_to(ROOT)}:{node.lineno}")


@cache
def all_raised() -> tuple[Raised, ...]:
    """Finds each refusal of the program."""
    files = [file for room in ("onestop_desk", "ui", "cli", "portal") for file in sorted((ROOT / room).rglob("*.py"))]
    return tuple(found for file in files for found in raised_in(file))


def test_every_code_of_the_program_has_words() -> None:
    silent = [f"{found.code} ({found.where})" for found in all_raised() if found.code not in refusals.STAFF]
    assert silent == []


def test_no_words_are_kept_for_codes_that_nothing_raises() -> None:
    raised = {found.code for found in all_raised()} | FROM_THE_DISK
    codes = {key.split(":")[0] for key in (*refusals.STAFF, *refusals.PUBLIC)}
    assert codes - raised == set()


def test_every_sentence_can_be_said_somewhere() -> None:
    given: dict[str, list[frozenset[str]]] = {}
    for found in all_raised():
        given.setdefault(found.code, []).append(found.facts)
    never = [
        text
        for table in (refusals.STAFF, refusals.PUBLIC)
        for key, sentences in table.items()
        for text in sentences
        if placeholders(text) and not any(placeholders(text) <= facts for facts in given.get(key.split(":")[0], []))
    ]
    assert never == []


def test_a_plainer_sentence_comes_after_a_fuller_one() -> None:
    for table in (refusals.STAFF, refusals.PUBLIC):
        for sentences in table.values():
            needs = [len(placeholders(text)) for text in sentences]
            assert needs == sorted(needs, reverse=True)
            assert len(set(sentences)) == len(sentences)


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
        # A variant whose facts are missing gives way to its code.
        needing = [code for code, said in table.items() if placeholders(said[-1]) and ":" not in code]
        assert needing == []


def test_known_facts_are_said_and_missing_ones_are_not_needed() -> None:
    assert "A012" in refusals.sentence("counter_busy", {"number": "A012"})
    plain = refusals.sentence("counter_busy")
    assert plain == "Quầy đang có một lượt chưa xong. Kết thúc hoặc chuyển lượt này rồi làm tiếp."


def test_instants_are_said_as_times_and_none_is_unknown() -> None:
    assert "từ 08:00 thứ Năm 01/01/1970." in refusals.sentence("outside_hours", {"opens": 0})
    assert "08:00" in refusals.sentence("line_full", {"line": "A", "people": 3, "closes": 0})
    assert "None" not in refusals.sentence("outside_hours", {"opens": None})


def test_a_variant_is_said_where_there_is_one() -> None:
    pick = refusals.sentence("reason_needed", {"action": "pick"})
    assert pick.startswith("Gọi người không phải lượt tiếp theo")
    assert refusals.sentence("reason_needed", {"action": "dance"}) == refusals.sentence("reason_needed")
    assert "C, D" in refusals.sentence("bad_setup", {"part": "unowned", "letters": "C, D"})


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


def test_whoever_mends_the_guides_file_reads_what_is_wrong_in_words() -> None:
    told = refusals.sentence("bad_guide", {"file": "guide.json", "line": 527, "problem": "unknown_name polise"})
    assert "guide.json sai ở dòng 527 (không có tên polise)" in told
    missing = refusals.sentence("bad_guide", {"file": "guide.json", "line": 0, "problem": "missing"})
    assert missing.startswith("Không có tệp")
    assert "dòng 0" not in missing


def test_every_problem_of_the_guides_file_has_words() -> None:
    room = Path(refusals.__file__).parents[1]
    linter = (room / "domain" / "guide_faults.py").read_text(encoding="utf-8")
    reader = (room / "services" / "guide_file.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'yield f?"([a-z_0-9]+)', linter))
    codes |= set(re.findall(r'Fault\([a-z_.]+, f?"([a-z_0-9]+)', linter))
    codes |= set(re.findall(r'_Wrong\([^"]*f?"([a-z_0-9]+)(?: \{[a-z]+\})?"\)$', reader, re.MULTILINE))
    assert {code for code in codes if guide_refusals.problem(code) == code} == set()
    assert len(codes) > 25
