"""Numbers and letters are read as Vietnamese reads them; a listener who knows only the rules hears the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.spoken import (
    LETTERS,
    Region,
    Style,
    read_counter_english,
    read_number,
    read_ticket,
    read_ticket_english,
)
from tests.resources.records import shared

FIGURES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip


def heard(words: str) -> int:
    """A listener: tens, hundreds and thousands are multiplied by what was said before them."""
    total, part, unit = 0, 0, 0
    for word in words.split():
        if word in FIGURES:
            unit = FIGURES[word]
        elif word == "mười":
            part += 10
        elif word == "mươi":
            part, unit = part + 10 * unit, 0
        elif word == "trăm":
            part, unit = part + 100 * unit, 0
        elif word in {"nghìn", "ngàn"}:
            total, part, unit = (part + unit) * 1000, 0, 0
        else:
            assert word in {"linh", "lẻ"}, word
    return total + part + unit


def reading() -> dict[str, object]:
    found: dict[str, object] = shared("announcements.json")["reading"]
    return found


def test_every_example_of_the_study_is_read_as_it_says() -> None:
    examples = reading()["examples"]
    assert isinstance(examples, dict)
    assert len(examples) >= 24
    assert {n: read_number(int(n)) for n in examples} == examples


def test_every_letter_of_the_study_is_read_as_it_says_and_none_is_missing() -> None:
    letters = reading()["letters"]
    assert isinstance(letters, dict)
    assert {letter: LETTERS[letter] for letter in letters} == letters
    assert set(LETTERS) == set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert len(set(LETTERS.values())) == 26


@pytest.mark.parametrize(
    ("number", "north", "south"),
    [
        (0, "không", "không"),
        (4, "bốn", "bốn"),
        (24, "hai mươi tư", "hai mươi bốn"),
        (104, "một trăm linh tư", "một trăm lẻ bốn"),
        (105, "một trăm linh năm", "một trăm lẻ năm"),
        (114, "một trăm mười bốn", "một trăm mười bốn"),
        (1000, "một nghìn", "một ngàn"),
        (1015, "một nghìn không trăm mười lăm", "một ngàn không trăm mười lăm"),
        (2121, "hai nghìn một trăm hai mươi mốt", "hai ngàn một trăm hai mươi mốt"),
        (15_000, "mười lăm nghìn", "mười lăm ngàn"),
    ],
)
def test_north_and_south(number: int, north: str, south: str) -> None:
    assert (read_number(number, Region.NORTH), read_number(number, Region.SOUTH)) == (north, south)


@given(st.integers(0, 999_999), st.sampled_from(Region))
def test_whoever_hears_it_knows_the_number(number: int, region: Region) -> None:
    assert heard(read_number(number, region)) == number


@given(st.integers(0, 999_999), st.sampled_from(Region))
def test_figure_by_figure_it_is_the_same_number(number: int, region: Region) -> None:
    words = read_number(number, region, Style.DIGITS).split()
    assert "".join(str(FIGURES[word]) for word in words) == str(number)
    assert not {"mốt", "tư", "lăm"} & set(words)


def test_all_ten_thousand_sound_different() -> None:
    for region in Region:
        assert len({read_number(n, region) for n in range(10_000)}) == 10_000


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_what_no_office_reaches_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        read_number(number)


def test_a_ticket() -> None:
    assert read_ticket("A012") == "a mười hai"
    assert read_ticket("A012", style=Style.DIGITS) == "a không một hai"
    assert read_ticket("K1000", Region.SOUTH) == "ca một ngàn"
    assert read_ticket_english("B105") == "B one zero five"
    assert [read_counter_english(n) for n in (3, 12, 13)] == ["three", "twelve", "one three"]


@pytest.mark.parametrize("text", ["012", "AA1", "A000", "Nguyễn"])
def test_what_is_no_number_is_refused(text: str) -> None:
    for read in (read_ticket, read_ticket_english):
        with pytest.raises(ValueError, match=text):
            read(text)
