"""Vietnamese text without its marks, for searching: one letter in, one letter out, đ becomes d."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    if char in "đĐ":
        return "d"
    plain = unicodedata.normalize("NFD", char)[0].lower()
    return plain if len(plain) == 1 else char


def fold(text: str) -> str:
    """Lower case without marks; as long as the text in NFC, so that places in one are places in the other."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def words(text: str) -> list[str]:
    """The folded words of a text; a code such as 1.000656 stays one word."""
    cleaned = "".join(c if c.isalnum() or c == "." else " " for c in fold(text))
    return [w.strip(".") for w in cleaned.split() if w.strip(".")]
