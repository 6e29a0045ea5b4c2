"""Long texts are broken where a reader would, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.words.long_texts import HEADLINE, headline, pieces, shortened, tidy

TEXTS = st.text(st.sampled_from("ab ắ.,;:\n()+-"), max_size=600)


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


@given(TEXTS)
def test_a_headline_and_its_rest_are_the_whole(text: str) -> None:
    first, rest = headline(text)
    assert bare(first + rest) == bare(text)
    assert len(first) <= HEADLINE + 1


@given(TEXTS, st.integers(20, 80))
def test_pieces_are_the_whole_and_fit(text: str, most: int) -> None:
    found = pieces(text, most)
    assert bare("".join(found)) == bare(text)
    assert all(0 < len(piece) <= most for piece in found)


@given(TEXTS, st.integers(10, 80))
def test_what_is_shortened_fits_and_says_so(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short.endswith("…") or short == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Giấy chứng sinh", "Giấy chứng sinh"),
        ("Tờ khai theo mẫu. " + "Ghi đủ các mục. " * 10, "Tờ khai theo mẫu."),
        ("Đơn đề nghị cấp phép " + "dài " * 60, "Đơn đề nghị cấp phép"),
        ("Hộ chiếu\ncòn hạn", "Hộ chiếu"),
    ],
)
def test_a_headline_ends_where_a_reader_pauses(text: str, first: str) -> None:
    assert headline(text)[0].startswith(first)


def test_tidy_keeps_lines() -> None:
    assert tidy("  a  b \n\n\u00a0c ") == "a b\nc"
