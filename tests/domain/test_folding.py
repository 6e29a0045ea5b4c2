"""Vietnamese without its marks: what a search compares."""

import unicodedata

import pytest

from onestop_desk.domain.folding import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("CHỨNG THỰC", "chung thuc"),
        ("Hộ tịch – Đất đai", "ho tich – dat dai"),
        ("ưƯơƠ", "uuoo"),
        ("", ""),
    ],
)
def test_marks_fall_and_the_length_stays(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert len(folded) == len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cấp bản sao, chứng thực", ["cap", "ban", "sao", "chung", "thuc"]),
        ("Mã 1.000656.", ["ma", "1.000656"]),
        (" … ", []),
        ("Căn cước/Cư trú", ["can", "cuoc", "cu", "tru"]),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert words(text) == found
