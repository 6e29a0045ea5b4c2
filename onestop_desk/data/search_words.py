"""What was typed, as words to look for: codes without their tails, letters that a Telex keyboard left behind."""

import re
from collections.abc import Sequence

from onestop_desk.domain.folding import words

_CODE = re.compile(r"(\d)[.,]?(\d{6})(?:\..*|[a-z]\d{2,3})?")
_CODE_BEGUN = re.compile(r"(\d)[.,](\d{0,6})")
_ONLY_DIGITS = re.compile(r"\d{4,7}")
_CALLED = ("thu", "tuc")
"""What every procedure is: said before a name, it tells nothing."""
_AROUND = frozenset(
    [
        "anh",
        "bi",
        "chi",
        "dau",
        "duoc",
        "em",
        "gi",
        "hoi",
        "khong",
        "lam",
        "minh",
        "muon",
        "nao",
        "thu",
        "toi",
        "tuc",
        "vay",
        "xin",
    ]
)
"""Said around what is wanted: "cho em hỏi thủ tục làm …"."""
_WITH_I = frozenset(["hi", "ki", "li", "mi", "qui", "si", "ti"])
_NEVER = str.maketrans("", "", "wfjz0123456789")
_DOUBLED = re.compile(r"d(?=d)|a(?=a)|e(?=e)|o(?=o)")
_TONE = re.compile(r"(?<=[aeiouynhcmgtp])[sxr]")


def wanted(text: str) -> list[str]:
    """The folded words of what was typed so far; a code stands as `1.001193` however it was written."""
    found = words(_one_point(text))
    if len(found) > len(_CALLED) and tuple(found[: len(_CALLED)]) == _CALLED:
        found = found[len(_CALLED) :]
    return [_code(word) for word in found]


def _one_point(text: str) -> str:
    """A code written with a comma: 1,001193."""
    return re.sub(r"(?<![\d.,])(\d),(\d{1,6})(?![\d,])", r"\1.\2", text)


def _code(word: str) -> str:
    whole = _CODE.fullmatch(word)
    return f"{whole[1]}.{whole[2]}" if whole else word


def without_politeness(words: Sequence[str]) -> list[str]:
    """The words that tell what is wanted: em hỏi làm giấy khai sinh is giấy khai sinh; all of them if none tells."""
    telling = [word for word in words if word not in _AROUND]
    if telling[:1] == ["cho"] and words[:1] == ["cho"]:
        telling = telling[1:]
    return telling or list(words)


def with_y(words: Sequence[str]) -> list[str]:
    """The words as official texts spell them: kí is ký, lí is lý."""
    return [f"{word[:-1]}y" if word in _WITH_I else word for word in words]


def is_code(word: str) -> bool:
    """Whether a word is a code, or the beginning of one that has its point."""
    return _CODE_BEGUN.fullmatch(word) is not None


def figures(word: str) -> str:
    """The figures of a code that was typed without its point or its first part; empty for anything else."""
    return word if _ONLY_DIGITS.fullmatch(word) else ""


def without_keys(word: str) -> str:
    """A word typed for a Telex or VNI keyboard that was off, as the letters it meant: ddawng is dang, kys is ky.

    s, x and r behind the first letters of a syllable are tones (r behind the t that begins a word is not).
    """
    plain = _DOUBLED.sub("", word.translate(_NEVER))
    head = 2 if plain[:2] in {"tr"} else 1
    return plain[:head] + _TONE.sub("", plain[head - 1 :])[1:] if plain else ""
