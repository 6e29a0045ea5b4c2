"""What a keyboard layout or a Vietnamese typing tool makes of a scanner's keys, and what the scanner meant."""

import unicodedata
from collections.abc import Iterator

_QUALITIES = {"a\u0306": "1", "a\u0302": "2", "e\u0302": "3", "o\u0302": "4"}
_FIGURES = {"đ": "0", "\u0300": "5", "\u0309": "6", "\u0303": "7", "\u0301": "8", "\u0323": "9"}
"""On the Vietnamese layout of Windows the keys 1 to 4 give ă â ê ô, 5 to 9 marks for the letter before, 0 gives đ."""
_TELEX_MARKS = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u0306": "w", "\u031b": "w"}


def could_be_words(text: str) -> bool:
    """Whether a text may be somebody's writing: it has a space or a letter with a mark, which codes never have."""
    return any(c.isspace() or (c.isalpha() and not c.isascii()) for c in text)


def figures(text: str) -> str:
    """A field that holds only figures, typed over the Vietnamese layout; anything else is given back as it is."""
    read = ""
    for letter in text.lower():
        base, *marks = list(unicodedata.normalize("NFD", letter))
        # The letter's own mark was typed with it; a mark of tone is a key of its own behind it.
        quality = next((mark for mark in marks if base + mark in _QUALITIES), "")
        keys = [base + quality, *(mark for mark in marks if mark != quality)]
        for key in keys:
            if key.isascii() and key.isdigit():
                read += key
            elif key in _QUALITIES or key in _FIGURES:
                read += _QUALITIES.get(key) or _FIGURES[key]
            else:
                return text
    return read


def readings(text: str) -> Iterator[str]:
    """What a scanner may have meant, the likeliest first: as it came, then with Telex taken back.

    Where a mark was typed cannot be told for certain, so a token that was damaged may still be an unknown one.
    """
    composed = unicodedata.normalize("NFC", text)
    yield composed
    undone = without_telex(composed)
    if undone != composed:
        yield undone


def without_telex(text: str) -> str:
    """The keys of Telex for each letter with a mark: â is aa, ư is w, đ is dd, á is as."""
    return "".join(_keys(c) for c in unicodedata.normalize("NFC", text))


def _keys(letter: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    if letter in "ưƯ":
        return "w" if letter == "ư" else "W"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    keys = base
    for mark in marks:
        if mark == "\u0302":
            keys += base
        else:
            key = _TELEX_MARKS.get(mark, mark)
            keys += key.upper() if base.isupper() else key
    return keys
