"""Fingers and scanners are told apart by pace; a typing tool's work is not taken for a scan."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ui.devices.burst import LEAST, MOST, PACE_MS, Burst


def typed(text: str, gap: float, burst: Burst | None = None) -> Burst:
    made = burst or Burst()
    for at, letter in enumerate(text):
        made.key(letter, at * gap)
    return made


@pytest.mark.parametrize(("gap", "scanner"), [(0, True), (8, True), (PACE_MS, True), (PACE_MS + 1, False), (80, False)])
def test_the_pace_tells(gap: float, scanner: bool) -> None:
    assert typed("482916", gap).is_scanner is scanner


def test_one_slow_stroke_does_not_make_fingers_of_a_scanner() -> None:
    burst = Burst()
    for letter, at in zip("482916", (0, 10, 20, 45, 130, 140), strict=True):
        burst.key(letter, at)
    assert burst.is_scanner


def test_short_is_no_scan() -> None:
    assert not typed("1" * (LEAST - 1), 1).is_scanner


def test_a_prefix_settles_it_at_once_and_is_not_part_of_the_code() -> None:
    burst = typed("~482916", 90, Burst("~"))
    assert (burst.is_scanner, burst.text, burst.may_be_writing(closed=False)) == (True, "482916", False)


def test_an_input_method_that_composes_and_takes_back_gives_the_whole_text() -> None:
    burst = Burst()
    for commit, pending in [("", "T"), ("", "Tr"), ("", "Trâ"), ("", "Trần"), ("Trần", ""), (" ", ""), ("", "Th")]:
        burst.compose(commit, pending, 5)
    assert burst.text == "Trần Th"
    burst.compose("Thị", "", 10)
    burst.compose("ử", "", 12, (-1, 1))
    assert burst.text == "Trần Thử"


def test_a_typing_tool_takes_letters_back() -> None:
    burst = typed("Nguyê", 3)
    for at in (15, 16):
        burst.erase(at)
    for letter in "yễn":
        burst.key(letter, 18)
    assert burst.text == "Nguyễn"


@pytest.mark.parametrize(
    ("text", "closed", "writing"),
    [("8934563138165", False, False), ("Việt Nam", False, True), ("Việt Nam", True, False), ("truongh", False, False)],
)
def test_words_without_enter_are_somebodys_writing(text: str, closed: bool, writing: bool) -> None:
    assert typed(text, 2).may_be_writing(closed=closed) is writing


def test_a_word_composed_at_once_is_somebodys_writing_even_before_enter() -> None:
    burst = Burst()
    burst.compose("truonghoc", "", 0)
    assert burst.may_be_writing(closed=True)


@given(some.lists(some.tuples(some.sampled_from("kec"), some.text(max_size=300)), max_size=40))
def test_any_strokes_keep_within_bounds(strokes: list[tuple[str, str]]) -> None:
    burst = Burst()
    for at, (kind, text) in enumerate(strokes):
        if kind == "k":
            burst.key(text, at)
        elif kind == "e":
            burst.erase(at)
        else:
            burst.compose(text, text[:3], at, (-1, 1))
        assert len(burst.text) <= 2 * MOST
        assert isinstance(burst.is_scanner, bool)


def test_a_flood_is_known_as_too_long() -> None:
    assert typed("9" * (MOST + 1), 1).too_long
