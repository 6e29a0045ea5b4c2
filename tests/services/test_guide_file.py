"""The guide's file: changed by hand it changes the guide, broken it is refused with the line that is wrong."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.guide_file import GUIDE, read_guide
from onestop_desk.services.json_lines import BadJson, read_lined

TEXT = GUIDE.read_text(encoding="utf-8")


def line_of(text: str, part: str) -> int:
    """The line on which a part stands first."""
    return text[: text.index(part)].count("\n") + 1


def written(tmp_path: Path, text: str) -> Path:
    """A guide file with this text."""
    file = tmp_path / "guide.json"
    file.write_text(text, encoding="utf-8")
    return file


BREAKS = {
    "target": ('"to": "who"', '"to": "whom"', "unknown_target whom"),
    "kind": ('"kind": "police"', '"kind": "polise"', "unknown_name polise"),
    "english": ('"short": {"vi": "Cho ai?", "en": "For whom?"}', '"short": {"vi": "Cho ai?"}', "text_missing en"),
    "empty": ('"short": {"vi": "Cho ai?", "en": "For whom?"}', '"short": {"vi": " ", "en": "a"}', "text_missing vi"),
    "shared": ('"where": "@at_police"', '"where": "@at_polise"', "unknown_name @at_polise"),
    "paper": ('"papers": ["card", "phone_sim"]', '"papers": ["cart"]', "unknown_name cart"),
    "source": ('"legal": ["nd69", "dvc_l1"]', '"legal": ["nd96"]', "unknown_name nd96"),
    "part": ('"how_long": "@days7"', '"how_lnog": "@days7"', "unknown_part how_lnog"),
    "day": ('"date": "2024-06-25"', '"date": "25/6/2024"', "bad_date"),
    "id": ('"id": "forgot_both"', '"id": "Forgot both"', "bad_id"),
    "twice": ('"id": "forgot_both"', '"id": "forgot_passcode"', "same_id forgot_passcode"),
    "warning": ('"warnings": ["@secret", "@store", "@no_call"]', '"warnings": ["@secret", "@store"]', "warnings_3"),
    "law": ('"legal": ["nd69", "dvc_l1"]', '"legal": []', "no_legal"),
    "asks": ('"asks": "age_group"', '"asks": "age_grop"', "unknown_fact age_grop"),
    "fact": ('"sets": {"goal": "level_2"}', '"sets": {"gaol": "level_2"}', "unknown_fact gaol=level_2"),
}


@pytest.mark.parametrize(("before", "after", "problem"), BREAKS.values(), ids=BREAKS)
def test_a_broken_part_is_refused_with_its_line(tmp_path: Path, before: str, after: str, problem: str) -> None:
    text = TEXT.replace(before, after, 1)
    with pytest.raises(Refusal) as refused:
        read_guide(written(tmp_path, text))
    facts = refused.value.facts
    assert (refused.value.code, facts["file"], facts["problem"]) == ("bad_guide", "guide.json", problem)
    line = facts["line"]
    assert isinstance(line, int)
    assert line == line_of(TEXT, before)


def test_a_comma_too_many_is_refused_with_its_line(tmp_path: Path) -> None:
    lines = TEXT.splitlines()
    lines[99] = lines[99].rstrip(",") + ",,"
    with pytest.raises(Refusal) as refused:
        read_guide(written(tmp_path, "\n".join(lines)))
    assert (refused.value.facts["line"], refused.value.facts["problem"]) == (100, "not_json")


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as missing:
        read_guide(tmp_path / "none.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refusal) as unreadable:
        read_guide(tmp_path / "bytes.json")
    assert (missing.value.facts["problem"], unreadable.value.facts["problem"]) == ("missing", "unreadable")


def test_a_new_law_is_a_change_of_the_file_alone(tmp_path: Path) -> None:
    """Five days instead of three, under a decree of its own: every outcome that shares the text has it."""
    text = TEXT.replace('"days3": {"vi": "Không quá 3 ngày làm việc", "en": "At most 3 working days"}',
                        '"days3": {"vi": "Không quá 5 ngày làm việc", "en": "At most 5 working days"}')  # fmt: skip
    text = text.replace('"law_as_of": "2026-11-22"', '"law_as_of": "2027-03-01"').replace(
        '"nd69": {"text": {"vi": "Nghị định số 69/2024/NĐ-CP", "en": "Decree 69/2024/NĐ-CP"}, "date": "2024-06-25"}',
        '"nd69": {"text": {"vi": "Nghị định số 1/2027/NĐ-CP", "en": "Decree 1/2027/NĐ-CP"}, "date": "2027-02-01"}',
    )
    outcome = read_guide(written(tmp_path, text)).outcomes["level_2_police"]
    assert outcome.how_long.vi == "Không quá 5 ngày làm việc"
    assert (outcome.legal[0].text.vi, outcome.legal[0].date) == ("Nghị định số 1/2027/NĐ-CP", date(2027, 2, 1))


def test_a_law_later_than_the_guide_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_guide(written(tmp_path, TEXT.replace('"date": "2024-06-25"', '"date": "2027-06-25"', 1)))
    assert refused.value.facts["problem"] == "legal_after_law_as_of"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(values, st.sampled_from([None, 1, 3]))
def test_lines_are_those_on_which_values_begin(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    lined = read_lined(text)
    assert lined.value == value
    lines = text.split("\n")
    for path, line in lined.lines.items():
        part = value
        for step in path:
            part = part[step]  # type: ignore[index]
        begins = json.dumps(part, ensure_ascii=False)[:1]
        assert begins in lines[line - 1]


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(BadJson) as wrong:
        read_lined('{\n "a": 1,\n "a": 2\n}')
    assert wrong.value.line == 3


@given(st.integers(0, len(TEXT) - 1), st.sampled_from(['"', "{", "}", "[", "]", ",", ":", "x", "\n", "7"]))
def test_a_damaged_letter_is_refused_calmly_or_does_no_harm(place: int, letter: str) -> None:
    text = TEXT[:place] + letter + TEXT[place + 1 :]
    line = 1
    try:
        read_lined(text)
    except BadJson as wrong:
        line = wrong.line
    assert 1 <= line <= text.count("\n") + 1
