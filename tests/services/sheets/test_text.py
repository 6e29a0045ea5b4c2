"""Texts of cells: clean, and back exactly when they were sealed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.services.sheets.text import (
    clean,
    guarded,
    has_more,
    joined,
    looks_like_formula,
    number_text,
    opened,
    pieces,
    plain,
    sealed,
    unguarded,
)

ANY = st.text(max_size=30)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Ho\u0323 tịch", "Họ tịch"),
        ("\ufeffA\u200bB\u00ad", "AB"),
        ("a\u00a0\u2003 b\tc", "a b c"),
        ("a \r\n\r\n  b\rc", "a\nb\nc"),
        ("a\u2028b\x0bc", "a\nb\nc"),
        ("  x  ", "x"),
    ],
)
def test_a_text_is_made_clean(written: str, wanted: str) -> None:
    assert clean(written) == wanted


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_a_sealed_text_is_clean_and_opens_to_what_it_was(text: str) -> None:
    assert clean(sealed(text)) == sealed(text)
    assert opened(clean(sealed(text))) == text
    assert sealed(text, is_item=True)


@given(st.text(max_size=400), st.integers(60, 100))
def test_pieces_survive_cleaning_and_join_again(text: str, most: int) -> None:
    made = pieces(sealed(text), most)
    assert [has_more(piece) for piece in made] == [True] * (len(made) - 1) + [False]
    assert opened(joined([clean(piece) for piece in made])) == text


@given(ANY)
def test_a_guard_comes_off_again_and_leaves_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r") or not looks_like_formula(text)


def test_numbers_and_days_as_a_person_writes_them() -> None:
    assert (number_text(3.0), number_text(1.0011929999999999), number_text(float("nan"))) == ("3", "1.001193", "")
    assert plain("_x0041_", has_escapes=True) == "A"
    assert plain("_x0041_") == "_x0041_"
